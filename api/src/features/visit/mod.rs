//! Visits: how often the portal's pages are shown, by page and day, and nothing about who looks.

mod bots;
mod counter;
pub mod entity;
mod pages;
mod routes;
pub mod service;
mod store;

pub use counter::{Counter, Flusher};
pub use pages::pages;
pub use routes::routes;
