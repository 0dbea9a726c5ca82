//! What the operations on attendance take and answer.

use serde::{Deserialize, Serialize};

pub use super::path;
use super::types::{AttendanceId, AttendanceKind, AttendancePhase};
use crate::account::types::{FamilyName, GivenName, OrganisationName, PersonId};
use crate::event::types::{EventId, Format, Mode, Title};
use crate::field::{Email, Kana};
use crate::organisation::types::{OrganisationId, Sector};
use crate::page::{Cursor, Limit};
use crate::registration::types::{RegistrationId, RegistrationStatus, StaffSearch};
use crate::time::{Day, Timestamp};

crate::query! {
    /// Whom to show of those who are expected or there, in the order of readings.
    pub struct AttendanceFilter {
        /// Part of a name, a reading or an organisation.
        pub q: StaffSearch,
        /// How many a page holds.
        pub limit: Limit,
        /// From where; the `next_cursor` of the page before.
        pub cursor: Cursor,
    }
}

body! {
    /// Somebody is there. Sent twice it changes nothing more: the first time stays.
    pub struct Tick {
        /// Who.
        pub person_id: PersonId,
        /// As what; a participant if not told.
        pub kind: Option<AttendanceKind>,
        /// At the venue or online; as registered if not told. Needed for who is not registered.
        pub mode: Option<Mode>,
    }
}

body! {
    /// Somebody is not there after all.
    pub struct Untick {
        /// Who.
        pub person_id: PersonId,
    }
}

body! {
    /// As what somebody was there, and how.
    pub struct AttendanceChange {
        /// As what.
        pub kind: AttendanceKind,
        /// At the venue or online.
        pub mode: Mode,
    }
}

body! {
    /// Somebody is there who is not on the list: a speaker, somebody who just came.
    pub struct AttendanceByHand {
        /// Family name.
        pub family_name: FamilyName,
        /// Given name.
        pub given_name: GivenName,
        /// Reading of the family name.
        pub family_kana: Kana,
        /// Reading of the given name.
        pub given_kana: Kana,
        /// An address, where the person wants mails: who has one already is found by it.
        pub email: Option<Email>,
        /// The organisation out of the directory; its name is then taken from there.
        pub organisation_id: Option<OrganisationId>,
        /// The organisation's name, where it is not in the directory.
        pub organisation_name: Option<OrganisationName>,
        /// As what.
        pub kind: AttendanceKind,
        /// At the venue or online.
        pub mode: Mode,
    }
}

crate::query! {
    /// Which of the events whose attendance is or will be taken.
    pub struct AttendanceEventQuery {
        /// How many a page holds.
        pub limit: Limit,
        /// From where; the `next_cursor` of the page before.
        pub cursor: Cursor,
    }
}

/// An event whose attendance one may take, now or when its day has come.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AttendanceEvent {
    /// The event.
    pub event_id: EventId,
    /// Its title.
    pub title: Title,
    /// How it is held.
    pub format: Format,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// Whether attendance can be taken now.
    pub phase: AttendancePhase,
    /// The first day on which it can.
    pub first_day: Day,
    /// The last one.
    pub last_day: Day,
}

/// Somebody's presence.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Presence {
    /// Its id.
    pub id: AttendanceId,
    /// As what.
    pub kind: AttendanceKind,
    /// At the venue or online.
    pub mode: Mode,
    /// When it was noted.
    pub at: Timestamp,
    /// Rises with every change; `If-Match` names it.
    #[cfg_attr(feature = "openapi", schema(minimum = 1))]
    pub version: i64,
}

/// Somebody on the event's list: expected, there, or both.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Attendee {
    /// Who.
    pub person_id: PersonId,
    /// Their registration; none for who came without.
    pub registration_id: Option<RegistrationId>,
    /// Where the registration stands; one that was cancelled is only shown of who came all the same.
    pub status: Option<RegistrationStatus>,
    /// The mode they are registered for.
    pub registered_mode: Option<Mode>,
    /// Family name.
    pub family_name: Option<FamilyName>,
    /// Given name.
    pub given_name: Option<GivenName>,
    /// Reading of the family name.
    pub family_kana: Option<Kana>,
    /// Reading of the given name.
    pub given_kana: Option<Kana>,
    /// The organisation as told.
    pub organisation_name: Option<OrganisationName>,
    /// Their presence; none while they have not come.
    pub present: Option<Presence>,
}

/// One presence by itself.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AttendanceDetail {
    /// Its id.
    pub id: AttendanceId,
    /// The event.
    pub event_id: EventId,
    /// Who.
    pub person_id: PersonId,
    /// As what.
    pub kind: AttendanceKind,
    /// At the venue or online.
    pub mode: Mode,
    /// When it was noted.
    pub at: Timestamp,
    /// Rises with every change.
    #[cfg_attr(feature = "openapi", schema(minimum = 1))]
    pub version: i64,
}

/// The numbers of one mode.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PresentByMode {
    /// The mode.
    pub mode: Mode,
    /// Those with a seat in it.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub expected: u32,
    /// Participants who are there.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub participants: u32,
    /// Everybody who is there.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub everybody: u32,
}

/// The number of one kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PresentByKind {
    /// The kind.
    pub kind: AttendanceKind,
    /// Those who are there.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub number: u32,
}

/// The number of one sector.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PresentBySector {
    /// The sector; none for organisations that are not in the directory.
    pub sector: Option<Sector>,
    /// Participants who are there.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub participants: u32,
}

/// An event's numbers, and whether attendance can be taken now.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AttendanceSummary {
    /// The event.
    pub event_id: EventId,
    /// Its title.
    pub title: Title,
    /// How it is held.
    pub format: Format,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// Whether attendance can be taken now.
    pub phase: AttendancePhase,
    /// The first day on which it can.
    pub first_day: Day,
    /// The last one.
    pub last_day: Day,
    /// By mode, those the event offers or somebody came in.
    #[cfg_attr(feature = "openapi", schema(max_items = 2))]
    pub by_mode: Vec<PresentByMode>,
    /// By kind, those that occur.
    #[cfg_attr(feature = "openapi", schema(max_items = 4))]
    pub by_kind: Vec<PresentByKind>,
    /// Participants by sector, those that occur.
    #[cfg_attr(feature = "openapi", schema(max_items = 4))]
    pub by_sector: Vec<PresentBySector>,
    /// Participants who were at none of the events before this one.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub first_timers: u32,
}

impl AttendanceSummary {
    /// Participants who are there, over all modes.
    pub fn participants(&self) -> u32 {
        self.by_mode.iter().map(|one| one.participants).sum()
    }
}
