//! Events: from draft to finished, with their seats (DESIGN §2, §9.5).

pub mod entity;
mod mails;
mod routes;
pub mod service;
mod store;

pub use mails::Mails;
pub use routes::routes;
