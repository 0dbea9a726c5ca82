//! The rows of the portal. A row never crosses the wire (DESIGN §3).

pub mod article;
pub mod measure;
pub mod revision;
pub mod target;
