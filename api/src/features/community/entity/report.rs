//! A report of a post: one per person and post.

use sea_orm::entity::prelude::*;
use shared::account::types::PersonId;
use shared::community::{PostId, PostReportId, ReportNote, ReportOutcome, ReportReason};
use shared::time::Timestamp;

/// The row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "post_report")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PostReportId,
    /// Which post.
    pub post_id: PostId,
    /// Who reported; moderators read it, the post's author never.
    pub reporter_id: PersonId,
    /// Why.
    pub reason: ReportReason,
    /// More about it.
    pub note: Option<ReportNote>,
    /// When.
    pub reported_at: Timestamp,
    /// When it was settled.
    pub settled_at: Option<Timestamp>,
    /// The account that decided; none where the author deleted the post.
    pub settled_by: Option<Uuid>,
    /// What became of it.
    pub outcome: Option<ReportOutcome>,
    /// Rises with every change.
    pub version: i64,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
