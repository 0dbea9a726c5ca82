//! The second factor: time-based codes (RFC 6238), their secret at rest, recovery codes.

use sha2::{Digest, Sha256};
use shared::account::api::RecoveryCode;
use shared::account::types::AccountId;
use shared::field::Email;
use shared::query::encode;
use shared::time::Timestamp;
use totp_rs::{Builder, Secret, Totp};

use crate::platform::http_error::ApiError;
use crate::platform::link::Links;
use crate::platform::random::Random;
use crate::platform::sealed::Sealer;

/// The name that authenticator apps show.
const ISSUER: &str = "Musubi";

/// How many recovery codes are made at once.
const RECOVERY_CODES: usize = 10;

/// Letters of recovery codes: none that is mistaken for another when written by hand.
const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz234567890";

/// A fresh secret of 160 bits (RFC 4226 §4).
pub fn new_secret(random: &Random) -> [u8; 20] {
    random.bytes()
}

/// The secret as typed, and as the address behind the QR code.
pub fn describe(secret: [u8; 20], email: &Email) -> (String, String) {
    let base32 = Secret::new_stack(secret).to_base32();
    let label = encode(&format!("{ISSUER}:{email}"));
    let uri = format!(
        "otpauth://totp/{label}?secret={base32}&issuer={ISSUER}&algorithm=SHA1&digits=6&period=30"
    );
    (base32, uri)
}

fn totp(secret: &[u8]) -> Result<Totp, ApiError> {
    Builder::new()
        .with_secret(Secret::new(secret.into()))
        .build()
        .map_err(|_| ApiError::internal("a stored second factor is damaged"))
}

/// The time step for which `code` is right, one step of 30 s before and after now included.
///
/// # Errors
/// When the secret is damaged.
pub fn check(secret: &[u8], code: &str, now: Timestamp) -> Result<Option<i64>, ApiError> {
    if code.len() != 6 || !code.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(None);
    }
    let seconds = u64::try_from(now.micros().div_euclid(1_000_000)).unwrap_or(0);
    let step = totp(secret)?.check(code, seconds);
    Ok(step.and_then(|step| i64::try_from(step).ok()))
}

/// What the sealing key is derived for.
const SEALED_FOR: &str = "account.totp-secret-key";

/// Encrypts a secret for its row: a copy of the database alone makes no codes.
///
/// # Errors
/// When the cipher fails.
pub fn seal(
    links: &Links,
    random: &Random,
    account: AccountId,
    secret: &[u8],
) -> Result<Vec<u8>, ApiError> {
    Sealer::new(links, SEALED_FOR)?.seal(random, account.uuid().as_bytes(), secret)
}

/// Decrypts a row's secret.
///
/// # Errors
/// When it was not sealed by this installation for this account.
pub fn open(links: &Links, account: AccountId, sealed: &[u8]) -> Result<Vec<u8>, ApiError> {
    Sealer::new(links, SEALED_FOR)?
        .open(account.uuid().as_bytes(), sealed)
        .ok_or_else(|| ApiError::internal("a stored second factor does not open with this secret"))
}

/// Ten fresh recovery codes of 80 random bits each.
///
/// # Errors
/// Never in practice: the codes fit their type.
pub fn recovery_codes(random: &Random) -> Result<Vec<RecoveryCode>, ApiError> {
    (0..RECOVERY_CODES)
        .map(|_| {
            let bytes: [u8; 16] = random.bytes();
            let mut text = String::with_capacity(19);
            for (at, byte) in bytes.iter().enumerate() {
                if at > 0 && at % 4 == 0 {
                    text.push('-');
                }
                let letter = LETTERS.get(usize::from(byte % 32)).copied();
                text.push(char::from(letter.unwrap_or(b'0')));
            }
            text.parse().map_err(ApiError::from)
        })
        .collect()
}

/// What is kept of a recovery code; dashes, spaces and case do not matter.
pub fn recovery_hash(code: &str) -> Vec<u8> {
    let plain: String = code
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    Sha256::digest(plain.as_bytes()).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn codes_are_those_of_rfc_6238() {
        // RFC 6238 appendix B, SHA-1, the last six of its eight digits.
        let secret = b"12345678901234567890";
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (2_000_000_000, "279037"),
        ] {
            let now = Timestamp::from_micros(seconds * 1_000_000).unwrap();
            assert_eq!(check(secret, code, now).unwrap(), Some(seconds / 30));
            let later = now.plus(chrono::Duration::seconds(61));
            assert_eq!(check(secret, code, later).unwrap(), None);
        }
        let now = Timestamp::from_micros(59_000_000).unwrap();
        for bad in ["28708", "2870820", "28708a", "", "２８７０８２"] {
            assert_eq!(check(secret, bad, now).unwrap(), None, "{bad}");
        }
    }

    #[test]
    fn a_sealed_secret_opens_for_its_account_and_installation_only() {
        let (links, random) = (Links::new([7; 32]), Random::seeded(1));
        let [mine, others] = [1, 2].map(|n| AccountId::from_uuid(Uuid::from_u128(n)));
        let sealed = seal(&links, &random, mine, b"secret").unwrap();
        assert_eq!(open(&links, mine, &sealed).unwrap(), b"secret");
        assert!(open(&links, others, &sealed).is_err());
        assert!(open(&Links::new([8; 32]), mine, &sealed).is_err());
        assert!(open(&links, mine, b"short").is_err());
    }

    #[test]
    fn recovery_codes_may_be_typed_without_dashes() {
        let codes = recovery_codes(&Random::seeded(1)).unwrap();
        assert_eq!(codes.len(), 10);
        let code = codes[0].as_str();
        assert_eq!(
            recovery_hash(code),
            recovery_hash(&code.replace('-', " ").to_uppercase())
        );
    }
}
