//! Exchange: who was at an event. Presence is a fact beside a registration's status.

pub mod api;
pub mod path;
pub mod rules;
pub mod types;

pub use types::{AttendanceId, AttendanceKind, AttendancePhase};
