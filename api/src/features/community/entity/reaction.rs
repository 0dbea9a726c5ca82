//! A reaction: one of each kind per person and post.

use sea_orm::entity::prelude::*;
use shared::account::types::PersonId;
use shared::community::{PostId, ReactionKind};
use shared::time::Timestamp;

/// The row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reaction")]
pub struct Model {
    /// To which post.
    #[sea_orm(primary_key, auto_increment = false)]
    pub post_id: PostId,
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    /// Which.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: ReactionKind,
    /// When.
    pub created_at: Timestamp,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
