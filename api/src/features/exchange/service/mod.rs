//! What is done with attendance, and what later features ask of it.

mod by_hand;
pub mod events;
pub mod export;
mod for_others;
pub mod list;
mod merged;
pub mod numbers;
mod standing;
pub mod take;

pub use by_hand::by_hand;
pub use for_others::{Participation, Present, participations, present};
pub use merged::Merged;

/// The kinds of entries this slice appends to the event log.
pub mod kind {
    /// Somebody is there.
    pub const NOTED: &str = "attendance.noted";
    /// Somebody is not there after all.
    pub const UNDONE: &str = "attendance.undone";
    /// Somebody was there as something else, or otherwise.
    pub const CHANGED: &str = "attendance.changed";
    /// Who was there was taken out as a file.
    pub const EXPORTED: &str = "attendance.exported";
}
