//! What travels about collaborations.

use serde::{Deserialize, Serialize};

pub use super::path;
use super::types::{
    CollaborationId, CollaborationStepKind, CollaborationSummary, CollaborationTitle, Confirmation,
    Stage,
};
use crate::account::types::OrganisationName;
use crate::event::types::{EventId, Title};
use crate::field::List;
use crate::organisation::types::{OrganisationId, Sector};
use crate::page::{Cursor, Limit};
use crate::time::{Day, FiscalYear, Timestamp};

/// The companies of one collaboration.
pub type Companies = List<OrganisationId, 1, 20>;

body! {
    /// What is known of a collaboration.
    pub struct CollaborationForm {
        /// What it is called.
        pub title: CollaborationTitle,
        /// What it is about.
        pub summary: Option<CollaborationSummary>,
        /// How far it has come.
        pub stage: Stage,
        /// The companies, out of the directory.
        pub organisation_ids: Companies,
        /// The event at which they met.
        pub origin_event_id: Option<EventId>,
        /// Since when it is, or was, a business: needed once it is launched.
        pub launched_on: Option<Day>,
    }
    whole CollaborationParts by super::rules::check
}

crate::query! {
    /// Which collaborations to list, the newest first.
    pub struct CollaborationFilter {
        /// Only at this stage.
        pub stage: Stage,
        /// Only those launched in this fiscal year.
        pub fiscal_year: FiscalYear,
        /// Only those of this company.
        pub organisation_id: OrganisationId,
        /// Only those that stand so with the prefecture.
        pub confirmation: Confirmation,
        /// How many a page holds.
        pub limit: Limit,
        /// From where; the `next_cursor` of the page before.
        pub cursor: Cursor,
    }
}

/// A company of a collaboration.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CollaborationCompany {
    /// The company.
    pub id: OrganisationId,
    /// Its name.
    pub name: OrganisationName,
    /// Its side of the exchange, once known.
    pub sector: Option<Sector>,
}

/// The event at which they met.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CollaborationOrigin {
    /// The event.
    pub id: EventId,
    /// Its title.
    pub title: Title,
}

/// A collaboration in the list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CollaborationItem {
    /// Its id.
    pub id: CollaborationId,
    /// What it is called.
    pub title: CollaborationTitle,
    /// How far it has come.
    pub stage: Stage,
    /// The companies, by name.
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub organisations: Vec<CollaborationCompany>,
    /// The event at which they met.
    pub origin_event: Option<CollaborationOrigin>,
    /// Since when it is, or was, a business.
    pub launched_on: Option<Day>,
    /// When the prefecture confirmed it.
    pub confirmed_at: Option<Timestamp>,
    /// The fiscal year in which it counts as a new business, once confirmed.
    pub counts_in: Option<FiscalYear>,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// One line of a collaboration's history.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CollaborationStep {
    /// When.
    pub at: Timestamp,
    /// By whom; none for an account without a person.
    #[cfg_attr(feature = "openapi", schema(max_length = 130))]
    pub by: Option<String>,
    /// What happened.
    pub step: CollaborationStepKind,
    /// The stage before.
    pub from: Option<Stage>,
    /// The stage after.
    pub to: Stage,
}

/// A collaboration with its history.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CollaborationDetail {
    /// Its id.
    pub id: CollaborationId,
    /// What it is called.
    pub title: CollaborationTitle,
    /// What it is about.
    pub summary: Option<CollaborationSummary>,
    /// How far it has come.
    pub stage: Stage,
    /// The companies, by name.
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub organisations: Vec<CollaborationCompany>,
    /// The event at which they met.
    pub origin_event: Option<CollaborationOrigin>,
    /// Since when it is, or was, a business.
    pub launched_on: Option<Day>,
    /// When the prefecture confirmed it.
    pub confirmed_at: Option<Timestamp>,
    /// Who confirmed it.
    #[cfg_attr(feature = "openapi", schema(max_length = 130))]
    pub confirmed_by: Option<String>,
    /// The fiscal year in which it counts as a new business, once confirmed.
    pub counts_in: Option<FiscalYear>,
    /// What happened, the first first; at most 200 lines are shown.
    #[cfg_attr(feature = "openapi", schema(max_items = 200))]
    pub history: Vec<CollaborationStep>,
    /// When it was written down.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// Rises with every change; `If-Match` names it.
    #[cfg_attr(feature = "openapi", schema(minimum = 1))]
    pub version: i64,
}
