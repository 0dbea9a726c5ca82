//! Readers: everything that follows from an entry, each with a cursor of its own.

use sea_orm::DbErr;

use super::entry::Entry;
use crate::platform::db::Tx;

/// Why a reader could not take its entries; it will be given them again.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// The database failed.
    #[error("{0}")]
    Db(#[from] DbErr),
    /// The reader can't make sense of an entry.
    #[error("{0}")]
    Other(String),
}

/// Where a reader begins that has never run on this database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// With the first entry ever: counters, search, anything derived.
    Beginning,
    /// With what comes from now on: nobody wants a mail about last year.
    Now,
}

/// Something that follows the log. What it does in `tx` is committed together with its cursor, so each
/// entry takes effect exactly once, also with several processes. Only SQL belongs inside.
#[async_trait::async_trait]
pub trait Reader: Send + Sync {
    /// Its name, unique and never changed: the key of its cursor.
    fn name(&self) -> &'static str;

    /// Where it begins the first time.
    fn start(&self) -> Start {
        Start::Beginning
    }

    /// Takes `entries`, in order of position. An error rolls all of them back; they come again.
    ///
    /// # Errors
    /// When it can't: the runner reports it and backs off, and other readers go on.
    async fn read(&self, tx: &Tx, entries: &[Entry]) -> Result<(), LogError>;
}
