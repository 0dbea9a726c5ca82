//! Registrations: one person's place at one event, the queue for it, and the ways out.

mod calendar;
pub mod entity;
mod error;
mod mails;
mod routes;
pub mod service;
mod store;

pub use error::RegistrationError;
pub use mails::Mails;
pub use routes::routes;
