//! KPI: a fiscal year's figures counted from the slices they come from, targets, and figures from
//! outside with their source.

pub mod entity;
mod routes;
pub mod service;
mod store;

pub use routes::routes;
