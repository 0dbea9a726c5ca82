//! The queries on figures from outside.

use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait,
    ExprTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use shared::event::month::Month;
use shared::kpi::OutsideFigureId;
use shared::time::FiscalYear;

use crate::features::kpi::entity::outside_figure::{Column, Entity, Model};

/// The key of a row in the list: the latest period first.
pub type Key = (Month, OutsideFigureId);

/// One figure.
pub async fn find(
    conn: &impl ConnectionTrait,
    id: OutsideFigureId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(conn).await
}

/// Figures, the latest period first, at most `limit`; of a year those whose period touches it.
pub async fn list(
    conn: &impl ConnectionTrait,
    year: Option<FiscalYear>,
    after: Option<Key>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find();
    if let Some(year) = year {
        let (first, last) = (Month::of(year.first_day()), Month::of(year.last_day()));
        query = query
            .filter(Column::PeriodFrom.lte(last))
            .filter(Column::PeriodTo.gte(first));
    }
    if let Some((month, id)) = after {
        query = query.filter(
            Condition::any()
                .add(Column::PeriodFrom.lt(month))
                .add(Column::PeriodFrom.eq(month).and(Column::Id.lt(id))),
        );
    }
    query
        .order_by_desc(Column::PeriodFrom)
        .order_by_desc(Column::Id)
        .limit(limit)
        .all(conn)
        .await
}

/// Adds one.
pub async fn insert(conn: &impl ConnectionTrait, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model().reset_all())
        .exec_without_returning(conn)
        .await
        .map(|_| ())
}

/// Replaces the row if it is still of `version`; `false` when it is not.
pub async fn replace(conn: &impl ConnectionTrait, row: Model, version: i64) -> Result<bool, DbErr> {
    let id = row.id;
    let mut change = row.into_active_model().reset_all();
    change.id = ActiveValue::NotSet;
    let done = Entity::update_many()
        .set(change)
        .filter(Column::Id.eq(id))
        .filter(Column::Version.eq(version))
        .exec(conn)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Removes the row if it is still of `version`; `false` when it is not.
pub async fn delete(
    conn: &impl ConnectionTrait,
    id: OutsideFigureId,
    version: i64,
) -> Result<bool, DbErr> {
    let done = Entity::delete_many()
        .filter(Column::Id.eq(id))
        .filter(Column::Version.eq(version))
        .exec(conn)
        .await?;
    Ok(done.rows_affected == 1)
}
