//! When a collaboration is a new business, and what a change does to that: pure, the same in the
//! server and the browser.

use super::api::CollaborationParts;
use super::types::Stage;
use crate::field::{Faults, Pointer};
use crate::problem::Code;
use crate::time::{Day, FiscalYear};

/// How far a collaboration has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Standing {
    /// Its stage.
    pub stage: Stage,
    /// Since when it is, or was, a business.
    pub launched_on: Option<Day>,
    /// Whether the prefecture has confirmed that.
    pub confirmed: bool,
}

impl Standing {
    /// The fiscal year in which it counts as a new business: once, in the one of its launch, and
    /// only when it is confirmed. That it ended later does not undo it.
    pub fn counts_in(self) -> Option<FiscalYear> {
        let launched = self.launched_on.filter(|_| self.stage.may_have_launch());
        let confirmed = launched.filter(|_| self.confirmed);
        confirmed.map(|day| FiscalYear::of(day.date()))
    }

    /// Whether it waits for the prefecture.
    pub fn waits(self) -> bool {
        self.may_confirm().is_ok()
    }

    /// Whether it can be confirmed now.
    ///
    /// # Errors
    /// `not_launched`, or `already_confirmed`.
    pub fn may_confirm(self) -> Result<(), Code> {
        if self.launched_on.is_none() || !self.stage.may_have_launch() {
            Err(Code::NotLaunched)
        } else if self.confirmed {
            Err(Code::AlreadyConfirmed)
        } else {
            Ok(())
        }
    }

    /// Whether the confirmation can be taken back.
    ///
    /// # Errors
    /// `not_confirmed`.
    pub const fn may_unconfirm(self) -> Result<(), Code> {
        if self.confirmed {
            Ok(())
        } else {
            Err(Code::NotConfirmed)
        }
    }

    /// Whether it may be removed: what is confirmed stands in the numbers of a year.
    ///
    /// # Errors
    /// `already_confirmed`.
    pub const fn may_delete(self) -> Result<(), Code> {
        if self.confirmed {
            Err(Code::AlreadyConfirmed)
        } else {
            Ok(())
        }
    }

    /// The standing after a change. What was confirmed is a launch on a day: with another day, or
    /// none, the confirmation falls away.
    #[must_use]
    pub fn changed(self, stage: Stage, launched_on: Option<Day>) -> Self {
        let same = stage.may_have_launch() && launched_on == self.launched_on;
        Self {
            stage,
            launched_on,
            confirmed: self.confirmed && same,
        }
    }
}

/// What is launched has a day of launch; what is not has none.
pub fn check(form: &CollaborationParts<'_>, at: &Pointer, faults: &mut Faults) {
    if let (Some(stage), Some(day)) = (form.stage, form.launched_on) {
        let fault = match (stage, day) {
            (Stage::Launched, None) => Some(Code::Required),
            (stage, Some(_)) if !stage.may_have_launch() => Some(Code::LaunchNotReached),
            _ => None,
        };
        if let Some(code) = fault {
            faults.add(&at.member("launched_on"), code);
        }
    }
    let Some(ids) = form.organisation_ids else {
        return;
    };
    for (i, id) in ids.as_slice().iter().enumerate() {
        if ids.as_slice().iter().take(i).any(|before| before == id) {
            let at = at.member("organisation_ids").item(i);
            faults.add(&at, Code::Duplicate);
        }
    }
}

/// A launch has happened.
///
/// # Errors
/// `in_the_future` at `/launched_on`.
pub fn launched_by(launched_on: Option<Day>, today: Day) -> Result<(), Faults> {
    if launched_on.is_some_and(|day| day > today) {
        Err(Faults::one("/launched_on", Code::InTheFuture))
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn standing(stage: Stage, launched_on: Option<&str>, confirmed: bool) -> Standing {
        Standing {
            stage,
            launched_on: launched_on.map(day),
            confirmed,
        }
    }

    #[test]
    fn a_new_business_counts_in_the_fiscal_year_of_its_launch() {
        let of = |on| standing(Stage::Launched, Some(on), true).counts_in();
        assert_eq!(of("2027-03-31"), FiscalYear::new(2026).ok());
        assert_eq!(of("2027-04-01"), FiscalYear::new(2027).ok());
        let ended = standing(Stage::Ended, Some("2026-05-01"), true);
        assert_eq!(ended.counts_in(), FiscalYear::new(2026).ok());
        assert_eq!(
            standing(Stage::Launched, Some("2026-05-01"), false).counts_in(),
            None
        );
    }

    #[test]
    fn only_what_was_launched_is_confirmed_and_once() {
        let launched = standing(Stage::Launched, Some("2026-05-01"), false);
        assert_eq!(launched.may_confirm(), Ok(()));
        assert_eq!(launched.may_unconfirm(), Err(Code::NotConfirmed));
        let confirmed = standing(Stage::Launched, Some("2026-05-01"), true);
        assert_eq!(confirmed.may_confirm(), Err(Code::AlreadyConfirmed));
        assert_eq!(confirmed.may_delete(), Err(Code::AlreadyConfirmed));
        assert_eq!(
            standing(Stage::Trial, None, false).may_confirm(),
            Err(Code::NotLaunched)
        );
        // Ended without ever having been launched.
        assert_eq!(
            standing(Stage::Ended, None, false).may_confirm(),
            Err(Code::NotLaunched)
        );
    }

    #[test]
    fn moving_back_or_another_day_takes_the_confirmation_along() {
        let confirmed = standing(Stage::Launched, Some("2026-05-01"), true);
        let same = confirmed.launched_on;
        assert!(confirmed.changed(Stage::Launched, same).confirmed);
        assert!(confirmed.changed(Stage::Ended, same).confirmed);
        assert!(!confirmed.changed(Stage::Trial, None).confirmed);
        assert!(
            !confirmed
                .changed(Stage::Launched, Some(day("2027-05-01")))
                .confirmed
        );
        assert!(!confirmed.changed(Stage::Ended, None).confirmed);
    }

    fn stages() -> impl Strategy<Value = Stage> {
        proptest::sample::select(Stage::ALL)
    }

    fn days() -> impl Strategy<Value = Option<Day>> {
        proptest::option::of((0_i64..800).prop_map(|n| day("2026-01-01").plus_days(n)))
    }

    proptest! {
        /// However it is changed: it counts in one year at most, never unconfirmed, and no change
        /// confirms.
        #[test]
        fn no_change_makes_a_new_business(
            steps in proptest::collection::vec((stages(), days(), any::<bool>()), 1..20),
        ) {
            let mut now = standing(Stage::Idea, None, false);
            for (stage, launched_on, confirm) in steps {
                let next = now.changed(stage, launched_on);
                prop_assert!(now.confirmed || !next.confirmed);
                prop_assert_eq!(next.counts_in().is_some(), next.confirmed);
                if let (Some(before), Some(after)) = (now.counts_in(), next.counts_in()) {
                    prop_assert_eq!(before, after);
                }
                now = next;
                if confirm && now.may_confirm().is_ok() {
                    now.confirmed = true;
                    prop_assert!(now.counts_in().is_some());
                }
            }
        }
    }
}
