//! The history of an article.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder,
};
use shared::portal::ArticleId;
use shared::portal::types::ArticleRevisionKind;

use crate::features::portal::entity::revision::{Column, Entity, Model};

pub async fn add_revision(conn: &impl ConnectionTrait, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model().reset_all())
        .exec_without_returning(conn)
        .await
        .map(|_| ())
}

/// What the prefecture saw last: the contents when it was returned or made public.
pub async fn last_seen(
    conn: &impl ConnectionTrait,
    article: ArticleId,
) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::ArticleId.eq(article))
        .filter(Column::Kind.is_in([
            ArticleRevisionKind::Returned,
            ArticleRevisionKind::Published,
        ]))
        .order_by_desc(Column::Number)
        .one(conn)
        .await
}
