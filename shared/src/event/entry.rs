//! How one gets into an event: who decides, what the waitlist does, for whom seats are kept.

use super::types::{OfferHours, Promotion, Reserved, Selection};
use crate::field::{Faults, Int, Pointer};
use crate::organisation::Sector;
use crate::problem::Code;
use crate::time::Timestamp;

/// How many of one company may take part where the form does not say.
pub const COMPANY_LIMIT: CompanyLimit = CompanyLimit::of::<2>();

/// How long an offer stands where the form does not say, in hours.
pub const OFFER_HOURS: OfferHours = OfferHours::of::<48>();

/// How many people of one company may be registered for one event.
pub type CompanyLimit = Int<1, 100>;

body! {
    /// Seats kept for a sector, so that the room stays mixed: at the venue, or online where there is
    /// no venue.
    pub struct ReservedForm {
        /// For IT companies.
        pub it: Reserved,
        /// For companies of the local industries.
        pub local: Reserved,
        /// For banks, universities, municipalities and associations.
        pub other: Reserved,
        /// When those that are left are for everybody; never, if not told.
        pub until: Option<Timestamp>,
    }
    whole ReservedParts by some_reserved
}

impl ReservedForm {
    /// How many are kept for `sector`.
    pub const fn of(&self, sector: Sector) -> Reserved {
        match sector {
            Sector::It => self.it,
            Sector::Local => self.local,
            Sector::Other => self.other,
        }
    }

    /// How many are kept in all.
    pub fn total(&self) -> i32 {
        Sector::ALL
            .iter()
            .map(|sector| self.of(*sector).i32())
            .sum()
    }
}

body! {
    /// How one gets in.
    pub struct EntryForm {
        /// Who comes first, or whom staff approve.
        pub selection: Selection,
        /// What the first of the waitlist gets when a seat is free.
        pub promotion: Promotion,
        /// How long an offer stands; 48 hours if not told.
        pub offer_hours: Option<OfferHours>,
        /// How many of one company may be registered; as many as like, if null.
        pub company_limit: Option<CompanyLimit>,
        /// Until when participants may change or cancel by themselves; until the event begins, if
        /// not told.
        pub change_until: Option<Timestamp>,
        /// Seats kept for a sector.
        pub reserved: Option<ReservedForm>,
    }
}

impl Default for EntryForm {
    /// First come, first served, at most two of a company, and a free seat is the first one's who
    /// waits.
    fn default() -> Self {
        Self {
            selection: Selection::FirstCome,
            promotion: Promotion::Direct,
            offer_hours: None,
            company_limit: Some(COMPANY_LIMIT),
            change_until: None,
            reserved: None,
        }
    }
}

/// Who keeps seats keeps at least one.
fn some_reserved(form: &ReservedParts<'_>, at: &Pointer, faults: &mut Faults) {
    let counts = [form.it, form.local, form.other];
    if counts
        .iter()
        .all(|count| count.is_some_and(|count| count.i32() == 0))
    {
        faults.add(&at.member("it"), Code::OutOfRange);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::field;

    #[test]
    fn an_event_that_does_not_say_takes_two_of_a_company() {
        let entry = EntryForm::default();
        assert_eq!(entry.company_limit.map(Int::i32), Some(2));
        assert_eq!(OFFER_HOURS.i32(), 48);
    }

    #[test]
    fn who_keeps_seats_keeps_at_least_one() {
        let read = |it: i32| -> Result<ReservedForm, _> {
            field::parse(&json!({"it": it, "local": 0, "other": 0, "until": null}))
        };
        assert!(read(0).is_err());
        assert_eq!(read(3).unwrap().total(), 3);
        assert_eq!(read(3).unwrap().of(Sector::It).i32(), 3);
    }
}
