//! What travels about registrations to the event's staff only.

use serde::{Deserialize, Serialize};

use super::answers::StaffExtras;
use super::consent::EventConsents;
use super::group::Group;
use super::question::Extras;
use super::rules::by_staff_whole;
use super::types::{
    ActorKind, CancelReason, CancelledBy, Decision, GroupPolicy, KeepFilter, RegistrationCause,
    RegistrationId, RegistrationSource, RegistrationStatus, StaffSearch,
};
use crate::account::consent::OptionalConsent;
use crate::account::types::{
    Department, FamilyName, GivenName, JobTitle, OrganisationName, PersonId,
};
use crate::event::types::{EventId, Mode};
use crate::field::{Email, Faults, Kana, List, Note, Phone, Pointer};
use crate::i18n::Lang;
use crate::organisation::types::{OrganisationId, Sector};
use crate::page::{Cursor, Limit};
use crate::problem::Code;
use crate::time::Timestamp;

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
        /// Whom they bring.
        pub group: Option<Group>,
        /// A seat even where none is left, and past the limit per company; false if not told. The
        /// history says so.
        pub exception: Option<bool>,
        /// What the person agreed to freely, on that paper or by word; nothing where it is not told.
        pub consents: Option<EventConsents>,
        /// The answers to the event's questions, what support one needs, and the party; what is
        /// required may stay open.
        pub extras: Option<Extras>,
        /// The language of the mails.
        pub locale: Lang,
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

body! {
    /// Which registrations staff decide about, and how. Of a group all are decided together.
    pub struct Decide {
        /// The registrations, all of this event. They are taken in the order in which they came in.
        pub registrations: List<RegistrationId, 1, 100>,
        /// What is decided.
        pub decision: Decision,
        /// Why; who is declined reads it. Needed for declining.
        pub reason: Option<CancelReason>,
    }
    whole DecideParts by reasoned
}

body! {
    /// Where staff put a registration.
    pub struct Place {
        /// At the venue or online.
        pub mode: Mode,
        /// A seat even where none is left or others wait before; false if not told. The history
        /// says so.
        pub exception: Option<bool>,
        /// Why, for the history.
        pub reason: Option<CancelReason>,
    }
}

/// Who declines says why.
fn reasoned(form: &DecideParts<'_>, at: &Pointer, faults: &mut Faults) {
    if form.decision == Some(&Decision::Decline) && form.reason == Some(&None) {
        faults.add(&at.member("reason"), Code::Required);
    }
}

/// What became of the registrations that were decided.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Decided {
    /// Each that was decided, in the order in which they came in, with those of their groups.
    #[cfg_attr(feature = "openapi", schema(max_items = 600))]
    pub decided: Vec<StaffRegistration>,
    /// Those that did not wait for approval any more, and were left as they are.
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub skipped: Vec<RegistrationId>,
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
    /// The applicant's registration, on those who came in together.
    pub group_id: Option<RegistrationId>,
    /// What counts when there are not enough seats for all of the group.
    pub group_policy: Option<GroupPolicy>,
    /// Until when an offered seat is kept for the answer.
    pub offered_until: Option<Timestamp>,
    /// When staff approved or declined it.
    pub decided_at: Option<Timestamp>,
    /// Whether the organiser waits to hear if the place is kept, since date or venue changed.
    pub asked_to_keep: bool,
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
    /// Why, when staff cancelled or declined it.
    pub cancel_reason: Option<CancelReason>,
    /// What the person agreed to freely with this registration, and has not taken back.
    #[cfg_attr(feature = "openapi", schema(max_items = 4))]
    pub consents: Vec<OptionalConsent>,
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
    /// Those for whose answer a seat is kept.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub offered: u32,
    /// Those in the queue.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub waitlisted: u32,
    /// Those who wait for approval.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub pending: u32,
    /// How many more seats are given than there are.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub overbooked: u32,
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
    /// Those who wait for approval.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub pending: u32,
    /// Seats that are kept for this sector; none once they are given to all.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub kept: u32,
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
    /// Those of whom the organiser waits to hear if they keep their place.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub asked_to_keep: u32,
}

crate::query! {
    /// Which registrations of an event staff want to see; newest first.
    pub struct RegistrationFilter {
        /// Only of this status.
        pub status: RegistrationStatus,
        /// Only of this mode.
        pub mode: Mode,
        /// Only of those who agreed to this and have not taken it back.
        pub consent: OptionalConsent,
        /// Only of companies of this sector.
        pub sector: Sector,
        /// Only those of whom the organiser waits to hear if they keep their place.
        pub keep: KeepFilter,
        /// Part of a name, a reading, an organisation or an address.
        pub q: StaffSearch,
        /// How many a page holds.
        pub limit: Limit,
        /// From where; the `next_cursor` of the page before.
        pub cursor: Cursor,
    }
}
