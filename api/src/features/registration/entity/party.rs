//! Who comes to the party.

use sea_orm::entity::prelude::*;
use shared::registration::types::RegistrationId;
use shared::time::Timestamp;

/// The row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "registration_party")]
pub struct Model {
    /// Whose place it is.
    #[sea_orm(primary_key, auto_increment = false)]
    pub registration_id: RegistrationId,
    /// When it was taken.
    pub created_at: Timestamp,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
