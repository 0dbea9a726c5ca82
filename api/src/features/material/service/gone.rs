//! Follows drafts that are deleted: their files go with them.

use async_trait::async_trait;
use shared::event::EventId;

use crate::features::material::store;
use crate::platform::clock::Clock;
use crate::platform::db::Tx;
use crate::platform::files;
use crate::platform::log::{Entry, LogError, Reader};

/// The kind of entry that tells of it; its subject is the event.
const DELETED: &str = "event.deleted";

/// The reader `material.events`.
#[derive(Clone, Debug)]
pub struct EventGone(Clock);

impl EventGone {
    /// By this clock.
    pub const fn new(clock: Clock) -> Self {
        Self(clock)
    }
}

#[async_trait]
impl Reader for EventGone {
    fn name(&self) -> &'static str {
        "material.events"
    }

    async fn read(&self, tx: &Tx, entries: &[Entry]) -> Result<(), LogError> {
        for entry in entries.iter().filter(|entry| entry.kind == DELETED) {
            let event = EventId::from_uuid(entry.subject_id);
            for row in store::of_event(tx, event).await? {
                store::delete(tx, row.id, row.version).await?;
                files::give_up(tx, row.file_key, self.0.now()).await?;
            }
        }
        Ok(())
    }
}
