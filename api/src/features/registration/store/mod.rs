//! The queries of registrations.

pub mod consent;
pub mod gathering;
pub mod matching;
pub mod read;
pub mod request;
pub mod write;
