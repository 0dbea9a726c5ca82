//! What runs out by time: offers, and seats kept for sectors.

use sea_orm::sea_query::Query;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use shared::event::types::{EventId, Status};
use shared::registration::types::RegistrationStatus;
use shared::time::Timestamp;

use crate::features::event::entity::event;
use crate::features::registration::entity::registration;

/// The states of an event in which offers run out: while it is put off, they stand.
const RUNNING: [Status; 2] = [Status::Published, Status::Finished];

/// An event with offers that ran out.
pub async fn with_lapsed_offers(
    conn: &impl ConnectionTrait,
    now: Timestamp,
) -> Result<Option<EventId>, DbErr> {
    let running = Query::select()
        .column(event::Column::Id)
        .from(event::Entity)
        .and_where(event::Column::Status.is_in(RUNNING))
        .take();
    registration::Entity::find()
        .select_only()
        .column(registration::Column::EventId)
        .filter(registration::Column::Status.eq(RegistrationStatus::Offered))
        .filter(registration::Column::OfferedUntil.lte(now))
        .filter(registration::Column::EventId.in_subquery(running))
        .order_by_asc(registration::Column::OfferedUntil)
        .limit(1)
        .into_tuple()
        .one(conn)
        .await
}

/// The offers of an event that ran out, in the order of the queue.
pub async fn lapsed_offers(
    conn: &impl ConnectionTrait,
    event: EventId,
    now: Timestamp,
) -> Result<Vec<registration::Model>, DbErr> {
    registration::Entity::find()
        .filter(registration::Column::EventId.eq(event))
        .filter(registration::Column::Status.eq(RegistrationStatus::Offered))
        .filter(registration::Column::OfferedUntil.lte(now))
        .order_by_asc(registration::Column::QueueSeq)
        .all(conn)
        .await
}

/// A public event whose kept seats are for everybody by now, and were not given yet.
pub async fn to_release(
    conn: &impl ConnectionTrait,
    now: Timestamp,
) -> Result<Option<EventId>, DbErr> {
    event::Entity::find()
        .select_only()
        .column(event::Column::Id)
        .filter(event::Column::Status.eq(Status::Published))
        .filter(event::Column::ReservedUntil.lte(now))
        .filter(event::Column::ReleasedAt.is_null())
        .limit(1)
        .into_tuple()
        .one(conn)
        .await
}
