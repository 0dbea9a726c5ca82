//! What a key looks like: `musk_` (`musk_test_` for trying out), 32 random bytes and a checksum,
//! in hexadecimal. The prefix lets secret scanners find one that was published by mistake, the
//! checksum tells a typing error or a truncated paste without asking the database.
//!
//! Of a key its SHA-256 is kept. Slow hashes such as argon2 are for passwords, which can be
//! guessed: nobody guesses 256 random bits, however fast the hash, and a key is checked at each
//! request.

use sha2::{Digest, Sha256};

use crate::platform::random::Random;

const START: &str = "musk_";
const TEST: &str = "test_";
/// How a key for trying out begins.
pub const TEST_KEY: &str = "musk_test_";
const RANDOM: usize = 32;
const CHECKSUM: usize = 4;
/// How many characters of the random part people see: enough to tell keys apart.
const SHOWN: usize = 8;

/// A key, in the only moment in which it is known.
pub struct Secret(String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}

impl Secret {
    /// A new one.
    pub fn new(random: &Random, test: bool) -> Self {
        let kind = if test { TEST } else { "" };
        let mut key = format!("{START}{kind}{}", hex::encode(random.bytes::<RANDOM>()));
        let sum = checksum(&key);
        key.push_str(&sum);
        Self(key)
    }

    /// Reads one; `None` for what can be no key of ours.
    pub fn read(text: &str) -> Option<Self> {
        let body = text.strip_prefix(START)?;
        let body = body.strip_prefix(TEST).unwrap_or(body);
        if body.len() != 2 * (RANDOM + CHECKSUM) {
            return None;
        }
        let (head, sum) = text.split_at_checked(text.len() - 2 * CHECKSUM)?;
        (checksum(head) == sum).then(|| Self(text.to_owned()))
    }

    /// Whether a bearer token claims to be a key.
    pub fn is_meant(text: &str) -> bool {
        text.starts_with(START)
    }

    /// How it begins, as it is shown.
    pub fn prefix(&self) -> String {
        let body = self.0.strip_prefix(START).unwrap_or(&self.0);
        let kind = if body.starts_with(TEST) {
            TEST.len()
        } else {
            0
        };
        self.0.chars().take(START.len() + kind + SHOWN).collect()
    }

    /// What is kept of it.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0.as_bytes()).into()
    }

    /// The key itself, to be told once.
    pub fn into_string(self) -> String {
        self.0
    }
}

fn checksum(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    hex::encode(digest.get(..CHECKSUM).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_back_and_a_changed_one_is_not() {
        let random = Random::seeded(7);
        for test in [false, true] {
            let key = Secret::new(&random, test).into_string();
            assert_eq!(key.starts_with("musk_test_"), test);
            let read = Secret::read(&key).unwrap();
            assert!(key.starts_with(&read.prefix()) && read.prefix().len() < 20);
            for n in 0..key.len() {
                let mut other = key.clone().into_bytes();
                other[n] = if other[n] == b'0' { b'1' } else { b'0' };
                let other = String::from_utf8(other).unwrap();
                assert!(Secret::read(&other).is_none(), "{n}");
            }
            assert!(Secret::read(&key[..key.len() - 1]).is_none());
            assert!(Secret::read(&format!("{key}0")).is_none());
        }
        for bad in [
            "",
            "musk_",
            "musk_test_",
            "musk_あ",
            "eyJhbGciOiJFZERTQSJ9.e30.AA",
        ] {
            assert!(Secret::read(bad).is_none(), "{bad}");
        }
    }
}
