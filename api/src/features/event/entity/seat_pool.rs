//! The seats of one mode of an event (DESIGN §9.5): changed only under the event's lock, and
//! held by a CHECK.

use sea_orm::entity::prelude::*;
use shared::account::AccountId;
use shared::event::{EventId, Mode};
use shared::time::Timestamp;

/// The row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "seat_pool")]
pub struct Model {
    /// The event.
    #[sea_orm(primary_key, auto_increment = false)]
    pub event_id: EventId,
    /// The mode.
    #[sea_orm(primary_key, auto_increment = false)]
    pub mode: Mode,
    /// How many can take part.
    pub capacity: i32,
    /// How many seats are given.
    pub taken: i32,
    /// How many of them are of IT companies, where seats are kept for sectors.
    pub taken_it: i32,
    /// Of local companies.
    pub taken_local: i32,
    /// Of others.
    pub taken_other: i32,
    /// Who let in more people than there are seats.
    pub override_by: Option<AccountId>,
    /// When.
    pub override_at: Option<Timestamp>,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
