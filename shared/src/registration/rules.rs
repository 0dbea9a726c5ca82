//! What may happen to a registration, decided without I/O: the server acts on it, the SPA
//! explains it in the same words.
//!
//! The three decisions are [`admit`] (a newcomer), [`promotable`] (how many of the queue get a
//! seat now) and [`apply`] (one step of one registration). They assume that the caller holds the
//! event's lock, so that the numbers they are given are true (DESIGN §5).

use super::api::{ByStaffParts, GuestParts, MemberParts};
use super::types::{CancelledBy, RegistrationCause, RegistrationStatus};
use crate::account::legal;
use crate::account::types::OrganisationName;
use crate::field::{Faults, Pointer};
use crate::organisation::types::OrganisationId;
use crate::problem::Code;
use crate::time::Timestamp;

/// The seats of one mode of one event.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Seats {
    /// How many there are.
    pub capacity: u32,
    /// How many are taken; more than `capacity` after it was lowered.
    pub taken: u32,
}

impl Seats {
    /// How many are free; none when overbooked.
    pub const fn free(self) -> u32 {
        self.capacity.saturating_sub(self.taken)
    }
}

/// What a newcomer gets.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Admission {
    /// A seat.
    Confirmed,
    /// A place in the queue.
    Waitlisted {
        /// 1 is the first in the queue of the mode.
        position: u32,
    },
}

impl Admission {
    /// The status that goes with it.
    pub const fn status(self) -> RegistrationStatus {
        match self {
            Self::Confirmed => RegistrationStatus::Confirmed,
            Self::Waitlisted { .. } => RegistrationStatus::Waitlisted,
        }
    }

    /// What the history says of it.
    pub const fn cause(self) -> RegistrationCause {
        match self {
            Self::Confirmed => RegistrationCause::JoinedWithSeat,
            Self::Waitlisted { .. } => RegistrationCause::JoinedQueue,
        }
    }
}

/// A newcomer gets a free seat only when nobody waits for one: a seat that is free while others
/// wait (raised capacity, not yet promoted) belongs to the first of them.
pub const fn admit(seats: Seats, waiting: u32) -> Admission {
    if waiting == 0 && seats.free() > 0 {
        Admission::Confirmed
    } else {
        Admission::Waitlisted {
            position: waiting.saturating_add(1),
        }
    }
}

/// How many of the queue's first are to be promoted now.
pub const fn promotable(seats: Seats, waiting: u32) -> u32 {
    if seats.free() < waiting {
        seats.free()
    } else {
        waiting
    }
}

/// What may happen to a registration after it came in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// It gets a seat from the queue.
    Promote,
    /// It is given up.
    Cancel,
}

/// The status after `step`.
///
/// # Errors
/// `already_cancelled` for what is cancelled, `conflict` for promoting what does not wait.
pub const fn apply(status: RegistrationStatus, step: Step) -> Result<RegistrationStatus, Code> {
    match (status, step) {
        (RegistrationStatus::Waitlisted, Step::Promote) => Ok(RegistrationStatus::Confirmed),
        (RegistrationStatus::Confirmed | RegistrationStatus::Waitlisted, Step::Cancel) => {
            Ok(RegistrationStatus::Cancelled)
        }
        (RegistrationStatus::Cancelled, Step::Cancel) => Err(Code::AlreadyCancelled),
        (RegistrationStatus::Confirmed | RegistrationStatus::Cancelled, Step::Promote) => {
            Err(Code::Conflict)
        }
    }
}

impl RegistrationStatus {
    /// Whether it takes a seat out of the pool.
    pub const fn holds_seat(self) -> bool {
        matches!(self, Self::Confirmed)
    }

    /// Whether it stands in the queue.
    pub const fn waits(self) -> bool {
        matches!(self, Self::Waitlisted)
    }

    /// Whether it is a registration still; a person has at most one such per event.
    pub const fn is_active(self) -> bool {
        self.holds_seat() || self.waits()
    }
}

/// What an event says about the time of changes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Deadlines {
    /// When the event begins; none while a postponed event has no new date.
    pub starts_at: Option<Timestamp>,
    /// Until when participants may change or cancel by themselves; until it begins where the
    /// event does not say.
    pub change_until: Option<Timestamp>,
}

impl Deadlines {
    /// Until when participants may cancel by themselves (the instant itself is too late); any
    /// time while there is no date.
    pub fn cancel_until(self) -> Option<Timestamp> {
        let starts_at = self.starts_at?;
        Some(
            self.change_until
                .map_or(starts_at, |until| until.min(starts_at)),
        )
    }
}

/// Whether a registration may be cancelled now by this side. Staff may always, also afterwards,
/// so that the numbers come out right.
///
/// # Errors
/// `already_cancelled`, or `cancel_closed` past the participants' deadline.
pub fn may_cancel(
    status: RegistrationStatus,
    by: CancelledBy,
    deadlines: Deadlines,
    now: Timestamp,
) -> Result<(), Code> {
    apply(status, Step::Cancel)?;
    let late = deadlines.cancel_until().is_some_and(|until| now >= until);
    if by == CancelledBy::Participant && late {
        return Err(Code::CancelClosed);
    }
    Ok(())
}

/// Whether the queue moves: nobody is promoted to an event that has begun, or that has no date.
pub fn queue_moves(deadlines: Deadlines, now: Timestamp) -> bool {
    deadlines.starts_at.is_some_and(|starts_at| now < starts_at)
}

/// A guest tells the organisation and accepts the texts in force.
pub fn guest_whole(form: &GuestParts<'_>, at: &Pointer, faults: &mut Faults) {
    organisation_told(form.organisation_id, form.organisation_name, at, faults);
    legal::accepted(form.acceptance, at, faults);
}

/// A member accepts the texts in force.
pub fn member_whole(form: &MemberParts<'_>, at: &Pointer, faults: &mut Faults) {
    legal::accepted(form.acceptance, at, faults);
}

/// Staff tell the organisation.
pub fn by_staff_whole(form: &ByStaffParts<'_>, at: &Pointer, faults: &mut Faults) {
    organisation_told(form.organisation_id, form.organisation_name, at, faults);
}

/// An organisation is one out of the directory, or a name. What could not be read was told.
fn organisation_told(
    id: Option<&Option<OrganisationId>>,
    name: Option<&Option<OrganisationName>>,
    at: &Pointer,
    faults: &mut Faults,
) {
    if id == Some(&None) && name == Some(&None) {
        faults.add(&at.member("organisation_name"), Code::Required);
    }
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
