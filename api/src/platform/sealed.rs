//! Bytes that only this installation can read: a copy of the database alone opens nothing.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

use super::http_error::ApiError;
use super::link::Links;
use super::random::Random;

/// Seals and opens for one purpose, with a key derived from the installation's secret.
pub struct Sealer {
    key: LessSafeKey,
}

impl std::fmt::Debug for Sealer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sealer(secret)")
    }
}

impl Sealer {
    /// The sealer of a `purpose`, such as `survey.pool-key`.
    ///
    /// # Errors
    /// Never in practice: the key has the cipher's length.
    pub fn new(links: &Links, purpose: &str) -> Result<Self, ApiError> {
        let key = UnboundKey::new(&AES_256_GCM, &links.seal(purpose, b"1"))
            .map(LessSafeKey::new)
            .map_err(ApiError::internal)?;
        Ok(Self { key })
    }

    /// Encrypts `plain` for its row; it opens there only, `row` being what tells the row apart.
    ///
    /// # Errors
    /// When the cipher fails.
    pub fn seal(&self, random: &Random, row: &[u8], plain: &[u8]) -> Result<Vec<u8>, ApiError> {
        let nonce: [u8; NONCE_LEN] = random.bytes();
        let mut sealed = plain.to_vec();
        self.key
            .seal_in_place_append_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(row),
                &mut sealed,
            )
            .map_err(ApiError::internal)?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// Decrypts what was sealed for this row; `None` for anything else.
    pub fn open(&self, row: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, rest) = sealed.split_first_chunk::<NONCE_LEN>()?;
        let mut bytes = rest.to_vec();
        let nonce = Nonce::assume_unique_for_key(*nonce);
        let plain = self.key.open_in_place(nonce, Aad::from(row), &mut bytes);
        plain.ok().map(|plain| plain.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_for_its_row_purpose_and_installation_only() {
        let (links, random) = (Links::new([7; 32]), Random::seeded(1));
        let maker = Sealer::new(&links, "a").unwrap();
        let sealed = maker.seal(&random, b"one", b"plain").unwrap();
        assert_eq!(maker.open(b"one", &sealed).unwrap(), b"plain");
        assert!(maker.open(b"two", &sealed).is_none());
        assert!(maker.open(b"one", b"short").is_none());
        let other = Sealer::new(&links, "b").unwrap();
        assert!(other.open(b"one", &sealed).is_none());
        let elsewhere = Sealer::new(&Links::new([8; 32]), "a").unwrap();
        assert!(elsewhere.open(b"one", &sealed).is_none());
        let again = maker.seal(&random, b"one", b"plain").unwrap();
        assert_ne!(again, sealed, "the same bytes look different each time");
    }
}
