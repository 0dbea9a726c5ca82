//! When attendance may be taken: pure, the same in the server and the browser.

use chrono::NaiveTime;

use super::types::AttendancePhase;
use crate::event::types::Status;
use crate::problem::Code;
use crate::time::{Day, Timestamp};

/// Days after the event's last day on which lists that were kept on paper can be typed in.
pub const DAYS_AFTER: i64 = 14;

/// What is known of the event.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Held {
    /// Where it stands.
    pub status: Status,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
}

impl Held {
    /// The first day on which attendance is taken: the day in Japan on which the event begins.
    pub fn first_day(self) -> Day {
        Day::new(self.starts_at.jst_date())
    }

    /// The last one: [`DAYS_AFTER`] after the day on which it ends.
    pub fn last_day(self) -> Day {
        Day::new(self.ends_at.jst_date()).plus_days(DAYS_AFTER)
    }

    /// Whether attendance can be taken at `now`.
    pub fn phase(self, now: Timestamp) -> AttendancePhase {
        let today = Day::new(now.jst_date());
        if !matches!(self.status, Status::Published | Status::Finished) {
            AttendancePhase::NotHeld
        } else if today < self.first_day() {
            AttendancePhase::TooEarly
        } else if today > self.last_day() {
            AttendancePhase::Over
        } else {
            AttendancePhase::Open
        }
    }

    /// Whether attendance may be noted, changed or undone at `now`, and why not.
    ///
    /// # Errors
    /// `attendance_not_held`, `attendance_too_early` or `attendance_over`.
    pub fn may_take(self, now: Timestamp) -> Result<(), Code> {
        match self.phase(now) {
            AttendancePhase::Open => Ok(()),
            AttendancePhase::TooEarly => Err(Code::AttendanceTooEarly),
            AttendancePhase::Over => Err(Code::AttendanceOver),
            AttendancePhase::NotHeld => Err(Code::AttendanceNotHeld),
        }
    }
}

/// Attendance at events that ended before this can't be taken any more at `now`.
pub fn taken_since(now: Timestamp) -> Timestamp {
    let day = Day::new(now.jst_date()).plus_days(-DAYS_AFTER);
    Timestamp::from_jst(day.date(), NaiveTime::MIN)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn evening(status: Status) -> Held {
        Held {
            status,
            // 22:00 to 01:00 of the next day in Japan.
            starts_at: at("2026-12-10T13:00:00Z"),
            ends_at: at("2026-12-10T16:00:00Z"),
        }
    }

    #[test]
    fn the_days_are_those_of_a_japanese_calendar() {
        let event = evening(Status::Published);
        assert_eq!(event.first_day().to_string(), "2026-12-10");
        assert_eq!(event.last_day().to_string(), "2026-12-25");
        for (now, phase) in [
            ("2026-12-09T14:59:59Z", AttendancePhase::TooEarly),
            ("2026-12-09T15:00:00Z", AttendancePhase::Open),
            ("2026-12-25T14:59:59Z", AttendancePhase::Open),
            ("2026-12-25T15:00:00Z", AttendancePhase::Over),
        ] {
            assert_eq!(event.phase(at(now)), phase, "{now}");
        }
    }

    #[test]
    fn what_is_not_held_has_no_attendance() {
        let now = at("2026-12-10T13:00:00Z");
        for status in Status::ALL {
            let held = matches!(status, Status::Published | Status::Finished);
            let said = evening(*status).may_take(now);
            assert_eq!(said.is_ok(), held, "{status}");
            if !held {
                assert_eq!(said, Err(Code::AttendanceNotHeld));
            }
        }
    }

    proptest! {
        /// On its own days an event that is held takes attendance; a day is never both too early
        /// and over, and once over stays so.
        #[test]
        fn the_phases_follow_each_other(
            start in 0_i64..2_000_000_000, minutes in 1_i64..6000, off in -3_000_000_i64..3_000_000,
        ) {
            let starts_at = Timestamp::from_micros(start * 1_000_000).unwrap();
            let ends_at = starts_at.plus_minutes(minutes);
            let event = Held { status: Status::Published, starts_at, ends_at };
            let now = Timestamp::from_micros((start + off) * 1_000_000).unwrap();
            let phase = event.phase(now);
            if starts_at <= now && now <= ends_at {
                prop_assert_eq!(phase, AttendancePhase::Open);
            }
            prop_assert_eq!(phase == AttendancePhase::Open, event.may_take(now).is_ok());
            prop_assert_eq!(phase == AttendancePhase::Over, ends_at < taken_since(now));
            let later = event.phase(now.plus_minutes(24 * 60));
            let order = |phase| match phase {
                AttendancePhase::TooEarly => 0,
                AttendancePhase::Open => 1,
                _ => 2,
            };
            prop_assert!(order(phase) <= order(later));
        }
    }
}
