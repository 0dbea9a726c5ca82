//! Columns as every table has them, so that a change is short and the same on both databases.
//!
//! Each function gives a `ColumnDef` for `Table::create().col(…)`. Those ending in `_null` may be empty.

use sea_orm_migration::sea_query::{ColumnDef, Expr, ExprTrait};

/// The primary key `id`: a `UUIDv7` made by the server.
pub fn id() -> ColumnDef {
    ColumnDef::new("id").uuid().not_null().primary_key().take()
}

/// A counting primary key: the order of insertion (which is not the order of commits).
pub fn serial(name: &'static str) -> ColumnDef {
    ColumnDef::new(name)
        .big_integer()
        .not_null()
        .auto_increment()
        .primary_key()
        .take()
}

/// A UUID, for example the id of a row elsewhere; the foreign key is declared by [`crate::table::references`].
pub fn uuid(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).uuid().not_null().take()
}

/// As [`uuid`], or none.
pub fn uuid_null(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).uuid().null().take()
}

/// Text of any length; its bounds are those of the newtype in `shared`.
pub fn text(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().not_null().take()
}

/// As [`text`], or none.
pub fn text_null(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().null().take()
}

/// One of a fixed set of words, held by a CHECK.
pub fn word(name: &'static str, words: &[&'static str]) -> ColumnDef {
    ColumnDef::new(name)
        .text()
        .not_null()
        .check(Expr::col(name).is_in(words.iter().copied()))
        .take()
}

/// As [`word`], or none.
pub fn word_null(name: &'static str, words: &[&'static str]) -> ColumnDef {
    ColumnDef::new(name)
        .text()
        .null()
        .check(Expr::col(name).is_in(words.iter().copied()))
        .take()
}

/// A point in time in UTC with microseconds (`shared::time::Timestamp`).
pub fn at(name: &'static str) -> ColumnDef {
    ColumnDef::new(name)
        .timestamp_with_time_zone()
        .not_null()
        .take()
}

/// As [`at`], or none.
pub fn at_null(name: &'static str) -> ColumnDef {
    ColumnDef::new(name)
        .timestamp_with_time_zone()
        .null()
        .take()
}

/// When the row was made.
pub fn created_at() -> ColumnDef {
    at("created_at")
}

/// When the row was last changed.
pub fn updated_at() -> ColumnDef {
    at("updated_at")
}

/// The version of the row for `If-Match`, from 1 (`i64`); each update adds one.
pub fn version() -> ColumnDef {
    ColumnDef::new("version")
        .big_integer()
        .not_null()
        .default(1)
        .take()
}

/// A calendar day (JST where it matters).
pub fn date(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).date().not_null().take()
}

/// As [`date`], or none.
pub fn date_null(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).date().null().take()
}

/// A number of 32 bits (`i32`).
pub fn int(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).integer().not_null().take()
}

/// As [`int`], or none.
pub fn int_null(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).integer().null().take()
}

/// A number of 64 bits (`i64`): sequences, yen, bytes.
pub fn bigint(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).big_integer().not_null().take()
}

/// As [`bigint`], or none.
pub fn bigint_null(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).big_integer().null().take()
}

/// Yes or no.
pub fn flag(name: &'static str, default: bool) -> ColumnDef {
    ColumnDef::new(name)
        .boolean()
        .not_null()
        .default(default)
        .take()
}

/// Bytes: hashes and secrets' digests.
pub fn bytes(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).binary().not_null().take()
}

/// As [`bytes`], or none.
pub fn bytes_null(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).binary().null().take()
}

/// A JSON document that is stored and read whole, never queried inside.
pub fn json(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).json_binary().not_null().take()
}

/// As [`json`], or none.
pub fn json_null(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).json_binary().null().take()
}
