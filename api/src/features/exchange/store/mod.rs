//! The queries of exchange.

pub mod events;
pub mod list;
pub mod read;
pub mod write;
