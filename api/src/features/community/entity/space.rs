//! A space.

use sea_orm::entity::prelude::*;
use shared::community::{SpaceAccess, SpaceId, SpaceKind, SpaceTitle};
use shared::event::types::EventId;
use shared::time::Timestamp;

/// The row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "space")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SpaceId,
    /// What it is for.
    pub kind: SpaceKind,
    /// Its event.
    pub event_id: Option<EventId>,
    /// Who may enter.
    pub access: SpaceAccess,
    /// What it is called.
    pub title: SpaceTitle,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// Rises with every change.
    pub version: i64,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
