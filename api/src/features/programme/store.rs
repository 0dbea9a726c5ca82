//! Queries over programmes.

use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, ConnectionTrait, DbErr, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use shared::programme::ProgrammeId;
use shared::time::FiscalYear;

use super::entity::{Column, Entity, Model};

/// One installation has one programme a year; the type of the year bounds them.
const MOST: u64 = 101;

pub async fn list(conn: &impl ConnectionTrait) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .order_by_desc(Column::FiscalYear)
        .limit(MOST)
        .all(conn)
        .await
}

pub async fn find(conn: &impl ConnectionTrait, id: ProgrammeId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(conn).await
}

pub async fn find_year(
    conn: &impl ConnectionTrait,
    year: FiscalYear,
) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::FiscalYear.eq(year))
        .one(conn)
        .await
}

/// The programme of `year`; where there is none the last before it, else the first after it.
pub async fn find_near(
    conn: &impl ConnectionTrait,
    year: FiscalYear,
) -> Result<Option<Model>, DbErr> {
    let before = Entity::find()
        .filter(Column::FiscalYear.lte(year))
        .order_by_desc(Column::FiscalYear)
        .one(conn)
        .await?;
    if before.is_some() {
        return Ok(before);
    }
    Entity::find()
        .order_by_asc(Column::FiscalYear)
        .one(conn)
        .await
}

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
