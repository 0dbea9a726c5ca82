//! The queries of registrations.

pub mod books;
pub mod consent;
pub mod counts;
pub mod due;
pub mod extras;
pub mod gathering;
pub mod matching;
pub mod questions;
pub mod read;
pub mod request;
pub mod write;
