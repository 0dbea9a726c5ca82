//! The pages of collaborations.

mod detail;
mod list;

pub use detail::{CollaborationPage, Shown, ShownProps};
pub use list::{Collaborations, table};
