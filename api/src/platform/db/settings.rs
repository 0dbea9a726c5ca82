//! What a database connection needs to know.

use std::time::Duration;

/// Where the database is and how many connections it may use.
///
/// The configuration section `MUSUBI_DATABASE_*` fills it; tests build it with [`DatabaseSettings::new`].
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseSettings {
    /// `sqlite://path?mode=rwc`, `sqlite:path` or `postgres://user:password@host:port/name`.
    pub url: String,
    /// Connections: the pool on `PostgreSQL`, the readers on `SQLite` (its writer is always one more).
    pub pool: u32,
    /// How long a request waits for a connection before it is answered with 503.
    pub acquire_timeout: Duration,
    /// How long one statement may run (`PostgreSQL`), and how long a lock is waited for (`SQLite`).
    pub statement_timeout: Duration,
}

impl DatabaseSettings {
    /// Settings for `url` with the defaults: 8 connections, 5 s to get one, 10 s for a statement.
    ///
    /// Eight is measured, not guessed: a pool of 32 was slower on one hot event (DESIGN §7.2).
    pub fn new(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            pool: 8,
            acquire_timeout: Duration::from_secs(5),
            statement_timeout: Duration::from_secs(10),
        }
    }
}

impl std::fmt::Debug for DatabaseSettings {
    /// Leaves the URL out: it may hold a password, and settings end up in logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let scheme = self.url.split(':').next().unwrap_or_default();
        f.debug_struct("DatabaseSettings")
            .field("scheme", &scheme)
            .field("pool", &self.pool)
            .finish_non_exhaustive()
    }
}
