//! The community: a general space and one thread per published event, posts, reactions, and who has
//! read and follows what.

pub mod entity;
pub mod service;
mod store;
