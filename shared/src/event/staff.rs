//! What travels about events to staff only.

use serde::{Deserialize, Serialize};

use super::api::{RegistrationInfo, Seats};
use super::diff::FieldChange;
use super::form::EventForm;
use super::types::{
    Action, EventId, Format, Reason, RevisionId, RevisionKind, SearchText, Status, Theme, Title,
};
use crate::account::AccountId;
use crate::page::{Cursor, Limit};
use crate::problem::FieldProblem;
use crate::programme::ProgrammeId;
use crate::time::{FiscalYear, Timestamp};

crate::query! {
    /// Which events to list for staff.
    pub struct StaffEventQuery {
        /// In this state.
        pub status: Status,
        /// In this fiscal year.
        pub fiscal_year: FiscalYear,
        /// With all of these words in its texts, venue or agenda.
        pub q: SearchText,
        /// How many at most; 20 if not told.
        pub limit: Limit,
        /// From where, from the page before.
        pub cursor: Cursor,
    }
}

crate::query! {
    /// Which page of a list.
    pub struct PageQuery {
        /// How many at most; 20 if not told.
        pub limit: Limit,
        /// From where, from the page before.
        pub cursor: Cursor,
    }
}

/// Who did something, and when.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Stamp {
    /// When.
    pub at: Timestamp,
    /// Whose account.
    pub by: AccountId,
    /// What that one is called; absent once it is erased.
    #[cfg_attr(feature = "openapi", schema(max_length = 300))]
    pub name: Option<String>,
}

impl Stamp {
    /// Who and when, the name not looked up yet.
    pub const fn new(at: Timestamp, by: AccountId) -> Self {
        Self { at, by, name: None }
    }
}

/// What the prefecture knows of an event: its contents when it was returned, made public or
/// given a new date last.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Seen {
    /// What was done with it then.
    pub kind: RevisionKind,
    /// By whom and when.
    pub done: Stamp,
    /// What changed since.
    #[cfg_attr(feature = "openapi", schema(max_items = 200))]
    pub changes: Vec<FieldChange>,
}

/// An event in the staff's list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StaffEventItem {
    /// Its id.
    pub id: EventId,
    /// Counts its changes; `If-Match` names it.
    pub version: i64,
    /// Its title.
    pub title: Title,
    /// Its theme.
    pub theme: Option<Theme>,
    /// How it is held.
    pub format: Format,
    /// Where it stands.
    pub status: Status,
    /// Whether it was returned with a comment that is not answered yet.
    pub returned: bool,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// Its fiscal year.
    pub fiscal_year: FiscalYear,
    /// Seats by mode.
    #[cfg_attr(feature = "openapi", schema(max_items = 2))]
    pub seats: Vec<Seats>,
    /// Whether one can register.
    pub registration: RegistrationInfo,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// One event as staff see and edit it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StaffEvent {
    /// Its id.
    pub id: EventId,
    /// Counts its changes; `If-Match` names it.
    pub version: i64,
    /// Where it stands.
    pub status: Status,
    /// The programme it belongs to.
    pub programme_id: ProgrammeId,
    /// Its fiscal year.
    pub fiscal_year: FiscalYear,
    /// Its contents, as they are edited.
    pub form: EventForm,
    /// The description as sanitised HTML.
    #[cfg_attr(feature = "openapi", schema(max_length = 200_000))]
    pub description_html: String,
    /// Seats by mode.
    #[cfg_attr(feature = "openapi", schema(max_items = 2))]
    pub seats: Vec<Seats>,
    /// Whether one can register.
    pub registration: RegistrationInfo,
    /// What the prefecture said when it returned the event last.
    pub returned_comment: Option<Reason>,
    /// Why it is postponed or cancelled.
    pub notice: Option<Reason>,
    /// Who made it.
    pub created: Stamp,
    /// Who submitted it last.
    pub submitted: Option<Stamp>,
    /// Who confirmed it: made it public.
    pub confirmed: Option<Stamp>,
    /// What the prefecture knows of it; absent where it has decided nothing yet.
    pub seen: Option<Seen>,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// What you may do with it now.
    #[cfg_attr(feature = "openapi", schema(max_items = 10))]
    pub actions: Vec<Action>,
    /// What must be filled in before it can be submitted or published.
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub missing: Vec<FieldProblem>,
}

/// A submitted event that waits for the prefecture's confirmation.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Confirmation {
    /// The event.
    pub event: StaffEventItem,
    /// Who submitted it.
    pub submitted: Stamp,
    /// What the prefecture saw last: when it returned the event; absent where it sees it for the
    /// first time.
    pub compared_with: Option<Timestamp>,
    /// What the prefecture said then.
    pub last_comment: Option<Reason>,
    /// What changed since.
    #[cfg_attr(feature = "openapi", schema(max_items = 200))]
    pub changes: Vec<FieldChange>,
}

/// One row of an event's history.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Revision {
    /// Its id.
    pub id: RevisionId,
    /// What was done.
    pub kind: RevisionKind,
    /// By whom and when.
    pub done: Stamp,
    /// What was said with it.
    pub comment: Option<Reason>,
    /// What changed since the row before.
    #[cfg_attr(feature = "openapi", schema(max_items = 200))]
    pub changes: Vec<FieldChange>,
}

/// Sanitised HTML made from Markdown.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Preview {
    /// The HTML, safe to show.
    #[cfg_attr(feature = "openapi", schema(max_length = 200_000))]
    pub html: String,
}
