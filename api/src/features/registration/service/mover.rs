//! Registrations follow their organisation when it is merged into another.

use async_trait::async_trait;

use crate::features::organisation::service::merge_of;
use crate::features::registration::store::matching;
use crate::platform::db::Tx;
use crate::platform::log::{Entry, LogError, Reader};

/// The reader `registration.mover`.
#[derive(Clone, Copy, Debug)]
pub struct Mover;

#[async_trait]
impl Reader for Mover {
    fn name(&self) -> &'static str {
        "registration.mover"
    }

    async fn read(&self, tx: &Tx, entries: &[Entry]) -> Result<(), LogError> {
        for (from, into) in entries.iter().filter_map(merge_of) {
            matching::move_organisation(tx, from, into).await?;
        }
        Ok(())
    }
}
