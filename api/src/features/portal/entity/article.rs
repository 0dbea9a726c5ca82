//! An article, or what a support measure shares with one.

use sea_orm::entity::prelude::*;
use shared::account::AccountId;
use shared::field::WebUrl;
use shared::portal::types::{
    ArticleBody, ArticleContact, ArticleSummary, ArticleTitle, ReturnComment,
};
use shared::portal::{ArticleId, ArticleKind, ArticleStatus};
use shared::time::Timestamp;

/// The row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "article")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ArticleId,
    /// What it is.
    pub kind: ArticleKind,
    /// Its title.
    pub title: ArticleTitle,
    /// Two or three sentences for lists.
    pub summary: Option<ArticleSummary>,
    /// The text in Markdown.
    pub body: Option<ArticleBody>,
    /// The official page about it.
    pub link: Option<WebUrl>,
    /// Whom to ask.
    pub contact: Option<ArticleContact>,
    /// Where it stands.
    pub status: ArticleStatus,
    /// What the prefecture said when it returned it last.
    pub returned_comment: Option<ReturnComment>,
    /// Who made it.
    pub created_by: AccountId,
    /// When it was submitted last.
    pub submitted_at: Option<Timestamp>,
    /// By whom.
    pub submitted_by: Option<AccountId>,
    /// When it was confirmed last.
    pub confirmed_at: Option<Timestamp>,
    /// By whom.
    pub confirmed_by: Option<AccountId>,
    /// When it was made public last.
    pub published_at: Option<Timestamp>,
    /// When it was first public; then it can't be deleted any more.
    pub first_published_at: Option<Timestamp>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// Counts its changes.
    pub version: i64,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
