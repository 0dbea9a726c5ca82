//! The slice's queries.

pub mod alias;
pub mod directory;
pub mod it_registration;
pub mod organisation;
pub mod proposal;
