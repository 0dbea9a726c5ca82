//! What everybody may read.

use shared::account::perm::Permission;
use shared::event::EventId;
use shared::event::api::{EventDetail, EventQuery, EventSummary, ThemeCount, Themes};
use shared::event::form::PreviewForm;
use shared::event::staff::Preview;
use shared::event::types::Period;
use shared::page::{DEFAULT_LIMIT, Limit, Page};
use shared::problem::Code;
use shared::query::FromQuery;
use shared::time::Day;

use super::super::store;
use super::{sandbox, views};
use crate::app::Context;
use crate::features::programme;
use crate::platform::auth::{ByKey, Principal, Viewer};
use crate::platform::cursor;
use crate::platform::http_error::ApiError;
use crate::platform::markdown;

/// How many items a page holds.
pub fn limit(asked: Option<Limit>) -> usize {
    usize::try_from(asked.map_or(DEFAULT_LIMIT, Limit::get)).unwrap_or(1)
}

/// One more than a page holds, to know whether there is another.
pub fn fetch(limit: usize) -> u64 {
    u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1)
}

/// Public events, by period, format, theme, month and words.
///
/// # Errors
/// 422 for a cursor of another list.
pub async fn list(ctx: &Context, query: EventQuery) -> Result<Page<EventSummary>, ApiError> {
    let now = ctx.clock.now();
    let name = list_name("events", &query);
    let after = cursor::read(&ctx.links, &name, query.cursor.as_ref())?;
    let conn = ctx.db.read();
    let among = match &query.q {
        Some(words) => Some(super::changes::found(conn, words, false).await?),
        None => None,
    };
    let filter = store::PublicFilter {
        // A month is looked at as a whole unless the caller says otherwise.
        period: query.period.unwrap_or(if query.month.is_some() {
            Period::All
        } else {
            Period::Upcoming
        }),
        now,
        format: query.format,
        theme: query.theme.clone(),
        days: query.month.map(|month| {
            (
                Day::new(month.first_day()),
                Day::new(month.next_first_day()),
            )
        }),
        among,
    };
    let limit = limit(query.limit);
    let rows = store::public_page(conn, &filter, after, fetch(limit)).await?;
    let pools = store::pools_of(conn, rows.iter().map(|row| row.id)).await?;
    Ok(cursor::page(
        &ctx.links,
        &name,
        rows,
        limit,
        |row| (row.starts_at, row.id),
        |row| views::summary(&row, pools.get(&row.id).map_or(&[], Vec::as_slice), now),
    ))
}

/// The list as whoever asks sees it: a test key sees the samples, and nothing else.
///
/// # Errors
/// As [`list`].
pub async fn list_for(
    ctx: &Context,
    by: &ByKey,
    query: EventQuery,
) -> Result<Page<EventSummary>, ApiError> {
    if by.in_sandbox() {
        return sandbox::list(ctx, &query);
    }
    list(ctx, query).await
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

/// One event and its version. What is not public is shown to staff and to its moderators only.
///
/// # Errors
/// `not_found`, also for an event the viewer may not know of.
pub async fn detail(
    ctx: &Context,
    viewer: &Viewer,
    id: EventId,
) -> Result<(i64, EventDetail), ApiError> {
    let conn = ctx.db.read();
    let now = ctx.clock.now();
    if viewer.in_sandbox() {
        return sandbox::detail(id, now)?.ok_or_else(|| Code::NotFound.into());
    }
    let row = store::find(conn, id).await?.ok_or(Code::NotFound)?;
    if !row.status.is_public() && !viewer.may(Permission::StaffRead) {
        let moderates = match viewer.0.as_ref().and_then(Principal::account) {
            Some(who) => store::is_moderator(conn, id, who.account_id).await?,
            None => false,
        };
        if !moderates {
            return Err(Code::NotFound.into());
        }
    }
    let parts = store::parts(conn, id).await?;
    let programme = programme::service::by_id(conn, row.programme_id, now)
        .await?
        .ok_or_else(|| ApiError::internal("an event without a programme"))?;
    Ok((row.version, views::detail(&row, &parts, &programme, now)))
}

/// The themes of public events.
///
/// # Errors
/// When the database fails.
pub async fn themes_for(ctx: &Context, by: &ByKey) -> Result<Themes, ApiError> {
    if by.in_sandbox() {
        return Ok(sandbox::themes());
    }
    let rows = store::themes(ctx.db.read()).await?;
    let items = rows
        .into_iter()
        .map(|(theme, events)| ThemeCount { theme, events });
    Ok(Themes {
        items: items.collect(),
    })
}

/// Markdown as it will look.
pub fn preview(form: &PreviewForm) -> Preview {
    Preview {
        html: markdown::render(form.markdown.as_str()),
    }
}
