//! Files on events (資料): handouts, flyers, pictures, and who may fetch which.

pub mod api;
pub mod path;
pub mod rules;
pub mod text;
pub mod types;

pub use types::{Audience, FileKind, FileName, MaterialId, MaterialTitle};
