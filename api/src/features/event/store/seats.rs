//! Seats (DESIGN §9.5). Every change here happens under the event's lock; the CHECK of the
//! table holds whatever happens elsewhere.

use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, IntoActiveModel,
    QueryFilter, QueryOrder,
};
use shared::account::AccountId;
use shared::event::{EventId, Mode};
use shared::time::Timestamp;

use crate::features::event::entity::seat_pool::{Column, Entity, Model};

pub async fn pools(conn: &impl ConnectionTrait, event: EventId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::EventId.eq(event))
        .order_by_asc(Column::Mode)
        .all(conn)
        .await
}

pub async fn insert_pool(
    conn: &impl ConnectionTrait,
    event: EventId,
    mode: Mode,
    capacity: i32,
) -> Result<(), DbErr> {
    let row = Model {
        event_id: event,
        mode,
        capacity,
        taken: 0,
        override_by: None,
        override_at: None,
    };
    Entity::insert(row.into_active_model().reset_all())
        .exec_without_returning(conn)
        .await
        .map(|_| ())
}

pub async fn set_capacity(
    conn: &impl ConnectionTrait,
    event: EventId,
    mode: Mode,
    capacity: i32,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Capacity, Expr::value(capacity))
        .filter(Column::EventId.eq(event))
        .filter(Column::Mode.eq(mode))
        .exec(conn)
        .await
        .map(|_| ())
}

pub async fn remove_pool(
    conn: &impl ConnectionTrait,
    event: EventId,
    mode: Mode,
) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(Column::EventId.eq(event))
        .filter(Column::Mode.eq(mode))
        .exec(conn)
        .await
        .map(|_| ())
}

/// Takes a seat if one is left.
pub async fn take(conn: &impl ConnectionTrait, event: EventId, mode: Mode) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::Taken, Expr::col(Column::Taken).add(1))
        .filter(Column::EventId.eq(event))
        .filter(Column::Mode.eq(mode))
        .filter(Expr::col(Column::Taken).lt(Expr::col(Column::Capacity)))
        .exec(conn)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Takes a seat although none may be left, and notes who said so.
pub async fn take_over(
    conn: &impl ConnectionTrait,
    event: EventId,
    mode: Mode,
    by: AccountId,
    at: Timestamp,
) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::Taken, Expr::col(Column::Taken).add(1))
        .col_expr(Column::OverrideBy, Expr::value(by))
        .col_expr(Column::OverrideAt, Expr::value(at))
        .filter(Column::EventId.eq(event))
        .filter(Column::Mode.eq(mode))
        .exec(conn)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Gives one seat back; `false` where none was taken.
pub async fn give_back(
    conn: &impl ConnectionTrait,
    event: EventId,
    mode: Mode,
) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::Taken, Expr::col(Column::Taken).sub(1))
        .filter(Column::EventId.eq(event))
        .filter(Column::Mode.eq(mode))
        .filter(Column::Taken.gt(0))
        .exec(conn)
        .await?;
    Ok(done.rows_affected == 1)
}
