//! The mails that were made, for staff: what was said to whom, and what to do when one failed.
//! The outbox itself is the platform's ([`crate::platform::mail`]).

mod routes;
pub mod service;

pub use routes::routes;
