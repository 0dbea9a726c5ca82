//! Until when one can apply for a support measure, and how that is said.

use serde::{Deserialize, Serialize};

use super::types::{ClockTime, DeadlineKind};
use crate::i18n::{self, Lang};
use crate::time::{Day, Timestamp};
use crate::wareki;

/// Until when one can apply.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Deadline {
    /// What ends it.
    pub kind: DeadlineKind,
    /// The last day.
    pub on: Option<Day>,
    /// The time on that day; its end if not told.
    pub time: Option<ClockTime>,
    /// The last day on which one could apply, where it ended before its time: the budget was used
    /// up, for example.
    pub ended_on: Option<Day>,
}

impl Deadline {
    /// The moment from which one can't apply any more; none where no end is known.
    pub fn closes_at(&self) -> Option<Timestamp> {
        let planned = match self.kind {
            DeadlineKind::AnyTime => None,
            // The postmark tells the day only.
            DeadlineKind::Postmark => self.on.map(end_of),
            DeadlineKind::MustArrive | DeadlineKind::UntilBudget => {
                self.on.map(|day| match &self.time {
                    Some(time) => start_of(day).plus_minutes(time.minutes()),
                    None => end_of(day),
                })
            }
        };
        match (planned, self.ended_on.map(end_of)) {
            (Some(planned), Some(ended)) => Some(planned.min(ended)),
            (planned, ended) => planned.or(ended),
        }
    }

    /// Whether one can apply at `now`.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.closes_at().is_none_or(|closes| now < closes)
    }

    /// Until when, in words: `令和8年(2026年)12月18日(金) 17:00 必着`.
    pub fn words(&self, lang: Lang) -> String {
        let day = self.on.map(|day| {
            let day = wareki::date(day, lang);
            match &self.time {
                Some(time) => format!("{day} {time}"),
                None => day,
            }
        });
        let key = match (self.kind, day.is_some()) {
            (DeadlineKind::AnyTime, _) => "portal-until-any-time",
            (DeadlineKind::UntilBudget, false) => "portal-until-budget",
            (DeadlineKind::UntilBudget, true) => "portal-until-budget-or",
            (DeadlineKind::MustArrive, true) => "portal-until-must-arrive",
            (DeadlineKind::Postmark, true) => "portal-until-postmark",
            (_, false) => "portal-until-unknown",
        };
        i18n::text_args(lang, key, &[("day", day.unwrap_or_default().into())])
    }

    /// Whole days left, the last day being 0; none where it is over or has no end.
    pub fn days_left(&self, now: Timestamp) -> Option<i64> {
        let closes = self.closes_at().filter(|closes| now < *closes)?;
        // What ends at midnight ends with the day before.
        let last = closes.plus(chrono::Duration::microseconds(-1)).jst_date();
        Some((last - now.jst_date()).num_days())
    }
}

fn start_of(day: Day) -> Timestamp {
    Timestamp::from_jst(day.date(), chrono::NaiveTime::MIN)
}

fn end_of(day: Day) -> Timestamp {
    start_of(day.plus_days(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn deadline(kind: DeadlineKind, on: &str, time: &str) -> Deadline {
        Deadline {
            kind,
            on: on.parse().ok(),
            time: time.parse().ok(),
            ended_on: None,
        }
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn must_arrive_ends_at_its_time_in_japan() {
        let one = deadline(DeadlineKind::MustArrive, "2026-12-18", "17:00");
        assert!(one.is_open(at("2026-12-18T07:59:59.999999Z")));
        assert!(!one.is_open(at("2026-12-18T08:00:00Z")));
    }

    #[test]
    fn without_a_time_the_whole_day_in_japan_counts() {
        for kind in [
            DeadlineKind::MustArrive,
            DeadlineKind::Postmark,
            DeadlineKind::UntilBudget,
        ] {
            let one = deadline(kind, "2026-12-18", "");
            assert!(one.is_open(at("2026-12-18T14:59:59.999999Z")), "{kind}");
            assert!(!one.is_open(at("2026-12-18T15:00:00Z")), "{kind}");
        }
        let midnight = deadline(DeadlineKind::MustArrive, "2026-12-18", "24:00");
        assert_eq!(midnight.closes_at(), Some(at("2026-12-18T15:00:00Z")));
    }

    #[test]
    fn what_has_no_date_ends_when_somebody_says_so() {
        let far = at("2999-12-31T00:00:00Z");
        for kind in [DeadlineKind::UntilBudget, DeadlineKind::AnyTime] {
            let one = deadline(kind, "", "");
            assert_eq!(one.closes_at(), None);
            assert!(one.is_open(far));
            let ended = Deadline {
                ended_on: "2026-11-20".parse().ok(),
                ..one
            };
            assert!(ended.is_open(at("2026-11-20T14:59:59Z")));
            assert!(!ended.is_open(at("2026-11-20T15:00:00Z")));
        }
    }

    #[test]
    fn an_early_end_never_makes_it_last_longer() {
        let late = Deadline {
            ended_on: "2026-12-31".parse().ok(),
            ..deadline(DeadlineKind::MustArrive, "2026-12-18", "17:00")
        };
        assert_eq!(late.closes_at(), Some(at("2026-12-18T08:00:00Z")));
    }

    #[test]
    fn the_last_day_is_day_zero() {
        let one = deadline(DeadlineKind::Postmark, "2026-12-18", "");
        assert_eq!(one.days_left(at("2026-12-18T14:59:59Z")), Some(0));
        assert_eq!(one.days_left(at("2026-12-17T14:59:59Z")), Some(1));
        assert_eq!(one.days_left(at("2026-12-18T15:00:00Z")), None);
        assert_eq!(
            deadline(DeadlineKind::AnyTime, "", "").days_left(at("2026-12-17T00:00:00Z")),
            None
        );
    }

    #[test]
    fn both_calendars_stand_in_the_words() {
        let one = deadline(DeadlineKind::MustArrive, "2026-12-18", "17:00");
        assert_eq!(
            one.words(Lang::Ja),
            "令和8年(2026年)12月18日(金) 17:00 必着"
        );
        assert_eq!(one.words(Lang::En), "Must arrive by Fri, 18 Dec 2026 17:00");
        let all: Vec<String> = DeadlineKind::ALL
            .iter()
            .flat_map(|kind| [deadline(*kind, "2026-12-18", ""), deadline(*kind, "", "")])
            .flat_map(|one| [one.words(Lang::Ja), one.words(Lang::En)])
            .collect();
        assert!(
            all.iter().all(|words| !words.contains("portal-")),
            "{all:?}"
        );
    }

    proptest! {
        #[test]
        fn days_left_are_told_exactly_while_it_is_open(
            kind in proptest::sample::select(DeadlineKind::ALL), day in 0_i64..400, time in 0_u32..=1440,
            now in 0_i64..400 * 86400,
        ) {
            let start: Day = "2026-04-01".parse().unwrap();
            let one = Deadline {
                kind,
                on: Some(start.plus_days(day)),
                time: format!("{:02}:{:02}", time / 60, time % 60).parse().ok(),
                ended_on: None,
            };
            let now = at("2026-04-01T00:00:00Z").plus(chrono::Duration::seconds(now));
            let left = one.days_left(now);
            prop_assert_eq!(left.is_some(), one.closes_at().is_some() && one.is_open(now));
            prop_assert!(left.is_none_or(|days| days >= 0));
        }
    }
}
