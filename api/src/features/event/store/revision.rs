//! The history of an event.

use std::collections::BTreeMap;

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect,
};
use shared::event::EventId;
use shared::event::types::RevisionKind;

use crate::features::event::entity::revision::{Column, Entity, Model};

pub async fn add_revision(conn: &impl ConnectionTrait, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model().reset_all())
        .exec_without_returning(conn)
        .await
        .map(|_| ())
}

/// The rows before number `below`, the last one first.
pub async fn history(
    conn: &impl ConnectionTrait,
    event: EventId,
    below: Option<i64>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find().filter(Column::EventId.eq(event));
    if let Some(below) = below {
        query = query.filter(Column::Number.lt(below));
    }
    query
        .order_by_desc(Column::Number)
        .limit(limit)
        .all(conn)
        .await
}

/// What the prefecture saw last of each of these events: its contents when it was returned,
/// made public or given a new date.
pub async fn last_seen(
    conn: &impl ConnectionTrait,
    events: &[EventId],
) -> Result<BTreeMap<EventId, Model>, DbErr> {
    if events.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = Entity::find()
        .filter(Column::EventId.is_in(events.iter().copied()))
        .filter(Column::Kind.is_in([
            RevisionKind::Returned,
            RevisionKind::Published,
            RevisionKind::Rescheduled,
        ]))
        .order_by_asc(Column::Number)
        .all(conn)
        .await?;
    // Ascending: the last one stays.
    Ok(rows.into_iter().map(|row| (row.event_id, row)).collect())
}
