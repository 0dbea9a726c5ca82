//! The counters of an event's queues.

use sea_orm::entity::prelude::*;
use shared::event::types::EventId;

/// The row; there is none while nobody ever waited.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "registration_queue")]
pub struct Model {
    /// The event.
    #[sea_orm(primary_key, auto_increment = false)]
    pub event_id: EventId,
    /// The last number drawn, over both modes.
    pub last_seq: i64,
    /// How many wait for a seat at the venue.
    pub waiting_in_person: i32,
    /// How many wait for a place online.
    pub waiting_online: i32,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
