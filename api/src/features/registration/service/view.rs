//! What is shown of a registration, and to whom.

use shared::account::consent::OptionalConsent;
use shared::event::rules::Window;
use shared::event::types::{Mode, Reason, Status as EventStatus};
use shared::field::Email;
use shared::organisation::{BySector, Sector};
use shared::registration::api::{Ticket, TicketEvent};
use shared::registration::group::{GroupMember, GroupView};
use shared::registration::rules::{self, Deadlines};
use shared::registration::staff::StaffRegistration;
use shared::registration::types::{CancelledBy, RegistrationId, RegistrationStatus};
use shared::time::Timestamp;

use crate::features::registration::entity::registration::Model;
use crate::features::registration::store::gathering::Gathering;

/// When one can register for an event.
pub const fn window(event: &Gathering) -> Window {
    Window {
        opens_at: event.opens_at,
        closes_at: event.closes_at,
    }
}

/// What an event says about the time of changes: the date of a postponed one is open.
pub fn deadlines(
    status: EventStatus,
    starts_at: Timestamp,
    change_until: Option<Timestamp>,
) -> Deadlines {
    Deadlines {
        starts_at: (status != EventStatus::Postponed).then_some(starts_at),
        change_until,
    }
}

/// The same of an event's row.
pub fn deadlines_of(event: &Gathering) -> Deadlines {
    deadlines(event.status, event.starts_at, event.change_until)
}

/// Seats that staff keep for sectors, whether or not they are given to all by now.
pub fn reserved(event: &Gathering) -> BySector {
    let count = |number: i32| u32::try_from(number).unwrap_or(0);
    BySector {
        it: count(event.reserved_it),
        local: count(event.reserved_local),
        other: count(event.reserved_other),
    }
}

/// Seats of a mode that are kept for sectors now.
pub fn kept(event: &Gathering, mode: Mode, now: Timestamp) -> BySector {
    let over = event.reserved_until.is_some_and(|until| now >= until);
    if over || mode != Mode::of_reserved(event.format) {
        return BySector::default();
    }
    reserved(event)
}

/// Until when an offer stands that is made now.
pub fn offer_until(event: &Gathering, now: Timestamp) -> Timestamp {
    rules::offer_until(i64::from(event.offer_hours), event.starts_at, now)
}

/// Whether the organiser waits to hear if a registration is kept.
pub fn asked_to_keep(row: &Model, event: &Gathering) -> bool {
    let coming = matches!(
        event.status,
        EventStatus::Published | EventStatus::Postponed
    );
    coming && rules::asked_to_keep(row.status, row.created_at, row.kept_at, event.moved_at)
}

/// Whether seats given back still go to those who wait.
pub fn queue_moves(event: &Gathering, now: Timestamp) -> bool {
    event.status == EventStatus::Published && rules::queue_moves(deadlines_of(event), now)
}

/// Whether staff may add people to an event in this state: before and after the public may, but
/// to no date that is not known.
pub const fn takes_by_hand(status: EventStatus) -> bool {
    matches!(status, EventStatus::Published)
}

/// A registration as its owner sees it. The code and the online address are for those with a
/// seat only.
pub fn ticket(row: Model, event: &Gathering, position: Option<u32>, now: Timestamp) -> Ticket {
    let deadlines = deadlines_of(event);
    let can = rules::may_cancel(row.status, CancelledBy::Participant, deadlines, now);
    let seated = row.status.takes_part();
    let asked_to_keep = asked_to_keep(&row, event);
    Ticket {
        id: row.id,
        event: ticket_event(event, row.status, row.mode),
        status: row.status,
        mode: row.mode,
        position,
        code: seated.then_some(row.code),
        family_name: row.family_name,
        given_name: row.given_name,
        organisation_name: row.organisation_name,
        department: row.department,
        job_title: row.job_title,
        phone: row.phone,
        note: row.note,
        locale: row.locale,
        created_at: row.created_at,
        confirmed_at: row.confirmed_at,
        cancelled_at: row.cancelled_at,
        cancelled_by: row.cancelled_by,
        cancel_reason: row.cancel_reason,
        offered_until: row.offered_until,
        group: None,
        asked_to_keep,
        can_change: rules::may_change(row.status, deadlines, now).is_ok(),
        can_cancel: can.is_ok(),
        cancel_until: deadlines.cancel_until(),
        version: row.version,
    }
}

/// The group of a ticket, as its people see each other.
pub fn group(own: RegistrationId, rows: &[Model]) -> Option<GroupView> {
    let first = rows.first()?;
    Some(GroupView {
        policy: first.group_policy?,
        applicant: first.group_id == Some(own),
        members: rows
            .iter()
            .map(|row| GroupMember {
                family_name: row.family_name.clone(),
                given_name: row.given_name.clone(),
                status: row.status,
                applicant: row.group_id == Some(row.id),
            })
            .collect(),
    })
}

fn ticket_event(event: &Gathering, status: RegistrationStatus, mode: Mode) -> TicketEvent {
    TicketEvent {
        id: event.id,
        title: event.title.clone(),
        status: event.status,
        format: event.format,
        starts_at: event.starts_at,
        ends_at: event.ends_at,
        venue_name: event.venue_name.clone(),
        venue_address: event.venue_address.clone(),
        venue_access: event.venue_access.clone(),
        online_url: online_url(event, status, mode),
        contact: event.contact.clone(),
        notice: notice(event),
    }
}

/// Why the event is off or put off, while it is.
fn notice(event: &Gathering) -> Option<Reason> {
    let off = matches!(
        event.status,
        EventStatus::Postponed | EventStatus::Cancelled
    );
    event.notice.clone().filter(|_| off)
}

/// The address of the meeting: for those confirmed for online, and nobody else.
pub fn online_url(
    event: &Gathering,
    status: RegistrationStatus,
    mode: Mode,
) -> Option<shared::field::WebUrl> {
    let theirs = status.takes_part() && mode == Mode::Online;
    event.online_url.clone().filter(|_| theirs)
}

/// A registration as the event's staff see it.
pub fn for_staff(
    row: Model,
    (email, sector, consents): (Option<Email>, Option<Sector>, Vec<OptionalConsent>),
    event: Option<&Gathering>,
) -> StaffRegistration {
    // Who was erased agrees to nothing any more.
    let erased = row.family_name.is_none();
    StaffRegistration {
        consents: if erased { Vec::new() } else { consents },
        group_id: row.group_id,
        group_policy: row.group_policy,
        offered_until: row.offered_until,
        decided_at: row.decided_at,
        asked_to_keep: event.is_some_and(|event| asked_to_keep(&row, event)),
        id: row.id,
        event_id: row.event_id,
        person_id: row.person_id,
        family_name: row.family_name,
        given_name: row.given_name,
        family_kana: row.family_kana,
        given_kana: row.given_kana,
        email,
        organisation_id: row.organisation_id,
        organisation_name: row.organisation_name,
        sector,
        department: row.department,
        job_title: row.job_title,
        phone: row.phone,
        note: row.note,
        mode: row.mode,
        status: row.status,
        queue_seq: row.queue_seq,
        source: row.source,
        locale: row.locale,
        created_at: row.created_at,
        confirmed_at: row.confirmed_at,
        cancelled_at: row.cancelled_at,
        cancelled_by: row.cancelled_by,
        cancel_reason: row.cancel_reason,
        extras: None,
        version: row.version,
    }
}
