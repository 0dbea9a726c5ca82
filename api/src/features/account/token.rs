//! Access tokens (JWT with Ed25519 signatures, 10 minutes) and refresh tokens (random, kept as hashes).

use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use shared::account::types::{AccountId, SessionId};
use shared::problem::Code;
use shared::time::Timestamp;
use uuid::Uuid;

use crate::config::JwtKey;
use crate::platform::http_error::ApiError;

/// How long an access token is good, in seconds.
pub const ACCESS_SECONDS: i64 = 600;

/// Whom access tokens are for.
const AUDIENCE: &str = "musubi-api";

/// How far another process' clock may be ahead of ours, in seconds.
const SKEW_SECONDS: i64 = 5;

/// What an access token says. All of it is required; other types than these are refused.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Claims {
    /// The installation's address.
    pub iss: String,
    /// Whom it is for.
    pub aud: String,
    /// The account.
    pub sub: AccountId,
    /// The session.
    pub sid: SessionId,
    /// Made at, seconds since 1970.
    pub iat: i64,
    /// Runs out at, seconds since 1970.
    pub exp: i64,
    /// Its own id.
    pub jti: Uuid,
}

/// Makes and checks access tokens.
#[derive(Clone)]
pub struct Tokens {
    issuer: String,
    kid: String,
    encoding: EncodingKey,
    decoding: DecodingKey,
}

impl std::fmt::Debug for Tokens {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Tokens({})", self.kid)
    }
}

impl Tokens {
    /// Signs with the installation's key, as the installation at `issuer`.
    pub fn new(key: &JwtKey, issuer: &str) -> Self {
        Self {
            issuer: issuer.to_owned(),
            kid: key.id.clone(),
            encoding: EncodingKey::from_ed_der(&key.private),
            decoding: DecodingKey::from_ed_der(&key.public),
        }
    }

    /// An access token for the session, made at `now`.
    ///
    /// # Errors
    /// When signing fails.
    pub fn access(
        &self,
        account: AccountId,
        session: SessionId,
        now: Timestamp,
        jti: Uuid,
    ) -> Result<String, ApiError> {
        let iat = now.micros().div_euclid(1_000_000);
        let claims = Claims {
            iss: self.issuer.clone(),
            aud: AUDIENCE.to_owned(),
            sub: account,
            sid: session,
            iat,
            exp: iat + ACCESS_SECONDS,
            jti,
        };
        let mut header = Header::new(Algorithm::EdDSA);
        header.kid = Some(self.kid.clone());
        encode(&header, &claims, &self.encoding).map_err(ApiError::internal)
    }

    /// What a genuine token says that is still good at `now`.
    ///
    /// # Errors
    /// `token_expired` when only its time is over, else `unauthenticated`.
    pub fn check(&self, token: &str, now: Timestamp) -> Result<Claims, Code> {
        if token.len() > 2000 {
            return Err(Code::Unauthenticated);
        }
        let mut validation = Validation::new(Algorithm::EdDSA);
        validation.set_audience(&[AUDIENCE]);
        validation.set_issuer(&[&self.issuer]);
        validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
        // Compared below with the injected clock; jsonwebtoken would read the machine's.
        validation.validate_exp = false;
        validation.leeway = 0;
        let data = decode::<Claims>(token, &self.decoding, &validation)
            .map_err(|_| Code::Unauthenticated)?;
        let (claims, seconds) = (data.claims, now.micros().div_euclid(1_000_000));
        let kid_ok = data.header.kid.as_deref() == Some(&self.kid);
        let span_ok = claims.exp - claims.iat == ACCESS_SECONDS;
        if !kid_ok || !span_ok || claims.iat > seconds + SKEW_SECONDS {
            return Err(Code::Unauthenticated);
        }
        if claims.exp <= seconds {
            return Err(Code::TokenExpired);
        }
        Ok(claims)
    }
}

/// What is kept of a refresh token: 256 random bits need neither salt nor stretching.
pub fn refresh_hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

#[cfg(test)]
mod tests;
