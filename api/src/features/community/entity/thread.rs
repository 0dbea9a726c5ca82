//! A thread.

use sea_orm::entity::prelude::*;
use shared::account::types::PersonId;
use shared::community::{PostState, SpaceId, ThreadId, ThreadTitle};
use shared::time::Timestamp;

/// The row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "thread")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ThreadId,
    /// Where it is.
    pub space_id: SpaceId,
    /// What it is about.
    pub title: ThreadTitle,
    /// Where its title stands, with the opening post.
    pub state: PostState,
    /// Nobody may reply.
    pub locked: bool,
    /// Stands on top.
    pub pinned: bool,
    /// Who began it; none: it opened by itself.
    pub starter_id: Option<PersonId>,
    /// How many posts are shown.
    pub post_count: i32,
    /// The last number given to a post.
    pub last_seq: i64,
    /// When the last post came; before the first, when it opened.
    pub last_post_at: Timestamp,
    /// When it was opened.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// Rises with every change.
    pub version: i64,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
