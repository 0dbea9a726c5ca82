//! The places of an event's party.

use sea_orm::entity::prelude::*;
use shared::event::types::EventId;

/// The row; there is none where there never was a party.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "registration_party_pool")]
pub struct Model {
    /// The event.
    #[sea_orm(primary_key, auto_increment = false)]
    pub event_id: EventId,
    /// How many it takes.
    pub capacity: i32,
    /// How many are taken.
    pub taken: i32,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
