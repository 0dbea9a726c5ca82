//! Collaborations: what companies do together out of the programme, from the idea to the new
//! business.

pub mod entity;
mod routes;
pub mod service;
mod store;

pub use routes::routes;
