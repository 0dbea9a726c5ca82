//! What several pages show of an event.

mod audience;
mod card;
mod seats;

pub use audience::{Companies, audience};
pub use card::{EventCard, StatusTags};
pub use seats::SeatList;
