//! The rows of events. A row never crosses the wire (DESIGN §3).

pub mod event;
pub mod moderator;
pub mod revision;
pub mod seat_pool;
pub mod session;
