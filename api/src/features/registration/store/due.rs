//! What runs out by time: offers, and seats kept for sectors.

use sea_orm::sea_query::{Expr, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use shared::event::types::{EventId, Status};
use shared::registration::types::RegistrationStatus;
use shared::time::Timestamp;

use crate::features::event::entity::event;
use crate::features::registration::entity::registration;

/// The states of an event in which offers run out: while it is put off, they stand.
const RUNNING: [Status; 2] = [Status::Published, Status::Finished];

/// What ran out. An offer that ended while its event had no date stands until its time begins anew with the
/// new one (the promoter sees to that).
fn ran_out(now: Timestamp) -> Condition {
    let until = || Expr::col((registration::Entity, registration::Column::OfferedUntil));
    let moved = || Expr::col((event::Entity, event::Column::MovedAt));
    let running = Query::select()
        .expr(Expr::val(1))
        .from(event::Entity)
        .and_where(
            Expr::col((event::Entity, event::Column::Id))
                .equals((registration::Entity, registration::Column::EventId)),
        )
        .and_where(event::Column::Status.is_in(RUNNING))
        .and_where(moved().is_null().or(moved().lte(until())))
        .take();
    Condition::all()
        .add(registration::Column::Status.eq(RegistrationStatus::Offered))
        .add(registration::Column::OfferedUntil.lte(now))
        .add(Expr::exists(running))
}

/// An event with offers that ran out.
pub async fn with_lapsed_offers(
    conn: &impl ConnectionTrait,
    now: Timestamp,
) -> Result<Option<EventId>, DbErr> {
    registration::Entity::find()
        .select_only()
        .column(registration::Column::EventId)
        .filter(ran_out(now))
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
        .filter(ran_out(now))
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
