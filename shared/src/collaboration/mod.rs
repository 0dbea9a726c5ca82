//! Collaborations: what companies do together out of the programme, from the idea to the new
//! business (新事業).

pub mod api;
pub mod path;
pub mod rules;
pub mod types;

pub use types::{CollaborationId, Stage};
