//! The installation's secrets: made on the first start, read on every later one.

use std::fs;
use std::io::Write;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::env::{Env, Variable};
use crate::platform::random::Random;

/// Where the secrets are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecretSettings {
    /// The Ed25519 key that signs access tokens: PKCS#8 PEM.
    pub jwt_key_file: PathBuf,
    /// 32 bytes in base64 that sign links and cursors.
    pub secret_file: PathBuf,
}

/// The key that signs access tokens.
#[derive(Clone)]
pub struct JwtKey {
    /// PKCS#8 DER, as `jsonwebtoken::EncodingKey::from_ed_der` takes it.
    pub private: Vec<u8>,
    /// The 32 bytes of the public key, as `jsonwebtoken::DecodingKey::from_ed_der` takes them.
    pub public: Vec<u8>,
    /// Names the key in a token's header: the first bytes of the public key's SHA-256.
    pub id: String,
}

impl std::fmt::Debug for JwtKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "JwtKey({})", self.id)
    }
}

/// The secrets themselves.
#[derive(Clone)]
pub struct Secrets {
    /// Signs access tokens.
    pub jwt: JwtKey,
    /// Signs links, cursors and lookup keys.
    pub links: [u8; 32],
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Secrets(key {})", self.jwt.id)
    }
}

/// Why the secrets can't be used.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// The file can't be made or read.
    #[error("{variable} {}: {error}", path.display())]
    File {
        /// The variable that names it.
        variable: &'static str,
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: std::io::Error,
    },
    /// The file does not hold what it should.
    #[error("{variable} {} must hold {wanted}", path.display())]
    Content {
        /// The variable that names it.
        variable: &'static str,
        /// The file.
        path: PathBuf,
        /// What it should hold.
        wanted: &'static str,
    },
}

pub(super) const JWT_KEY_FILE: Variable = Variable {
    name: "MUSUBI_JWT_KEY_FILE",
    purpose: "The Ed25519 key (PKCS#8 PEM) that signs access tokens. Made on the first start.",
    default: "`secrets/jwt.pem` in the data folder",
    example: "/run/secrets/musubi-jwt.pem",
};
pub(super) const SECRET_FILE: Variable = Variable {
    name: "MUSUBI_SECRET_FILE",
    purpose: "32 random bytes in base64 that sign links in mails and cursors. Made on the first start; \
              changing it voids every link sent so far.",
    default: "`secrets/links.key` in the data folder",
    example: "/run/secrets/musubi-links.key",
};

pub(super) const VARIABLES: [&Variable; 2] = [&JWT_KEY_FILE, &SECRET_FILE];

pub(super) fn read(env: &Env, data_dir: &Path) -> SecretSettings {
    let path = |variable, name| {
        env.text(variable)
            .map_or_else(|| data_dir.join("secrets").join(name), PathBuf::from)
    };
    SecretSettings {
        jwt_key_file: path(&JWT_KEY_FILE, "jwt.pem"),
        secret_file: path(&SECRET_FILE, "links.key"),
    }
}

/// What precedes the 32 bytes of an Ed25519 key in PKCS#8 version 1 (RFC 8410 §7).
const PKCS8_HEAD: [u8; 16] = [
    0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
];

impl Secrets {
    /// Reads both files, making those that are missing (mode 0600).
    ///
    /// # Errors
    /// When a file can't be made or read, or holds something else.
    pub fn load(settings: &SecretSettings, random: &Random) -> Result<Self, SecretError> {
        let pem = load_or_make(JWT_KEY_FILE.name, &settings.jwt_key_file, || {
            pem(&random.bytes())
        })?;
        let jwt = jwt_key(&pem).ok_or_else(|| SecretError::Content {
            variable: JWT_KEY_FILE.name,
            path: settings.jwt_key_file.clone(),
            wanted: "an Ed25519 key in PKCS#8 PEM (openssl genpkey -algorithm ed25519)",
        })?;
        let make = || format!("{}\n", STANDARD.encode(random.bytes::<32>()));
        let text = load_or_make(SECRET_FILE.name, &settings.secret_file, make)?;
        let links = STANDARD
            .decode(text.trim())
            .ok()
            .and_then(|bytes| bytes.try_into().ok());
        let links = links.ok_or_else(|| SecretError::Content {
            variable: SECRET_FILE.name,
            path: settings.secret_file.clone(),
            wanted: "32 bytes in base64 (openssl rand -base64 32)",
        })?;
        Ok(Self { jwt, links })
    }

    /// Secrets drawn from `random` and kept nowhere.
    #[cfg(test)]
    pub(crate) fn ephemeral(random: &Random) -> Option<Self> {
        Some(Self {
            jwt: jwt_key(&pem(&random.bytes()))?,
            links: random.bytes(),
        })
    }
}

fn pem(seed: &[u8; 32]) -> String {
    let body = STANDARD.encode([&PKCS8_HEAD[..], seed].concat());
    format!("-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----\n")
}

fn jwt_key(pem: &str) -> Option<JwtKey> {
    let (_, rest) = pem.split_once("-----BEGIN PRIVATE KEY-----")?;
    let (body, _) = rest.split_once("-----END PRIVATE KEY-----")?;
    let compact: String = body.split_whitespace().collect();
    let private = STANDARD.decode(compact).ok()?;
    let pair = Ed25519KeyPair::from_pkcs8(&private).ok()?;
    let public = pair.public_key().as_ref().to_vec();
    let id = hex::encode(Sha256::digest(&public))
        .chars()
        .take(16)
        .collect();
    Some(JwtKey {
        private,
        public,
        id,
    })
}

fn load_or_make(
    variable: &'static str,
    path: &Path,
    make: impl FnOnce() -> String,
) -> Result<String, SecretError> {
    let failed = |error| SecretError::File {
        variable,
        path: path.to_owned(),
        error,
    };
    if !path.exists() {
        make_file(path, &make()).map_err(failed)?;
    }
    let open_to_all = fs::metadata(path).map_err(failed)?.permissions().mode() & 0o077 != 0;
    if open_to_all {
        tracing::warn!(config.file = %path.display(), "this secret can be read by others; chmod 600 it");
    }
    fs::read_to_string(path).map_err(failed)
}

/// Makes the file whole or not at all; when two processes start at once, the first one's stands.
fn make_file(path: &Path, content: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let draft = path.with_extension(format!("new-{}", std::process::id()));
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&draft)?;
    file.write_all(content.as_bytes())?;
    file.sync_all()?;
    // A link, unlike a rename, does not replace what another process has made meanwhile.
    let linked = fs::hard_link(&draft, path);
    fs::remove_file(&draft)?;
    match linked {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        other => other,
    }
}
