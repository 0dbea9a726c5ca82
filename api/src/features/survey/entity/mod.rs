//! The rows of the survey.

pub mod invite;
pub mod pool;
pub mod response;
pub mod survey;
