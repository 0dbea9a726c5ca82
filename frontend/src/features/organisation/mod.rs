//! The directory of organisations, as forms use it.

pub mod client;
mod picker;

pub use picker::OrganisationPicker;
