//! Survey: how satisfied those present at an event were, said without saying who says it.

pub mod api;
pub mod rules;
#[cfg(test)]
mod rules_tests;
pub mod types;

pub use types::{Answer, Comment, InviteId, Question, Rating, ResponseId};
