//! Organisations: the directory that registration picks from, and their public pages.

mod entity;
mod routes;
pub mod service;
mod store;

pub use routes::routes;
