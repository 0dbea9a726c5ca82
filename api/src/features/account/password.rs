//! Password hashes: argon2id, off the async threads, two at a time, one per attempt.

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use tokio::sync::Semaphore;

use crate::platform::http_error::ApiError;
use crate::platform::random::Random;

/// OWASP's second choice for argon2id: 19 MiB, two passes, one lane.
const COST: (u32, u32, u32) = (19_456, 2, 1);

/// A hash takes 19 MiB and a core: two at once keep the machine answering other requests.
static HASHING: Semaphore = Semaphore::const_new(2);

fn hasher() -> Result<Argon2<'static>, ApiError> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None).map_err(ApiError::internal)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, ApiError> + Send + 'static,
) -> Result<T, ApiError> {
    let _turn = HASHING.acquire().await.map_err(ApiError::internal)?;
    tokio::task::spawn_blocking(work)
        .await
        .map_err(ApiError::internal)?
}

fn hash_with(password: &str, salt: [u8; 16]) -> Result<String, ApiError> {
    let hash = hasher()?
        .hash_password_with_salt(password.as_bytes(), &salt)
        .map_err(ApiError::internal)?;
    Ok(hash.to_string())
}

/// Hashes a new password, in PHC string format.
///
/// # Errors
/// When the hasher fails.
pub async fn hash(random: &Random, password: &str) -> Result<String, ApiError> {
    let salt: [u8; 16] = random.bytes();
    let password = password.to_owned();
    off_thread(move || hash_with(&password, salt)).await
}

/// Whether `password` belongs to `hash`. Without a hash (an unknown address) the same work is
/// done for nothing, so that the time tells nothing.
///
/// # Errors
/// When the hasher fails or the stored hash is damaged.
pub async fn verify(password: &str, hash: Option<String>) -> Result<bool, ApiError> {
    let password = password.to_owned();
    off_thread(move || {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[actix_web::test]
    async fn only_the_same_password_verifies() {
        let random = Random::seeded(1);
        let hash = hash(&random, "yagiyama-no-kirin").await.unwrap();
        assert!(
            hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{hash}"
        );
        assert!(
            verify("yagiyama-no-kirin", Some(hash.clone()))
                .await
                .unwrap()
        );
        assert!(!verify("yagiyama-no-kirim", Some(hash)).await.unwrap());
        assert!(!verify("yagiyama-no-kirin", None).await.unwrap());
    }
}
