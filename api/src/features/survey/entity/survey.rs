//! The survey of one event.

use sea_orm::entity::prelude::*;
use shared::event::EventId;
use shared::time::Timestamp;

/// The row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "survey")]
pub struct Model {
    /// The event.
    #[sea_orm(primary_key, auto_increment = false)]
    pub event_id: EventId,
    /// When the first invitations went out.
    pub opened_at: Timestamp,
    /// From when on it can't be answered.
    pub closes_at: Timestamp,
    /// When the last answers were written; none while it can be answered.
    pub closed_at: Option<Timestamp>,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
