//! The row of an API key.

use sea_orm::entity::prelude::*;
use shared::account::AccountId;
use shared::integration::{ApiKeyId, ApiKeyName};
use shared::time::Timestamp;

/// The row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "api_key")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ApiKeyId,
    /// What it is called.
    pub name: ApiKeyName,
    /// How it begins.
    pub prefix: String,
    /// The SHA-256 of all of it.
    pub hash: Vec<u8>,
    /// What it may do, as a JSON array of words.
    pub scopes: Json,
    /// Whether it is for trying out.
    pub test: bool,
    /// Who made it; none on the console.
    pub created_by: Option<AccountId>,
    /// When its time is over.
    pub expires_at: Option<Timestamp>,
    /// When it was last used, to a minute.
    pub last_used_at: Option<Timestamp>,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// Counts its changes; using it is none.
    pub version: i64,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
