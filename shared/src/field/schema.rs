//! How bounded fields describe themselves in openapi.yaml.

use utoipa::openapi::schema::Type;
use utoipa::openapi::{ArrayBuilder, ObjectBuilder, RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use super::{Int, List, Pointer};

/// A string of `min` to `max` characters.
pub fn text_schema(doc: &str, min: usize, max: usize) -> RefOr<Schema> {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .description(Some(doc))
        .min_length(Some(min))
        .max_length(Some(max))
        .into()
}

/// One of a closed set of strings.
pub fn enum_schema(doc: &str, values: &[&str]) -> RefOr<Schema> {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .description(Some(doc))
        .enum_values(Some(values.iter().copied()))
        .into()
}

// utoipa composes generic types by this hidden trait; `PartialSchema` follows from it.
impl<T: ToSchema, const MIN: usize, const MAX: usize> utoipa::__dev::ComposeSchema
    for List<T, MIN, MAX>
{
    fn compose(_: Vec<RefOr<Schema>>) -> RefOr<Schema> {
        let item = RefOr::Ref(utoipa::openapi::Ref::from_schema_name(T::name()));
        ArrayBuilder::new()
            .items(item)
            .min_items(Some(MIN))
            .max_items(Some(MAX))
            .into()
    }
}
impl<T: ToSchema, const MIN: usize, const MAX: usize> ToSchema for List<T, MIN, MAX> {
    fn name() -> std::borrow::Cow<'static, str> {
        std::borrow::Cow::Owned(format!("{}List{MAX}", T::name()))
    }
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        schemas.push((T::name().into_owned(), T::schema()));
        T::schemas(schemas);
    }
}

impl<const MIN: i64, const MAX: i64> utoipa::__dev::ComposeSchema for Int<MIN, MAX> {
    fn compose(_: Vec<RefOr<Schema>>) -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::Integer)
            .minimum(Some(MIN))
            .maximum(Some(MAX))
            .into()
    }
}
impl<const MIN: i64, const MAX: i64> ToSchema for Int<MIN, MAX> {
    fn name() -> std::borrow::Cow<'static, str> {
        std::borrow::Cow::Owned(format!(
            "Int{}To{MAX}",
            MIN.to_string().replace('-', "Minus")
        ))
    }
}

impl PartialSchema for Pointer {
    fn schema() -> RefOr<Schema> {
        text_schema("A JSON pointer (RFC 6901) into the request body.", 0, 500)
    }
}
impl ToSchema for Pointer {}
