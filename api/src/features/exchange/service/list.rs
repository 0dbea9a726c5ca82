//! The list of an event.

use shared::event::types::EventId;
use shared::exchange::api::{AttendanceFilter, Attendee, Presence};
use shared::page::{DEFAULT_LIMIT, Limit, Page};
use shared::problem::Code;
use shared::query::FromQuery;

use super::standing;
use crate::app::Context;
use crate::features::exchange::error::ExchangeError;
use crate::features::exchange::store::list::{self, Listed};
use crate::features::exchange::store::read;
use crate::platform::auth::SignedIn;
use crate::platform::cursor;

/// Who is expected and who is there, in the order of readings.
///
/// # Errors
/// 403 for an event that a moderator does not look after, 404 for no such event, 422 for a cursor
/// of another list.
pub async fn page(
    ctx: &Context,
    who: &SignedIn,
    event: EventId,
    filter: &AttendanceFilter,
) -> Result<Page<Attendee>, ExchangeError> {
    let conn = ctx.db.read();
    standing::at(conn, who, event).await?;
    read::event(conn, event).await?.ok_or(Code::NotFound)?;
    let bare = AttendanceFilter {
        limit: None,
        cursor: None,
        ..filter.clone()
    };
    let name = format!("attendance:{event}{}", bare.to_query());
    let after = cursor::read(&ctx.links, &name, filter.cursor.as_ref())?;
    let limit = filter.limit.map_or(DEFAULT_LIMIT, Limit::get);
    let limit = usize::try_from(limit).unwrap_or(1);
    let fetch = u64::try_from(limit).unwrap_or(1) + 1;
    let rows = list::page(conn, event, filter.q.as_ref(), after, fetch).await?;
    Ok(cursor::page(
        &ctx.links,
        &name,
        rows,
        limit,
        |row| (row.reading.clone(), row.person_id),
        attendee,
    ))
}

/// A row as it is shown.
pub(super) fn attendee(row: Listed) -> Attendee {
    let present = match (row.attendance_id, row.kind, row.mode, row.at, row.version) {
        (Some(id), Some(kind), Some(mode), Some(at), Some(version)) => Some(Presence {
            id,
            kind,
            mode,
            at,
            version,
        }),
        _ => None,
    };
    Attendee {
        person_id: row.person_id,
        registration_id: row.registration_id,
        status: row.status,
        registered_mode: row.registered_mode,
        family_name: row.family_name,
        given_name: row.given_name,
        family_kana: row.family_kana,
        given_kana: row.given_kana,
        organisation_name: row.organisation_name,
        present,
    }
}
