//! The queries of keys.

use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use shared::integration::ApiKeyId;
use shared::time::Timestamp;

use super::entity::{Column, Entity, Model};

/// The key of the last row shown.
pub(super) type After = (Timestamp, ApiKeyId);

/// One key.
pub(super) async fn find(
    conn: &impl ConnectionTrait,
    id: ApiKeyId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(conn).await
}

/// The key with this digest.
pub(super) async fn by_hash(
    conn: &impl ConnectionTrait,
    hash: &[u8; 32],
) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::Hash.eq(hash.to_vec()))
        .one(conn)
        .await
}

/// Keys, newest first.
pub(super) async fn page(
    conn: &impl ConnectionTrait,
    after: Option<After>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find();
    if let Some((at, id)) = after {
        query = query.filter(
            Condition::any().add(Column::CreatedAt.lt(at)).add(
                Condition::all()
                    .add(Column::CreatedAt.eq(at))
                    .add(Column::Id.lt(id)),
            ),
        );
    }
    query
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id)
        .limit(limit)
        .all(conn)
        .await
}

/// Stores a key.
pub(super) async fn insert(conn: &impl ConnectionTrait, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model().reset_all())
        .exec_without_returning(conn)
        .await
        .map(|_| ())
}

/// Revokes a key; `false` where it is revoked already.
pub(super) async fn revoke(
    conn: &impl ConnectionTrait,
    id: ApiKeyId,
    now: Timestamp,
) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::RevokedAt, Expr::value(now))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id))
        .filter(Column::RevokedAt.is_null())
        .exec(conn)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Notes that a key is in use, unless that was noted after `before` already.
pub(super) async fn used(
    conn: &impl ConnectionTrait,
    id: ApiKeyId,
    now: Timestamp,
    before: Timestamp,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::LastUsedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(
            Condition::any()
                .add(Column::LastUsedAt.is_null())
                .add(Column::LastUsedAt.lt(before)),
        )
        .exec(conn)
        .await
        .map(|_| ())
}
