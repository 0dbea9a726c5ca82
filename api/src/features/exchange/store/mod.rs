//! The queries of exchange.

pub mod list;
pub mod read;
pub mod write;
