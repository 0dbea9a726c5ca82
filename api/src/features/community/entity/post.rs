//! A post.

use sea_orm::entity::prelude::*;
use shared::account::types::{PersonId, Role};
use shared::community::{HideReason, PostBody, PostId, PostState, ThreadId};
use shared::time::Timestamp;

/// The row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "post")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PostId,
    /// Where it stands.
    pub thread_id: ThreadId,
    /// Its place, from 1 without gaps.
    pub seq: i64,
    /// Who wrote it.
    pub author_id: Option<PersonId>,
    /// As the holder of which role.
    pub author_role: Option<Role>,
    /// Markdown as written; none once it is deleted.
    pub body: Option<PostBody>,
    /// Whether it is shown.
    pub state: PostState,
    /// Why a moderator hid it.
    pub hidden_reason: Option<HideReason>,
    /// The account that hid it.
    pub hidden_by: Option<Uuid>,
    /// When it was hidden.
    pub hidden_at: Option<Timestamp>,
    /// When its words last changed.
    pub edited_at: Option<Timestamp>,
    /// When its author deleted it.
    pub deleted_at: Option<Timestamp>,
    /// When it was written.
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
