//! What belongs to an event: agenda, moderators, seats.

use std::collections::BTreeMap;

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder,
};
use shared::account::AccountId;
use shared::event::{EventId, SessionForm};

use crate::features::event::entity::{moderator, seat_pool, session};

/// All that belongs to one event.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    pub sessions: Vec<session::Model>,
    pub moderators: Vec<moderator::Model>,
    pub pools: Vec<seat_pool::Model>,
}

pub async fn parts(conn: &impl ConnectionTrait, event: EventId) -> Result<Parts, DbErr> {
    Ok(Parts {
        sessions: session::Entity::find()
            .filter(session::Column::EventId.eq(event))
            .order_by_asc(session::Column::Position)
            .all(conn)
            .await?,
        moderators: moderator::Entity::find()
            .filter(moderator::Column::EventId.eq(event))
            .order_by_asc(moderator::Column::Position)
            .all(conn)
            .await?,
        pools: super::pools(conn, event).await?,
    })
}

/// The seats of several events, in one query.
pub async fn pools_of(
    conn: &impl ConnectionTrait,
    events: impl IntoIterator<Item = EventId>,
) -> Result<BTreeMap<EventId, Vec<seat_pool::Model>>, DbErr> {
    let mut all: BTreeMap<EventId, Vec<seat_pool::Model>> =
        events.into_iter().map(|id| (id, Vec::new())).collect();
    if all.is_empty() {
        return Ok(all);
    }
    let rows = seat_pool::Entity::find()
        .filter(seat_pool::Column::EventId.is_in(all.keys().copied()))
        .order_by_asc(seat_pool::Column::Mode)
        .all(conn)
        .await?;
    for row in rows {
        all.entry(row.event_id).or_default().push(row);
    }
    Ok(all)
}

/// Whether this account looks after the event.
pub async fn is_moderator(
    conn: &impl ConnectionTrait,
    event: EventId,
    account: AccountId,
) -> Result<bool, DbErr> {
    let found = moderator::Entity::find_by_id((event, account))
        .one(conn)
        .await?;
    Ok(found.is_some())
}

pub async fn replace_sessions(
    conn: &impl ConnectionTrait,
    event: EventId,
    agenda: &[SessionForm],
) -> Result<(), DbErr> {
    session::Entity::delete_many()
        .filter(session::Column::EventId.eq(event))
        .exec(conn)
        .await?;
    let rows: Vec<session::ActiveModel> = (0_i32..)
        .zip(agenda)
        .map(|(position, item)| session::Model {
            event_id: event,
            position,
            kind: item.kind,
            title: item.title.clone(),
            speaker: item.speaker.clone(),
            minutes: item.minutes.i32(),
        })
        .map(|row| row.into_active_model().reset_all())
        .collect();
    if !rows.is_empty() {
        session::Entity::insert_many(rows)
            .exec_without_returning(conn)
            .await?;
    }
    Ok(())
}

pub async fn replace_moderators(
    conn: &impl ConnectionTrait,
    event: EventId,
    accounts: &[AccountId],
) -> Result<(), DbErr> {
    moderator::Entity::delete_many()
        .filter(moderator::Column::EventId.eq(event))
        .exec(conn)
        .await?;
    let rows: Vec<moderator::ActiveModel> = (0_i32..)
        .zip(accounts)
        .map(|(position, account_id)| moderator::Model {
            event_id: event,
            account_id: *account_id,
            position,
        })
        .map(|row| row.into_active_model().reset_all())
        .collect();
    if !rows.is_empty() {
        moderator::Entity::insert_many(rows)
            .exec_without_returning(conn)
            .await?;
    }
    Ok(())
}
