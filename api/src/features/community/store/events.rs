//! The threads of events, which open by themselves.

use sea_orm::{ConnectionTrait, DbErr, EntityTrait};
use shared::community::{SpaceId, ThreadId};
use shared::event::types::{EventId, Title};
use shared::time::Timestamp;

use super::run;
use crate::features::event::entity::event;
use crate::platform::db::Tx;

/// The event's title.
pub async fn title(conn: &impl ConnectionTrait, id: EventId) -> Result<Option<Title>, DbErr> {
    let found = event::Entity::find_by_id(id).one(conn).await?;
    Ok(found.map(|event| event.title))
}

/// Makes the event's space; false where it has one.
pub async fn open_space(
    tx: &Tx,
    id: SpaceId,
    event: EventId,
    title: Title,
    now: Timestamp,
) -> Result<bool, DbErr> {
    let sql = "INSERT INTO space (id, kind, event_id, access, title, created_at, updated_at) \
         VALUES ($1, 'event', $2, 'participants', $3, $4, $4) ON CONFLICT (event_id) DO NOTHING";
    let values = vec![id.into(), event.into(), title.into(), now.into()];
    Ok(run(tx, sql, values).await? == 1)
}

/// Makes its thread.
pub async fn open_thread(
    tx: &Tx,
    id: ThreadId,
    space: SpaceId,
    title: Title,
    now: Timestamp,
) -> Result<(), DbErr> {
    let sql = "INSERT INTO thread (id, space_id, title, state, post_count, last_seq, \
         last_post_at, created_at, updated_at) VALUES ($1, $2, $3, 'shown', 0, 0, $4, $4, $4)";
    let values = vec![id.into(), space.into(), title.into(), now.into()];
    run(tx, sql, values).await.map(|_| ())
}

/// Gives the event's space and the thread that opened by itself the event's title.
pub async fn retitle(tx: &Tx, event: EventId, title: Title, now: Timestamp) -> Result<(), DbErr> {
    let values = || vec![event.into(), title.clone().into(), now.into()];
    let space = "UPDATE space SET title = $2, updated_at = $3, version = version + 1 \
         WHERE event_id = $1 AND title <> $2";
    run(tx, space, values()).await?;
    let thread = "UPDATE thread SET title = $2, updated_at = $3, version = version + 1 \
         WHERE starter_id IS NULL AND title <> $2 \
         AND space_id IN (SELECT id FROM space WHERE event_id = $1)";
    run(tx, thread, values()).await.map(|_| ())
}
