//! Organisations: the directory that registration picks from, names that wait to be matched, what
//! companies say of themselves, and registered IT companies.

pub mod entity;
mod mails;
mod readers;
mod routes;
pub mod service;
mod store;

pub use mails::Mails;
pub use readers::People;
pub use routes::routes;
