//! Password hashes: argon2id, off the async threads, two at a time, one per attempt.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use tokio::sync::Semaphore;

use crate::platform::http_error::ApiError;
use crate::platform::random::Random;

/// OWASP's second choice for argon2id: 19 MiB, two passes, one lane.
const COST: (u32, u32, u32) = (19_456, 2, 1);

/// A hash takes 19 MiB and a core: two at once keep the machine answering other requests.
const AT_ONCE: usize = 2;

/// Hashes passwords, few at a time. Cloning shares the turns and the count.
#[derive(Clone, Debug)]
pub struct Hashing {
    turns: Arc<Semaphore>,
    done: Arc<AtomicU64>,
}

impl Default for Hashing {
    fn default() -> Self {
        Self {
            turns: Arc::new(Semaphore::new(AT_ONCE)),
            done: Arc::default(),
        }
    }
}

impl Hashing {
    /// How many hashes were computed so far: every attempt costs one, whatever the address.
    pub fn done(&self) -> u64 {
        self.done.load(Ordering::SeqCst)
    }

    /// Runs `work` on a thread of its own when its turn has come. The turn goes with the work, not
    /// with the request: a client that hangs up does not make room while its hash still runs.
    async fn off_thread<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, ApiError> + Send + 'static,
    ) -> Result<T, ApiError> {
        let turn = self.turns.clone().acquire_owned().await;
        let turn = turn.map_err(ApiError::internal)?;
        let done = self.done.clone();
        let task = tokio::task::spawn_blocking(move || {
            let result = work();
            done.fetch_add(1, Ordering::SeqCst);
            drop(turn);
            result
        });
        task.await.map_err(ApiError::internal)?
    }

    /// Hashes a new password, in PHC string format.
    ///
    /// # Errors
    /// When the hasher fails.
    pub async fn hash(&self, random: &Random, password: &str) -> Result<String, ApiError> {
        let salt: [u8; 16] = random.bytes();
        let password = password.to_owned();
        self.off_thread(move || hash_with(&password, salt)).await
    }

    /// Whether `password` belongs to `hash`. Without a hash (an unknown address) the same work is
    /// done for nothing, so that the time tells nothing.
    ///
    /// # Errors
    /// When the hasher fails or the stored hash is damaged.
    pub async fn verify(&self, password: &str, hash: Option<String>) -> Result<bool, ApiError> {
        let password = password.to_owned();
        self.off_thread(move || {
            let Some(hash) = hash else {
                hash_with(&password, [0; 16])?;
                return Ok(false);
            };
            let hash = PasswordHash::new(&hash).map_err(ApiError::internal)?;
            Ok(hasher()?
                .verify_password(password.as_bytes(), &hash)
                .is_ok())
        })
        .await
    }
}

fn hasher() -> Result<Argon2<'static>, ApiError> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None).map_err(ApiError::internal)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hash_with(password: &str, salt: [u8; 16]) -> Result<String, ApiError> {
    let hash = hasher()?
        .hash_password_with_salt(password.as_bytes(), &salt)
        .map_err(ApiError::internal)?;
    Ok(hash.to_string())
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;
    use std::sync::mpsc;

    use super::*;

    #[actix_web::test]
    async fn only_the_same_password_verifies() {
        let (hashing, random) = (Hashing::default(), Random::seeded(1));
        let hash = hashing.hash(&random, "yagiyama-no-kirin").await.unwrap();
        assert!(
            hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{hash}"
        );
        let verify = async |password: &str, hash: Option<&String>| {
            hashing.verify(password, hash.cloned()).await.unwrap()
        };
        assert!(verify("yagiyama-no-kirin", Some(&hash)).await);
        assert!(!verify("yagiyama-no-kirim", Some(&hash)).await);
        assert!(!verify("yagiyama-no-kirin", None).await);
        assert_eq!(hashing.done(), 4);
    }

    /// Requests are dropped while their work runs: the next ones wait for the work all the same.
    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn dropped_requests_keep_their_turn_until_the_work_is_done() {
        let hashing = Hashing::default();
        let (running, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let mut waiting = Vec::new();
        for number in 0..6 {
            let (open, gate) = mpsc::channel::<()>();
            let (begun, begins) = tokio::sync::oneshot::channel();
            let (running, most) = (running.clone(), most.clone());
            let hashing = hashing.clone();
            let request = tokio::spawn(async move {
                let work = move || {
                    let now = running.fetch_add(1, Ordering::SeqCst) + 1;
                    most.fetch_max(now, Ordering::SeqCst);
                    let _ = begun.send(());
                    let _ = gate.recv();
                    running.fetch_sub(1, Ordering::SeqCst);
                    Ok(())
                };
                hashing.off_thread(work).await
            });
            if number < AT_ONCE {
                begins.await.unwrap();
                request.abort();
                assert!(request.await.unwrap_err().is_cancelled());
                waiting.push((open, None));
            } else {
                waiting.push((open, Some(request)));
            }
        }
        // Both were dropped, both still run: no turn is free.
        assert_eq!(running.load(Ordering::SeqCst), AT_ONCE);
        assert_eq!(hashing.turns.available_permits(), 0);
        let (gates, requests): (Vec<_>, Vec<_>) = waiting.into_iter().unzip();
        for open in gates {
            open.send(()).unwrap();
        }
        for request in requests.into_iter().flatten() {
            request.await.unwrap().unwrap();
        }
        assert_eq!(most.load(Ordering::SeqCst), AT_ONCE);
        assert_eq!(hashing.done(), 6);
    }
}
