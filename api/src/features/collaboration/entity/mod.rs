//! The rows of collaborations.

pub mod collaboration;
pub mod company;
pub mod history;
