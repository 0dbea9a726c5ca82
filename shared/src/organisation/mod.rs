//! Organisations: companies and other bodies that people come from (DESIGN §2).

pub mod types;

pub use types::{OrganisationId, Sector};
