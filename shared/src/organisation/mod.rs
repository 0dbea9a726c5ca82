//! Companies and other organisations: who they are, where, and in which trade (DESIGN §2).

pub mod api;
pub mod change;
mod municipality;
pub mod own;
pub mod rules;
pub mod staff;
pub mod types;

pub use municipality::Municipality;
pub use types::{
    BySector, CorporateNumber, Industry, ItRegistrationId, ItStatus, Organisation, OrganisationId,
    OrganisationSize, OrganisationStatus, ProposalId, ProposalStatus, Sector,
};
