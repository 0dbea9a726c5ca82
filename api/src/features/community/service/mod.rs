//! What is done in the community, and what later features ask of it.

mod members;

pub use members::members_on;
