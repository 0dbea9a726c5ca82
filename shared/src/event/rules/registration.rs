//! Whether one can register at an instant.

use crate::event::types::{ClosedReason, RegistrationPhase, Status};
use crate::time::Timestamp;

/// When registration is open, if the event's state allows it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Window {
    /// From this instant; with publication if none.
    pub opens_at: Option<Timestamp>,
    /// Until just before this instant.
    pub closes_at: Timestamp,
}

/// Whether one can register, and why not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Registration {
    /// Not yet, now, or not any more.
    pub phase: RegistrationPhase,
    /// Why it is closed; `None` unless it is.
    pub reason: Option<ClosedReason>,
}

/// Whether one can register at `now`.
pub fn registration(status: Status, window: Window, now: Timestamp) -> Registration {
    let closed = |reason| Registration {
        phase: RegistrationPhase::Closed,
        reason: Some(reason),
    };
    let phase = |phase| Registration {
        phase,
        reason: None,
    };
    match status {
        Status::Draft | Status::Submitted => phase(RegistrationPhase::NotOpen),
        Status::Cancelled => closed(ClosedReason::Cancelled),
        Status::Postponed => closed(ClosedReason::Postponed),
        Status::Finished => closed(ClosedReason::Finished),
        Status::Published if now >= window.closes_at => closed(ClosedReason::Deadline),
        Status::Published if window.opens_at.is_some_and(|opens| now < opens) => {
            phase(RegistrationPhase::NotOpen)
        }
        Status::Published => phase(RegistrationPhase::Open),
    }
}

/// Seats left of a pool, never below none (a pool may be overbooked by staff).
pub const fn seats_left(capacity: i32, taken: i32) -> i32 {
    if taken < capacity {
        capacity - taken
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(micros: i64) -> Timestamp {
        Timestamp::from_micros(micros).unwrap()
    }

    #[test]
    fn the_opening_instant_is_open_and_the_closing_instant_is_closed() {
        let window = Window {
            opens_at: Some(at(10)),
            closes_at: at(20),
        };
        let phase = |now| registration(Status::Published, window, at(now)).phase;
        assert_eq!(phase(9), RegistrationPhase::NotOpen);
        assert_eq!(phase(10), RegistrationPhase::Open);
        assert_eq!(phase(19), RegistrationPhase::Open);
        assert_eq!(phase(20), RegistrationPhase::Closed);
    }

    proptest! {
        #[test]
        fn registration_is_open_only_for_a_published_event_and_a_reason_is_given_only_when_closed(
            status in proptest::sample::select(Status::ALL),
            opens in proptest::option::of(0_i64..100), closes in 0_i64..100, now in 0_i64..100,
        ) {
            let window = Window { opens_at: opens.map(at), closes_at: at(closes) };
            let found = registration(status, window, at(now));
            prop_assert_eq!(found.reason.is_some(), found.phase == RegistrationPhase::Closed);
            let open = status == Status::Published && now < closes && opens.is_none_or(|o| now >= o);
            prop_assert_eq!(found.phase == RegistrationPhase::Open, open);
        }

        #[test]
        fn seats_left_are_never_negative(capacity in 0_i32..10_000, taken in 0_i32..20_000) {
            let left = seats_left(capacity, taken);
            prop_assert!(left >= 0 && left <= capacity);
        }
    }
}
