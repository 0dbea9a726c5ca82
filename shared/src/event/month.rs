//! A calendar month in Japan, for calendars and lists.

use core::fmt;
use core::str::FromStr;

use chrono::{Datelike, Months, NaiveDate};

use crate::problem::Code;
use crate::time::Day;

/// A calendar month, `2026-11` on the wire.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Month(NaiveDate);

impl Month {
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
        for bad in ["2026-13", "2026-1", "2026", "2026-12-01", ""] {
            assert_eq!(bad.parse::<Month>(), Err(Code::NotADate), "{bad}");
        }
    }
}
