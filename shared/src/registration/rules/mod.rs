//! What may happen to a registration, decided without I/O: the server acts on it, the SPA
//! explains it in the same words.
//!
//! [`apply`] is the one state machine: every change of a status is a [`Step`] of it. Who gets a seat is
//! decided by [`seats::serve`] (the queue) and [`seats::admit`] (a newcomer). They assume that the caller
//! holds the event's lock, so that the numbers they are given are true (DESIGN §5).

mod forms;
pub mod seats;

pub use forms::{MOST_TOGETHER, by_staff_whole, guest_whole, member_whole, names_nobody};
pub use seats::{Grant, Seats, Waiting};

use super::types::{CancelledBy, RegistrationStatus};
use crate::problem::Code;
use crate::time::Timestamp;

closed! {
    /// What may happen to a registration after it came in.
    pub enum Step {
        /// It gets a seat: staff approved it, or it was its turn.
        Seat = "seat",
        /// Staff approved it and no seat is free: it joins the queue.
        Queue = "queue",
        /// It was its turn, and the seat is kept for its answer.
        Offer = "offer",
        /// Its owner takes the seat that was offered.
        Accept = "accept",
        /// Nobody answered the offer in time.
        Lapse = "lapse",
        /// Staff do not approve it.
        Decline = "decline",
        /// It is given up, by its owner or by staff.
        Cancel = "cancel",
    }
}

/// The status after `step`.
///
/// # Errors
/// `already_cancelled` for cancelling what is cancelled, `registration_state` for every other step that
/// does not lead on from `status`.
pub const fn apply(status: RegistrationStatus, step: Step) -> Result<RegistrationStatus, Code> {
    use RegistrationStatus::{Cancelled, Confirmed, Declined, Offered, Pending, Waitlisted};
    match (status, step) {
        (Pending | Waitlisted, Step::Seat) | (Offered, Step::Accept) => Ok(Confirmed),
        (Pending, Step::Queue) => Ok(Waitlisted),
        (Waitlisted, Step::Offer) => Ok(Offered),
        (Pending, Step::Decline) => Ok(Declined),
        (Offered, Step::Lapse) | (Pending | Confirmed | Waitlisted | Offered, Step::Cancel) => {
            Ok(Cancelled)
        }
        (Cancelled, Step::Cancel) => Err(Code::AlreadyCancelled),
        _ => Err(Code::RegistrationState),
    }
}

impl RegistrationStatus {
    /// Whether it takes a seat out of the pool: a seat that is offered is kept for the answer.
    pub const fn holds_seat(self) -> bool {
        matches!(self, Self::Confirmed | Self::Offered)
    }

    /// Whether it takes part: it has its ticket and, online, the address.
    pub const fn takes_part(self) -> bool {
        matches!(self, Self::Confirmed)
    }

    /// Whether it stands in the queue.
    pub const fn waits(self) -> bool {
        matches!(self, Self::Waitlisted)
    }

    /// Whether it is a registration still; a person has at most one such per event.
    pub const fn is_active(self) -> bool {
        !matches!(self, Self::Cancelled | Self::Declined)
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
    /// Whether it is too late for changes by oneself.
    fn passed(self, now: Timestamp) -> bool {
        self.cancel_until().is_some_and(|until| now >= until)
    }

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
    if by == CancelledBy::Participant && deadlines.passed(now) {
        return Err(Code::CancelClosed);
    }
    Ok(())
}

/// Whether its owner may change what a registration says, or how they take part.
///
/// # Errors
/// `registration_state` for what is no registration any more, `change_closed` past the deadline.
pub fn may_change(
    status: RegistrationStatus,
    deadlines: Deadlines,
    now: Timestamp,
) -> Result<(), Code> {
    if !status.is_active() {
        return Err(Code::RegistrationState);
    }
    if deadlines.passed(now) {
        return Err(Code::ChangeClosed);
    }
    Ok(())
}

/// Whether the seat that is offered may be taken now. The instant at which the offer ends is too late.
///
/// # Errors
/// `registration_state` where none is offered, `offer_expired` too late.
pub fn may_accept(
    status: RegistrationStatus,
    offered_until: Option<Timestamp>,
    now: Timestamp,
) -> Result<(), Code> {
    apply(status, Step::Accept)?;
    if offered_until.is_some_and(|until| now >= until) {
        return Err(Code::OfferExpired);
    }
    Ok(())
}

/// Until when an offer that is made now stands: never past the beginning.
pub fn offer_until(hours: i64, starts_at: Timestamp, now: Timestamp) -> Timestamp {
    now.plus(chrono::Duration::hours(hours)).min(starts_at)
}

/// Whether staff still wait to hear whether somebody who is registered keeps their place, after date
/// or venue changed at `moved_at`. Who came in later knew; who does not answer stays.
pub fn asked_to_keep(
    status: RegistrationStatus,
    created_at: Timestamp,
    kept_at: Option<Timestamp>,
    moved_at: Option<Timestamp>,
) -> bool {
    let unanswered =
        |moved: Timestamp| created_at < moved && kept_at.is_none_or(|kept| kept < moved);
    status.is_active() && moved_at.is_some_and(unanswered)
}

/// Whether the queue moves: nobody is promoted to an event that has begun, or that has no date.
pub fn queue_moves(deadlines: Deadlines, now: Timestamp) -> bool {
    deadlines.starts_at.is_some_and(|starts_at| now < starts_at)
}

#[cfg(test)]
mod tests;
