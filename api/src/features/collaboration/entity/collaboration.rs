//! A collaboration.

use sea_orm::entity::prelude::*;
use shared::account::AccountId;
use shared::collaboration::rules::Standing;
use shared::collaboration::types::{
    CollaborationId, CollaborationSummary, CollaborationTitle, Stage,
};
use shared::event::EventId;
use shared::time::{Day, Timestamp};

/// The row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "collaboration")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CollaborationId,
    /// What it is called.
    pub title: CollaborationTitle,
    /// What it is about.
    pub summary: Option<CollaborationSummary>,
    /// How far it has come.
    pub stage: Stage,
    /// The event at which they met.
    pub origin_event_id: Option<EventId>,
    /// Since when it is, or was, a business.
    pub launched_on: Option<Day>,
    /// When the prefecture confirmed it.
    pub confirmed_at: Option<Timestamp>,
    /// Who confirmed it.
    pub confirmed_by: Option<AccountId>,
    /// When it was written down.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// Counts its changes.
    pub version: i64,
}

impl Model {
    /// How far it has come, for the rules.
    pub const fn standing(&self) -> Standing {
        Standing {
            stage: self.stage,
            launched_on: self.launched_on,
            confirmed: self.confirmed_at.is_some(),
        }
    }
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
