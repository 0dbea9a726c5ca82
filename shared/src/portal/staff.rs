//! What travels about articles and support measures to staff only.

use serde::{Deserialize, Serialize};

use super::form::ArticleForm;
use super::types::{
    ArticleAction, ArticleId, ArticleKind, ArticleRevisionKind, ArticleSearch, ArticleStatus,
    ArticleTitle, ReturnComment,
};
use crate::event::diff::FieldChange;
use crate::event::staff::Stamp;
use crate::page::{Cursor, Limit};
use crate::problem::FieldProblem;
use crate::time::Timestamp;

crate::query! {
    /// Which articles and support measures to list for staff.
    pub struct StaffArticleQuery {
        /// In this state.
        pub status: ArticleStatus,
        /// Of this kind.
        pub kind: ArticleKind,
        /// With all of these words in its texts.
        pub q: ArticleSearch,
        /// How many at most; 20 if not told.
        pub limit: Limit,
        /// From where, from the page before.
        pub cursor: Cursor,
    }
}

/// An article or support measure in the staff's list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StaffArticleItem {
    /// Its id.
    pub id: ArticleId,
    /// Counts its changes; `If-Match` names it.
    pub version: i64,
    /// What it is.
    pub kind: ArticleKind,
    /// Its title.
    pub title: ArticleTitle,
    /// Where it stands.
    pub status: ArticleStatus,
    /// Whether it was returned with a comment that is not answered yet.
    pub returned: bool,
    /// Until when one can apply for a support measure; absent where no end is known.
    pub closes_at: Option<Timestamp>,
    /// When it was made public.
    pub published_at: Option<Timestamp>,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// What the prefecture knows of an article: its contents when it was returned or made public last.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ArticleSeen {
    /// What was done with it then.
    pub kind: ArticleRevisionKind,
    /// By whom and when.
    pub done: Stamp,
    /// What changed since.
    #[cfg_attr(feature = "openapi", schema(max_items = 200))]
    pub changes: Vec<FieldChange>,
}

/// One article or support measure as staff see and edit it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StaffArticle {
    /// Its id.
    pub id: ArticleId,
    /// Counts its changes; `If-Match` names it.
    pub version: i64,
    /// Where it stands.
    pub status: ArticleStatus,
    /// Its contents, as they are edited.
    pub form: ArticleForm,
    /// The text as sanitised HTML.
    #[cfg_attr(feature = "openapi", schema(max_length = 200_000))]
    pub body_html: String,
    /// What the prefecture said when it returned it last.
    pub returned_comment: Option<ReturnComment>,
    /// Who made it.
    pub created: Stamp,
    /// Who submitted it last.
    pub submitted: Option<Stamp>,
    /// Who confirmed it.
    pub confirmed: Option<Stamp>,
    /// What the prefecture knows of it; absent where it has decided nothing yet.
    pub seen: Option<ArticleSeen>,
    /// When it was made public last.
    pub published_at: Option<Timestamp>,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// What you may do with it now.
    #[cfg_attr(feature = "openapi", schema(max_items = 10))]
    pub actions: Vec<ArticleAction>,
    /// What must be filled in before it can be submitted or made public.
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub missing: Vec<FieldProblem>,
}
