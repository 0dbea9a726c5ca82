//! The queries of registrations.

pub mod gathering;
pub mod matching;
pub mod read;
pub mod request;
pub mod write;
