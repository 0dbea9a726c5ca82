//! One target of a programme.

use sea_orm::entity::prelude::*;
use shared::kpi::Metric;
use shared::programme::ProgrammeId;

/// The row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "kpi_target")]
pub struct Model {
    /// The programme.
    #[sea_orm(primary_key, auto_increment = false)]
    pub programme_id: ProgrammeId,
    /// What is measured.
    #[sea_orm(primary_key, auto_increment = false)]
    pub metric: Metric,
    /// The target: percent for a share, a number for all others.
    pub value: i64,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
