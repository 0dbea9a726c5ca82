//! Reactions to posts.

use std::collections::HashSet;

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QuerySelect,
};
use shared::account::types::PersonId;
use shared::community::{PostId, ReactionKind};
use shared::time::Timestamp;

use super::run;
use crate::features::community::entity::reaction::{Column, Entity};
use crate::platform::db::Tx;

/// How many reacted to a post in one way.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub struct Count {
    pub post_id: PostId,
    pub kind: ReactionKind,
    pub number: i64,
}

/// The numbers of these posts.
pub async fn counts(conn: &impl ConnectionTrait, posts: &[PostId]) -> Result<Vec<Count>, DbErr> {
    if posts.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find()
        .select_only()
        .column(Column::PostId)
        .column(Column::Kind)
        .column_as(Column::PersonId.count(), "number")
        .filter(Column::PostId.is_in(posts.iter().copied()))
        .group_by(Column::PostId)
        .group_by(Column::Kind)
        .into_model::<Count>()
        .all(conn)
        .await
}

/// Those of one person among these posts.
pub async fn of(
    conn: &impl ConnectionTrait,
    person: Option<PersonId>,
    posts: &[PostId],
) -> Result<HashSet<(PostId, ReactionKind)>, DbErr> {
    let Some(person) = person.filter(|_| !posts.is_empty()) else {
        return Ok(HashSet::new());
    };
    let rows: Vec<(PostId, ReactionKind)> = Entity::find()
        .select_only()
        .column(Column::PostId)
        .column(Column::Kind)
        .filter(Column::PersonId.eq(person))
        .filter(Column::PostId.is_in(posts.iter().copied()))
        .into_tuple()
        .all(conn)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Gives one; there is never a second of the same.
pub async fn give(
    tx: &Tx,
    post: PostId,
    person: PersonId,
    kind: ReactionKind,
    now: Timestamp,
) -> Result<(), DbErr> {
    let sql = "INSERT INTO reaction (post_id, person_id, kind, created_at) \
         VALUES ($1, $2, $3, $4) ON CONFLICT (post_id, person_id, kind) DO NOTHING";
    let values = vec![post.into(), person.into(), kind.into(), now.into()];
    run(tx, sql, values).await.map(|_| ())
}

/// Takes one back.
pub async fn take_back(
    tx: &Tx,
    post: PostId,
    person: PersonId,
    kind: ReactionKind,
) -> Result<(), DbErr> {
    let sql = "DELETE FROM reaction WHERE post_id = $1 AND person_id = $2 AND kind = $3";
    run(tx, sql, vec![post.into(), person.into(), kind.into()])
        .await
        .map(|_| ())
}
