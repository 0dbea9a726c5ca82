//! The queries of what support people need, and of the party's places.

use chrono::Duration;
use sea_orm::sea_query::{Expr, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, Set,
};
use shared::event::types::{EventId, Status};
use shared::registration::question::{SUPPORT_DAYS, SupportNeeds};
use shared::registration::types::{RegistrationId, RegistrationStatus};
use shared::time::Timestamp;

use crate::features::event::entity::event;
use crate::features::registration::entity::{party, party_pool, registration, support};
use crate::platform::db::Tx;

/// How many rows are erased at once.
const ERASED_AT_ONCE: u64 = 500;
/// How long what was written for a postponed event is kept, in days after its old end: its new
/// date may be a year off, as with the link to the ticket.
const POSTPONED_DAYS: i64 = 400;

/// What support somebody needs.
pub async fn support(
    conn: &impl ConnectionTrait,
    registration: RegistrationId,
) -> Result<Option<SupportNeeds>, DbErr> {
    let row = support::Entity::find_by_id(registration).one(conn).await?;
    Ok(row.map(|row| row.needs))
}

/// Keeps what support somebody needs, in the place of what they wrote before; `None` erases it.
pub async fn set_support(
    tx: &Tx,
    registration: RegistrationId,
    needs: Option<SupportNeeds>,
) -> Result<(), DbErr> {
    support::Entity::delete_by_id(registration).exec(tx).await?;
    let Some(needs) = needs else {
        return Ok(());
    };
    let row = support::ActiveModel {
        registration_id: Set(registration),
        needs: Set(needs),
    };
    support::Entity::insert(row)
        .exec_without_returning(tx)
        .await
        .map(|_| ())
}

/// The registrations of an event whose people wrote what they need, in the order of registering.
pub async fn supported(
    conn: &impl ConnectionTrait,
    event: EventId,
    limit: u64,
) -> Result<Vec<(registration::Model, SupportNeeds)>, DbErr> {
    let still = RegistrationStatus::ALL.iter().copied();
    let still = still.filter(|status| status.is_active());
    let wrote = Query::select()
        .column(support::Column::RegistrationId)
        .from(support::Entity)
        .take();
    let rows = registration::Entity::find()
        .filter(registration::Column::EventId.eq(event))
        .filter(registration::Column::Status.is_in(still))
        .filter(registration::Column::Id.in_subquery(wrote))
        .order_by_asc(registration::Column::CreatedAt)
        .order_by_asc(registration::Column::Id)
        .limit(limit)
        .all(conn)
        .await?;
    let ids: Vec<RegistrationId> = rows.iter().map(|row| row.id).collect();
    let needs = support::Entity::find()
        .filter(support::Column::RegistrationId.is_in(ids))
        .all(conn)
        .await?;
    let of = |row: registration::Model| {
        let theirs = needs.iter().find(|one| one.registration_id == row.id)?;
        Some((row, theirs.needs.clone()))
    };
    Ok(rows.into_iter().filter_map(of).collect())
}

/// The registrations whose event ended so long ago that what was written for it goes.
fn over(now: Timestamp) -> SelectStatement {
    let (end, status) = (event::Column::EndsAt, event::Column::Status);
    let passed = |days: i64| end.lte(now.plus(-Duration::days(days)));
    let held = status.ne(Status::Postponed).and(passed(SUPPORT_DAYS));
    let events = Query::select()
        .column(event::Column::Id)
        .from(event::Entity)
        .cond_where(Condition::any().add(held).add(passed(POSTPONED_DAYS)))
        .take();
    Query::select()
        .column(registration::Column::Id)
        .from(registration::Entity)
        .and_where(registration::Column::EventId.in_subquery(events))
        .take()
}

/// Whether something is to be erased now.
pub async fn support_due(conn: &impl ConnectionTrait, now: Timestamp) -> Result<bool, DbErr> {
    let first = support::Entity::find()
        .filter(support::Column::RegistrationId.in_subquery(over(now)))
        .limit(1)
        .one(conn)
        .await?;
    Ok(first.is_some())
}

/// Erases a part of what is to be erased now; answers how much.
pub async fn erase_support(tx: &Tx, now: Timestamp) -> Result<u64, DbErr> {
    let rows = support::Entity::find()
        .filter(support::Column::RegistrationId.in_subquery(over(now)))
        .limit(ERASED_AT_ONCE)
        .all(tx)
        .await?;
    let ids = rows.into_iter().map(|row| row.registration_id);
    let done = support::Entity::delete_many()
        .filter(support::Column::RegistrationId.is_in(ids))
        .exec(tx)
        .await?;
    Ok(done.rows_affected)
}

/// The party's places.
pub async fn pool(
    conn: &impl ConnectionTrait,
    event: EventId,
) -> Result<Option<party_pool::Model>, DbErr> {
    party_pool::Entity::find_by_id(event).one(conn).await
}

/// How many places the party has from now on.
pub async fn set_capacity(tx: &Tx, event: EventId, capacity: i32) -> Result<(), DbErr> {
    let done = party_pool::Entity::update_many()
        .col_expr(party_pool::Column::Capacity, Expr::value(capacity))
        .filter(party_pool::Column::EventId.eq(event))
        .exec(tx)
        .await?;
    if done.rows_affected > 0 {
        return Ok(());
    }
    let row = party_pool::Model {
        event_id: event,
        capacity,
        taken: 0,
    };
    party_pool::Entity::insert(row.into_active_model().reset_all())
        .exec_without_returning(tx)
        .await
        .map(|_| ())
}

/// Whether the registration has a place at the party.
pub async fn has_place(
    conn: &impl ConnectionTrait,
    registration: RegistrationId,
) -> Result<bool, DbErr> {
    let row = party::Entity::find_by_id(registration).one(conn).await?;
    Ok(row.is_some())
}

/// Of these registrations of an event, those that have a place at the party.
pub async fn with_places(
    conn: &impl ConnectionTrait,
    event: EventId,
) -> Result<Vec<RegistrationId>, DbErr> {
    let theirs = Query::select()
        .column(registration::Column::Id)
        .from(registration::Entity)
        .and_where(registration::Column::EventId.eq(event))
        .take();
    party::Entity::find()
        .select_only()
        .column(party::Column::RegistrationId)
        .filter(party::Column::RegistrationId.in_subquery(theirs))
        .into_tuple()
        .all(conn)
        .await
}

/// Takes a place at the party; `false` when it is full.
pub async fn take_place(
    tx: &Tx,
    event: EventId,
    registration: RegistrationId,
    now: Timestamp,
) -> Result<bool, DbErr> {
    use party_pool::Column::{Capacity, EventId as Event, Taken};
    let done = party_pool::Entity::update_many()
        .col_expr(Taken, Taken.into_expr().add(1))
        .filter(Event.eq(event))
        .filter(Taken.into_expr().lt(Capacity.into_expr()))
        .exec(tx)
        .await?;
    if done.rows_affected == 0 {
        return Ok(false);
    }
    let row = party::Model {
        registration_id: registration,
        created_at: now,
    };
    party::Entity::insert(row.into_active_model().reset_all())
        .exec_without_returning(tx)
        .await?;
    Ok(true)
}

/// Gives the registration's place at the party back, if it has one.
pub async fn leave(tx: &Tx, event: EventId, registration: RegistrationId) -> Result<(), DbErr> {
    use party_pool::Column::{EventId as Event, Taken};
    let gone = party::Entity::delete_by_id(registration).exec(tx).await?;
    if gone.rows_affected == 0 {
        return Ok(());
    }
    party_pool::Entity::update_many()
        .col_expr(Taken, Taken.into_expr().sub(1))
        .filter(Event.eq(event))
        .exec(tx)
        .await
        .map(|_| ())
}
