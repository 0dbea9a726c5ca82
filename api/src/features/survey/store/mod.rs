//! The queries of the survey.

pub mod due;
pub mod open;
pub mod read;
pub mod write;
