//! The numbers of registrations, by mode, status and organisation.

use std::collections::BTreeMap;

use sea_orm::sea_query::Query;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect,
};
use shared::event::types::{EventId, Mode};
use shared::organisation::OrganisationId;
use shared::registration::types::RegistrationStatus;
use shared::time::FiscalYear;

use crate::features::event::entity::{event, seat_pool};
use crate::features::registration::entity::registration;

/// How many registrations of one mode and status an event has.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub struct Count {
    /// The mode.
    pub mode: Mode,
    /// The status.
    pub status: RegistrationStatus,
    /// How many.
    pub number: i64,
}

/// The numbers of an event by mode and status.
pub async fn counts(conn: &impl ConnectionTrait, event: EventId) -> Result<Vec<Count>, DbErr> {
    use registration::Column::{EventId, Id, Mode, Status};
    registration::Entity::find()
        .select_only()
        .column(Mode)
        .column(Status)
        .column_as(Id.count(), "number")
        .filter(EventId.eq(event))
        .group_by(Mode)
        .group_by(Status)
        .into_model::<Count>()
        .all(conn)
        .await
}

/// How many registrations of one mode and status one of many events has.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub struct CountOfEvent {
    /// The event.
    pub event_id: EventId,
    /// The mode.
    pub mode: Mode,
    /// The status.
    pub status: RegistrationStatus,
    /// How many.
    pub number: i64,
}

/// The numbers of all events, or of a fiscal year's, the newest event first: what is cancelled
/// does not count.
pub async fn counts_by_event(
    conn: &impl ConnectionTrait,
    year: Option<FiscalYear>,
    limit: u64,
) -> Result<Vec<CountOfEvent>, DbErr> {
    use registration::Column as C;
    let active = RegistrationStatus::ALL
        .iter()
        .copied()
        .filter(|status| status.is_active());
    let mut query = registration::Entity::find()
        .select_only()
        .column(C::EventId)
        .column(C::Mode)
        .column(C::Status)
        .column_as(C::Id.count(), "number")
        .filter(C::Status.is_in(active));
    if let Some(year) = year {
        let events = Query::select()
            .column(event::Column::Id)
            .from(event::Entity)
            .and_where(event::Column::FiscalYear.eq(year))
            .take();
        query = query.filter(C::EventId.in_subquery(events));
    }
    query
        .group_by(C::EventId)
        .group_by(C::Mode)
        .group_by(C::Status)
        .order_by_desc(C::EventId)
        .order_by_asc(C::Mode)
        .limit(limit)
        .into_model::<CountOfEvent>()
        .all(conn)
        .await
}

/// How many registrations of one organisation and status an event has.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub struct OrganisationCount {
    /// The organisation in the directory, if it was picked there.
    pub organisation_id: Option<OrganisationId>,
    /// The status.
    pub status: RegistrationStatus,
    /// How many.
    pub number: i64,
}

/// The numbers of an event by organisation and status.
pub async fn counts_by_organisation(
    conn: &impl ConnectionTrait,
    event: EventId,
) -> Result<Vec<OrganisationCount>, DbErr> {
    use registration::Column::{EventId, Id, OrganisationId, Status};
    registration::Entity::find()
        .select_only()
        .column(OrganisationId)
        .column(Status)
        .column_as(Id.count(), "number")
        .filter(EventId.eq(event))
        .group_by(OrganisationId)
        .group_by(Status)
        .into_model::<OrganisationCount>()
        .all(conn)
        .await
}

/// The seats of an event by mode.
pub async fn capacities(
    conn: &impl ConnectionTrait,
    event: EventId,
) -> Result<BTreeMap<Mode, u32>, DbErr> {
    let rows = seat_pool::Entity::find()
        .filter(seat_pool::Column::EventId.eq(event))
        .all(conn)
        .await?;
    Ok(rows
        .into_iter()
        .map(|pool| (pool.mode, u32::try_from(pool.capacity).unwrap_or(0)))
        .collect())
}
