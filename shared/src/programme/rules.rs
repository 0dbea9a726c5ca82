//! What holds for every programme, decided without a database.

use chrono::{NaiveDate, NaiveTime};

use super::api::ProgrammeParts;
use super::types::{DeadlineRule, Phase};
use crate::field::{Faults, Pointer};
use crate::holidays::business_days_before;
use crate::problem::Code;
use crate::time::{Day, Timestamp};

/// The contract lies within the fiscal year and ends no earlier than it begins.
pub fn contract_dates(form: &ProgrammeParts<'_>, at: &Pointer, faults: &mut Faults) {
    let (from, until) = (form.contract_from, form.contract_until);
    let year = form.fiscal_year;
    if let (Some(from), Some(year)) = (from, year)
        && from.date() < year.first_day()
    {
        faults.add(&at.member("contract_from"), Code::OutOfRange);
    }
    let Some(until) = until else { return };
    if from.is_some_and(|from| until < from) {
        faults.add(&at.member("contract_until"), Code::EndBeforeStart);
    } else if year.is_some_and(|year| until.date() > year.last_day()) {
        faults.add(&at.member("contract_until"), Code::OutOfRange);
    }
}

/// Where the programme stands on `today`; the contract's last day still counts.
pub fn phase(contract_from: Day, contract_until: Day, today: NaiveDate) -> Phase {
    if today < contract_from.date() {
        Phase::Upcoming
    } else if today > contract_until.date() {
        Phase::Ended
    } else {
        Phase::Running
    }
}

/// When registration for an event that begins at `starts_at` closes by `rule`.
pub fn deadline(rule: DeadlineRule, starts_at: Timestamp) -> Timestamp {
    let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
    let before = |days| Timestamp::from_jst(business_days_before(starts_at.jst_date(), days), noon);
    match rule {
        DeadlineRule::PreviousBusinessDayNoon => before(1),
        DeadlineRule::ThirdBusinessDayNoon => before(3),
        DeadlineRule::AtStart => starts_at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn registration_closes_at_noon_of_the_business_day_before() {
        // 2026-11-24 is the Tuesday after 勤労感謝の日, a Monday.
        let start = at("2026-11-24T14:00:00+09:00");
        assert_eq!(
            deadline(DeadlineRule::PreviousBusinessDayNoon, start),
            at("2026-11-20T12:00:00+09:00")
        );
        assert_eq!(
            deadline(DeadlineRule::ThirdBusinessDayNoon, start),
            at("2026-11-18T12:00:00+09:00")
        );
        assert_eq!(deadline(DeadlineRule::AtStart, start), start);
        // 01:00 in Japan is still the day before in UTC: the Japanese day counts.
        let night = at("2026-11-26T01:00:00+09:00");
        assert_eq!(
            deadline(DeadlineRule::PreviousBusinessDayNoon, night),
            at("2026-11-25T12:00:00+09:00")
        );
    }

    #[test]
    fn the_last_day_of_the_contract_belongs_to_it() {
        let (from, until): (Day, Day) =
            ("2026-05-01".parse().unwrap(), "2027-03-19".parse().unwrap());
        assert_eq!(
            phase(from, until, from.plus_days(-1).date()),
            Phase::Upcoming
        );
        assert_eq!(phase(from, until, until.date()), Phase::Running);
        assert_eq!(phase(from, until, until.plus_days(1).date()), Phase::Ended);
    }
}
