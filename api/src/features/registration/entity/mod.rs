//! The rows of registrations.

pub mod history;
pub mod queue;
pub mod registration;
pub mod request;
