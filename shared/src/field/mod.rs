//! Parse, don't validate: how JSON from strangers becomes values that can't be wrong.
//!
//! A request body is read as raw JSON once and then parsed into newtypes; [`Faults`] collects
//! every fault with its JSON pointer (RFC 6901), so that one answer names all of them
//! (DESIGN §4). The SPA's forms call the same `FromStr` of the same newtypes.

pub mod clean;
mod common;
pub(crate) mod kana;
mod list;
#[cfg(feature = "openapi")]
mod schema;

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

pub use common::{Email, Kana, LongText, Note, Phone, WebUrl};
pub use list::{Int, List};
#[cfg(feature = "openapi")]
pub use schema::{enum_schema, text_schema};

use crate::problem::Code;

/// A JSON pointer (RFC 6901) to one place in a request body; the empty pointer is the body.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Pointer(String);

impl Pointer {
    /// The whole body.
    pub const fn root() -> Self {
        Self(String::new())
    }

    /// One step down, into the member `name` (escaped as RFC 6901 wants).
    #[must_use]
    pub fn member(&self, name: &str) -> Self {
        // A hostile member name may be long: what we echo is capped.
        let name: String = name.chars().take(64).collect();
        Self(format!(
            "{}/{}",
            self.0,
            name.replace('~', "~0").replace('/', "~1")
        ))
    }

    /// One step down, into the array item `index`.
    #[must_use]
    pub fn item(&self, index: usize) -> Self {
        Self(format!("{}/{index}", self.0))
    }

    /// The pointer as text, such as `/agenda/0/title`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
impl From<&str> for Pointer {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}
impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What is wrong with a request, place by place.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Faults(Vec<(Pointer, Code)>);

impl Faults {
    /// How many faults one answer names at most; a body with more is hopeless anyway.
    pub const MAX: usize = 100;

    /// Nothing wrong so far.
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// One fault at one place.
    pub fn one(at: &str, code: Code) -> Self {
        Self(vec![(Pointer::from(at), code)])
    }

    /// Notes a fault; past [`Self::MAX`] it is dropped.
    pub fn add(&mut self, at: &Pointer, code: Code) {
        if self.0.len() < Self::MAX {
            self.0.push((at.clone(), code));
        }
    }

    /// Notes the faults that another check found.
    pub fn extend(&mut self, more: &Self) {
        for (at, code) in more.iter() {
            self.add(at, *code);
        }
    }

    /// Whether nothing was wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The faults in the order they were found.
    pub fn iter(&self) -> impl Iterator<Item = &(Pointer, Code)> {
        self.0.iter()
    }

    /// `Ok(value)` when nothing was wrong.
    ///
    /// # Errors
    /// The faults, when there are any.
    pub fn into_result<T>(self, value: Option<T>) -> Result<T, Self> {
        match value {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => Err(self),
        }
    }
}

/// A value that can be read from JSON, telling every fault it meets.
pub trait Parse: Sized {
    /// Reads `value`, which stands at `at`; on a fault adds to `faults` and returns `None`.
    fn parse(value: &Value, at: &Pointer, faults: &mut Faults) -> Option<Self>;

    /// What an absent member means: a fault, unless the type is optional.
    fn absent(at: &Pointer, faults: &mut Faults) -> Option<Self> {
        faults.add(at, Code::Required);
        None
    }
}

/// Parses a whole body.
///
/// # Errors
/// Every fault found.
pub fn parse<T: Parse>(value: &Value) -> Result<T, Faults> {
    let mut faults = Faults::none();
    let parsed = T::parse(value, &Pointer::root(), &mut faults);
    faults.into_result(parsed)
}

/// Parses a JSON string by `FromStr`.
pub fn parse_str<T: FromStr<Err = Code>>(
    value: &Value,
    at: &Pointer,
    faults: &mut Faults,
) -> Option<T> {
    let Value::String(text) = value else {
        let code = if value.is_null() {
            Code::Required
        } else {
            Code::WrongType
        };
        faults.add(at, code);
        return None;
    };
    text.parse().map_err(|code| faults.add(at, code)).ok()
}

/// Opens a JSON object and refuses members that are not in `known`.
pub fn object<'v>(
    value: &'v Value,
    at: &Pointer,
    faults: &mut Faults,
    known: &[&str],
) -> Option<&'v Map<String, Value>> {
    let Value::Object(map) = value else {
        faults.add(at, Code::WrongType);
        return None;
    };
    for name in map.keys().filter(|name| !known.contains(&name.as_str())) {
        faults.add(&at.member(name), Code::UnknownField);
    }
    Some(map)
}

/// Parses one member of an open object.
pub fn member<T: Parse>(
    map: &Map<String, Value>,
    name: &str,
    at: &Pointer,
    faults: &mut Faults,
) -> Option<T> {
    let at = at.member(name);
    match map.get(name) {
        Some(value) => T::parse(value, &at, faults),
        None => T::absent(&at, faults),
    }
}

impl<T: Parse> Parse for Option<T> {
    fn parse(value: &Value, at: &Pointer, faults: &mut Faults) -> Option<Self> {
        if value.is_null() {
            Some(None)
        } else {
            T::parse(value, at, faults).map(Some)
        }
    }
    fn absent(_: &Pointer, _: &mut Faults) -> Option<Self> {
        Some(None)
    }
}

impl Parse for bool {
    fn parse(value: &Value, at: &Pointer, faults: &mut Faults) -> Option<Self> {
        value.as_bool().or_else(|| {
            faults.add(at, Code::WrongType);
            None
        })
    }
}

macro_rules! parse_integer {
    ($($ty:ty),+) => { $(
        impl Parse for $ty {
            fn parse(value: &Value, at: &Pointer, faults: &mut Faults) -> Option<Self> {
                let Value::Number(number) = value else {
                    faults.add(at, Code::WrongType);
                    return None;
                };
                let Some(whole) = number.as_i64() else {
                    let code = if number.is_f64() { Code::WrongType } else { Code::OutOfRange };
                    faults.add(at, code);
                    return None;
                };
                <$ty>::try_from(whole).map_err(|_| faults.add(at, Code::OutOfRange)).ok()
            }
        }
    )+ };
}
parse_integer!(i32, i64, u32);

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    text! {
        /// A test's title.
        pub TestTitle: line, 1..=5
    }
    body! {
        /// A test's body.
        pub struct TestBody {
            /// What it is called.
            pub title: TestTitle,
            /// How many, if told.
            pub count: Option<Int<0, 9>>,
            /// Others.
            pub more: List<TestTitle, 0, 2>,
        }
    }

    fn faults(value: &Value) -> Vec<(String, Code)> {
        let faults = parse::<TestBody>(value).unwrap_err();
        faults
            .iter()
            .map(|(at, code)| (at.to_string(), *code))
            .collect()
    }

    #[test]
    fn one_answer_names_every_fault_with_its_pointer() {
        let found = faults(&json!({
            "title": "too long", "count": 10, "more": ["ok", "<", 3], "a/b": 1
        }));
        assert_eq!(
            found,
            vec![
                ("/a~1b".into(), Code::UnknownField),
                ("/title".into(), Code::TooLong),
                ("/count".into(), Code::OutOfRange),
                ("/more".into(), Code::TooManyItems),
            ]
        );
        assert_eq!(faults(&json!([])), vec![(String::new(), Code::WrongType)]);
        assert_eq!(
            faults(&json!({"title": null, "more": [""]})),
            vec![
                ("/title".into(), Code::Required),
                ("/more/0".into(), Code::Required)
            ]
        );
    }

    #[test]
    fn a_good_body_is_parsed_and_cleaned() {
        let body: TestBody = parse(&json!({"title": " あ\u{3000}", "more": []})).unwrap();
        assert_eq!(body.title.as_str(), "あ");
        assert_eq!(body.count, None);
    }
}
