//! People who come together: one applicant and whom they bring.

use serde::{Deserialize, Serialize};

use super::types::{GroupPolicy, RegistrationStatus};
use crate::account::types::{FamilyName, GivenName, OrganisationName};
use crate::field::{Email, Kana, List};
use crate::organisation::types::OrganisationId;

body! {
    /// Somebody whom the applicant brings. They get a mail, a ticket and a link of their own.
    pub struct GroupPerson {
        /// Family name.
        pub family_name: FamilyName,
        /// Given name.
        pub given_name: GivenName,
        /// Reading of the family name.
        pub family_kana: Kana,
        /// Reading of the given name.
        pub given_kana: Kana,
        /// Where their mails go: an address of their own.
        pub email: Email,
        /// Their organisation out of the directory, where it is another than the applicant's.
        pub organisation_id: Option<OrganisationId>,
        /// Its name, where it is not in the directory.
        pub organisation_name: Option<OrganisationName>,
    }
}

body! {
    /// Whom the applicant brings.
    pub struct Group {
        /// The others; the applicant is not among them.
        pub people: List<GroupPerson, 1, 5>,
        /// What counts when there are not enough seats for all.
        pub policy: GroupPolicy,
    }
}

/// One of a group, as the others of it see them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GroupMember {
    /// Family name.
    pub family_name: Option<FamilyName>,
    /// Given name.
    pub given_name: Option<GivenName>,
    /// Where their registration stands.
    pub status: RegistrationStatus,
    /// Whether they are the applicant.
    pub applicant: bool,
}

/// The group that a ticket belongs to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GroupView {
    /// All of it, the applicant first, the ticket's own person too.
    #[cfg_attr(feature = "openapi", schema(max_items = 6))]
    pub members: Vec<GroupMember>,
    /// What counts when there are not enough seats for all.
    pub policy: GroupPolicy,
    /// Whether this ticket is the applicant's, who may accept and cancel for all.
    pub applicant: bool,
}
