//! What travels about visits.

use serde::{Deserialize, Serialize};

use super::rules::names_its_thing;
use super::types::{PageKey, PageKind, PageThingId};
use crate::page::{Cursor, Limit};
use crate::time::Day;

body! {
    /// A page that somebody's browser shows now. Nothing else about it is asked or kept.
    pub struct PageView {
        /// Which kind of page.
        pub kind: PageKind,
        /// What it is about, where it is about one thing.
        pub id: Option<PageThingId>,
    }
    whole PageViewParts by names_its_thing
}

impl PageView {
    /// Which page.
    pub fn key(&self) -> Option<PageKey> {
        PageKey::new(self.kind, self.id.map(PageThingId::uuid))
    }
}

crate::query! {
    /// Which numbers of page views.
    pub struct PageViewQuery {
        /// From this day on; the first day of the fiscal year if not told.
        pub from: Day,
        /// Up to and with this day; today if not told.
        pub to: Day,
        /// Of this kind of page only.
        pub kind: PageKind,
        /// How many at most; 20 if not told.
        pub limit: Limit,
        /// From where, from the page before.
        pub cursor: Cursor,
    }
}

crate::query! {
    /// Which days' page views to sum up.
    pub struct PageViewSpan {
        /// From this day on; the first day of the fiscal year if not told.
        pub from: Day,
        /// Up to and with this day; today if not told.
        pub to: Day,
    }
}

/// How often one page was shown on one day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PageViewsOfDay {
    /// The day in Japan.
    pub day: Day,
    /// Which kind of page.
    pub kind: PageKind,
    /// What it is about, where it is about one thing.
    pub id: Option<PageThingId>,
    /// How often it was shown.
    pub views: i64,
}

/// How often pages were shown in one month.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PageViewsOfMonth {
    /// The year.
    pub year: i32,
    /// The month, from 1.
    pub month: u32,
    /// How often pages were shown.
    pub views: i64,
}

/// How often pages were shown on one day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PageViewsOnDay {
    /// The day in Japan.
    pub day: Day,
    /// How often pages were shown.
    pub views: i64,
}

/// How often one page was shown.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PageViewsOfPage {
    /// Which kind of page.
    pub kind: PageKind,
    /// What it is about, where it is about one thing.
    pub id: Option<PageThingId>,
    /// What that is called; none where the page is about no one thing, or is not public any more.
    #[cfg_attr(feature = "openapi", schema(max_length = 500))]
    pub title: Option<String>,
    /// How often it was shown.
    pub views: i64,
}

/// Page views summed up.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PageViewSummary {
    /// The first day counted.
    pub from: Day,
    /// The last day counted.
    pub to: Day,
    /// All of them.
    pub total: i64,
    /// By month, the earliest first; months without any are left out.
    #[cfg_attr(feature = "openapi", schema(max_items = 200))]
    pub months: Vec<PageViewsOfMonth>,
    /// By day, the earliest first, for at most 62 days; empty for more. Days without any are left
    /// out.
    #[cfg_attr(feature = "openapi", schema(max_items = 62))]
    pub days: Vec<PageViewsOnDay>,
    /// The pages shown most often.
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub pages: Vec<PageViewsOfPage>,
}

/// The paths of visits.
pub mod path {
    /// Where a browser tells which page it shows.
    pub const PAGE_VIEWS: &str = "/api/v1/page-views";
    /// The counts, by page and day.
    pub const STAFF_PAGE_VIEWS: &str = "/api/v1/staff/page-views";
    /// The counts summed up.
    pub const SUMMARY: &str = "/api/v1/staff/page-views/summary";
}
