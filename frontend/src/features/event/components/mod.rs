//! What several pages show of an event.

mod card;
mod seats;

pub use card::{EventCard, StatusTags};
pub use seats::SeatList;
