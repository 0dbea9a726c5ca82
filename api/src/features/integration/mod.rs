//! Third parties: the API keys by which programs ask.

pub mod entity;
mod keys;
mod routes;
mod secret;
pub mod service;
mod store;

pub use keys::Keys;
pub use routes::routes;
pub use secret::TEST_KEY;
