//! Time as the domain sees it: instants in UTC to the microsecond, days and fiscal years in
//! Japan (DESIGN §9.8). No time zone arithmetic happens in SQL.

use core::fmt;
use core::str::FromStr;

use chrono::{
    DateTime, Datelike, Days, Duration, FixedOffset, NaiveDate, NaiveTime, SecondsFormat, Utc,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::field::{Faults, Parse, Pointer};
use crate::problem::Code;

/// Japan Standard Time is nine hours ahead of UTC, without daylight saving since 1952.
const JST_SECONDS: i32 = 9 * 3600;

/// An instant, truncated to whole microseconds, as both databases keep it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(DateTime<Utc>);

impl Timestamp {
    /// 1970-01-01T00:00:00Z.
    pub const EPOCH: Self = Self(DateTime::UNIX_EPOCH);

    /// The instant `micros` microseconds after 1970-01-01T00:00:00Z; `None` beyond the calendar.
    pub fn from_micros(micros: i64) -> Option<Self> {
        DateTime::from_timestamp_micros(micros).map(Self)
    }

    /// Microseconds since 1970-01-01T00:00:00Z.
    pub fn micros(self) -> i64 {
        self.0.timestamp_micros()
    }

    /// The one place where finer time is cut to the microsecond.
    pub fn from_datetime(time: DateTime<Utc>) -> Self {
        DateTime::from_timestamp_micros(time.timestamp_micros()).map_or(Self(time), Self)
    }

    /// The instant as chrono's type.
    pub const fn datetime(self) -> DateTime<Utc> {
        self.0
    }

    /// The same instant on a Japanese clock.
    pub fn jst(self) -> DateTime<FixedOffset> {
        match FixedOffset::east_opt(JST_SECONDS) {
            Some(jst) => self.0.with_timezone(&jst),
            None => self.0.fixed_offset(),
        }
    }

    /// The calendar day in Japan.
    pub fn jst_date(self) -> NaiveDate {
        self.jst().date_naive()
    }

    /// The instant at which a Japanese clock shows `date` and `time`.
    pub fn from_jst(date: NaiveDate, time: NaiveTime) -> Self {
        let utc = date.and_time(time) - Duration::seconds(i64::from(JST_SECONDS));
        Self::from_datetime(utc.and_utc())
    }

    /// This instant moved by `by` (negative: earlier); stays put at the calendar's ends.
    #[must_use]
    pub fn plus(self, by: Duration) -> Self {
        self.0
            .checked_add_signed(by)
            .map_or(self, Self::from_datetime)
    }

    /// This instant moved by whole minutes.
    #[must_use]
    pub fn plus_minutes(self, minutes: i64) -> Self {
        Duration::try_minutes(minutes).map_or(self, |by| self.plus(by))
    }

    /// The time from `earlier` to this instant; negative when it is later.
    pub fn since(self, earlier: Self) -> Duration {
        self.0 - earlier.0
    }

    /// RFC 3339 in UTC with `Z`, with as many of 0, 3 or 6 decimals as the value needs.
    pub fn rfc3339(self) -> String {
        self.0.to_rfc3339_opts(SecondsFormat::AutoSi, true)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.rfc3339())
    }
}
impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl FromStr for Timestamp {
    type Err = Code;

    /// Any RFC 3339 time with an offset, years 1900 to 2999.
    fn from_str(text: &str) -> Result<Self, Code> {
        let time = DateTime::parse_from_rfc3339(text)
            .map_err(|_| Code::NotATime)?
            .to_utc();
        if (1900..3000).contains(&time.year()) {
            Ok(Self::from_datetime(time))
        } else {
            Err(Code::OutOfRange)
        }
    }
}
impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.rfc3339())
    }
}
impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse()
            .map_err(|_| serde::de::Error::custom("not an RFC 3339 time"))
    }
}
impl Parse for Timestamp {
    fn parse(value: &serde_json::Value, at: &Pointer, faults: &mut Faults) -> Option<Self> {
        crate::field::parse_str(value, at, faults)
    }
}

/// A calendar day, ISO 8601 (`2026-11-22`) on the wire, years 1900 to 2999.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Day(NaiveDate);

impl Day {
    /// The day of a chrono date.
    pub const fn new(date: NaiveDate) -> Self {
        Self(date)
    }

    /// The chrono date.
    pub const fn date(self) -> NaiveDate {
        self.0
    }

    /// This day moved by whole days; stays put at the calendar's ends.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        let by = Days::new(days.unsigned_abs());
        let moved = if days < 0 {
            self.0.checked_sub_days(by)
        } else {
            self.0.checked_add_days(by)
        };
        moved.map_or(self, Self)
    }
}
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02}",
            self.0.year(),
            self.0.month(),
            self.0.day()
        )
    }
}
impl FromStr for Day {
    type Err = Code;

    fn from_str(text: &str) -> Result<Self, Code> {
        let mut parts = text.splitn(3, '-');
        let mut next = |digits: usize| {
            let part = parts.next().filter(|p| p.len() == digits)?;
            part.bytes()
                .all(|b| b.is_ascii_digit())
                .then(|| part.parse::<u32>().ok())?
        };
        let (Some(year), Some(month), Some(day)) = (next(4), next(2), next(2)) else {
            return Err(Code::NotADate);
        };
        if !(1900..3000).contains(&year) {
            return Err(Code::OutOfRange);
        }
        let year = i32::try_from(year).map_err(|_| Code::NotADate)?;
        NaiveDate::from_ymd_opt(year, month, day)
            .map(Self)
            .ok_or(Code::NotADate)
    }
}
impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse()
            .map_err(|_| serde::de::Error::custom("not an ISO 8601 date"))
    }
}
impl Parse for Day {
    fn parse(value: &serde_json::Value, at: &Pointer, faults: &mut Faults) -> Option<Self> {
        crate::field::parse_str(value, at, faults)
    }
}

/// A Japanese fiscal year, named by the calendar year it begins in: 2026 runs from
/// 2026-04-01 to 2027-03-31 (令和8年度).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FiscalYear(i32);

impl FiscalYear {
    /// The fiscal year that begins in calendar year `year`; 2000 to 2100 make sense here.
    ///
    /// # Errors
    /// `out_of_range` outside those years.
    pub fn new(year: i32) -> Result<Self, Code> {
        if (2000..=2100).contains(&year) {
            Ok(Self(year))
        } else {
            Err(Code::OutOfRange)
        }
    }

    /// The fiscal year a Japanese calendar day lies in.
    pub fn of(date: NaiveDate) -> Self {
        Self(if date.month() >= 4 {
            date.year()
        } else {
            date.year() - 1
        })
    }

    /// The calendar year it begins in.
    pub const fn year(self) -> i32 {
        self.0
    }

    /// Its first day, 1 April.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.0, 4, 1).unwrap_or_default()
    }

    /// Its last day, 31 March of the next calendar year.
    pub fn last_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.0 + 1, 3, 31).unwrap_or_default()
    }
}
impl fmt::Display for FiscalYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl FromStr for FiscalYear {
    type Err = Code;

    fn from_str(text: &str) -> Result<Self, Code> {
        Self::new(text.trim().parse().map_err(|_| Code::NotANumber)?)
    }
}
impl Serialize for FiscalYear {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i32(self.0)
    }
}
impl<'de> Deserialize<'de> for FiscalYear {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let year = i32::deserialize(deserializer)?;
        Self::new(year).map_err(|_| serde::de::Error::custom("not a fiscal year"))
    }
}
impl Parse for FiscalYear {
    fn parse(value: &serde_json::Value, at: &Pointer, faults: &mut Faults) -> Option<Self> {
        let year = i32::parse(value, at, faults)?;
        Self::new(year).map_err(|code| faults.add(at, code)).ok()
    }
}

#[cfg(feature = "openapi")]
mod openapi {
    use super::{Day, FiscalYear, Timestamp};
    use utoipa::openapi::{KnownFormat, ObjectBuilder, RefOr, Schema, SchemaFormat, schema::Type};
    use utoipa::{PartialSchema, ToSchema};

    impl PartialSchema for Timestamp {
        fn schema() -> RefOr<Schema> {
            ObjectBuilder::new()
                .schema_type(Type::String)
                .format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime)))
                .description(Some(
                    "An instant, RFC 3339; answers are always in UTC with `Z`.",
                ))
                .examples([serde_json::json!("2026-11-22T05:00:00Z")])
                .into()
        }
    }
    impl ToSchema for Timestamp {}

    impl PartialSchema for Day {
        fn schema() -> RefOr<Schema> {
            ObjectBuilder::new()
                .schema_type(Type::String)
                .format(Some(SchemaFormat::KnownFormat(KnownFormat::Date)))
                .description(Some("A calendar day in Japan, ISO 8601."))
                .examples([serde_json::json!("2026-11-22")])
                .into()
        }
    }
    impl ToSchema for Day {}

    impl PartialSchema for FiscalYear {
        fn schema() -> RefOr<Schema> {
            ObjectBuilder::new()
                .schema_type(Type::Integer)
                .minimum(Some(2000))
                .maximum(Some(2100))
                .description(Some(
                    "A fiscal year, named by the calendar year it begins in.",
                ))
                .examples([serde_json::json!(2026)])
                .into()
        }
    }
    impl ToSchema for FiscalYear {}
}

#[cfg(feature = "db")]
mod db {
    use super::{Day, FiscalYear, Timestamp};
    use chrono::{DateTime, NaiveDate, Utc};

    db_as!(Timestamp, DateTime<Utc>, |t| t.datetime(), |v| Some(
        Timestamp::from_datetime(v)
    ));
    db_as!(Day, NaiveDate, |t| t.date(), |v| Some(Day::new(v)));
    db_as!(FiscalYear, i32, |t| t.year(), |v| FiscalYear::new(v).ok());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn the_fiscal_year_turns_at_midnight_of_the_first_of_april_in_japan() {
        assert_eq!(
            FiscalYear::of(at("2026-03-31T14:59:59Z").jst_date()).year(),
            2025
        );
        assert_eq!(
            FiscalYear::of(at("2026-03-31T15:00:00Z").jst_date()).year(),
            2026
        );
    }

    #[test]
    fn a_timestamp_is_cut_to_microseconds_and_written_with_z() {
        assert_eq!(
            at("2026-11-22T14:00:00.123456789+09:00").rfc3339(),
            "2026-11-22T05:00:00.123456Z"
        );
    }

    #[test]
    fn a_day_is_strictly_iso() {
        assert_eq!(
            "2026-02-28".parse::<Day>().unwrap().to_string(),
            "2026-02-28"
        );
        for bad in [
            "2026-02-30",
            "2026-2-3",
            "+026-01-01",
            "2026/01/01",
            "20260101",
            "",
        ] {
            assert_eq!(bad.parse::<Day>(), Err(Code::NotADate), "{bad}");
        }
    }
}
