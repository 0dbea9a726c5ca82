//! A calendar month in Japan, for calendars and lists.

use core::fmt;
use core::str::FromStr;

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::field::{Faults, Parse, Pointer};
use crate::problem::Code;
use crate::time::Day;

/// A calendar month, `2026-11` on the wire.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Month(NaiveDate);

impl Month {
    /// The month a day lies in.
    pub fn of(date: NaiveDate) -> Self {
        Self(date.with_day(1).unwrap_or(date))
    }

    /// The month after it; stays put at the calendar's end.
    #[must_use]
    pub fn next(self) -> Self {
        Self::of(self.next_first_day())
    }

    /// Its first day.
    pub const fn first_day(self) -> NaiveDate {
        self.0
    }

    /// The first day of the month after it.
    pub fn next_first_day(self) -> NaiveDate {
        self.0
            .checked_add_months(Months::new(1))
            .unwrap_or(NaiveDate::MAX)
    }
}
impl FromStr for Month {
    type Err = Code;

    fn from_str(text: &str) -> Result<Self, Code> {
        format!("{text}-01")
            .parse::<Day>()
            .map(|day| Self(day.date()))
    }
}
impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.0.year(), self.0.month())
    }
}
impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse()
            .map_err(|_| serde::de::Error::custom("not a calendar month"))
    }
}
impl Parse for Month {
    fn parse(value: &serde_json::Value, at: &Pointer, faults: &mut Faults) -> Option<Self> {
        crate::field::parse_str(value, at, faults)
    }
}

// Stored as its first day, so that months sort and compare as days do.
#[cfg(feature = "db")]
db_as!(Month, NaiveDate, |t| t.first_day(), |v| Some(Month::of(v)));

#[cfg(feature = "openapi")]
mod openapi {
    use super::Month;
    use utoipa::openapi::{ObjectBuilder, RefOr, Schema, schema::Type};

    impl utoipa::PartialSchema for Month {
        fn schema() -> RefOr<Schema> {
            ObjectBuilder::new()
                .schema_type(Type::String)
                .min_length(Some(7))
                .max_length(Some(7))
                .description(Some("A calendar month in Japan, `YYYY-MM`."))
                .examples([serde_json::json!("2026-11")])
                .into()
        }
    }
    impl utoipa::ToSchema for Month {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_ends_where_the_next_begins() {
        let month: Month = "2026-12".parse().unwrap();
        assert_eq!(month.to_string(), "2026-12");
        assert_eq!(month.next_first_day().to_string(), "2027-01-01");
        assert_eq!(month.next().to_string(), "2027-01");
        assert_eq!(Month::of(month.next_first_day()), month.next());
        for bad in ["2026-13", "2026-1", "2026", "2026-12-01", ""] {
            assert_eq!(bad.parse::<Month>(), Err(Code::NotADate), "{bad}");
        }
    }
}
