//! The log's queries.

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, Statement,
};
use uuid::Uuid;

use super::entity;
use super::entry::{Entry, NewEntry};
use crate::platform::db::{Tx, note_append};

/// Entries that get their position in one transaction at most, so that none takes long.
const SEQUENCE_AT_ONCE: u32 = 1000;

/// The advisory lock of the one sequencer at work, over all processes.
const SEQUENCER_LOCK: i64 = 0x6d75_7375_6269_0002;

/// Appends `entry`; it becomes visible to readers after this transaction's commit.
///
/// # Errors
/// When the database fails.
pub async fn append(tx: &Tx, entry: NewEntry<'_>) -> Result<(), DbErr> {
    append_in(tx, None, entry).await
}

/// As [`append`], for an entry that belongs to a programme (fiscal year).
///
/// # Errors
/// When the database fails.
pub async fn append_in(tx: &Tx, programme: Option<Uuid>, entry: NewEntry<'_>) -> Result<(), DbErr> {
    let (subject_kind, subject_id) = entry.subject;
    entity::Entity::insert(entity::ActiveModel {
        id: NotSet,
        kind: Set(entry.kind.to_owned()),
        subject_kind: Set(subject_kind.to_owned()),
        subject_id: Set(*subject_id),
        actor_kind: Set(entry.actor.kind().to_owned()),
        actor_id: Set(entry.actor.id()),
        programme_id: Set(programme),
        at: Set(entry.at),
        data: Set(entry.data),
        position: NotSet,
    })
    .exec_without_returning(tx)
    .await?;
    note_append();
    Ok(())
}

/// The highest position given so far, 0 in an empty log.
///
/// # Errors
/// When the database fails.
pub async fn head(conn: &impl ConnectionTrait) -> Result<i64, DbErr> {
    one_number(
        conn,
        "SELECT COALESCE(MAX(position), 0) AS n FROM event_log",
    )
    .await
}

/// Positioned entries after `after`, in order, at most `limit`. For `/changes` and live streams too.
///
/// # Errors
/// When the database fails.
pub async fn entries_after(
    conn: &impl ConnectionTrait,
    after: i64,
    limit: u64,
) -> Result<Vec<Entry>, DbErr> {
    let rows = entity::Entity::find()
        .filter(entity::Column::Position.gt(after))
        .order_by_asc(entity::Column::Position)
        .limit(limit)
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(Entry::from).collect())
}

/// The entries about one thing, newest first, at most `limit`: its history.
///
/// # Errors
/// When the database fails.
pub async fn history(
    conn: &impl ConnectionTrait,
    subject: &Uuid,
    limit: u64,
) -> Result<Vec<Entry>, DbErr> {
    let rows = entity::Entity::find()
        .filter(entity::Column::SubjectId.eq(*subject))
        .filter(entity::Column::Position.is_not_null())
        .order_by_desc(entity::Column::Position)
        .limit(limit)
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(Entry::from).collect())
}

/// Whether committed entries wait for their position.
pub(super) async fn something_waits(conn: &impl ConnectionTrait) -> Result<bool, DbErr> {
    let sql = "SELECT COUNT(*) AS n FROM (SELECT id FROM event_log WHERE position IS NULL LIMIT 1) AS waiting";
    Ok(one_number(conn, sql).await? > 0)
}

/// Gives the next positions to committed entries that have none; answers how many.
///
/// One sequencer works at a time; the statement after the lock sees all that was committed before it, so
/// positions have no gaps, and an entry that commits late simply comes later.
pub(super) async fn sequence(tx: &Tx) -> Result<u64, DbErr> {
    let backend = tx.get_database_backend();
    if backend == DbBackend::Postgres {
        let take = format!("SELECT pg_advisory_xact_lock({SEQUENCER_LOCK})");
        tx.execute_raw(Statement::from_string(backend, take))
            .await?;
    }
    let sql = format!(
        "UPDATE event_log SET position = waiting.place + (SELECT COALESCE(MAX(position), 0) FROM event_log) \
         FROM (SELECT id AS waiting_id, ROW_NUMBER() OVER (ORDER BY id) AS place FROM \
         (SELECT id FROM event_log WHERE position IS NULL ORDER BY id LIMIT {SEQUENCE_AT_ONCE}) AS first_ones) AS waiting \
         WHERE event_log.id = waiting.waiting_id"
    );
    Ok(tx
        .execute_raw(Statement::from_string(backend, sql))
        .await?
        .rows_affected())
}

/// Makes the reader's cursor at `position` unless it exists.
pub(super) async fn ensure_cursor(tx: &Tx, reader: &str, position: i64) -> Result<(), DbErr> {
    cursor::Entity::insert(cursor::ActiveModel {
        reader: Set(reader.to_owned()),
        position: Set(position),
    })
    .on_conflict(
        OnConflict::column(cursor::Column::Reader)
            .do_nothing()
            .to_owned(),
    )
    .exec_without_returning(tx)
    .await
    .map(|_| ())
}

/// The reader's cursor, locked until the end of the transaction; `None` while another process holds it.
pub(super) async fn claim_cursor(tx: &Tx, reader: &str) -> Result<Option<i64>, DbErr> {
    let backend = tx.get_database_backend();
    let skip = if backend == DbBackend::Postgres {
        " FOR UPDATE SKIP LOCKED"
    } else {
        ""
    };
    let sql = format!("SELECT position FROM log_cursor WHERE reader = $1{skip}");
    let statement = Statement::from_sql_and_values(backend, sql, [reader.into()]);
    tx.query_one_raw(statement)
        .await?
        .map(|row| row.try_get("", "position"))
        .transpose()
}

/// Moves the reader's cursor, in the transaction of what it did.
pub(super) async fn move_cursor(tx: &Tx, reader: &str, position: i64) -> Result<(), DbErr> {
    cursor::Entity::update_many()
        .col_expr(
            cursor::Column::Position,
            sea_orm::sea_query::Expr::value(position),
        )
        .filter(cursor::Column::Reader.eq(reader))
        .exec(tx)
        .await
        .map(|_| ())
}

async fn one_number(conn: &impl ConnectionTrait, sql: &str) -> Result<i64, DbErr> {
    let statement = Statement::from_string(conn.get_database_backend(), sql);
    match conn.query_one_raw(statement).await? {
        Some(row) => row.try_get("", "n"),
        None => Ok(0),
    }
}

mod cursor {
    //! How far each reader has come.

    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "log_cursor")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub reader: String,
        pub position: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
