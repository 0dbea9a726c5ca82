//! A stay in the community that ended before the person came back.

use sea_orm::entity::prelude::*;
use shared::account::types::PersonId;
use shared::time::Timestamp;

/// The row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "community_stay")]
pub struct Model {
    /// Counts the stays.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Who.
    pub person_id: PersonId,
    /// From when.
    pub joined_at: Timestamp,
    /// Until when.
    pub left_at: Timestamp,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
