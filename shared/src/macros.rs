//! The macros that make newtypes, closed sets and request bodies, so that each is one line
//! where it is used and cannot forget a trait.

/// Stores a type in the database as `$inner`.
#[cfg(feature = "db")]
macro_rules! db_as {
    ($ty:ty, $inner:ty, $to:expr, $from:expr) => {
        const _: () = {
            use sea_orm::sea_query::{
                ArrayType, ColumnType, Nullable, Value, ValueType, ValueTypeErr,
            };
            use sea_orm::{ColIdx, QueryResult, TryGetError, TryGetable};
            use $crate::reexport::sea_orm;

            fn to(value: $ty) -> $inner {
                let to: fn($ty) -> $inner = $to;
                to(value)
            }
            fn from(value: $inner) -> Option<$ty> {
                let from: fn($inner) -> Option<$ty> = $from;
                from(value)
            }
            impl From<$ty> for Value {
                fn from(value: $ty) -> Self {
                    to(value).into()
                }
            }
            impl Nullable for $ty {
                fn null() -> Value {
                    <$inner as Nullable>::null()
                }
            }
            impl ValueType for $ty {
                fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
                    from(<$inner as ValueType>::try_from(value)?).ok_or(ValueTypeErr)
                }
                fn type_name() -> String {
                    stringify!($ty).to_owned()
                }
                fn array_type() -> ArrayType {
                    <$inner as ValueType>::array_type()
                }
                fn column_type() -> ColumnType {
                    <$inner as ValueType>::column_type()
                }
            }
            impl TryGetable for $ty {
                fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Self, TryGetError> {
                    let value = <$inner as TryGetable>::try_get_by(row, index)?;
                    from(value).ok_or_else(|| {
                        TryGetError::DbErr(sea_orm::DbErr::Type(format!(
                            "a stored {} is not valid",
                            stringify!($ty)
                        )))
                    })
                }
            }
            // Asked of every part of a composite key; no key of ours is made by the database.
            impl sea_orm::TryFromU64 for $ty {
                fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
                    Err(sea_orm::DbErr::ConvertFromU64(stringify!($ty)))
                }
            }
            impl sea_orm::IntoActiveValue<$ty> for $ty {
                fn into_active_value(self) -> sea_orm::ActiveValue<$ty> {
                    sea_orm::ActiveValue::Set(self)
                }
            }
        };
    };
}

/// Makes an id type: `id! { /// An event. pub EventId(Event) = "event" }`.
#[macro_export]
macro_rules! id {
    ($(#[$doc:meta])* pub $alias:ident($marker:ident) = $name:literal) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub enum $marker {}
        impl $crate::id::Kind for $marker {
            const NAME: &'static str = $name;
            const SCHEMA: &'static str = stringify!($alias);
        }
        #[doc = concat!("Identifies one ", $name, ".")]
        pub type $alias = $crate::id::Id<$marker>;
    };
}

/// Makes a bounded text type with a private field:
/// `text! { /// An event's title. pub Title: line, 1..=120 }`.
///
/// Kinds: `name` (one line, without `<` and `>`), `line` (one line), `text` (many lines), or a
/// path to a function `fn(&str) -> Result<String, Code>` that normalises and checks after `line`.
#[macro_export]
macro_rules! text {
    ($(#[$doc:meta])* pub $name:ident: $kind:ident $(with $check:path)?, $min:literal..=$max:literal) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The shortest allowed, in characters.
            pub const MIN: usize = $min;
            /// The longest allowed, in characters (Unicode scalar values).
            pub const MAX: usize = $max;

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The text, owned.
            pub fn into_string(self) -> String {
                self.0
            }
        }
        impl ::core::str::FromStr for $name {
            type Err = $crate::problem::Code;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let text = $crate::field::clean::$kind(text, $min, $max)?;
                $(let text = $check(&text)?;)?
                Ok(Self(text))
            }
        }
        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl ::core::fmt::Debug for $name {
            /// Texts may be personal data: a debug print shows the length only.
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                write!(f, concat!(stringify!($name), "({} chars)"), self.0.chars().count())
            }
        }
        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
        impl $crate::reexport::serde::Serialize for $name {
            fn serialize<S: $crate::reexport::serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(&self.0)
            }
        }
        impl<'de> $crate::reexport::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::reexport::serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = <String as $crate::reexport::serde::Deserialize>::deserialize(d)?;
                text.parse().map_err(|_| {
                    $crate::reexport::serde::de::Error::custom(concat!("not a valid ", stringify!($name)))
                })
            }
        }
        impl $crate::field::Parse for $name {
            fn parse(
                value: &$crate::reexport::serde_json::Value,
                at: &$crate::field::Pointer,
                faults: &mut $crate::field::Faults,
            ) -> Option<Self> {
                $crate::field::parse_str(value, at, faults)
            }
        }
        #[cfg(feature = "openapi")]
        impl $crate::reexport::utoipa::PartialSchema for $name {
            fn schema() -> $crate::reexport::utoipa::openapi::RefOr<$crate::reexport::utoipa::openapi::Schema> {
                $crate::field::text_schema($crate::doc_of!($(#[$doc])*), $min, $max)
            }
        }
        #[cfg(feature = "openapi")]
        impl $crate::reexport::utoipa::ToSchema for $name {
            fn name() -> ::std::borrow::Cow<'static, str> {
                ::std::borrow::Cow::Borrowed(stringify!($name))
            }
        }
        // Stored text was checked when it came in: reading it back trusts it, so that a rule
        // that tightens later cannot make old rows unreadable.
        #[cfg(feature = "db")]
        db_as!($name, String, |t| t.0, |v| Some($name(v)));
    };
}

/// Joins the doc comments it is given into one description.
#[doc(hidden)]
#[macro_export]
macro_rules! doc_of {
    ($(#[doc = $doc:literal])*) => { concat!($($doc, " "),*).trim() };
    ($(#[$other:meta])*) => { "" };
}

/// Makes a closed set of values, each with its name on the wire and in the database:
/// `closed! { /// How one takes part. pub enum Mode { /// At the venue. InPerson = "in_person" } }`.
#[macro_export]
macro_rules! closed {
    ($(#[$doc:meta])* pub enum $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name on the wire and in the database.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }
        impl ::core::str::FromStr for $name {
            type Err = $crate::problem::Code;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text { $($text => Ok(Self::$variant),)+ _ => Err($crate::problem::Code::UnknownValue) }
            }
        }
        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }
        impl $crate::reexport::serde::Serialize for $name {
            fn serialize<S: $crate::reexport::serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(self.as_str())
            }
        }
        impl<'de> $crate::reexport::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::reexport::serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = <String as $crate::reexport::serde::Deserialize>::deserialize(d)?;
                text.parse().map_err(|_| {
                    $crate::reexport::serde::de::Error::custom(concat!("not a ", stringify!($name)))
                })
            }
        }
        impl $crate::field::Parse for $name {
            fn parse(
                value: &$crate::reexport::serde_json::Value,
                at: &$crate::field::Pointer,
                faults: &mut $crate::field::Faults,
            ) -> Option<Self> {
                $crate::field::parse_str(value, at, faults)
            }
        }
        #[cfg(feature = "openapi")]
        impl $crate::reexport::utoipa::PartialSchema for $name {
            fn schema() -> $crate::reexport::utoipa::openapi::RefOr<$crate::reexport::utoipa::openapi::Schema> {
                $crate::field::enum_schema($crate::doc_of!($(#[$doc])*), &[$($text),+])
            }
        }
        #[cfg(feature = "openapi")]
        impl $crate::reexport::utoipa::ToSchema for $name {
            fn name() -> ::std::borrow::Cow<'static, str> {
                ::std::borrow::Cow::Borrowed(stringify!($name))
            }
        }
        #[cfg(feature = "db")]
        db_as!($name, String, |t| t.as_str().to_owned(), |v| v.parse().ok());
    };
}

/// Makes a request body: a struct of parsed values and the [`crate::field::Parse`] that fills
/// it from JSON, naming every fault with its pointer and refusing unknown fields.
///
/// `whole FooParts by check` after the struct adds a check of several fields together. It gets
/// what could be read of each (`FooParts`, `None` for a field with a fault of its own), so that
/// one answer names those faults too: `check(&parts, at, faults)`.
#[macro_export]
macro_rules! body {
    ($(#[$doc:meta])* pub struct $name:ident { $($(#[$fdoc:meta])* pub $field:ident: $ty:ty),+ $(,)? }) => {
        $crate::body!(@struct $(#[$doc])* $name { $($(#[$fdoc])* $field: $ty),+ });
        $crate::body!(@parse (at, faults) $name { $($field: $ty),+ } {});
    };
    ($(#[$doc:meta])* pub struct $name:ident { $($(#[$fdoc:meta])* pub $field:ident: $ty:ty),+ $(,)? }
        whole $parts:ident by $check:path) => {
        $crate::body!(@struct $(#[$doc])* $name { $($(#[$fdoc])* $field: $ty),+ });
        #[doc = concat!("What could be read of a [`", stringify!($name), "`], field by field.")]
        #[derive(Clone, Copy, Debug)]
        pub struct $parts<'a> { $($(#[$fdoc])* pub $field: Option<&'a $ty>),+ }
        $crate::body!(@parse (at, faults) $name { $($field: $ty),+ } {
            $check(&$parts { $($field: $field.as_ref()),+ }, at, faults);
        });
    };
    (@struct $(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident: $ty:ty),+ }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, ::serde::Serialize)]
        #[cfg_attr(feature = "openapi", derive(::utoipa::ToSchema))]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($(#[$fdoc])* pub $field: $ty),+ }
    };
    (@parse ($at:ident, $faults:ident) $name:ident { $($field:ident: $ty:ty),+ } { $($whole:tt)* }) => {
        impl $crate::field::Parse for $name {
            fn parse(
                value: &$crate::reexport::serde_json::Value,
                $at: &$crate::field::Pointer,
                $faults: &mut $crate::field::Faults,
            ) -> Option<Self> {
                let object = $crate::field::object(value, $at, $faults, &[$(stringify!($field)),+])?;
                $(let $field = $crate::field::member::<$ty>(object, stringify!($field), $at, $faults);)+
                $($whole)*
                Some(Self { $($field: $field?),+ })
            }
        }
    };
}
