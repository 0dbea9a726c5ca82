//! The only source of randomness, so that a test can repeat it (DESIGN §5).

use std::sync::{Arc, Mutex, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::rngs::StdRng;
use rand::{RngCore, SeedableRng};
use shared::time::Timestamp;
use uuid::Uuid;

/// A cryptographically strong generator (`ChaCha12`). Cloning shares its stream.
#[derive(Clone)]
pub struct Random(Arc<Mutex<StdRng>>);

impl Random {
    /// Seeded by the operating system.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that asks the system for a seed"
    )]
    pub fn system() -> Self {
        Self(Arc::new(Mutex::new(StdRng::from_os_rng())))
    }

    /// Gives the same stream for the same `seed`: for tests and the demo only, never for secrets.
    pub fn seeded(seed: u64) -> Self {
        Self(Arc::new(Mutex::new(StdRng::seed_from_u64(seed))))
    }

    /// Fills `bytes` with random bytes.
    pub fn fill(&self, bytes: &mut [u8]) {
        // A generator has no state that a panic elsewhere could have left half-written.
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .fill_bytes(bytes);
    }

    /// `N` random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }

    /// A random number below `bound` (0 when `bound` is 0), for jitter and picks.
    pub fn below(&self, bound: u64) -> u64 {
        // 128 bits of randomness make the bias of the remainder unmeasurable.
        let wide = u128::from_le_bytes(self.bytes());
        wide.checked_rem(u128::from(bound))
            .and_then(|n| u64::try_from(n).ok())
            .unwrap_or(0)
    }

    /// 32 random bytes in unpadded base64url: 43 characters for a link or a refresh token.
    pub fn token(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.bytes::<32>())
    }

    /// A `UUIDv7` for `now` (RFC 9562 §5.7). Its 12 bits below the millisecond hold the microseconds
    /// (§6.2, method 3), so that ids made one after the other sort that way.
    pub fn uuid_v7(&self, now: Timestamp) -> Uuid {
        let micros = u64::try_from(now.micros()).unwrap_or(0);
        let mut bytes = self.bytes::<10>();
        let fraction = (micros % 1000) * 4096 / 1000;
        let [_, _, _, _, _, _, high, low] = fraction.to_be_bytes();
        let [first, second, ..] = &mut bytes;
        (*first, *second) = (high, low);
        uuid::Builder::from_unix_timestamp_millis(micros / 1000, &bytes).into_uuid()
    }

    /// A `UUIDv4` that tells nothing of when it was made (survey responses, attempts).
    pub fn uuid_v4(&self) -> Uuid {
        uuid::Builder::from_random_bytes(self.bytes()).into_uuid()
    }
}

impl std::fmt::Debug for Random {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Random")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_sort_by_the_microsecond_they_were_made_in() {
        let random = Random::seeded(1);
        let ids: Vec<Uuid> = (0..5000)
            .map(|n| random.uuid_v7(Timestamp::from_micros(1_795_000_000_000_000 + n).unwrap()))
            .collect();
        assert!(ids.is_sorted());
        assert!(ids.iter().all(|id| id.get_version_num() == 7));
    }

    #[test]
    fn a_seed_repeats_its_stream_and_the_system_does_not() {
        assert_eq!(Random::seeded(7).token(), Random::seeded(7).token());
        assert_ne!(Random::seeded(7).token(), Random::seeded(8).token());
        assert_ne!(Random::system().token(), Random::system().token());
        assert_eq!(Random::system().token().len(), 43);
        assert!((0..100).all(|_| Random::system().below(3) < 3));
        assert_eq!(Random::system().below(0), 0);
    }
}
