//! Promotes the queue when an event's seats change. The event slice can't call this one, so it
//! is told by the event log (DESIGN §3, §9.3).

use async_trait::async_trait;
use shared::event::types::{EventId, Mode, Promotion};
use shared::organisation::BySector;
use shared::registration::types::RegistrationCause;

use super::{turn, view};
use crate::features::event::service as events;
use crate::features::registration::error::RegistrationError;
use crate::features::registration::store::{books, gathering, write};
use crate::platform::clock::Clock;
use crate::platform::db::Tx;
use crate::platform::log::{Entry, LogError, Reader};

/// The kinds of entries after which there may be more seats, or the queue moves again.
const KINDS: &[&str] = &[
    "event.capacity_changed",
    "event.edited",
    "event.published",
    RESCHEDULED,
];
/// Also: who was asked for an answer before gets the time anew.
const RESCHEDULED: &str = "event.rescheduled";
/// Also: whose seats are kept may have changed, so those held are counted anew.
const EDITED: &str = "event.edited";

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

    async fn fill(&self, tx: &Tx, entry: &Entry) -> Result<(), RegistrationError> {
        let now = self.clock.now();
        let id = EventId::from_uuid(entry.subject_id);
        let Some(event) = gathering::locked(tx, id).await? else {
            return Ok(());
        };
        if entry.kind == EDITED && view::reserved(&event) != BySector::default() {
            let mode = Mode::of_reserved(event.format);
            let held = books::mark_sectors(tx, id, mode).await?;
            events::recount(tx, id, mode, held).await?;
        }
        if entry.kind == RESCHEDULED && event.promotion == Promotion::Offer {
            write::offer_anew(tx, id, view::offer_until(&event, now)).await?;
        }
        turn::all_modes(tx, &event, RegistrationCause::PromotedByCapacity, now).await
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
                self.fill(tx, entry).await.map_err(log_error)?;
            }
        }
        Ok(())
    }
}

pub(super) fn log_error(error: RegistrationError) -> LogError {
    match error {
        RegistrationError::Db(error) => LogError::Db(error),
        other => LogError::Other(format!("{other:?}")),
    }
}
