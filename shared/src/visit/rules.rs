//! What is decided about visits.

use super::api::PageViewParts;
use crate::event::month::Month;
use crate::field::{Faults, Pointer};
use crate::problem::Code;
use crate::time::{Day, FiscalYear};

/// A page about one thing names it; another page names nothing.
pub fn names_its_thing(parts: &PageViewParts<'_>, at: &Pointer, faults: &mut Faults) {
    let (Some(kind), Some(id)) = (parts.kind, parts.id) else {
        return;
    };
    match (kind.is_about_one(), id) {
        (true, None) => faults.add(&at.member("id"), Code::Required),
        (false, Some(_)) => faults.add(&at.member("id"), Code::NotApplicable),
        _ => {}
    }
}

/// The longest span that numbers are given for, in days: ten years.
pub const LONGEST_SPAN: i64 = 3660;

/// The longest span that is told day by day, in days: two months.
pub const LONGEST_BY_DAY: i64 = 62;

/// Whether numbers from `from` to `to`, both included, are told day by day.
pub fn by_day(from: Day, to: Day) -> bool {
    (to.date() - from.date()).num_days() < LONGEST_BY_DAY
}

/// Every day from `from` to `to`, both included.
pub fn days(from: Day, to: Day) -> Vec<Day> {
    std::iter::successors(Some(from), |day| Some(day.plus_days(1)))
        .take_while(|day| *day <= to)
        .collect()
}

/// Every month of which a day lies between `from` and `to`.
pub fn months(from: Day, to: Day) -> Vec<Month> {
    std::iter::successors(Some(Month::of(from.date())), |month| Some(month.next()))
        .take_while(|month| month.first_day() <= to.date())
        .collect()
}

/// The days to count, both included: what is asked for, or the fiscal year of `today` up to today.
///
/// # Errors
/// `end_before_start` and `out_of_range`, at `/to`.
pub fn span(from: Option<Day>, to: Option<Day>, today: Day) -> Result<(Day, Day), Faults> {
    let to = to.unwrap_or(today);
    let from = from.unwrap_or_else(|| Day::new(FiscalYear::of(to.date()).first_day()));
    if to < from {
        return Err(Faults::one("/to", Code::EndBeforeStart));
    }
    if (to.date() - from.date()).num_days() > LONGEST_SPAN {
        return Err(Faults::one("/to", Code::OutOfRange));
    }
    Ok((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn without_days_the_fiscal_year_up_to_today_is_meant() {
        let today = day("2026-11-24");
        assert_eq!(span(None, None, today), Ok((day("2026-04-01"), today)));
        assert_eq!(
            span(None, Some(day("2026-03-31")), today),
            Ok((day("2025-04-01"), day("2026-03-31")))
        );
    }

    #[test]
    fn every_day_and_month_of_a_span_is_named() {
        let (from, to) = (day("2026-12-31"), day("2027-02-01"));
        assert_eq!(days(from, to).len(), 33);
        let text = |month: &Month| month.to_string();
        let months: Vec<String> = months(from, to).iter().map(text).collect();
        assert_eq!(months, ["2026-12", "2027-01", "2027-02"]);
        assert_eq!(days(to, from), []);
    }

    #[test]
    fn a_span_has_an_order_and_a_length() {
        let today = day("2026-11-24");
        let wrong = |from, to, code| {
            assert_eq!(
                span(Some(day(from)), Some(day(to)), today),
                Err(Faults::one("/to", code))
            );
        };
        assert!(by_day(day("2026-07-01"), day("2026-08-31")));
        assert!(!by_day(day("2026-07-01"), day("2026-09-01")));
        wrong("2026-11-24", "2026-11-23", Code::EndBeforeStart);
        wrong("1990-01-01", "2026-11-23", Code::OutOfRange);
        assert!(span(Some(today), Some(today), today).is_ok());
    }
}
