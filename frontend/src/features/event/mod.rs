//! Events as everybody sees them.

pub mod client;
pub mod components;
pub mod pages;
