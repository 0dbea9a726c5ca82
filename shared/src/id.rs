//! Typed identifiers: a UUIDv7 made by the server, distinct in Rust per entity (DESIGN §9.9).

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::marker::PhantomData;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

use crate::field::{Faults, Parse, Pointer};
use crate::problem::Code;

/// What an [`Id`] identifies. Implemented by uninhabited marker types, one per entity.
pub trait Kind: 'static {
    /// The name in paths, logs and log entries, such as `event`.
    const NAME: &'static str;
    /// The schema's name in openapi.yaml, such as `EventId`.
    const SCHEMA: &'static str;
}

/// An identifier of one kind of thing. Ordered by creation, since the server makes UUIDv7.
pub struct Id<K>(Uuid, PhantomData<fn() -> K>);

impl<K> Id<K> {
    /// Wraps a UUID that the server made or read back.
    pub const fn from_uuid(uuid: Uuid) -> Self {
        Self(uuid, PhantomData)
    }

    /// The bare UUID, for places that hold ids of many kinds (the event log).
    pub const fn uuid(self) -> Uuid {
        self.0
    }
}

impl<K> Copy for Id<K> {}
impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<K> Eq for Id<K> {}
impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}
impl<K> Hash for Id<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<K> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<K: Kind> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", K::NAME, self.0)
    }
}
impl<K> FromStr for Id<K> {
    type Err = Code;

    /// Reads the hyphenated form only, so that one thing has one address.
    fn from_str(text: &str) -> Result<Self, Code> {
        if text.len() != 36 {
            return Err(Code::NotAnId);
        }
        Uuid::try_parse(text)
            .map(Self::from_uuid)
            .map_err(|_| Code::NotAnId)
    }
}
impl<K> Serialize for Id<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}
impl<'de, K> Deserialize<'de> for Id<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse()
            .map_err(|_| serde::de::Error::custom("not an id"))
    }
}
impl<K> Parse for Id<K> {
    fn parse(value: &serde_json::Value, at: &Pointer, faults: &mut Faults) -> Option<Self> {
        crate::field::parse_str(value, at, faults)
    }
}

#[cfg(feature = "openapi")]
mod openapi {
    use super::{Id, Kind};
    use std::borrow::Cow;
    use utoipa::openapi::{ObjectBuilder, RefOr, Schema, SchemaFormat, schema::Type};

    impl<K: Kind> utoipa::PartialSchema for Id<K> {
        fn schema() -> RefOr<Schema> {
            ObjectBuilder::new()
                .schema_type(Type::String)
                .format(Some(SchemaFormat::Custom("uuid".to_owned())))
                .description(Some(format!("Identifies one {}.", K::NAME)))
                .into()
        }
    }
    impl<K: Kind> utoipa::ToSchema for Id<K> {
        fn name() -> Cow<'static, str> {
            Cow::Borrowed(K::SCHEMA)
        }
    }
}

#[cfg(feature = "db")]
mod db {
    use super::{Id, Kind};
    use sea_orm::sea_query::{ArrayType, ColumnType, Nullable, Value, ValueType, ValueTypeErr};
    use sea_orm::{ColIdx, DbErr, QueryResult, TryFromU64, TryGetError, TryGetable};
    use uuid::Uuid;

    impl<K: Kind> From<Id<K>> for Value {
        fn from(id: Id<K>) -> Self {
            Value::Uuid(Some(id.uuid()))
        }
    }
    impl<K: Kind> Nullable for Id<K> {
        fn null() -> Value {
            Value::Uuid(None)
        }
    }
    impl<K: Kind> ValueType for Id<K> {
        fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
            <Uuid as ValueType>::try_from(value).map(Self::from_uuid)
        }
        fn type_name() -> String {
            K::SCHEMA.to_owned()
        }
        fn array_type() -> ArrayType {
            ArrayType::Uuid
        }
        fn column_type() -> ColumnType {
            ColumnType::Uuid
        }
    }
    impl<K: Kind> TryGetable for Id<K> {
        fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Self, TryGetError> {
            Uuid::try_get_by(row, index).map(Self::from_uuid)
        }
    }
    impl<K: Kind> TryFromU64 for Id<K> {
        fn try_from_u64(_: u64) -> Result<Self, DbErr> {
            Err(DbErr::ConvertFromU64(K::SCHEMA))
        }
    }
    impl<K: Kind> sea_orm::IntoActiveValue<Id<K>> for Id<K> {
        fn into_active_value(self) -> sea_orm::ActiveValue<Id<K>> {
            sea_orm::ActiveValue::Set(self)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    enum Thing {}
    impl Kind for Thing {
        const NAME: &'static str = "thing";
        const SCHEMA: &'static str = "ThingId";
    }

    #[test]
    fn only_the_hyphenated_form_is_an_id() {
        let id = Id::<Thing>::from_uuid(Uuid::from_u128(7));
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(
            id.uuid().simple().to_string().parse::<Id<Thing>>(),
            Err(Code::NotAnId)
        );
        assert_eq!("{}".parse::<Id<Thing>>(), Err(Code::NotAnId));
    }
}
