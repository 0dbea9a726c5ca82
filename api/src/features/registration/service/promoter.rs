//! Promotes the queue when an event's seats change. The event slice can't call this one, so it
//! is told by the event log (DESIGN §3, §9.3).

use async_trait::async_trait;
use shared::event::types::{EventId, Mode};
use shared::registration::types::RegistrationCause;

use super::{seat, view};
use crate::features::registration::error::RegistrationError;
use crate::features::registration::store::gathering;
use crate::platform::clock::Clock;
use crate::platform::db::Tx;
use crate::platform::log::{Entry, LogError, Reader};

/// The kinds of entries after which there may be more seats, or the queue moves again.
const KINDS: &[&str] = &[
    "event.capacity_changed",
    "event.published",
    "event.rescheduled",
];

/// The reader `registration.promoter`.
#[derive(Clone, Debug)]
pub struct Promoter {
    clock: Clock,
}

impl Promoter {
    /// A promoter that lives by `clock`.
    pub const fn new(clock: Clock) -> Self {
        Self { clock }
    }

    async fn fill(&self, tx: &Tx, event: EventId) -> Result<(), RegistrationError> {
        let now = self.clock.now();
        let Some(event) = gathering::locked(tx, event).await? else {
            return Ok(());
        };
        if !view::queue_moves(&event, now) {
            return Ok(());
        }
        for mode in Mode::ALL {
            let cause = RegistrationCause::PromotedByCapacity;
            seat::promote(tx, event.id, *mode, cause, now).await?;
        }
        Ok(())
    }
}

#[async_trait]
impl Reader for Promoter {
    fn name(&self) -> &'static str {
        "registration.promoter"
    }

    async fn read(&self, tx: &Tx, entries: &[Entry]) -> Result<(), LogError> {
        for entry in entries {
            if KINDS.contains(&entry.kind.as_str()) {
                let event = EventId::from_uuid(entry.subject_id);
                self.fill(tx, event).await.map_err(log_error)?;
            }
        }
        Ok(())
    }
}

fn log_error(error: RegistrationError) -> LogError {
    match error {
        RegistrationError::Db(error) => LogError::Db(error),
        other => LogError::Other(format!("{other:?}")),
    }
}
