//! Companies and other organisations: who they are, where, and in which trade (DESIGN §2).

pub mod api;
mod municipality;
pub mod rules;
pub mod types;

pub use municipality::Municipality;
pub use types::{
    CorporateNumber, Industry, Organisation, OrganisationId, OrganisationSize, OrganisationStatus,
    Sector,
};
