//! The queries of registrations that wait for their person's confirmation.

use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter, QuerySelect,
};
use shared::registration::request::RequestId;
use shared::registration::types::RegistrationId;
use shared::time::Timestamp;

use crate::features::registration::entity::request::{ActiveModel, Column, Entity, Model};
use crate::platform::db::Tx;

/// One, whoever asks: only for holders of its signed link.
pub async fn find(conn: &impl ConnectionTrait, id: RequestId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(conn).await
}

/// One, locked: whoever presses twice confirms once.
pub async fn locked(tx: &Tx, id: RequestId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).lock_exclusive().one(tx).await
}

/// Stores one.
pub async fn insert(tx: &Tx, row: Model) -> Result<(), DbErr> {
    let row: ActiveModel = row.into_active_model().reset_all();
    Entity::insert(row)
        .exec_without_returning(tx)
        .await
        .map(|_| ())
}

/// Keeps what it became, and forgets the form.
pub async fn confirmed(tx: &Tx, id: RequestId, registration: RegistrationId) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Form, Expr::value(Option::<serde_json::Value>::None))
        .col_expr(Column::RegistrationId, Expr::value(registration))
        .filter(Column::Id.eq(id))
        .exec(tx)
        .await
        .map(|_| ())
}

/// Whether there are some whose time is over.
pub async fn lapsed(conn: &impl ConnectionTrait, now: Timestamp) -> Result<bool, DbErr> {
    let first = Entity::find()
        .filter(Column::ExpiresAt.lte(now))
        .limit(1)
        .one(conn)
        .await?;
    Ok(first.is_some())
}

/// Forgets those whose time is over.
pub async fn sweep(tx: &Tx, now: Timestamp) -> Result<u64, DbErr> {
    let done = Entity::delete_many()
        .filter(Column::ExpiresAt.lte(now))
        .exec(tx)
        .await?;
    Ok(done.rows_affected)
}
