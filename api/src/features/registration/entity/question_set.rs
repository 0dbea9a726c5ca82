//! What an event asks, by version.

use sea_orm::entity::prelude::*;
use shared::account::types::AccountId;
use shared::event::types::EventId;
use shared::registration::question::PartyFee;
use shared::time::Timestamp;

/// The row. Nobody changes one that somebody answered.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "registration_question_set")]
pub struct Model {
    /// The event.
    #[sea_orm(primary_key, auto_increment = false)]
    pub event_id: EventId,
    /// Which version it is, from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i64,
    /// The questions in their order.
    pub questions: Json,
    /// Whether people are asked what support they need.
    pub support: bool,
    /// How many the party takes, where there is one.
    pub party_capacity: Option<i32>,
    /// What it costs.
    pub party_fee: Option<PartyFee>,
    /// Who wrote it.
    pub created_by: Option<AccountId>,
    /// When.
    pub created_at: Timestamp,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
