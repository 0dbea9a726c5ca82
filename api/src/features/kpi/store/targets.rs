//! The queries on targets.

use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, ConnectionTrait, DbErr, EntityTrait,
    IntoActiveModel, QueryFilter,
};
use shared::kpi::Metric;
use shared::programme::ProgrammeId;

use crate::features::kpi::entity::{target, target_set};

/// The version of a programme's targets; 0 where none was ever set.
pub async fn version(conn: &impl ConnectionTrait, programme: ProgrammeId) -> Result<i64, DbErr> {
    let found = target_set::Entity::find_by_id(programme).one(conn).await?;
    Ok(found.map_or(0, |set| set.version))
}

/// A programme's targets.
pub async fn values(
    conn: &impl ConnectionTrait,
    programme: ProgrammeId,
) -> Result<Vec<(Metric, i64)>, DbErr> {
    let rows = target::Entity::find()
        .filter(target::Column::ProgrammeId.eq(programme))
        .all(conn)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.metric, row.value))
        .collect())
}

/// Begins the targets of a programme that has none.
pub async fn insert(conn: &impl ConnectionTrait, set: target_set::Model) -> Result<(), DbErr> {
    target_set::Entity::insert(set.into_active_model().reset_all())
        .exec_without_returning(conn)
        .await
        .map(|_| ())
}

/// Raises the version if it is still `version`; `false` when it is not.
pub async fn raise(
    conn: &impl ConnectionTrait,
    set: target_set::Model,
    version: i64,
) -> Result<bool, DbErr> {
    let id = set.programme_id;
    let mut change = set.into_active_model().reset_all();
    change.programme_id = ActiveValue::NotSet;
    change.created_at = ActiveValue::NotSet;
    let done = target_set::Entity::update_many()
        .set(change)
        .filter(target_set::Column::ProgrammeId.eq(id))
        .filter(target_set::Column::Version.eq(version))
        .exec(conn)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Puts these in place of all targets there were.
pub async fn replace(
    conn: &impl ConnectionTrait,
    programme: ProgrammeId,
    values: &[(Metric, i64)],
) -> Result<(), DbErr> {
    target::Entity::delete_many()
        .filter(target::Column::ProgrammeId.eq(programme))
        .exec(conn)
        .await?;
    if values.is_empty() {
        return Ok(());
    }
    let rows = values.iter().map(|(metric, value)| target::ActiveModel {
        programme_id: ActiveValue::Set(programme),
        metric: ActiveValue::Set(*metric),
        value: ActiveValue::Set(*value),
    });
    target::Entity::insert_many(rows)
        .exec_without_returning(conn)
        .await
        .map(|_| ())
}
