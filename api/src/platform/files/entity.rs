//! The row of a file that no other row names.

use sea_orm::entity::prelude::*;
use shared::time::Timestamp;

/// One file to be removed, unless it is claimed before.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "unclaimed_file")]
pub struct Model {
    /// Its key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub file_key: Uuid,
    /// From when on.
    pub remove_at: Timestamp,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
