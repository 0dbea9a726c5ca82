//! What changes surveys.

use sea_orm::sea_query::{Expr, LockType};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter, QuerySelect,
};
use shared::event::EventId;
use shared::time::Timestamp;

use crate::features::survey::entity::{invite, pool, response, survey};
use crate::platform::db::Tx;

/// Answers put in with one statement.
const CHUNK: usize = 50;

/// Opens a survey, with nobody's answer in its pool.
pub async fn open(tx: &Tx, survey: survey::Model, sealed: Vec<u8>) -> Result<(), DbErr> {
    let event_id = survey.event_id;
    survey::Entity::insert(survey.into_active_model().reset_all())
        .exec_without_returning(tx)
        .await?;
    let pool = pool::Model { event_id, sealed };
    pool::Entity::insert(pool.into_active_model().reset_all())
        .exec_without_returning(tx)
        .await
        .map(|_| ())
}

/// Notes who is asked.
pub async fn invite(tx: &Tx, invites: Vec<invite::Model>) -> Result<(), DbErr> {
    let rows = invites
        .into_iter()
        .map(|row| row.into_active_model().reset_all());
    invite::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await
        .map(|_| ())
}

/// What is sealed for an event, locked until the transaction ends; none once it is closed. No
/// other row is locked for an answer: a lock would stay to be seen in the row (`xmax`).
pub async fn lock_pool(tx: &Tx, event: EventId) -> Result<Option<pool::Model>, DbErr> {
    let mut pool = pool::Entity::find_by_id(event);
    if tx.get_database_backend() == DbBackend::Postgres {
        pool = pool.lock(LockType::Update);
    }
    pool.one(tx).await
}

/// Replaces what is sealed for an event.
pub async fn reseal(tx: &Tx, event: EventId, sealed: Vec<u8>) -> Result<(), DbErr> {
    pool::Entity::update_many()
        .col_expr(pool::Column::Sealed, Expr::value(sealed))
        .filter(pool::Column::EventId.eq(event))
        .exec(tx)
        .await
        .map(|_| ())
}

/// Writes answers, in the order of their random ids.
pub async fn respond(tx: &Tx, mut rows: Vec<response::Model>) -> Result<(), DbErr> {
    rows.sort_by_key(|row| row.id);
    for chunk in rows.chunks(CHUNK) {
        let rows = chunk
            .iter()
            .cloned()
            .map(|row| row.into_active_model().reset_all());
        response::Entity::insert_many(rows)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// Closes a survey: what was sealed is gone, who has answered with it.
pub async fn close(tx: &Tx, event: EventId, now: Timestamp) -> Result<(), DbErr> {
    pool::Entity::delete_by_id(event).exec(tx).await?;
    survey::Entity::update_many()
        .col_expr(survey::Column::ClosedAt, Expr::value(Some(now)))
        .filter(survey::Column::EventId.eq(event))
        .exec(tx)
        .await
        .map(|_| ())
}
