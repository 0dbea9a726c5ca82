//! A line of a collaboration's history.

use sea_orm::entity::prelude::*;
use shared::account::AccountId;
use shared::collaboration::types::{CollaborationId, CollaborationStepKind, Stage};
use shared::time::Timestamp;

/// The row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "collaboration_history")]
pub struct Model {
    /// The order of the lines.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The collaboration.
    pub collaboration_id: CollaborationId,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by_account: AccountId,
    /// What happened.
    pub step: CollaborationStepKind,
    /// The stage before.
    pub from_stage: Option<Stage>,
    /// The stage after.
    pub to_stage: Stage,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
