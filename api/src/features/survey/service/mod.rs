//! What is done with surveys, and what later features ask of them.

pub mod answer;
pub mod due;
pub mod link;
pub mod open;
mod report;

pub use report::{Tally, report, tallies};
