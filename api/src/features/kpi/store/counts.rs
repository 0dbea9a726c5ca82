//! What the KPI page reads of other slices' tables where they have no service for it.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect,
};
use shared::event::types::{EventId, Format, Status, Title};
use shared::time::{FiscalYear, Timestamp};

use crate::features::event::entity::event::{Column, Entity};

/// More events than any year has; what is beyond is not counted, and the document says so.
pub const MOST_EVENTS: u64 = 1000;

/// An event as it is counted.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Counted {
    /// The event.
    pub id: EventId,
    /// Its title.
    pub title: Title,
    /// When it begins.
    pub starts_at: Timestamp,
    /// How it is held.
    pub format: Format,
    /// Where it stands.
    pub status: Status,
}

/// The events of a fiscal year that are or were public and have begun, the earliest first.
pub async fn events(
    conn: &impl ConnectionTrait,
    year: FiscalYear,
    now: Timestamp,
) -> Result<Vec<Counted>, DbErr> {
    Entity::find()
        .select_only()
        .columns([
            Column::Id,
            Column::Title,
            Column::StartsAt,
            Column::Format,
            Column::Status,
        ])
        .filter(Column::FiscalYear.eq(year))
        .filter(Column::StartsAt.lte(now))
        .filter(Column::Status.is_in([Status::Published, Status::Finished]))
        .order_by_asc(Column::StartsAt)
        .order_by_asc(Column::Id)
        .limit(MOST_EVENTS)
        .into_model::<Counted>()
        .all(conn)
        .await
}
