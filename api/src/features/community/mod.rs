//! The community: a general space and one thread per published event, posts, reactions, and who has
//! read and follows what.

pub mod entity;
mod error;
mod mails;
mod routes;
pub mod service;
mod store;

pub use error::CommunityError;
pub use mails::Mails;
pub use routes::routes;
