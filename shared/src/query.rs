//! Query strings: parsed like bodies, every fault named; written by the SPA from the same type.

use std::collections::BTreeMap;

use crate::field::{Faults, Pointer};
use crate::problem::Code;

/// A set of query parameters that can be read and written. Made by `query!`.
pub trait FromQuery: Sized {
    /// Takes its parameters out of `pairs`; what is left over is unknown.
    fn take(pairs: &mut BTreeMap<String, String>, faults: &mut Faults) -> Self;

    /// The parameters that are set, as name and value.
    fn pairs(&self) -> Vec<(&'static str, String)>;

    /// `?a=b&c=d`, percent-encoded; empty when nothing is set.
    fn to_query(&self) -> String {
        let mut out = String::new();
        for (name, value) in self.pairs() {
            out.push(if out.is_empty() { '?' } else { '&' });
            out.push_str(name);
            out.push('=');
            encode_into(&mut out, &value);
        }
        out
    }
}

/// Parses a raw query string.
///
/// # Errors
/// Every fault, with `/name` as pointer: unknown, repeated or malformed parameters.
pub fn parse<T: FromQuery>(raw: &str) -> Result<T, Faults> {
    let mut faults = Faults::none();
    let mut pairs = BTreeMap::new();
    for piece in raw
        .split('&')
        .filter(|piece| !piece.is_empty())
        .take(Faults::MAX)
    {
        let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
        let (Some(name), Some(value)) = (decode(name), decode(value)) else {
            faults.add(&Pointer::root(), Code::Malformed);
            continue;
        };
        let at = Pointer::root().member(&name);
        if pairs.insert(name, value).is_some() {
            faults.add(&at, Code::Duplicate);
        }
    }
    let parsed = T::take(&mut pairs, &mut faults);
    for name in pairs.keys() {
        faults.add(&Pointer::root().member(name), Code::UnknownField);
    }
    faults.into_result(Some(parsed))
}

/// Reads what can be read and leaves the rest aside: for pages, whose addresses travel with the
/// parameters of mail programs and search engines attached.
pub fn read<T: FromQuery>(raw: &str) -> T {
    let mut pairs = BTreeMap::new();
    for piece in raw.split('&').take(Faults::MAX) {
        let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
        if let (Some(name), Some(value)) = (decode(name), decode(value)) {
            pairs.entry(name).or_insert(value);
        }
    }
    T::take(&mut pairs, &mut Faults::none())
}

/// Takes one parameter; an empty value is a value like any other, and mostly a fault.
pub fn take_one<T: core::str::FromStr<Err = Code>>(
    pairs: &mut BTreeMap<String, String>,
    name: &str,
    faults: &mut Faults,
) -> Option<T> {
    let value = pairs.remove(name)?;
    value
        .parse()
        .map_err(|code| faults.add(&Pointer::root().member(name), code))
        .ok()
}

/// Percent-encodes everything but RFC 3986 unreserved characters onto `out`.
pub fn encode_into(out: &mut String, text: &str) {
    const HEX: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
    ];
    let hex = |nibble: u8| HEX.get(usize::from(nibble)).copied().unwrap_or('0');
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.extend(['%', hex(byte >> 4), hex(byte & 15)]);
        }
    }
}

/// One path segment or value, percent-encoded.
pub fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    encode_into(&mut out, text);
    out
}

fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let high = char::from(rest.next()?).to_digit(16)?;
                let low = char::from(rest.next()?).to_digit(16)?;
                bytes.push(u8::try_from(high * 16 + low).ok()?);
            }
            other => bytes.push(other),
        }
    }
    String::from_utf8(bytes).ok()
}

/// Makes a set of query parameters, each optional:
/// `query! { /// Filters. pub struct EventFilter { /// Free text. pub q: SearchText } }`
/// gives a struct whose fields are `Option<SearchText>`.
#[macro_export]
macro_rules! query {
    ($(#[$doc:meta])* pub struct $name:ident { $($(#[$fdoc:meta])* pub $field:ident: $ty:ty),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        #[cfg_attr(feature = "openapi", derive(::utoipa::IntoParams))]
        #[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
        pub struct $name {
            // Inline: utoipa does not carry the schemas of parameters into the document.
            $($(#[$fdoc])* #[cfg_attr(feature = "openapi", param(inline))] pub $field: Option<$ty>),+
        }

        impl $crate::query::FromQuery for $name {
            fn take(
                pairs: &mut ::std::collections::BTreeMap<String, String>,
                faults: &mut $crate::field::Faults,
            ) -> Self {
                Self { $($field: $crate::query::take_one(pairs, stringify!($field), faults)),+ }
            }
            fn pairs(&self) -> Vec<(&'static str, String)> {
                let mut pairs = Vec::new();
                $(if let Some(value) = &self.$field { pairs.push((stringify!($field), value.to_string())); })+
                pairs
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Cursor, Limit};

    query! {
        /// A test's filter.
        pub struct TestFilter {
            /// How many.
            pub limit: Limit,
            /// From where.
            pub cursor: Cursor,
        }
    }

    #[test]
    fn a_query_is_read_back_as_written() {
        let filter = TestFilter {
            limit: Limit::new(5).ok(),
            cursor: "あ b/?&=+".parse().ok(),
        };
        let text = filter.to_query();
        assert_eq!(
            parse::<TestFilter>(text.trim_start_matches('?')),
            Ok(filter)
        );
    }

    #[test]
    fn a_page_reads_what_it_can_and_leaves_the_rest() {
        let found: TestFilter = read("utm_source=x&limit=5&limit=6&cursor=%zz&&=");
        assert_eq!(found.limit, Limit::new(5).ok());
        assert_eq!(found.cursor, None);
        assert_eq!(read::<TestFilter>(""), TestFilter::default());
    }

    #[test]
    fn unknown_repeated_and_malformed_parameters_are_named() {
        let faults = parse::<TestFilter>("limit=0&x=1&limit=2&cursor=%zz").unwrap_err();
        let codes: Vec<Code> = faults.iter().map(|(_, code)| *code).collect();
        assert_eq!(
            codes,
            vec![Code::Duplicate, Code::Malformed, Code::UnknownField]
        );
        assert!(parse::<TestFilter>("limit=0").is_err());
        assert!(parse::<TestFilter>("limit=").is_err());
    }
}
