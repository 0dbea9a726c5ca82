//! Follows organisations that turn out to be one: what stands under the one moves to the other.

use async_trait::async_trait;
use shared::organisation::OrganisationId;

use crate::features::collaboration::store::write;
use crate::platform::db::Tx;
use crate::platform::log::{Entry, LogError, Reader};

/// The kind of entry that tells of it, with `{"from": id, "into": id}`.
const MERGED: &str = "organisation.merged";

/// The reader `collaboration.organisations`.
#[derive(Clone, Copy, Debug)]
pub struct Merged;

#[async_trait]
impl Reader for Merged {
    fn name(&self) -> &'static str {
        "collaboration.organisations"
    }

    async fn read(&self, tx: &Tx, entries: &[Entry]) -> Result<(), LogError> {
        for entry in entries.iter().filter(|entry| entry.kind == MERGED) {
            let id = |name: &str| -> Option<OrganisationId> {
                entry.data.get(name)?.as_str()?.parse().ok()
            };
            let (Some(from), Some(into)) = (id("from"), id("into")) else {
                return Err(LogError::Other(format!("{MERGED} without from and into")));
            };
            write::move_organisation(tx, from, into).await?;
        }
        Ok(())
    }
}
