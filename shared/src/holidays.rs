//! Business days in Japan: the national holidays (国民の祝日に関する法律, with 振替休日 and
//! 国民の休日) of 2024 to 2028, and the days on which offices are closed by law
//! (行政機関の休日に関する法律 §1: Saturdays, Sundays, holidays, 29 December to 3 January).
//!
//! The equinoxes of a year are announced in the February before, so the table is kept by hand.
//! Outside its years only weekends and the turn of the year count.

use chrono::{Datelike, NaiveDate, Weekday};

/// The first calendar year of the table.
pub const FIRST_YEAR: i32 = 2024;
/// The last calendar year of the table.
pub const LAST_YEAR: i32 = 2028;

/// Month and day of each holiday, year by year from [`FIRST_YEAR`].
const TABLE: [&[(u32, u32)]; 5] = [
    &[
        (1, 1),
        (1, 8),
        (2, 11),
        (2, 12),
        (2, 23),
        (3, 20),
        (4, 29),
        (5, 3),
        (5, 4),
        (5, 5),
        (5, 6),
        (7, 15),
        (8, 11),
        (8, 12),
        (9, 16),
        (9, 22),
        (9, 23),
        (10, 14),
        (11, 3),
        (11, 4),
        (11, 23),
    ],
    &[
        (1, 1),
        (1, 13),
        (2, 11),
        (2, 23),
        (2, 24),
        (3, 20),
        (4, 29),
        (5, 3),
        (5, 4),
        (5, 5),
        (5, 6),
        (7, 21),
        (8, 11),
        (9, 15),
        (9, 23),
        (10, 13),
        (11, 3),
        (11, 23),
        (11, 24),
    ],
    &[
        (1, 1),
        (1, 12),
        (2, 11),
        (2, 23),
        (3, 20),
        (4, 29),
        (5, 3),
        (5, 4),
        (5, 5),
        (5, 6),
        (7, 20),
        (8, 11),
        (9, 21),
        (9, 22),
        (9, 23),
        (10, 12),
        (11, 3),
        (11, 23),
    ],
    &[
        (1, 1),
        (1, 11),
        (2, 11),
        (2, 23),
        (3, 21),
        (3, 22),
        (4, 29),
        (5, 3),
        (5, 4),
        (5, 5),
        (7, 19),
        (8, 11),
        (9, 20),
        (9, 23),
        (10, 11),
        (11, 3),
        (11, 23),
    ],
    &[
        (1, 1),
        (1, 10),
        (2, 11),
        (2, 23),
        (3, 20),
        (4, 29),
        (5, 3),
        (5, 4),
        (5, 5),
        (7, 17),
        (8, 11),
        (9, 18),
        (9, 22),
        (10, 9),
        (11, 3),
        (11, 23),
    ],
];

/// Whether `date` is a national holiday; always `false` outside the table's years.
pub fn is_holiday(date: NaiveDate) -> bool {
    usize::try_from(date.year() - FIRST_YEAR)
        .ok()
        .and_then(|index| TABLE.get(index))
        .is_some_and(|days| days.contains(&(date.month(), date.day())))
}

/// Whether offices are open on `date`.
pub fn is_business_day(date: NaiveDate) -> bool {
    let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
    let turn_of_year =
        (date.month() == 12 && date.day() >= 29) || (date.month() == 1 && date.day() <= 3);
    !weekend && !turn_of_year && !is_holiday(date)
}

/// The last business day before `date`, never `date` itself.
pub fn previous_business_day(date: NaiveDate) -> NaiveDate {
    business_days_before(date, 1)
}

/// The business day `count` business days before `date`; 0 is `date` itself.
pub fn business_days_before(date: NaiveDate, count: u32) -> NaiveDate {
    let mut day = date;
    for _ in 0..count {
        loop {
            let Some(before) = day.pred_opt() else {
                return day;
            };
            day = before;
            if is_business_day(day) {
                break;
            }
        }
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_holiday_on_a_sunday_is_made_up_for_on_the_next_free_day() {
        for year in FIRST_YEAR..=LAST_YEAR {
            for date in day(&format!("{year}-01-01"))
                .iter_days()
                .take_while(|d| d.year() == year)
            {
                if is_holiday(date) && date.weekday() == Weekday::Sun {
                    let next = date
                        .iter_days()
                        .skip(1)
                        .find(|d| d.weekday() != Weekday::Sun)
                        .unwrap();
                    assert!(is_holiday(next), "{date} is not made up for");
                }
                // 国民の休日: a day between two holidays is one.
                let (Some(before), Some(after)) = (date.pred_opt(), date.succ_opt()) else {
                    continue;
                };
                if is_holiday(before) && is_holiday(after) && date.weekday() != Weekday::Sun {
                    assert!(is_holiday(date), "{date} lies between two holidays");
                }
            }
        }
    }

    #[test]
    fn the_second_monday_of_january_and_october_and_the_third_of_july_and_september_are_holidays() {
        for year in FIRST_YEAR..=LAST_YEAR {
            for (month, nth) in [(1, 2), (7, 3), (9, 3), (10, 2)] {
                let date =
                    NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Mon, nth).unwrap();
                assert!(is_holiday(date), "{date}");
            }
        }
    }

    #[test]
    fn each_year_has_sixteen_holidays_and_those_that_follow_from_them() {
        let counts: Vec<usize> = TABLE.iter().map(|days| days.len()).collect();
        assert_eq!(counts, [21, 19, 18, 17, 16]);
    }

    #[test]
    fn the_business_day_before_skips_the_long_weekend() {
        assert_eq!(previous_business_day(day("2026-11-24")), day("2026-11-20"));
        assert_eq!(previous_business_day(day("2026-09-24")), day("2026-09-18"));
        assert_eq!(previous_business_day(day("2027-01-04")), day("2026-12-28"));
    }

    proptest! {
        #[test]
        fn the_previous_business_day_is_earlier_and_open_with_only_closed_days_between(offset in 0_u64..2000) {
            let date = day("2024-01-01") + chrono::Days::new(offset);
            let before = previous_business_day(date);
            prop_assert!(before < date && is_business_day(before));
            let between: Vec<_> = before.iter_days().skip(1).take_while(|d| *d < date).collect();
            prop_assert!(between.len() <= 10 && !between.into_iter().any(is_business_day));
        }
    }
}
