//! Counting views, and what later features read of the counts.

use std::collections::BTreeMap;

use chrono::Datelike;
use sea_orm::DbErr;
use shared::page::{DEFAULT_LIMIT, Limit, Page};
use shared::problem::Code;
use shared::query::FromQuery;
use shared::time::Day;
use shared::visit::PageKey;
use shared::visit::api::{
    PageView, PageViewQuery, PageViewSpan, PageViewSummary, PageViewsOfDay, PageViewsOfMonth,
    PageViewsOfPage, PageViewsOnDay,
};
use shared::visit::rules;
use shared::visit::types::PageThingId;

use super::counter::Counter;
use super::entity::Model;
use super::pages;
pub use super::pages::{PublicPage, PublicPages};
use super::{bots, store};
use crate::app::Context;
use crate::platform::auth::{Principal, Viewer};
use crate::platform::cursor;
use crate::platform::db::{ConnectionTrait, Tx};
use crate::platform::http_error::ApiError;

/// What a request tells of the program that sends it. It is looked at and forgotten.
#[derive(Clone, Copy, Debug)]
pub struct Browser<'r> {
    /// What it says it is.
    pub user_agent: Option<&'r str>,
    /// Whether it fetches ahead what nobody has seen yet.
    pub ahead: bool,
}

/// Counts one view, unless it is staff's or a program's.
///
/// # Errors
/// 422 for a page that is not there for everybody.
pub async fn count(
    ctx: &Context,
    (counter, pages): (&Counter, &PublicPages),
    viewer: &Viewer,
    browser: Browser<'_>,
    view: &PageView,
) -> Result<(), ApiError> {
    let staff = viewer.0.as_ref().is_some_and(Principal::is_staff);
    if staff || browser.ahead || bots::is_bot(browser.user_agent) {
        return Ok(());
    }
    let page = view
        .key()
        .ok_or_else(|| ApiError::fault("/id", Code::Required))?;
    let today = Day::new(ctx.clock.now().jst_date());
    if !counter.knows(today, page) && !pages::is_there(pages, ctx, page).await? {
        return Err(ApiError::fault("/id", Code::NoSuchReference));
    }
    counter.count(today, page);
    Ok(())
}

/// Adds to the counts: what a [`Counter`] held, or the demo's past.
///
/// # Errors
/// When the database fails.
pub async fn add(
    tx: &Tx,
    counts: impl IntoIterator<Item = ((Day, PageKey), i64)> + Send,
) -> Result<(), DbErr> {
    let rows: Vec<Model> = counts
        .into_iter()
        .filter(|(_, views)| *views > 0)
        .map(|((day, page), views)| Model { day, page, views })
        .collect();
    store::add(tx, &rows).await
}

/// How often pages were shown from one day to another, both included.
///
/// # Errors
/// When the database fails.
pub async fn total(conn: &impl ConnectionTrait, from: Day, to: Day) -> Result<i64, DbErr> {
    store::total(conn, from, to).await
}

/// The same by year and month, the earliest first; months without any are left out.
///
/// # Errors
/// When the database fails.
pub async fn by_month(
    conn: &impl ConnectionTrait,
    from: Day,
    to: Day,
) -> Result<Vec<((i32, u32), i64)>, DbErr> {
    Ok(months_of(&store::by_day(conn, from, to).await?))
}

/// Days summed up by year and month.
fn months_of(days: &[(Day, i64)]) -> Vec<((i32, u32), i64)> {
    let mut months: BTreeMap<(i32, u32), i64> = BTreeMap::new();
    for (day, views) in days {
        let date = day.date();
        *months.entry((date.year(), date.month())).or_default() += views;
    }
    months.into_iter().collect()
}

/// How many pages a summary names.
const MOST: u64 = 50;

/// Views summed up.
///
/// # Errors
/// 422 for days in the wrong order or too far apart.
pub async fn summary(
    ctx: &Context,
    known: &PublicPages,
    span: PageViewSpan,
) -> Result<PageViewSummary, ApiError> {
    let today = Day::new(ctx.clock.now().jst_date());
    let (from, to) = rules::span(span.from, span.to, today)?;
    let conn = ctx.db.read();
    let mut days = store::by_day(conn, from, to).await?;
    let months = months_of(&days);
    if !rules::by_day(from, to) {
        days.clear();
    }
    let mut most = Vec::new();
    for (page, views) in store::by_page(conn, (from, to), MOST).await? {
        most.push(PageViewsOfPage {
            kind: page.kind(),
            id: page.id().map(PageThingId::from_uuid),
            title: pages::title_of(known, ctx, page).await?,
            views,
        });
    }
    Ok(PageViewSummary {
        from,
        to,
        total: months.iter().map(|(_, views)| views).sum(),
        months: months
            .into_iter()
            .map(|((year, month), views)| PageViewsOfMonth { year, month, views })
            .collect(),
        days: days
            .into_iter()
            .map(|(day, views)| PageViewsOnDay { day, views })
            .collect(),
        pages: most,
    })
}

/// Views by page and day, the latest day first.
///
/// # Errors
/// 422 as [`summary`], and for a cursor of another list.
pub async fn list(ctx: &Context, query: PageViewQuery) -> Result<Page<PageViewsOfDay>, ApiError> {
    let today = Day::new(ctx.clock.now().jst_date());
    let span = rules::span(query.from, query.to, today)?;
    let kind = query.kind;
    let limit = query.limit.map_or(DEFAULT_LIMIT, Limit::get);
    let limit = usize::try_from(limit).unwrap_or(1);
    let asked = query.cursor.clone();
    let filters = PageViewQuery {
        limit: None,
        cursor: None,
        ..query
    };
    let list = format!("page-views{}", filters.to_query());
    let after = cursor::read::<(Day, String)>(&ctx.links, &list, asked.as_ref())?;
    let fetch = u64::try_from(limit).unwrap_or(1).saturating_add(1);
    let rows = store::page(ctx.db.read(), span, kind, after, fetch).await?;
    Ok(cursor::page(
        &ctx.links,
        &list,
        rows,
        limit,
        |row| (row.day, row.page.to_string()),
        |row| PageViewsOfDay {
            day: row.day,
            kind: row.page.kind(),
            id: row.page.id().map(PageThingId::from_uuid),
            views: row.views,
        },
    ))
}
