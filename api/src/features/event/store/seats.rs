//! Seats (DESIGN §9.5). Every change here happens under the event's lock; the CHECK of the
//! table holds whatever happens elsewhere.

use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, IntoActiveModel,
    QueryFilter, QueryOrder, UpdateMany,
};
use shared::account::AccountId;
use shared::event::{EventId, Mode};
use shared::organisation::{BySector, Sector};
use shared::time::Timestamp;

use crate::features::event::entity::event;
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
        taken_it: 0,
        taken_local: 0,
        taken_other: 0,
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
    (mode, capacity): (Mode, i32),
    over: Option<(AccountId, Timestamp)>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Capacity, Expr::value(capacity))
        .col_expr(Column::OverrideBy, Expr::value(over.map(|(by, _)| by)))
        .col_expr(Column::OverrideAt, Expr::value(over.map(|(_, at)| at)))
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

/// The counter of a sector.
const fn counter(sector: Sector) -> Column {
    match sector {
        Sector::It => Column::TakenIt,
        Sector::Local => Column::TakenLocal,
        Sector::Other => Column::TakenOther,
    }
}

/// One seat of a mode more or less, in the sum and in its sector's counter.
fn by_one(event: EventId, mode: Mode, sector: Option<Sector>, change: i32) -> UpdateMany<Entity> {
    let one = |column: Column| Expr::col(column).add(change);
    let update = Entity::update_many()
        .col_expr(Column::Taken, one(Column::Taken))
        .filter(Column::EventId.eq(event))
        .filter(Column::Mode.eq(mode));
    match sector.map(counter) {
        Some(column) => update.col_expr(column, one(column)),
        None => update,
    }
}

/// Takes a seat if one is left.
pub async fn take(
    conn: &impl ConnectionTrait,
    event: EventId,
    mode: Mode,
    sector: Option<Sector>,
) -> Result<bool, DbErr> {
    let done = by_one(event, mode, sector, 1)
        .filter(Expr::col(Column::Taken).lt(Expr::col(Column::Capacity)))
        .exec(conn)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Takes a seat although none may be left, and notes who said so.
pub async fn take_over(
    conn: &impl ConnectionTrait,
    event: EventId,
    (mode, sector): (Mode, Option<Sector>),
    by: AccountId,
    at: Timestamp,
) -> Result<bool, DbErr> {
    let done = by_one(event, mode, sector, 1)
        .col_expr(Column::OverrideBy, Expr::value(by))
        .col_expr(Column::OverrideAt, Expr::value(at))
        .exec(conn)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Gives one seat back; `false` where none was taken. Once there are seats for all who are there,
/// the next one over needs somebody's word again.
pub async fn give_back(
    conn: &impl ConnectionTrait,
    event: EventId,
    mode: Mode,
    sector: Option<Sector>,
) -> Result<bool, DbErr> {
    let done = by_one(event, mode, sector, -1)
        .filter(Column::Taken.gt(0))
        .exec(conn)
        .await?;
    Entity::update_many()
        .col_expr(Column::OverrideBy, Expr::value(None::<AccountId>))
        .filter(Column::EventId.eq(event))
        .filter(Column::OverrideBy.is_not_null())
        .filter(Expr::col(Column::Taken).lte(Expr::col(Column::Capacity)))
        .exec(conn)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Writes the counters of the sectors.
pub async fn recount(
    conn: &impl ConnectionTrait,
    event: EventId,
    mode: Mode,
    held: BySector,
) -> Result<(), DbErr> {
    let mut update = Entity::update_many();
    for sector in Sector::ALL {
        let number = i32::try_from(held.of(*sector)).unwrap_or(i32::MAX);
        update = update.col_expr(counter(*sector), Expr::value(number));
    }
    update
        .filter(Column::EventId.eq(event))
        .filter(Column::Mode.eq(mode))
        .exec(conn)
        .await
        .map(|_| ())
}

/// Notes when the seats kept for sectors were given to everybody.
pub async fn release(conn: &impl ConnectionTrait, id: EventId, at: Timestamp) -> Result<(), DbErr> {
    event::Entity::update_many()
        .col_expr(event::Column::ReleasedAt, Expr::value(at))
        .filter(event::Column::Id.eq(id))
        .exec(conn)
        .await
        .map(|_| ())
}
