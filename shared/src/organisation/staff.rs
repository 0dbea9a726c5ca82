//! What staff do with organisations: enter and edit them, match names, decide what companies propose.

use serde::{Deserialize, Deserializer, Serialize};

use super::municipality::Municipality;
use super::types::{
    CorporateNumber, Industry, ItContact, ItEndReason, ItRegistrationId, ItStatement, ItStatus,
    OrganisationDescription, OrganisationId, OrganisationKana, OrganisationNeeds,
    OrganisationOffers, OrganisationSearch, OrganisationSize, OrganisationStatus, ProposalId,
    ProposalMessage, ProposalStatus, ReturnComment, Sector,
};
use crate::account::types::OrganisationName;
use crate::field::{Pointer, WebUrl};
use crate::page::{Cursor, Limit, Page};
use crate::query;
use crate::time::{Day, Timestamp};

/// Where the operations are.
pub mod path {
    use super::{ItRegistrationId, OrganisationId, ProposalId};

    /// All organisations, for staff.
    pub const ORGANISATIONS: &str = "/api/v1/staff/organisations";
    /// Names that no organisation of the directory has.
    pub const NAME_MATCHING: &str = "/api/v1/staff/name-matching";
    /// Changes that companies propose.
    pub const PROPOSALS: &str = "/api/v1/staff/organisation-proposals";
    /// Applications and periods of registered IT companies.
    pub const IT_REGISTRATIONS: &str = "/api/v1/staff/it-registrations";

    /// One organisation, for staff.
    pub fn organisation(id: OrganisationId) -> String {
        format!("{ORGANISATIONS}/{id}")
    }
    /// A step with one organisation: `merge`, `accept`, `set-aside`, `put-back`, `uses`.
    pub fn step(id: OrganisationId, step: &str) -> String {
        format!("{ORGANISATIONS}/{id}/{step}")
    }
    /// One proposed change.
    pub fn proposal(id: ProposalId) -> String {
        format!("{PROPOSALS}/{id}")
    }
    /// A decision about a proposed change: `approve`, `return`.
    pub fn decide(id: ProposalId, step: &str) -> String {
        format!("{PROPOSALS}/{id}/{step}")
    }
    /// A step of a registration: `check`, `approve`, `return`, `end`.
    pub fn it_step(id: ItRegistrationId, step: &str) -> String {
        format!("{IT_REGISTRATIONS}/{id}/{step}")
    }
}

body! {
    /// All that the directory says of an organisation.
    pub struct OrganisationForm {
        /// Its name.
        pub name: OrganisationName,
        /// The reading of its name.
        pub kana: Option<OrganisationKana>,
        /// Its 法人番号, where it has one.
        pub corporate_number: Option<CorporateNumber>,
        /// Its side of the exchange.
        pub sector: Sector,
        /// Its division of industry.
        pub industry: Option<Industry>,
        /// Where it sits.
        pub municipality: Option<Municipality>,
        /// How many people work there.
        pub size: Option<OrganisationSize>,
        /// What it does.
        pub description: Option<OrganisationDescription>,
        /// What it offers.
        pub offers: Option<OrganisationOffers>,
        /// What it needs.
        pub needs: Option<OrganisationNeeds>,
        /// Its site.
        pub website: Option<WebUrl>,
    }
}

/// Read back as it was checked when it came in.
impl<'de> Deserialize<'de> for OrganisationForm {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = serde_json::Value::deserialize(deserializer)?;
        crate::field::parse(&value)
            .map_err(|_| serde::de::Error::custom("not a form of an organisation"))
    }
}

query! {
    /// Which organisations staff look at.
    pub struct StaffOrganisationFilter {
        /// Part of the name or its reading; every word must occur.
        pub q: OrganisationSearch,
        /// Only those in the directory, or only those that wait.
        pub status: OrganisationStatus,
        /// How many to a page (default 20).
        pub limit: Limit,
        /// Where the page begins.
        pub cursor: Cursor,
    }
}

/// One organisation in the staff's list.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StaffOrganisationItem {
    /// Its id.
    pub id: OrganisationId,
    /// Its name.
    pub name: OrganisationName,
    /// The reading of its name.
    pub kana: Option<OrganisationKana>,
    /// Its side of the exchange; none while it waits.
    pub sector: Option<Sector>,
    /// Where it sits.
    pub municipality: Option<Municipality>,
    /// Whether it stands in the directory.
    pub status: OrganisationStatus,
    /// Whether staff found that the name is no company's.
    pub set_aside: bool,
    /// Whether it is a registered IT company today.
    pub registered_it: bool,
    /// When it last changed.
    pub updated_at: Timestamp,
}

/// A page of the staff's list.
pub type StaffOrganisationPage = Page<StaffOrganisationItem>;

/// One organisation as staff see it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StaffOrganisation {
    /// Its id.
    pub id: OrganisationId,
    /// What the directory says of it.
    pub form: OrganisationForm,
    /// Whether it stands in the directory.
    pub status: OrganisationStatus,
    /// Whether staff found that the name is no company's.
    pub set_aside: bool,
    /// What it was merged into; it is gone from every list.
    pub merged_into: Option<OrganisationId>,
    /// Whether it is a registered IT company today.
    pub registered_it: bool,
    /// Other spellings that mean it; the newest 50.
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub spellings: Vec<OrganisationName>,
    /// Its applications and periods as a registered IT company, newest first; the newest 50.
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub it_registrations: Vec<ItRegistrationView>,
    /// Its version, for changes.
    pub version: i64,
    /// When it was entered.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

body! {
    /// Which organisation this one is in truth.
    pub struct MergeOrganisation {
        /// The one that stays.
        pub into: OrganisationId,
    }
}

/// How many rows name an organisation: what a merge moves.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrganisationUses {
    /// Registrations for events.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 1_000_000_000))]
    pub registrations: u32,
    /// Persons.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 1_000_000_000))]
    pub persons: u32,
}

/// An organisation that a name may mean.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Candidate {
    /// The organisation.
    pub id: OrganisationId,
    /// Its name.
    pub name: OrganisationName,
    /// Where it sits.
    pub municipality: Option<Municipality>,
    /// How alike the names are, up to 100.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 100))]
    pub likeness: u32,
}

/// A name that no organisation of the directory has, or that several have.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Unmatched {
    /// The organisation that waits under this name.
    pub id: OrganisationId,
    /// As it was written first.
    pub name: OrganisationName,
    /// When it was written first.
    pub created_at: Timestamp,
    /// How many rows name it.
    pub uses: OrganisationUses,
    /// What it may mean, the likeliest first; at most 5.
    #[cfg_attr(feature = "openapi", schema(max_items = 5))]
    pub candidates: Vec<Candidate>,
}

query! {
    /// A page of a list that staff work through.
    pub struct QueueFilter {
        /// How many to a page (default 20).
        pub limit: Limit,
        /// Where the page begins.
        pub cursor: Cursor,
    }
}

/// A page of names.
pub type UnmatchedPage = Page<Unmatched>;

body! {
    /// Why something is returned; whoever asked for it reads this in the mail.
    pub struct ReturnWith {
        /// What is missing, or why not.
        pub comment: ReturnComment,
    }
}

body! {
    /// Which state of the organisation the decision is about.
    pub struct ApproveProposal {
        /// The version of the organisation that was looked at; 409 `organisation_changed` when it
        /// has another by now.
        pub organisation_version: crate::field::Int<1, 1_000_000_000>,
    }
}

query! {
    /// Which proposed changes to list.
    pub struct ProposalFilter {
        /// Only those that stand so (default: those that wait for a decision).
        pub status: ProposalStatus,
        /// How many to a page (default 20).
        pub limit: Limit,
        /// Where the page begins.
        pub cursor: Cursor,
    }
}

/// One proposed change in a list.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProposalItem {
    /// Its id.
    pub id: ProposalId,
    /// What is to be changed.
    pub organisation_id: OrganisationId,
    /// The organisation's name now.
    pub organisation_name: OrganisationName,
    /// Who proposes it; none where the name is not known.
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub proposed_by: Option<String>,
    /// Where it stands.
    pub status: ProposalStatus,
    /// When it was proposed.
    pub created_at: Timestamp,
    /// When it was decided.
    pub decided_at: Option<Timestamp>,
}

/// A page of proposed changes.
pub type ProposalPage = Page<ProposalItem>;

/// A proposed change with everything that a decision needs.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProposalDetail {
    /// What the list says of it.
    pub proposal: ProposalItem,
    /// The organisation when the change was proposed.
    pub base: OrganisationForm,
    /// The organisation now.
    pub current: OrganisationForm,
    /// The organisation's version now; a decision names it.
    pub organisation_version: i64,
    /// The organisation as it should be.
    pub form: OrganisationForm,
    /// What the decision would change: the fields that differ between `base` and `form`.
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub changed: Vec<Pointer>,
    /// Those of them that somebody else changed meanwhile: to what `current` says.
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub conflicts: Vec<Pointer>,
    /// A word to staff.
    pub message: Option<ProposalMessage>,
    /// What staff wrote on returning it.
    pub comment: Option<ReturnComment>,
    /// Its version.
    pub version: i64,
}

query! {
    /// Which applications and periods to list.
    pub struct ItFilter {
        /// Only those that stand so (default: all that wait for staff: applied, checked, and those
        /// whose company asked to end them).
        pub status: ItStatus,
        /// How many to a page (default 20).
        pub limit: Limit,
        /// Where the page begins.
        pub cursor: Cursor,
    }
}

/// A company's application, or its time as a registered IT company.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ItRegistrationView {
    /// Its id.
    pub id: ItRegistrationId,
    /// The company.
    pub organisation_id: OrganisationId,
    /// The company's name.
    pub organisation_name: OrganisationName,
    /// Where it stands.
    pub status: ItStatus,
    /// What the company wrote.
    pub statement: Option<ItStatement>,
    /// Whom to ask.
    pub contact: Option<ItContact>,
    /// What staff wrote on returning it.
    pub comment: Option<ReturnComment>,
    /// The first day.
    pub since: Option<Day>,
    /// The last day.
    pub until: Option<Day>,
    /// When the company asked to end it.
    pub ending_asked_at: Option<Timestamp>,
    /// Why it ends, or should.
    pub ending_reason: Option<ItEndReason>,
    /// When the company applied.
    pub applied_at: Option<Timestamp>,
    /// When staff checked it.
    pub checked_at: Option<Timestamp>,
    /// Its version.
    pub version: i64,
}

/// A page of applications and periods.
pub type ItPage = Page<ItRegistrationView>;

body! {
    /// From when a company is registered.
    pub struct ApproveIt {
        /// The first day.
        pub since: Day,
    }
}

body! {
    /// Until when a company is registered.
    pub struct EndIt {
        /// The last day.
        pub until: Day,
        /// Why it ends; the company reads it in the mail.
        pub reason: ItEndReason,
    }
}
