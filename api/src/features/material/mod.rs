//! Material (資料): files on events, for everybody, for those confirmed, for those who were there.

pub mod entity;
mod error;
mod routes;
pub mod service;
mod store;

pub use error::MaterialError;
pub use routes::routes;
