//! What the registration operations take and answer, and where they are.

use serde::{Deserialize, Serialize};

pub use super::path;

use super::answers::StaffExtras;
use super::question::Extras;
use super::rules::{by_staff_whole, guest_whole, member_whole};
use super::types::{
    ActorKind, CancelReason, CancelledBy, RegistrationCause, RegistrationId, RegistrationSource,
    RegistrationStatus, StaffSearch, TicketCode,
};
use crate::account::legal::Acceptance;
use crate::account::types::{
    Department, FamilyName, GivenName, JobTitle, OrganisationName, PersonId,
};
use crate::event::types::{
    Contact, EventId, Format, Mode, Reason, Status as EventStatus, Title, VenueAccess,
    VenueAddress, VenueName,
};
use crate::field::{Email, Kana, Note, Phone, WebUrl};
use crate::i18n::Lang;
use crate::organisation::types::{OrganisationId, Sector};
use crate::page::{Cursor, Limit};
use crate::time::Timestamp;

body! {
    /// A registration without an account. The answer comes by mail.
    pub struct RegisterGuest {
        /// Family name.
        pub family_name: FamilyName,
        /// Given name.
        pub given_name: GivenName,
        /// Reading of the family name.
        pub family_kana: Kana,
        /// Reading of the given name.
        pub given_kana: Kana,
        /// Where the mails go.
        pub email: Email,
        /// The organisation out of the directory; its name is then taken from there.
        pub organisation_id: Option<OrganisationId>,
        /// The organisation's name, where it is not in the directory. One of both is needed.
        pub organisation_name: Option<OrganisationName>,
        /// Department.
        pub department: Option<Department>,
        /// Position.
        pub job_title: Option<JobTitle>,
        /// Telephone number, for the day itself.
        pub phone: Option<Phone>,
        /// At the venue or online.
        pub mode: Mode,
        /// A word to the organiser.
        pub note: Option<Note>,
        /// The language of the mails.
        pub locale: Lang,
        /// The acceptance of the terms and the privacy text; without it 422 `consent_required`.
        pub acceptance: Option<Acceptance>,
        /// The answers to the event's questions, what support one needs, and the party.
        pub extras: Option<Extras>,
    }
    whole GuestParts by guest_whole
}

body! {
    /// A registration by a signed-in member; names come from the profile.
    pub struct RegisterMember {
        /// At the venue or online.
        pub mode: Mode,
        /// A word to the organiser.
        pub note: Option<Note>,
        /// The language of the mails.
        pub locale: Lang,
        /// The acceptance of the terms and the privacy text; without it 422 `consent_required`.
        pub acceptance: Option<Acceptance>,
        /// The answers to the event's questions, what support one needs, and the party.
        pub extras: Option<Extras>,
    }
    whole MemberParts by member_whole
}

body! {
    /// A registration that staff take down by hand (telephone, paper form). The person gave
    /// the consents on that paper or by word; which is theirs to keep.
    pub struct RegisterByStaff {
        /// Family name.
        pub family_name: FamilyName,
        /// Given name.
        pub given_name: GivenName,
        /// Reading of the family name.
        pub family_kana: Kana,
        /// Reading of the given name.
        pub given_kana: Kana,
        /// Where the mails go.
        pub email: Email,
        /// The organisation out of the directory; its name is then taken from there.
        pub organisation_id: Option<OrganisationId>,
        /// The organisation's name, where it is not in the directory. One of both is needed.
        pub organisation_name: Option<OrganisationName>,
        /// Department.
        pub department: Option<Department>,
        /// Position.
        pub job_title: Option<JobTitle>,
        /// Telephone number, for the day itself.
        pub phone: Option<Phone>,
        /// At the venue or online.
        pub mode: Mode,
        /// A word of the participant.
        pub note: Option<Note>,
        /// The language of the mails.
        pub locale: Lang,
        /// The answers to the event's questions, what support one needs, and the party; what is
        /// required may stay open.
        pub extras: Option<Extras>,
    }
    whole ByStaffParts by by_staff_whole
}

body! {
    /// Why staff cancel a registration.
    pub struct CancelByStaff {
        /// The reason; the participant reads it in the mail.
        pub reason: CancelReason,
    }
}

/// What a guest's registration answers, the same for every address (so that nobody learns who
/// is registered): the outcome comes by mail.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GuestReceipt {
    /// The event.
    pub event_id: EventId,
    /// The address the outcome is sent to, as it was given.
    pub sent_to: Email,
}

/// What a ticket tells of its event.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TicketEvent {
    /// The event.
    pub id: EventId,
    /// Its title.
    pub title: Title,
    /// Its state: a cancelled or postponed event says so here.
    pub status: EventStatus,
    /// How it is held.
    pub format: Format,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// The venue.
    pub venue_name: Option<VenueName>,
    /// Its address.
    pub venue_address: Option<VenueAddress>,
    /// How to get there.
    pub venue_access: Option<VenueAccess>,
    /// Where to join online; only while confirmed for online.
    pub online_url: Option<WebUrl>,
    /// Whom to ask, where it is not the programme's office.
    pub contact: Option<Contact>,
    /// Why it is postponed or cancelled.
    pub notice: Option<Reason>,
}

/// A registration as its owner sees it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Ticket {
    /// The registration.
    pub id: RegistrationId,
    /// Its event.
    pub event: TicketEvent,
    /// Where it stands.
    pub status: RegistrationStatus,
    /// At the venue or online.
    pub mode: Mode,
    /// The place in the queue, 1 being the first; only while waitlisted.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 1_000_000))]
    pub position: Option<u32>,
    /// What the desk reads or scans; only while confirmed.
    pub code: Option<TicketCode>,
    /// Family name as given.
    pub family_name: Option<FamilyName>,
    /// Given name as given.
    pub given_name: Option<GivenName>,
    /// The organisation as given.
    pub organisation_name: Option<OrganisationName>,
    /// Department as given.
    pub department: Option<Department>,
    /// Position as given.
    pub job_title: Option<JobTitle>,
    /// The word to the organiser.
    pub note: Option<Note>,
    /// When it came in.
    pub created_at: Timestamp,
    /// When it got its seat.
    pub confirmed_at: Option<Timestamp>,
    /// When it was cancelled.
    pub cancelled_at: Option<Timestamp>,
    /// On whose side it was cancelled.
    pub cancelled_by: Option<CancelledBy>,
    /// Why, when staff cancelled it.
    pub cancel_reason: Option<CancelReason>,
    /// Whether the owner may cancel it now.
    pub can_cancel: bool,
    /// Until when the owner may cancel it.
    pub cancel_until: Option<Timestamp>,
    /// Rises with every change.
    #[cfg_attr(feature = "openapi", schema(minimum = 1))]
    pub version: i64,
}

/// A registration as the event's staff see it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StaffRegistration {
    /// The registration.
    pub id: RegistrationId,
    /// The event.
    pub event_id: EventId,
    /// The person.
    pub person_id: PersonId,
    /// Family name as given.
    pub family_name: Option<FamilyName>,
    /// Given name as given.
    pub given_name: Option<GivenName>,
    /// Reading of the family name.
    pub family_kana: Option<Kana>,
    /// Reading of the given name.
    pub given_kana: Option<Kana>,
    /// The person's address.
    pub email: Option<Email>,
    /// The organisation in the directory, if it was picked there.
    pub organisation_id: Option<OrganisationId>,
    /// The organisation as given.
    pub organisation_name: Option<OrganisationName>,
    /// The organisation's sector, where the directory knows it.
    pub sector: Option<Sector>,
    /// Department as given.
    pub department: Option<Department>,
    /// Position as given.
    pub job_title: Option<JobTitle>,
    /// Telephone number as given.
    pub phone: Option<Phone>,
    /// The word to the organiser.
    pub note: Option<Note>,
    /// At the venue or online.
    pub mode: Mode,
    /// Where it stands.
    pub status: RegistrationStatus,
    /// The number drawn on joining the queue; kept after promotion.
    #[cfg_attr(feature = "openapi", schema(minimum = 1))]
    pub queue_seq: Option<i64>,
    /// How it came in.
    pub source: RegistrationSource,
    /// The language of the mails.
    pub locale: Lang,
    /// When it came in.
    pub created_at: Timestamp,
    /// When it got its seat.
    pub confirmed_at: Option<Timestamp>,
    /// When it was cancelled.
    pub cancelled_at: Option<Timestamp>,
    /// On whose side.
    pub cancelled_by: Option<CancelledBy>,
    /// Why, when staff cancelled it.
    pub cancel_reason: Option<CancelReason>,
    /// What was answered, and whether they come to the party; in lists none.
    pub extras: Option<StaffExtras>,
    /// Rises with every change.
    #[cfg_attr(feature = "openapi", schema(minimum = 1))]
    pub version: i64,
}

/// One line of a registration's history.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegistrationHistoryLine {
    /// When.
    pub at: Timestamp,
    /// Who, by kind.
    pub actor: ActorKind,
    /// Who, by name, for accounts that belong to a person.
    #[cfg_attr(feature = "openapi", schema(max_length = 130))]
    pub actor_name: Option<String>,
    /// The status before; none for coming in.
    pub from: Option<RegistrationStatus>,
    /// The status after.
    pub to: RegistrationStatus,
    /// What happened.
    pub cause: RegistrationCause,
    /// The reason staff gave.
    pub reason: Option<CancelReason>,
}

/// The history of one registration, oldest first.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegistrationHistory {
    /// Its lines; at most 200 are shown.
    #[cfg_attr(feature = "openapi", schema(max_items = 200))]
    pub lines: Vec<RegistrationHistoryLine>,
}

/// The numbers of one mode.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ModeCount {
    /// The mode.
    pub mode: Mode,
    /// Its seats.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub capacity: u32,
    /// Those with a seat.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub confirmed: u32,
    /// Those in the queue.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub waitlisted: u32,
    /// Those who gave up.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub cancelled: u32,
}

/// The numbers of one sector, over all modes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SectorCount {
    /// The sector; none for organisations that are not in the directory.
    pub sector: Option<Sector>,
    /// Those with a seat.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub confirmed: u32,
    /// Those in the queue.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub waitlisted: u32,
}

/// The numbers of an event's registrations.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegistrationSummary {
    /// By mode, those the event offers.
    #[cfg_attr(feature = "openapi", schema(max_items = 2))]
    pub by_mode: Vec<ModeCount>,
    /// By sector, those that occur.
    #[cfg_attr(feature = "openapi", schema(max_items = 4))]
    pub by_sector: Vec<SectorCount>,
}

crate::query! {
    /// Which registrations of an event staff want to see; newest first.
    pub struct RegistrationFilter {
        /// Only of this status.
        pub status: RegistrationStatus,
        /// Only of this mode.
        pub mode: Mode,
        /// Part of a name, a reading, an organisation or an address.
        pub q: StaffSearch,
        /// How many a page holds.
        pub limit: Limit,
        /// From where; the `next_cursor` of the page before.
        pub cursor: Cursor,
    }
}

crate::query! {
    /// One's own registrations, newest first.
    pub struct OwnFilter {
        /// How many a page holds.
        pub limit: Limit,
        /// From where; the `next_cursor` of the page before.
        pub cursor: Cursor,
    }
}
