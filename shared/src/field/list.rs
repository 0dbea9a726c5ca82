//! Bounded lists and whole numbers.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Faults, Parse, Pointer};
use crate::problem::Code;

/// A list of `MIN` to `MAX` items. Absent means empty where `MIN` is 0.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct List<T, const MIN: usize, const MAX: usize>(Vec<T>);

impl<T, const MIN: usize, const MAX: usize> List<T, MIN, MAX> {
    /// The list, if its length fits.
    ///
    /// # Errors
    /// `too_few_items` or `too_many_items`.
    pub fn new(items: Vec<T>) -> Result<Self, Code> {
        if items.len() > MAX {
            Err(Code::TooManyItems)
        } else if items.len() < MIN {
            Err(Code::TooFewItems)
        } else {
            Ok(Self(items))
        }
    }

    /// A list read back from where it was stored: its length was checked when it came in, and
    /// a bound that tightens later only cuts it.
    #[must_use]
    pub fn stored(mut items: Vec<T>) -> Self {
        items.truncate(MAX);
        Self(items)
    }

    /// The items.
    pub fn as_slice(&self) -> &[T] {
        &self.0
    }

    /// The items, owned.
    pub fn into_vec(self) -> Vec<T> {
        self.0
    }
}
impl<T: Parse, const MIN: usize, const MAX: usize> Parse for List<T, MIN, MAX> {
    fn parse(value: &Value, at: &Pointer, faults: &mut Faults) -> Option<Self> {
        let Value::Array(items) = value else {
            faults.add(at, Code::WrongType);
            return None;
        };
        if items.len() > MAX {
            faults.add(at, Code::TooManyItems);
            return None;
        }
        // Every item is parsed, so that every fault is named, before the first `None` wins.
        let parsed: Vec<Option<T>> = items
            .iter()
            .enumerate()
            .map(|(i, v)| T::parse(v, &at.item(i), faults))
            .collect();
        let parsed: Option<Vec<T>> = parsed.into_iter().collect();
        Self::new(parsed?).map_err(|code| faults.add(at, code)).ok()
    }
    fn absent(at: &Pointer, faults: &mut Faults) -> Option<Self> {
        if MIN == 0 {
            Some(Self(Vec::new()))
        } else {
            faults.add(at, Code::Required);
            None
        }
    }
}

/// A whole number from `MIN` to `MAX`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(transparent)]
pub struct Int<const MIN: i64, const MAX: i64>(i64);

impl<const MIN: i64, const MAX: i64> Int<MIN, MAX> {
    /// A number known when this is compiled; one that does not fit does not compile.
    pub const fn of<const N: i64>() -> Self {
        const { assert!(MIN <= N && N <= MAX, "out of range") }
        Self(N)
    }

    /// The number, if it fits.
    ///
    /// # Errors
    /// `out_of_range`.
    pub fn new(number: i64) -> Result<Self, Code> {
        if (MIN..=MAX).contains(&number) {
            Ok(Self(number))
        } else {
            Err(Code::OutOfRange)
        }
    }

    /// The number.
    pub const fn get(self) -> i64 {
        self.0
    }

    /// The number as `i32`, saturating where the bounds are wider.
    pub fn i32(self) -> i32 {
        i32::try_from(self.0).unwrap_or(if self.0 < 0 { i32::MIN } else { i32::MAX })
    }
}
impl<const MIN: i64, const MAX: i64> core::str::FromStr for Int<MIN, MAX> {
    type Err = Code;

    fn from_str(text: &str) -> Result<Self, Code> {
        Self::new(text.trim().parse().map_err(|_| Code::NotANumber)?)
    }
}
impl<const MIN: i64, const MAX: i64> core::fmt::Display for Int<MIN, MAX> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.0.fmt(f)
    }
}
impl<'de, const MIN: i64, const MAX: i64> Deserialize<'de> for Int<MIN, MAX> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(i64::deserialize(deserializer)?)
            .map_err(|_| serde::de::Error::custom("out of range"))
    }
}
impl<const MIN: i64, const MAX: i64> Parse for Int<MIN, MAX> {
    fn parse(value: &Value, at: &Pointer, faults: &mut Faults) -> Option<Self> {
        Self::new(i64::parse(value, at, faults)?)
            .map_err(|code| faults.add(at, code))
            .ok()
    }
}
