//! The rows of registrations.

pub mod answer;
pub mod history;
pub mod party;
pub mod party_pool;
pub mod question_set;
pub mod queue;
pub mod registration;
pub mod request;
pub mod support;
