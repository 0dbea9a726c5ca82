//! Parts of the staff's pages.

mod actions;
mod agenda;
mod changes;
mod form;
mod preview;
mod status;

pub use actions::EventActions;
pub use changes::ChangeList;
pub use form::{EventFormView, values};
pub use status::StatusTag;
