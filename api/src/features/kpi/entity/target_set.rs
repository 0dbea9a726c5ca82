//! The targets of a programme as a whole: they are changed together.

use sea_orm::entity::prelude::*;
use shared::account::types::AccountId;
use shared::programme::ProgrammeId;
use shared::time::Timestamp;

/// The row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "kpi_target_set")]
pub struct Model {
    /// The programme.
    #[sea_orm(primary_key, auto_increment = false)]
    pub programme_id: ProgrammeId,
    /// Who changed them last.
    pub changed_by: AccountId,
    /// When they were first set.
    pub created_at: Timestamp,
    /// When they were last changed.
    pub updated_at: Timestamp,
    /// Counts their changes.
    pub version: i64,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
