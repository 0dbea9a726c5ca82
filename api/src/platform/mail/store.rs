//! The outbox's queries.

use chrono::Duration;
use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect, TryInsertResult,
};
use shared::outbox::{MailFault, MailId, MailStatus};
use shared::time::Timestamp;
use uuid::Uuid;

use super::entity::{Column, Entity, Model};
use crate::platform::db::Tx;

/// Mails put in with one statement: twenty columns each stay far below the parameter limits.
const CHUNK: usize = 50;

/// Puts mails into the outbox; one that is there already (same log entry, same place) stays.
pub(super) async fn insert(tx: &Tx, rows: Vec<Model>) -> Result<(), DbErr> {
    let mut rows = rows
        .into_iter()
        .map(IntoActiveModel::into_active_model)
        .peekable();
    while rows.peek().is_some() {
        let chunk: Vec<_> = rows.by_ref().take(CHUNK).collect();
        let once = OnConflict::columns([Column::LogPosition, Column::Ordinal])
            .do_nothing()
            .to_owned();
        let insert = Entity::insert_many(chunk).on_conflict(once).try_insert();
        match insert.exec(tx).await? {
            TryInsertResult::Empty | TryInsertResult::Conflicted | TryInsertResult::Inserted(_) => {
            }
        }
    }
    Ok(())
}

/// Takes up to `limit` due mails for one attempt. Until `lease` has passed nobody else takes
/// them; a process that dies in between delays its mails by that much and loses none.
pub(super) async fn claim(
    tx: &Tx,
    now: Timestamp,
    lease: Duration,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut due = Entity::find()
        .filter(Column::Status.eq(MailStatus::Queued))
        .filter(Column::NextAttemptAt.lte(now))
        .order_by_asc(Column::NextAttemptAt)
        .order_by_asc(Column::Id)
        .limit(limit);
    if tx.get_database_backend() == DbBackend::Postgres {
        due = due.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    }
    let mut mails = due.all(tx).await?;
    if mails.is_empty() {
        return Ok(mails);
    }
    Entity::update_many()
        .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1))
        .col_expr(Column::NextAttemptAt, Expr::value(now.plus(lease)))
        .filter(Column::Id.is_in(mails.iter().map(|mail| mail.id)))
        .exec(tx)
        .await?;
    for mail in &mut mails {
        mail.attempts += 1;
    }
    Ok(mails)
}

/// What became of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The server took it.
    Sent(Timestamp),
    /// Try again at this time.
    Later(Timestamp, MailFault),
    /// Don't try again.
    Failed(MailFault),
}

/// Notes an attempt's outcome, unless somebody else has taken the mail since.
pub(super) async fn settle(
    tx: &Tx,
    id: MailId,
    attempt: i32,
    outcome: Outcome,
) -> Result<(), DbErr> {
    let (status, next, fault, sent) = match outcome {
        Outcome::Sent(at) => (MailStatus::Sent, None, None, Some(at)),
        Outcome::Later(at, fault) => (MailStatus::Queued, Some(at), Some(fault), None),
        Outcome::Failed(fault) => (MailStatus::Failed, None, Some(fault), None),
    };
    Entity::update_many()
        .col_expr(Column::Status, Expr::value(status))
        .col_expr(Column::NextAttemptAt, Expr::value(next))
        .col_expr(Column::LastError, Expr::value(fault))
        .col_expr(Column::SentAt, Expr::value(sent))
        .filter(Column::Id.eq(id))
        .filter(Column::Attempts.eq(attempt))
        .filter(Column::Status.eq(MailStatus::Queued))
        .exec(tx)
        .await
        .map(|_| ())
}

/// Removes the mails about one thing that nobody has tried to send yet.
pub(super) async fn withdraw(tx: &Tx, (kind, id): (&str, Uuid)) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(Column::SubjectId.eq(id))
        .filter(Column::SubjectKind.eq(kind))
        .filter(Column::Status.eq(MailStatus::Queued))
        .filter(Column::Attempts.eq(0))
        .exec(tx)
        .await
        .map(|_| ())
}

/// Puts a failed mail back into the queue, due at once; false when it is not failed.
pub(super) async fn requeue(tx: &Tx, id: MailId, now: Timestamp) -> Result<bool, DbErr> {
    let result = Entity::update_many()
        .col_expr(Column::Status, Expr::value(MailStatus::Queued))
        .col_expr(Column::Attempts, Expr::value(0))
        .col_expr(Column::NextAttemptAt, Expr::value(Some(now)))
        .filter(Column::Id.eq(id))
        .filter(Column::Status.eq(MailStatus::Failed))
        .exec(tx)
        .await?;
    Ok(result.rows_affected == 1)
}

/// One mail.
pub(super) async fn find(conn: &impl ConnectionTrait, id: MailId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(conn).await
}

/// Mails from new to old, after the one with the key `after`.
pub(super) async fn list(
    conn: &impl ConnectionTrait,
    status: Option<MailStatus>,
    after: Option<(Timestamp, MailId)>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find()
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id)
        .limit(limit);
    if let Some(status) = status {
        query = query.filter(Column::Status.eq(status));
    }
    if let Some((at, id)) = after {
        let older = Column::CreatedAt.lt(at);
        let same = Column::CreatedAt.eq(at).and(Column::Id.lt(id));
        query = query.filter(older.or(same));
    }
    query.all(conn).await
}
