//! Events: gatherings where companies meet, from draft to finished (DESIGN §2).

pub mod api;
pub mod audience;
pub mod diff;
pub mod entry;
pub mod form;
pub mod month;
pub mod rules;
pub mod staff;
pub mod text;
pub mod types;

pub use entry::{EntryForm, ReservedForm};
pub use form::{Capacities, EventForm, SessionForm, VenueForm};
pub use types::{EventId, Format, Mode, SessionKind, Status};
