//! Parts of the staff's pages.

mod actions;
mod agenda;
mod body;
mod changes;
mod form;
mod moderators;
mod preview;
mod status;
mod whole;

pub use actions::EventActions;
pub use agenda::minutes;
pub use body::{EventBody, offered};
pub use changes::ChangeList;
pub use form::{EventFormProps, EventFormView, check, closes_hint, values};
pub use status::StatusTag;
pub use whole::{EventWhole, WholeProps};
