//! What the registration operations take and answer, and where they are.

use serde::{Deserialize, Serialize};

pub use super::path;

use super::consent::EventConsents;
use super::group::{Group, GroupView};
use super::question::Extras;
use super::rules::{guest_whole, member_whole};
use super::types::{CancelReason, CancelledBy, RegistrationId, RegistrationStatus, TicketCode};
use crate::account::legal::Acceptance;
use crate::account::types::{Department, FamilyName, GivenName, JobTitle, OrganisationName};
use crate::event::types::{
    Contact, EventId, Format, Mode, Reason, Status as EventStatus, Title, VenueAccess,
    VenueAddress, VenueName,
};
use crate::field::{Email, Kana, Note, Phone, WebUrl};
use crate::i18n::Lang;
use crate::organisation::types::OrganisationId;
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
        /// Whom one brings.
        pub group: Option<Group>,
        /// The language of the mails.
        pub locale: Lang,
        /// The acceptance of the terms and the privacy text; without it 422 `consent_required`.
        pub acceptance: Option<Acceptance>,
        /// What the person agrees to freely; nothing where it is not told.
        pub consents: Option<EventConsents>,
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
        /// Whom one brings.
        pub group: Option<Group>,
        /// The language of the mails.
        pub locale: Lang,
        /// The acceptance of the terms and the privacy text; without it 422 `consent_required`.
        pub acceptance: Option<Acceptance>,
        /// What the person agrees to freely; nothing where it is not told.
        pub consents: Option<EventConsents>,
        /// The answers to the event's questions, what support one needs, and the party.
        pub extras: Option<Extras>,
    }
    whole MemberParts by member_whole
}

body! {
    /// How one wants to take part from now on.
    pub struct SwitchMode {
        /// At the venue or online.
        pub mode: Mode,
    }
}

body! {
    /// What a registration says of its owner, for this event only; the profile stays as it is.
    pub struct EditRegistration {
        /// Department.
        pub department: Option<Department>,
        /// Position.
        pub job_title: Option<JobTitle>,
        /// Telephone number, for the day itself.
        pub phone: Option<Phone>,
        /// A word to the organiser.
        pub note: Option<Note>,
        /// The language of the mails.
        pub locale: Lang,
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
    /// Telephone number as given.
    pub phone: Option<Phone>,
    /// The word to the organiser.
    pub note: Option<Note>,
    /// The language of the mails.
    pub locale: Lang,
    /// When it came in.
    pub created_at: Timestamp,
    /// When it got its seat.
    pub confirmed_at: Option<Timestamp>,
    /// When it was cancelled.
    pub cancelled_at: Option<Timestamp>,
    /// On whose side it was cancelled.
    pub cancelled_by: Option<CancelledBy>,
    /// Why, when staff cancelled or declined it.
    pub cancel_reason: Option<CancelReason>,
    /// Until when an offered seat is kept for the answer; only while offered.
    pub offered_until: Option<Timestamp>,
    /// The group it came in with.
    pub group: Option<GroupView>,
    /// Whether the organiser waits to hear if the place is kept, since date or venue changed.
    pub asked_to_keep: bool,
    /// Whether the owner may change what it says, or how they take part.
    pub can_change: bool,
    /// Whether the owner may cancel it now.
    pub can_cancel: bool,
    /// Until when the owner may cancel it.
    pub cancel_until: Option<Timestamp>,
    /// Rises with every change.
    #[cfg_attr(feature = "openapi", schema(minimum = 1))]
    pub version: i64,
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
