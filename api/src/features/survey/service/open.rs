//! The surveys that can be answered now, for staff.

use std::collections::BTreeMap;

use shared::event::EventId;
use shared::page::{DEFAULT_LIMIT, Limit, Page};
use shared::survey::api::{OpenSurvey, OpenSurveyQuery};

use super::report::{enough, number};
use crate::app::Context;
use crate::features::survey::error::SurveyError;
use crate::features::survey::pool::Pool;
use crate::features::survey::store::open;
use crate::platform::cursor;

/// The first to close first. How many answered is told by the same rule as in an event's report.
///
/// # Errors
/// 422 for a cursor of another list.
pub async fn list(ctx: &Context, query: &OpenSurveyQuery) -> Result<Page<OpenSurvey>, SurveyError> {
    const LIST: &str = "open-surveys";
    let conn = ctx.db.read();
    let after = cursor::read(&ctx.links, LIST, query.cursor.as_ref())?;
    let limit = query.limit.map_or(DEFAULT_LIMIT, Limit::get);
    let limit = usize::try_from(limit).unwrap_or(1);
    let fetch = u64::try_from(limit).unwrap_or(1).saturating_add(1);
    let rows = open::page(conn, ctx.clock.now(), after, fetch).await?;
    let mut answered: BTreeMap<EventId, usize> = BTreeMap::new();
    for stored in open::pools(conn, rows.iter().map(|row| row.event_id)).await? {
        let pool = Pool::open(&ctx.links, stored.event_id, &stored.sealed)?;
        answered.insert(stored.event_id, pool.answered());
    }
    Ok(cursor::page(
        &ctx.links,
        LIST,
        rows,
        limit,
        |row| (row.closes_at, row.event_id),
        |row| OpenSurvey {
            event_id: row.event_id,
            event_title: row.title,
            closes_at: row.closes_at,
            invited: number(row.invited),
            answered: answered.get(&row.event_id).copied().and_then(enough),
        },
    ))
}
