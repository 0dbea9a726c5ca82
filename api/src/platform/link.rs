//! Links that prove something without a row in the database: signed, expiring, bound to one
//! purpose and to the state of what they are about, so that using them once makes them void.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use shared::problem::Code;
use shared::time::Timestamp;
use uuid::Uuid;

const SUBJECT: usize = 16;
const EXPIRES: usize = 8;
const TAG: usize = 24;

/// Makes and checks links with the installation's secret.
#[derive(Clone)]
pub struct Links {
    key: [u8; 32],
}

impl std::fmt::Debug for Links {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Links(secret)")
    }
}

impl Links {
    /// Signs with `key`.
    pub const fn new(key: [u8; 32]) -> Self {
        Self { key }
    }

    /// A token for one `purpose` (such as `account.verify`) and `subject`. `state` is what must
    /// still hold when it is used (such as a password counter); it is not in the token.
    pub fn sign(&self, purpose: &str, subject: Uuid, state: &[u8], expires: Timestamp) -> String {
        let mut token = Vec::with_capacity(SUBJECT + EXPIRES + TAG);
        token.extend_from_slice(subject.as_bytes());
        token.extend_from_slice(&expires.micros().to_be_bytes());
        let tag = self.mac(purpose, &token, state).finalize().into_bytes();
        token.extend(tag.iter().take(TAG));
        URL_SAFE_NO_PAD.encode(token)
    }

    /// Whom a token claims to be about, so that the state can be loaded; proves nothing.
    ///
    /// # Errors
    /// `link_invalid` when it is no token at all.
    pub fn claimed(&self, token: &str) -> Result<Uuid, Code> {
        let bytes = decode(token)?;
        let subject = bytes.get(..SUBJECT).ok_or(Code::LinkInvalid)?;
        Uuid::from_slice(subject).map_err(|_| Code::LinkInvalid)
    }

    /// The subject of a token that is genuine, for this purpose and state, and still good.
    ///
    /// # Errors
    /// `link_invalid` otherwise; it does not say why.
    pub fn verify(
        &self,
        purpose: &str,
        token: &str,
        state: &[u8],
        now: Timestamp,
    ) -> Result<Uuid, Code> {
        let bytes = decode(token)?;
        let (payload, tag) = bytes
            .split_at_checked(SUBJECT + EXPIRES)
            .ok_or(Code::LinkInvalid)?;
        self.mac(purpose, payload, state)
            .verify_truncated_left(tag)
            .map_err(|_| Code::LinkInvalid)?;
        let (subject, expires) = payload.split_at_checked(SUBJECT).ok_or(Code::LinkInvalid)?;
        let expires = expires
            .try_into()
            .map(i64::from_be_bytes)
            .map_err(|_| Code::LinkInvalid)?;
        if expires <= now.micros() {
            return Err(Code::LinkInvalid);
        }
        Uuid::from_slice(subject).map_err(|_| Code::LinkInvalid)
    }

    /// An HMAC of anything under its own purpose, for cursors and one-way lookup keys.
    pub fn seal(&self, purpose: &str, bytes: &[u8]) -> [u8; 32] {
        self.mac(purpose, bytes, &[]).finalize().into_bytes().into()
    }

    fn mac(&self, purpose: &str, payload: &[u8], state: &[u8]) -> Hmac<Sha256> {
        // HMAC pads a short key with zeros to the hash's block (RFC 2104 §2): done here, so that
        // no fallible constructor is needed.
        let mut block = [0; 64];
        block
            .iter_mut()
            .zip(self.key)
            .for_each(|(to, from)| *to = from);
        let mut mac = <Hmac<Sha256> as hmac::digest::KeyInit>::new(&block.into());
        // Lengths before parts: no two different inputs are the same bytes.
        for part in [purpose.as_bytes(), payload, state] {
            mac.update(&part.len().to_be_bytes());
            mac.update(part);
        }
        mac
    }
}

fn decode(token: &str) -> Result<Vec<u8>, Code> {
    if token.len() > 128 {
        return Err(Code::LinkInvalid);
    }
    let bytes = URL_SAFE_NO_PAD
        .decode(token)
        .map_err(|_| Code::LinkInvalid)?;
    if bytes.len() == SUBJECT + EXPIRES + TAG {
        Ok(bytes)
    } else {
        Err(Code::LinkInvalid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_good_for_its_purpose_state_and_time_only() {
        let links = Links::new([7; 32]);
        let now: Timestamp = "2026-11-22T00:00:00Z".parse().unwrap();
        let later: Timestamp = "2026-11-23T00:00:00Z".parse().unwrap();
        let subject = Uuid::from_u128(42);
        let token = links.sign("a", subject, b"1", later);
        assert_eq!(links.verify("a", &token, b"1", now), Ok(subject));
        assert_eq!(links.claimed(&token), Ok(subject));
        assert_eq!(links.verify("b", &token, b"1", now), Err(Code::LinkInvalid));
        assert_eq!(links.verify("a", &token, b"2", now), Err(Code::LinkInvalid));
        assert_eq!(
            links.verify("a", &token, b"1", later),
            Err(Code::LinkInvalid)
        );
        assert_eq!(
            Links::new([8; 32]).verify("a", &token, b"1", now),
            Err(Code::LinkInvalid)
        );
        for at in 0..token.len() {
            let mut bad = token.clone().into_bytes();
            bad[at] = if bad[at] == b'A' { b'B' } else { b'A' };
            let bad = String::from_utf8(bad).unwrap();
            assert_eq!(links.verify("a", &bad, b"1", now), Err(Code::LinkInvalid));
        }
    }
}
