//! Parts of the staff's pages.

mod actions;
mod agenda;
mod ask;
mod audience;
mod body;
mod changes;
mod entry;
mod form;
mod moderators;
mod preview;
pub mod registrations;
mod stamps;
mod status;
mod whole;

pub use actions::EventActions;
pub use agenda::minutes;
pub use ask::{Ask, AskProps, told};
pub use body::{EventBody, offered};
pub use changes::{ChangeList, ChangeProps};
pub use form::{EventFormProps, EventFormView, check, closes_hint, values};
pub use stamps::{StampProps, Stamps, stamp};
pub use status::StatusTag;
pub use whole::{EventWhole, WholeProps};
