//! The events whose attendance somebody may take.

use shared::exchange::api::{AttendanceEvent, AttendanceEventQuery};
use shared::exchange::rules;
use shared::page::{DEFAULT_LIMIT, Limit, Page};

use super::{numbers, standing};
use crate::app::Context;
use crate::features::exchange::error::ExchangeError;
use crate::features::exchange::store::events;
use crate::platform::auth::SignedIn;
use crate::platform::cursor;

/// The first to begin first: those of which it can still be taken, and those to come. Moderators
/// are told of the events they look after.
///
/// # Errors
/// 422 for a cursor of another list.
pub async fn page(
    ctx: &Context,
    who: &SignedIn,
    query: &AttendanceEventQuery,
) -> Result<Page<AttendanceEvent>, ExchangeError> {
    let now = ctx.clock.now();
    let bound = standing::bound(who).then_some(who.account_id);
    let list = match bound {
        Some(account) => format!("attendance-events:{account}"),
        None => "attendance-events".to_owned(),
    };
    let after = cursor::read(&ctx.links, &list, query.cursor.as_ref())?;
    let limit = query.limit.map_or(DEFAULT_LIMIT, Limit::get);
    let limit = usize::try_from(limit).unwrap_or(1);
    let fetch = u64::try_from(limit).unwrap_or(1).saturating_add(1);
    let since = rules::taken_since(now);
    let rows = events::page(ctx.db.read(), since, bound, after, fetch).await?;
    Ok(cursor::page(
        &ctx.links,
        &list,
        rows,
        limit,
        |row| (row.starts_at, row.id),
        |row| {
            let held = numbers::held(&row);
            AttendanceEvent {
                event_id: row.id,
                phase: held.phase(now),
                first_day: held.first_day(),
                last_day: held.last_day(),
                title: row.title,
                format: row.format,
                starts_at: row.starts_at,
                ends_at: row.ends_at,
            }
        },
    ))
}
