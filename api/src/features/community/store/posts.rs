//! Posts. Their thread decides who may read them: it is asked for first, with the viewer.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect,
};
use shared::account::types::AccountId;
use shared::community::{HideReason, PostBody, PostId, ThreadId};
use shared::time::Timestamp;

use super::run;
use crate::features::community::entity::post;
use crate::platform::db::Tx;

/// A post, whoever asks: only for callers that ask for its thread with the viewer.
pub async fn by_id(conn: &impl ConnectionTrait, id: PostId) -> Result<Option<post::Model>, DbErr> {
    post::Entity::find_by_id(id).one(conn).await
}

/// Some posts, whoever asks: only for moderators, who read them all.
pub async fn by_ids(
    conn: &impl ConnectionTrait,
    ids: Vec<PostId>,
) -> Result<Vec<post::Model>, DbErr> {
    post::Entity::find()
        .filter(post::Column::Id.is_in(ids))
        .all(conn)
        .await
}

/// A thread's posts from the place `from`, oldest first, at most `limit`.
pub async fn page(
    conn: &impl ConnectionTrait,
    thread: ThreadId,
    from: i64,
    limit: u64,
) -> Result<Vec<post::Model>, DbErr> {
    post::Entity::find()
        .filter(post::Column::ThreadId.eq(thread))
        .filter(post::Column::Seq.gte(from))
        .order_by_asc(post::Column::Seq)
        .limit(limit)
        .all(conn)
        .await
}

pub async fn insert(tx: &Tx, row: post::Model) -> Result<(), DbErr> {
    post::Entity::insert(row.into_active_model())
        .exec_without_returning(tx)
        .await
        .map(|_| ())
}

/// New words; false where the version is not in force or the post is not shown (any more).
pub async fn set_body(
    tx: &Tx,
    id: PostId,
    version: i64,
    body: PostBody,
    now: Timestamp,
) -> Result<bool, DbErr> {
    let sql = "UPDATE post SET body = $3, edited_at = $4, updated_at = $4, version = version + 1 \
         WHERE id = $1 AND version = $2 AND state = 'shown'";
    let values = vec![id.into(), version.into(), body.into(), now.into()];
    Ok(run(tx, sql, values).await? == 1)
}

/// Deletes it: the words go, the place stays. False where the version is not in force.
pub async fn delete(tx: &Tx, id: PostId, version: i64, now: Timestamp) -> Result<bool, DbErr> {
    let sql = "UPDATE post SET state = 'deleted', body = NULL, hidden_reason = NULL, \
         deleted_at = $3, updated_at = $3, version = version + 1 \
         WHERE id = $1 AND version = $2 AND state <> 'deleted'";
    Ok(run(tx, sql, vec![id.into(), version.into(), now.into()]).await? == 1)
}

/// Takes it out of sight; false where it is not shown.
pub async fn hide(
    tx: &Tx,
    id: PostId,
    reason: HideReason,
    by: AccountId,
    now: Timestamp,
) -> Result<bool, DbErr> {
    let sql = "UPDATE post SET state = 'hidden', hidden_reason = $2, hidden_by = $3, \
         hidden_at = $4, updated_at = $4, version = version + 1 \
         WHERE id = $1 AND state = 'shown'";
    let values = vec![id.into(), reason.into(), by.into(), now.into()];
    Ok(run(tx, sql, values).await? == 1)
}

/// Shows it again; false where it is not hidden. The reason goes: what is shown has none.
pub async fn restore(tx: &Tx, id: PostId, now: Timestamp) -> Result<bool, DbErr> {
    let sql = "UPDATE post SET state = 'shown', hidden_reason = NULL, hidden_by = NULL, \
         hidden_at = NULL, updated_at = $2, version = version + 1 \
         WHERE id = $1 AND state = 'hidden'";
    Ok(run(tx, sql, vec![id.into(), now.into()]).await? == 1)
}
