//! Which files no row names.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect,
};
use shared::time::Timestamp;
use uuid::Uuid;

use super::entity::{Column, Entity, Model};
use crate::platform::db::Tx;

/// Notes that a file is to be removed from `remove_at` on.
pub(super) async fn note(tx: &Tx, file_key: Uuid, remove_at: Timestamp) -> Result<(), DbErr> {
    let row = Model {
        file_key,
        remove_at,
    };
    Entity::insert(row.into_active_model().reset_all())
        .exec_without_returning(tx)
        .await
        .map(|_| ())
}

/// Takes the note away; whether there was one.
pub(super) async fn claim(tx: &Tx, key: Uuid) -> Result<bool, DbErr> {
    let gone = Entity::delete_by_id(key).exec(tx).await?;
    Ok(gone.rows_affected == 1)
}

/// Whether a file is noted.
pub(super) async fn is_noted(conn: &impl ConnectionTrait, key: Uuid) -> Result<bool, DbErr> {
    Ok(Entity::find_by_id(key).one(conn).await?.is_some())
}

/// The files to be removed now, the longest due first; held until the transaction ends.
pub(super) async fn due(tx: &Tx, now: Timestamp, limit: u64) -> Result<Vec<Uuid>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::FileKey)
        .filter(Column::RemoveAt.lte(now))
        .order_by_asc(Column::RemoveAt)
        .limit(limit)
        .lock_exclusive()
        .into_tuple()
        .all(tx)
        .await
}

/// Whether there is any.
pub(super) async fn any_due(conn: &impl ConnectionTrait, now: Timestamp) -> Result<bool, DbErr> {
    let first = Entity::find()
        .filter(Column::RemoveAt.lte(now))
        .one(conn)
        .await?;
    Ok(first.is_some())
}
