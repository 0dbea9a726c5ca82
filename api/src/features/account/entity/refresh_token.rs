//! Refresh tokens, by their hashes; kept after use so that a second use is seen.

use sea_orm::entity::prelude::*;
use shared::account::types::SessionId;
use shared::time::Timestamp;

/// The row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "refresh_token")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The family.
    pub session_id: SessionId,
    /// SHA-256 of the token (256 random bits need no salt).
    pub hash: Vec<u8>,
    /// Counts the refreshes of the session, from 0.
    pub generation: i32,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it runs out.
    pub expires_at: Timestamp,
    /// When the first of its generation was used.
    pub used_at: Option<Timestamp>,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
