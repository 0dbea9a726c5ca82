//! What travels about events, to everybody. What only staff see is in [`super::staff`].

use serde::{Deserialize, Serialize};

use super::audience::Audience;
use super::month::Month;
use super::types::{
    ClosedReason, Contact, EventId, FeeText, Format, Mode, Period, Promotion, Reason,
    RegistrationPhase, SearchText, Selection, SessionKind, SessionTitle, Speaker, Status, Summary,
    Theme, Title, VenueAccess, VenueAddress, VenueName,
};
use crate::field::{Email, Phone};
use crate::page::{Cursor, Limit};
use crate::programme::{ContractorName, PrefectureName, ProgrammeId, ProgrammeName};
use crate::time::{FiscalYear, Timestamp};

crate::query! {
    /// Which public events to list.
    pub struct EventQuery {
        /// Not over (the default, the next one first), over (the last one first), or all.
        pub period: Period,
        /// Held this way.
        pub format: Format,
        /// With exactly this theme.
        pub theme: Theme,
        /// Beginning in this month in Japan.
        pub month: Month,
        /// With all of these words in title, theme, summary, description, venue or agenda.
        pub q: SearchText,
        /// How many at most; 20 if not told.
        pub limit: Limit,
        /// From where, from the page before.
        pub cursor: Cursor,
    }
}

/// The seats of one mode.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Seats {
    /// How one takes part.
    pub mode: Mode,
    /// How many can.
    pub capacity: i32,
    /// How many more can; at 0 one joins the waitlist.
    pub left: i32,
}

/// Whether one can register, from when to when.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegistrationInfo {
    /// Not yet, now, or not any more, at the moment of the answer.
    pub phase: RegistrationPhase,
    /// Why it is closed.
    pub reason: Option<ClosedReason>,
    /// When it opens; absent where it opened with publication.
    pub opens_at: Option<Timestamp>,
    /// When it closes (締切).
    pub closes_at: Timestamp,
}

/// An event in a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EventSummary {
    /// Its id.
    pub id: EventId,
    /// Its title.
    pub title: Title,
    /// Its theme.
    pub theme: Option<Theme>,
    /// Two or three sentences.
    pub summary: Option<Summary>,
    /// How it is held.
    pub format: Format,
    /// Where it stands.
    pub status: Status,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// Where, unless online only.
    pub venue_name: Option<VenueName>,
    /// Seats by mode.
    #[cfg_attr(feature = "openapi", schema(max_items = 2))]
    pub seats: Vec<Seats>,
    /// Whether one can register.
    pub registration: RegistrationInfo,
}

/// Where an event takes place.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Venue {
    /// Its name.
    pub name: VenueName,
    /// Its address.
    pub address: Option<VenueAddress>,
    /// How to get there.
    pub access: Option<VenueAccess>,
    /// A map of the address.
    #[cfg_attr(feature = "openapi", schema(max_length = 2000))]
    pub map_url: Option<String>,
}

/// One item of the agenda.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Session {
    /// Listening or doing.
    pub kind: SessionKind,
    /// Its title.
    pub title: SessionTitle,
    /// Who speaks or leads.
    pub speaker: Option<Speaker>,
    /// How long it takes, in minutes.
    pub minutes: i32,
}

/// Who stands behind the event.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Organiser {
    /// The programme.
    pub programme_id: ProgrammeId,
    /// What it is called.
    pub programme_name: ProgrammeName,
    /// Its fiscal year.
    pub fiscal_year: FiscalYear,
    /// The prefecture (主催).
    pub prefecture: PrefectureName,
    /// The contractor (受託者).
    pub contractor: ContractorName,
    /// The office's telephone.
    pub office_phone: Phone,
    /// The office's e-mail address.
    pub office_email: Email,
}

/// How one gets in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Entry {
    /// Who decides who comes.
    pub selection: Selection,
    /// What the first of the waitlist gets when a seat is free.
    pub promotion: Promotion,
    /// How many of one company may be registered; as many as like, if null.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 100))]
    pub company_limit: Option<i32>,
    /// Until when participants may change or cancel by themselves; until the event begins, if null.
    pub change_until: Option<Timestamp>,
}

/// All that everybody may know of one event.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EventDetail {
    /// What lists show.
    #[serde(flatten)]
    pub event: EventSummary,
    /// The description as sanitised HTML.
    #[cfg_attr(feature = "openapi", schema(max_length = 200_000))]
    pub description_html: String,
    /// Whom it is for; absent where nothing is said.
    pub audience: Option<Audience>,
    /// Where, unless online only.
    pub venue: Option<Venue>,
    /// How one gets in.
    pub entry: Entry,
    /// What it costs.
    pub fee_text: Option<FeeText>,
    /// Whom to ask, where it is not the programme's office.
    pub contact: Option<Contact>,
    /// The agenda, in order.
    #[cfg_attr(feature = "openapi", schema(max_items = 30))]
    pub agenda: Vec<Session>,
    /// Who stands behind it.
    pub organiser: Organiser,
    /// Why it is postponed or cancelled.
    pub notice: Option<Reason>,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// A theme of public events.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ThemeCount {
    /// The theme.
    pub theme: Theme,
    /// How many public events have it.
    pub events: i64,
}

/// The themes of public events, the most frequent first.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Themes {
    /// The themes, 100 at most.
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub items: Vec<ThemeCount>,
}

/// The paths of events.
pub mod path {
    use crate::event::types::{Action, EventId};

    /// Public list; POST makes a draft.
    pub const EVENTS: &str = "/api/v1/events";
    /// The themes of public events.
    pub const THEMES: &str = "/api/v1/event-themes";
    /// Markdown to HTML.
    pub const PREVIEW: &str = "/api/v1/events/preview";
    /// The staff's list.
    pub const STAFF_EVENTS: &str = "/api/v1/staff/events";
    /// What waits for confirmation.
    pub const CONFIRMATIONS: &str = "/api/v1/staff/confirmations";

    /// One event; PUT and DELETE change it.
    pub fn event(id: EventId) -> String {
        format!("{EVENTS}/{id}")
    }

    /// One event as staff see it.
    pub fn staff_event(id: EventId) -> String {
        format!("{STAFF_EVENTS}/{id}")
    }

    /// What moves an event to another state; `Edit` and `Delete` go to [`event`].
    pub fn action(id: EventId, action: Action) -> String {
        match action {
            Action::Edit | Action::Delete => event(id),
            other => format!("{EVENTS}/{id}/{other}"),
        }
    }

    /// Makes a draft like it.
    pub fn clone(id: EventId) -> String {
        format!("{EVENTS}/{id}/clone")
    }

    /// What was done with it.
    pub fn history(id: EventId) -> String {
        format!("{EVENTS}/{id}/history")
    }

    /// Its calendar entry.
    pub fn calendar(id: EventId) -> String {
        format!("{EVENTS}/{id}/calendar.ics")
    }
}
