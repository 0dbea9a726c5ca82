//! The second factor: time-based codes (RFC 6238), their secret at rest, recovery codes.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
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

fn sealing_key(links: &Links) -> Result<LessSafeKey, ApiError> {
    let key = links.seal("account.totp-secret-key", b"1");
    UnboundKey::new(&AES_256_GCM, &key)
        .map(LessSafeKey::new)
        .map_err(ApiError::internal)
}

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
    let nonce: [u8; NONCE_LEN] = random.bytes();
    let mut sealed = secret.to_vec();
    sealing_key(links)?
        .seal_in_place_append_tag(
            Nonce::assume_unique_for_key(nonce),
            Aad::from(account.uuid().as_bytes()),
            &mut sealed,
        )
        .map_err(ApiError::internal)?;
    Ok([nonce.as_slice(), &sealed].concat())
}

/// Decrypts a row's secret.
///
/// # Errors
/// When it was not sealed by this installation for this account.
pub fn open(links: &Links, account: AccountId, sealed: &[u8]) -> Result<Vec<u8>, ApiError> {
    let damaged = || ApiError::internal("a stored second factor does not open with this secret");
    let (nonce, rest) = sealed
        .split_first_chunk::<NONCE_LEN>()
        .ok_or_else(damaged)?;
    let mut bytes = rest.to_vec();
    let open = sealing_key(links)?
        .open_in_place(
            Nonce::assume_unique_for_key(*nonce),
            Aad::from(account.uuid().as_bytes()),
            &mut bytes,
        )
        .map_err(|_| damaged())?;
    Ok(open.to_vec())
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
