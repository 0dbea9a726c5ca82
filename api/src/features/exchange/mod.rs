//! Exchange: who was at an event, ticked on its list by those who look after it.

pub mod entity;
mod error;
mod routes;
pub mod service;
mod store;

pub use error::ExchangeError;
pub use routes::routes;
