//! A figure that others counted.

use sea_orm::entity::prelude::*;
use shared::account::types::AccountId;
use shared::event::month::Month;
use shared::field::Note;
use shared::kpi::{FigureBasis, FigureLabel, FigureSource, Metric, OutsideFigureId};
use shared::time::Timestamp;

/// The row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "outside_figure")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OutsideFigureId,
    /// What was counted.
    pub label: FigureLabel,
    /// Which of our figures it stands beside.
    pub metric: Option<Metric>,
    /// Who counted it, in which document or tool.
    pub source: FigureSource,
    /// The first month it is about, as its first day.
    pub period_from: Month,
    /// The last month it is about, as its first day.
    pub period_to: Month,
    /// Of each month or of the whole period.
    pub basis: FigureBasis,
    /// The figure.
    pub value: i64,
    /// What to know when reading it.
    pub note: Option<Note>,
    /// Who entered it, or changed it last.
    pub entered_by: AccountId,
    /// When it was entered.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// Counts its changes.
    pub version: i64,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
