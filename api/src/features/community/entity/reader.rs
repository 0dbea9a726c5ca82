//! What one person has read of one thread, and whether they follow it.

use sea_orm::entity::prelude::*;
use shared::account::types::PersonId;
use shared::community::ThreadId;
use shared::community::types::FollowId;
use shared::time::Timestamp;

/// The row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "thread_reader")]
pub struct Model {
    /// The thread.
    #[sea_orm(primary_key, auto_increment = false)]
    pub thread_id: ThreadId,
    /// Who.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    /// What a link in a mail names.
    pub link_id: FollowId,
    /// The number of the last post they have seen.
    pub last_read_seq: i64,
    /// Whether replies come by mail.
    pub follows: bool,
    /// The number of the last post before the following began.
    pub follows_after: i64,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
