//! The queries of collaborations.

pub mod read;
pub mod write;
