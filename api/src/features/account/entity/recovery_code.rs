//! Recovery codes of the second factor, by their hashes.

use sea_orm::entity::prelude::*;
use shared::account::types::AccountId;
use shared::time::Timestamp;

/// The row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "recovery_code")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose.
    pub account_id: AccountId,
    /// SHA-256 of the code (80 random bits).
    pub hash: Vec<u8>,
    /// When it was used.
    pub used_at: Option<Timestamp>,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
