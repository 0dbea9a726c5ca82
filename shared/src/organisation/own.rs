//! What a company's own people do: say where they work, propose changes, apply as an IT company.

use serde::{Deserialize, Serialize};

use super::staff::{ItRegistrationView, OrganisationForm, ProposalDetail};
use super::types::{
    ItContact, ItEndReason, ItRegistrationId, ItStatement, OrganisationId, ProposalId,
    ProposalMessage,
};
use crate::account::types::OrganisationName;

/// Where the operations are.
pub mod path {
    use super::{ItRegistrationId, ProposalId};

    /// One's own company.
    pub const OWN: &str = "/api/v1/me/organisation";
    /// The changes one proposes.
    pub const PROPOSALS: &str = "/api/v1/me/organisation/proposals";
    /// The company's applications.
    pub const APPLICATIONS: &str = "/api/v1/me/organisation/it-registrations";
    /// The page of one's own company.
    pub const PAGE: &str = "/me/company";

    /// Takes back a change that waits.
    pub fn take_back(id: ProposalId) -> String {
        format!("/api/v1/me/proposals/{id}/take-back")
    }
    /// A step of a registration: `take-back`, `ask-end`.
    pub fn it_step(id: ItRegistrationId, step: &str) -> String {
        format!("/api/v1/me/it-registrations/{id}/{step}")
    }
}

/// One's own company; every part is empty where the profile names none.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnOrganisation {
    /// The company of the profile, also one that staff have not looked at yet.
    pub organisation_id: Option<OrganisationId>,
    /// Its name.
    pub name: Option<OrganisationName>,
    /// Whether it stands in the directory; only then can a change be proposed.
    pub listed: bool,
    /// What the directory says of it.
    pub form: Option<OrganisationForm>,
    /// One's own newest proposal, whatever became of it.
    pub proposal: Option<ProposalDetail>,
    /// Whether it is a registered IT company today.
    pub registered_it: bool,
    /// Its newest application or period.
    pub it_registration: Option<ItRegistrationView>,
    /// The version of the organisation; 0 where there is none.
    pub version: i64,
}

body! {
    /// Which company one works for.
    pub struct JoinOrganisation {
        /// An organisation of the directory.
        pub organisation_id: OrganisationId,
    }
}

body! {
    /// A change to one's own company's page.
    pub struct ProposeChange {
        /// All that the page should say.
        pub form: OrganisationForm,
        /// A word to staff.
        pub message: Option<ProposalMessage>,
    }
}

body! {
    /// An application as a registered IT company.
    pub struct ApplyIt {
        /// What the company makes, and with what experience.
        pub statement: ItStatement,
        /// Whom to ask about it.
        pub contact: ItContact,
    }
}

body! {
    /// A wish to be registered no longer.
    pub struct AskEnd {
        /// Why.
        pub reason: ItEndReason,
    }
}
