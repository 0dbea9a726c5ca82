//! The numbers of many events at once, for the staff's list.

use serde::{Deserialize, Serialize};

use crate::event::types::{EventId, Mode};
use crate::time::FiscalYear;

/// GET (staff): how many registrations each event has.
pub const COUNTS: &str = "/api/v1/staff/registration-counts";

crate::query! {
    /// Of which events.
    pub struct CountsQuery {
        /// Of this fiscal year.
        pub fiscal_year: FiscalYear,
    }
}

/// The registrations of one event and mode.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EventCount {
    /// The event.
    pub event_id: EventId,
    /// The mode.
    pub mode: Mode,
    /// Those with a seat, or the offer of one; more than the capacity where staff overbooked.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub confirmed: u32,
    /// Those in the queue.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub waitlisted: u32,
    /// Those who wait for approval.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub pending: u32,
}

/// The registrations of many events: those that have any, the newest event first.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EventCounts {
    /// One for each event and mode, 2,000 at most.
    #[cfg_attr(feature = "openapi", schema(max_items = 2000))]
    pub items: Vec<EventCount>,
}

impl EventCounts {
    /// What is counted for one event, over its modes: with a seat, and waiting.
    pub fn of(&self, event: EventId) -> (u32, u32) {
        let mine = self.items.iter().filter(|one| one.event_id == event);
        mine.fold((0, 0), |(confirmed, waiting), one| {
            (confirmed + one.confirmed, waiting + one.waitlisted)
        })
    }
}
