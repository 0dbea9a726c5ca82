//! What was done with an article, by whom, with the contents as they were then (DESIGN §9.4).

use sea_orm::entity::prelude::*;
use shared::account::AccountId;
use shared::portal::ArticleId;
use shared::portal::types::{ArticleRevisionId, ArticleRevisionKind, ReturnComment};
use shared::time::Timestamp;

/// The row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "article_revision")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ArticleRevisionId,
    /// The article.
    pub article_id: ArticleId,
    /// The article's version that came of it.
    pub number: i64,
    /// What was done.
    pub kind: ArticleRevisionKind,
    /// The contents, as `shared::portal::ArticleForm` writes them.
    pub snapshot: Json,
    /// What was said with it.
    pub comment: Option<ReturnComment>,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: AccountId,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
