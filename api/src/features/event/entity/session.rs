//! One item of an event's agenda.

use sea_orm::entity::prelude::*;
use shared::event::types::{SessionTitle, Speaker};
use shared::event::{EventId, SessionKind};

/// The row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "event_session")]
pub struct Model {
    /// The event.
    #[sea_orm(primary_key, auto_increment = false)]
    pub event_id: EventId,
    /// Its place in the agenda, from 0.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    /// Listening or doing.
    pub kind: SessionKind,
    /// Its title.
    pub title: SessionTitle,
    /// Who speaks or leads.
    pub speaker: Option<Speaker>,
    /// How long it takes, in minutes.
    pub minutes: i32,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
