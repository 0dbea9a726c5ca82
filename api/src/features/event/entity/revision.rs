//! What was done with an event, by whom, with the contents as they were then (DESIGN §9.4).

use sea_orm::entity::prelude::*;
use shared::account::AccountId;
use shared::event::EventId;
use shared::event::types::{Reason, RevisionId, RevisionKind};
use shared::time::Timestamp;

/// The row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "event_revision")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RevisionId,
    /// The event.
    pub event_id: EventId,
    /// The event's version that came of it.
    pub number: i64,
    /// What was done.
    pub kind: RevisionKind,
    /// The contents, as `shared::event::EventForm` writes them.
    pub snapshot: Json,
    /// What was said with it.
    pub comment: Option<Reason>,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: AccountId,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
