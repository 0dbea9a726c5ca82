//! Removes the files that no row names.

use async_trait::async_trait;
use shared::time::Timestamp;

use super::{Files, store};
use crate::platform::db::{Db, Tx};
use crate::platform::jobs::{Due, JobError};

/// How many files go in one transaction, which others wait for on `SQLite`.
const AT_ONCE: u64 = 16;

/// The job `files.unclaimed`.
#[derive(Clone, Debug)]
pub struct Unclaimed(Files);

impl Unclaimed {
    /// For these files.
    pub const fn new(files: Files) -> Self {
        Self(files)
    }
}

#[async_trait]
impl Due for Unclaimed {
    fn name(&self) -> &'static str {
        "files.unclaimed"
    }

    async fn is_due(&self, db: &Db, now: Timestamp) -> Result<bool, JobError> {
        Ok(store::any_due(db.read(), now).await?)
    }

    /// The file goes first: a process that dies between leaves a note of a file that is gone, and
    /// removing that is doing nothing.
    async fn run(&self, tx: &Tx, now: Timestamp) -> Result<u64, JobError> {
        let mut done = 0;
        for key in store::due(tx, now, AT_ONCE).await? {
            let removed = self.0.remove(key).await;
            removed.map_err(|error| JobError::Other(error.to_string()))?;
            store::claim(tx, key).await?;
            done += 1;
        }
        Ok(done)
    }
}
