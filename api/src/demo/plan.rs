//! When what happens: the year before is complete, this one under way, all around today.

use chrono::{Datelike, Duration, NaiveDate, NaiveTime, Weekday};
use shared::time::{FiscalYear, Timestamp};

/// What becomes of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It took place.
    Finished,
    /// It is public and not over.
    Open,
    /// It is public, and more people want to come than there are seats.
    Full,
    /// It was called off.
    Cancelled,
    /// It was put off.
    Postponed,
    /// It waits for the prefecture.
    Submitted,
    /// The prefecture sent it back.
    Returned,
    /// It is being written.
    Draft,
}

/// One event to be: when, with how many people, and what becomes of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    /// Index into the topics.
    pub topic: usize,
    /// The day it begins, at 14:00.
    pub day: NaiveDate,
    /// What becomes of it.
    pub fate: Fate,
    /// How many register.
    pub people: usize,
}

/// Days after 1 April, fate and registrations: the year before.
const LAST_YEAR: [(i64, Fate, usize); 10] = [
    (26, Fate::Finished, 12),
    (54, Fate::Finished, 15),
    (83, Fate::Finished, 14),
    (110, Fate::Finished, 18),
    (146, Fate::Cancelled, 9),
    (173, Fate::Finished, 19),
    (201, Fate::Finished, 16),
    (236, Fate::Finished, 20),
    (271, Fate::Finished, 13),
    (312, Fate::Finished, 22),
];

/// Days after today, fate and registrations: this year.
const THIS_YEAR: [(i64, Fate, usize); 16] = [
    (-200, Fate::Finished, 13),
    (-175, Fate::Finished, 16),
    (-150, Fate::Finished, 14),
    (-110, Fate::Finished, 17),
    (-75, Fate::Finished, 19),
    (-40, Fate::Finished, 21),
    (-12, Fate::Finished, 18),
    (0, Fate::Open, 15),
    (9, Fate::Full, 17),
    (16, Fate::Cancelled, 8),
    (23, Fate::Open, 9),
    (37, Fate::Open, 6),
    (30, Fate::Postponed, 5),
    (52, Fate::Submitted, 0),
    (66, Fate::Draft, 0),
    (80, Fate::Returned, 0),
];

/// The events of both years.
pub(super) fn slots(today: NaiveDate) -> Vec<Slot> {
    let last = FiscalYear::of(today)
        .first_day()
        .pred_opt()
        .unwrap_or(today);
    let start = FiscalYear::of(last).first_day();
    let before = LAST_YEAR
        .iter()
        .map(|(days, fate, people)| (start, *days, *fate, *people));
    let now = THIS_YEAR
        .iter()
        .map(|(days, fate, people)| (today, *days, *fate, *people));
    before
        .chain(now)
        .enumerate()
        .map(|(topic, (from, days, fate, people))| Slot {
            topic,
            day: workday(from + Duration::days(days), days == 0),
            fate,
            people,
        })
        .collect()
}

/// The nearest weekday; today stays today.
fn workday(day: NaiveDate, fixed: bool) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat if !fixed => day - Duration::days(1),
        Weekday::Sun if !fixed => day + Duration::days(1),
        _ => day,
    }
}

/// `day` at `hour` o'clock in Japan.
pub(super) fn at(day: NaiveDate, hour: u32) -> Timestamp {
    Timestamp::from_jst(day, NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default())
}

/// The days on which things happen to an event.
#[derive(Clone, Copy, Debug)]
pub(super) struct Days {
    /// A draft is made.
    pub created: Timestamp,
    /// The prefecture is asked.
    pub submitted: Timestamp,
    /// It becomes public, or is returned.
    pub decided: Timestamp,
    /// Called off or put off.
    pub given_up: Timestamp,
    /// The first and the last registration.
    pub window: (Timestamp, Timestamp),
    /// It is noted that it took place.
    pub finished: Timestamp,
}

impl Slot {
    /// When it begins.
    pub(super) fn starts(&self) -> Timestamp {
        at(self.day, 14)
    }

    /// Whether it becomes public.
    #[cfg(test)]
    const fn is_public(&self) -> bool {
        !matches!(self.fate, Fate::Submitted | Fate::Returned | Fate::Draft)
    }

    /// When what happens, all of it before `today` where it has happened.
    pub(super) fn days(&self, today: NaiveDate) -> Days {
        let back = |from: NaiveDate, days: i64| from - Duration::days(days);
        // What is far ahead is public since last week already.
        let decided = back(self.day, 35).min(back(today, 6));
        let decided = match self.fate {
            Fate::Submitted | Fate::Draft => today,
            Fate::Returned => back(today, 3),
            _ => decided,
        };
        let given_up = match self.fate {
            Fate::Postponed => back(today, 2),
            _ => back(self.day, 12).min(back(today, 4)),
        };
        let last = match self.fate {
            Fate::Cancelled | Fate::Postponed => back(given_up, 1),
            _ => back(self.day, 5).min(back(today, 1)),
        };
        Days {
            created: at(back(decided, 12), 10),
            submitted: at(back(decided, 4), 16),
            decided: at(decided, 10),
            given_up: at(given_up, 15),
            window: (at(decided, 12), at(last, 20)),
            finished: at(self.day + Duration::days(1), 10),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_the_year_gives_two_full_years_and_a_sound_order() {
        let mut today = NaiveDate::from_ymd_opt(2026, 4, 1).unwrap();
        for _ in 0..366 {
            let slots = slots(today);
            let year = FiscalYear::of(today).year();
            for (wanted, least) in [(year - 1, 8), (year, 8)] {
                let held = slots
                    .iter()
                    .filter(|slot| FiscalYear::of(slot.day).year() == wanted);
                assert!(held.count() >= least, "{today}: {wanted}");
            }
            for slot in &slots {
                let days = slot.days(today);
                assert!(
                    days.created < days.submitted && days.submitted < days.decided,
                    "{slot:?}"
                );
                if slot.is_public() {
                    assert!(days.window.0 < days.window.1, "{today} {slot:?} {days:?}");
                    assert!(days.decided <= at(today, 0), "{today} {slot:?}");
                }
                if matches!(slot.fate, Fate::Cancelled | Fate::Postponed) {
                    assert!(days.window.1 < days.given_up && days.given_up < at(today, 0));
                }
                if slot.fate == Fate::Finished {
                    assert!(days.finished < at(today, 0), "{today} {slot:?}");
                }
            }
            today += Duration::days(1);
        }
    }
}
