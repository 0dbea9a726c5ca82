//! Who belongs to the community, or did.

use sea_orm::entity::prelude::*;
use shared::account::types::PersonId;
use shared::time::Timestamp;

/// The row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "community_member")]
pub struct Model {
    /// Who.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    /// Since when.
    pub joined_at: Timestamp,
    /// When they left.
    pub left_at: Option<Timestamp>,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
