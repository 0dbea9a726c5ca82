//! What travels about articles and support measures, to everybody. What only staff see is in
//! [`super::staff`].

use serde::{Deserialize, Serialize};

use super::deadline::Deadline;
use super::types::{
    AmountText, ArticleContact, ArticleId, ArticleKind, ArticleSearch, ArticleStatus,
    ArticleSummary, ArticleTitle, Availability, Eligibility, InCharge, RateText,
};
use crate::field::WebUrl;
use crate::organisation::{Industry, Municipality, Sector};
use crate::page::{Cursor, Limit};
use crate::time::Timestamp;

crate::query! {
    /// Which articles to list, the newest first.
    pub struct ArticleQuery {
        /// News, or information about DX.
        pub kind: ArticleKind,
        /// With all of these words in title, summary or text.
        pub q: ArticleSearch,
        /// How many at most; 20 if not told.
        pub limit: Limit,
        /// From where, from the page before.
        pub cursor: Cursor,
    }
}

crate::query! {
    /// Which support measures to list.
    pub struct MeasureQuery {
        /// Those one can apply for now (the default, the nearest deadline first), or those that
        /// are over (the last deadline first).
        pub state: Availability,
        /// For this side of the exchange, or for all.
        pub sector: Sector,
        /// For this industry, or for all.
        pub industry: Industry,
        /// For this municipality, or for all.
        pub municipality: Municipality,
        /// With all of these words in its texts.
        pub q: ArticleSearch,
        /// How many at most; 20 if not told.
        pub limit: Limit,
        /// From where, from the page before.
        pub cursor: Cursor,
    }
}

/// An article in a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ArticleItem {
    /// Its id.
    pub id: ArticleId,
    /// What it is.
    pub kind: ArticleKind,
    /// Its title.
    pub title: ArticleTitle,
    /// Two or three sentences.
    pub summary: Option<ArticleSummary>,
    /// When it was made public; absent for what is not.
    pub published_at: Option<Timestamp>,
}

/// All that everybody may know of one article.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ArticleDetail {
    /// What lists show.
    #[serde(flatten)]
    pub article: ArticleItem,
    /// Where it stands; everybody sees published ones only.
    pub status: ArticleStatus,
    /// The text as sanitised HTML.
    #[cfg_attr(feature = "openapi", schema(max_length = 200_000))]
    pub body_html: String,
    /// The official page about it.
    pub link: Option<WebUrl>,
    /// Whom to ask.
    pub contact: Option<ArticleContact>,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// A support measure in a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MeasureItem {
    /// Its id.
    pub id: ArticleId,
    /// Its title.
    pub title: ArticleTitle,
    /// Two or three sentences.
    pub summary: Option<ArticleSummary>,
    /// Who is in charge.
    pub organisation: Option<InCharge>,
    /// How much it gives at most, in yen.
    pub amount_yen: Option<i64>,
    /// How much it gives, in words.
    pub amount_text: Option<AmountText>,
    /// Which part of the cost it pays, in words.
    pub rate_text: Option<RateText>,
    /// Until when one can apply.
    pub deadline: Deadline,
    /// The moment from which one can't apply any more; absent where no end is known.
    pub closes_at: Option<Timestamp>,
    /// Whether one could apply at the moment of the answer.
    pub open: bool,
    /// When it was made public; absent for what is not.
    pub published_at: Option<Timestamp>,
}

/// All that everybody may know of one support measure.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MeasureDetail {
    /// What lists show.
    #[serde(flatten)]
    pub measure: MeasureItem,
    /// Where it stands; everybody sees published ones only.
    pub status: ArticleStatus,
    /// Who can use it, in words.
    pub eligibility: Option<Eligibility>,
    /// For these sides of the exchange only; for all if none is named.
    #[cfg_attr(feature = "openapi", schema(max_items = 3))]
    pub sectors: Vec<Sector>,
    /// For these industries only; for all if none is named.
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub industries: Vec<Industry>,
    /// For these municipalities only; for all if none is named.
    #[cfg_attr(feature = "openapi", schema(max_items = 40))]
    pub municipalities: Vec<Municipality>,
    /// The text as sanitised HTML.
    #[cfg_attr(feature = "openapi", schema(max_length = 200_000))]
    pub body_html: String,
    /// The official page about it.
    pub link: Option<WebUrl>,
    /// Whom to ask.
    pub contact: Option<ArticleContact>,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// The paths of the portal.
pub mod path {
    use crate::portal::types::{ArticleAction, ArticleId};

    /// Public list of articles.
    pub const ARTICLES: &str = "/api/v1/articles";
    /// Public list of support measures.
    pub const MEASURES: &str = "/api/v1/measures";
    /// The staff's list of both; POST makes a draft.
    pub const STAFF_ARTICLES: &str = "/api/v1/staff/articles";

    /// One article.
    pub fn article(id: ArticleId) -> String {
        format!("{ARTICLES}/{id}")
    }

    /// One support measure.
    pub fn measure(id: ArticleId) -> String {
        format!("{MEASURES}/{id}")
    }

    /// Either as staff see it; PUT and DELETE change it.
    pub fn staff_article(id: ArticleId) -> String {
        format!("{STAFF_ARTICLES}/{id}")
    }

    /// What moves it to another state; `Edit` and `Delete` go to [`staff_article`].
    pub fn action(id: ArticleId, action: ArticleAction) -> String {
        match action {
            ArticleAction::Edit | ArticleAction::Delete => staff_article(id),
            other => format!("{STAFF_ARTICLES}/{id}/{other}"),
        }
    }
}
