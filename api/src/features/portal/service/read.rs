//! What everybody may read.

use std::collections::BTreeMap;

use shared::account::perm::Permission;
use shared::page::{DEFAULT_LIMIT, Limit, Page};
use shared::portal::api::{
    ArticleDetail, ArticleItem, ArticleQuery, MeasureDetail, MeasureItem, MeasureQuery,
};
use shared::portal::types::Availability;
use shared::portal::{ArticleId, ArticleKind, ArticleStatus};
use shared::problem::Code;
use shared::query::FromQuery;

use super::super::entity::article;
use super::super::store::{self, MeasureFilter};
use super::{changes, views};
use crate::app::Context;
use crate::platform::auth::Viewer;
use crate::platform::cursor;
use crate::platform::http_error::ApiError;

/// How many items a page holds.
pub fn limit(asked: Option<Limit>) -> usize {
    usize::try_from(asked.map_or(DEFAULT_LIMIT, Limit::get)).unwrap_or(1)
}

/// One more than a page holds, to know whether there is another.
pub fn fetch(limit: usize) -> u64 {
    u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1)
}

/// A cursor is good for the list and filters it came from, whatever the page's size.
pub fn list_name(list: &str, query: &impl FromQuery) -> String {
    let filters = query
        .pairs()
        .into_iter()
        .filter(|(name, _)| !matches!(*name, "cursor" | "limit"))
        .map(|(name, value)| format!("{name}={value}"));
    format!("{list}?{}", filters.collect::<Vec<_>>().join("&"))
}

/// Public articles, the newest first.
///
/// # Errors
/// 422 for a cursor of another list.
pub async fn articles(ctx: &Context, query: ArticleQuery) -> Result<Page<ArticleItem>, ApiError> {
    let name = list_name("articles", &query);
    let after = cursor::read(&ctx.links, &name, query.cursor.as_ref())?;
    let conn = ctx.db.read();
    let among = match &query.q {
        Some(words) => Some(changes::found(conn, words, &[changes::ARTICLE], false).await?),
        None => None,
    };
    let kinds: Vec<ArticleKind> = ArticleKind::ARTICLES
        .into_iter()
        .filter(|kind| query.kind.is_none_or(|asked| asked == *kind))
        .collect();
    let limit = limit(query.limit);
    let rows = store::article_page(conn, &kinds, among, after, fetch(limit)).await?;
    Ok(cursor::page(
        &ctx.links,
        &name,
        rows,
        limit,
        |row| (row.published_at.unwrap_or(row.created_at), row.id),
        |row| views::item(&row),
    ))
}

/// Public support measures, by deadline.
///
/// # Errors
/// 422 for a cursor of another list.
pub async fn measures(ctx: &Context, query: MeasureQuery) -> Result<Page<MeasureItem>, ApiError> {
    let now = ctx.clock.now();
    let name = list_name("measures", &query);
    let after = cursor::read(&ctx.links, &name, query.cursor.as_ref())?;
    let conn = ctx.db.read();
    let among = match &query.q {
        Some(words) => Some(changes::found(conn, words, &[changes::MEASURE], false).await?),
        None => None,
    };
    let filter = MeasureFilter {
        state: query.state.unwrap_or(Availability::Open),
        now,
        sector: query.sector,
        industry: query.industry,
        municipality: query.municipality,
        among,
    };
    let limit = limit(query.limit);
    let measures = store::measure_page(conn, &filter, after, fetch(limit)).await?;
    let ids: Vec<ArticleId> = measures.iter().map(|row| row.article_id).collect();
    let articles: BTreeMap<ArticleId, article::Model> = store::find_all(conn, &ids)
        .await?
        .into_iter()
        // One that was taken from the public between the two queries.
        .filter(|row| row.status == ArticleStatus::Published)
        .map(|row| (row.id, row))
        .collect();
    let page = cursor::page(
        &ctx.links,
        &name,
        measures,
        limit,
        |row| (row.closes_at, row.article_id),
        |row| {
            let article = articles.get(&row.article_id)?;
            Some(views::measure_item(article, &row, now))
        },
    );
    Ok(Page {
        items: page.items.into_iter().flatten().collect(),
        next_cursor: page.next_cursor,
    })
}

/// The row, if the viewer may know of it: everybody of what is public, staff of all.
async fn seen(ctx: &Context, viewer: &Viewer, id: ArticleId) -> Result<article::Model, ApiError> {
    let row = store::find(ctx.db.read(), id).await?;
    let staff = viewer.may(Permission::StaffRead);
    Ok(row
        .filter(|row| staff || row.status == ArticleStatus::Published)
        .ok_or(Code::NotFound)?)
}

/// One article and its version.
///
/// # Errors
/// `not_found`, also for one that the viewer may not know of, and for a support measure.
pub async fn article(
    ctx: &Context,
    viewer: &Viewer,
    id: ArticleId,
) -> Result<(i64, ArticleDetail), ApiError> {
    let row = seen(ctx, viewer, id).await?;
    if row.kind == ArticleKind::Measure {
        return Err(Code::NotFound.into());
    }
    Ok((row.version, views::detail(&row)))
}

/// One support measure and its version.
///
/// # Errors
/// `not_found`, also for one that the viewer may not know of, and for an article.
pub async fn measure(
    ctx: &Context,
    viewer: &Viewer,
    id: ArticleId,
) -> Result<(i64, MeasureDetail), ApiError> {
    let conn = ctx.db.read();
    let row = seen(ctx, viewer, id).await?;
    let measure = store::measure(conn, id).await?.ok_or(Code::NotFound)?;
    let targets = store::targets(conn, id).await?;
    let now = ctx.clock.now();
    Ok((
        row.version,
        views::measure_detail(&row, &measure, targets, now),
    ))
}
