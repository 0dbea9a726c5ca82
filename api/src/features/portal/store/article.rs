//! The article's own row.

use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, ConnectionTrait, DbErr, EntityTrait,
    IntoActiveModel, QueryFilter,
};
use shared::portal::ArticleId;

use crate::features::portal::entity::article::{Column, Entity, Model};

pub async fn find(conn: &impl ConnectionTrait, id: ArticleId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(conn).await
}

pub async fn find_all(conn: &impl ConnectionTrait, ids: &[ArticleId]) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find()
        .filter(Column::Id.is_in(ids.iter().copied()))
        .all(conn)
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

/// Removes the article with what belongs to it.
pub async fn delete(conn: &impl ConnectionTrait, id: ArticleId) -> Result<(), DbErr> {
    Entity::delete_by_id(id).exec(conn).await.map(|_| ())
}
