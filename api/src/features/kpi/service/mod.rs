//! What is done for the KPI page.

mod export;
pub mod outside;
mod read;
mod sources;
pub mod targets;

pub use export::{csv, xlsx};
pub use read::{registered_it, show};
