//! Who is seen at an event because they agreed to it: by each other, and their companies by everybody.

use shared::account::types::PersonId;
use shared::event::types::{EventId, Status};
use shared::page::{DEFAULT_LIMIT, Limit, Page};
use shared::problem::Code;
use shared::registration::consent::{EventCompany, Participant, TakingPartQuery};

use super::link;
use super::own::fetch;
use crate::app::Context;
use crate::features::event::service as events;
use crate::features::registration::error::RegistrationError;
use crate::features::registration::store::{consent as store, gathering, read};
use crate::platform::auth::{ByKey, SignedIn};
use crate::platform::cursor;

/// Who else takes part, for a member who does.
///
/// # Errors
/// 404 for an event at which the asker has no seat; 422 for a cursor of another list.
pub async fn for_member(
    ctx: &Context,
    who: &SignedIn,
    event: EventId,
    query: &TakingPartQuery,
) -> Result<Page<Participant>, RegistrationError> {
    let owner = who.person_id.ok_or(Code::NotFound)?;
    let name = format!("participants:{event}");
    participants(ctx, (owner, event), &name, query).await
}

/// Who else takes part, for the holder of a link to a registration with a seat.
///
/// # Errors
/// 422 `link_invalid` for a link that is not good, else as [`for_member`].
pub async fn by_link(
    ctx: &Context,
    token: &str,
    query: &TakingPartQuery,
) -> Result<Page<Participant>, RegistrationError> {
    let id = link::open(ctx, token)?;
    let row = read::by_id(ctx.db.read(), id).await?;
    let row = row
        .filter(|row| row.status.holds_seat())
        .ok_or(Code::NotFound)?;
    let name = format!("participants-by-link:{}", row.event_id);
    participants(ctx, (row.person_id, row.event_id), &name, query).await
}

async fn participants(
    ctx: &Context,
    (asker, event): (PersonId, EventId),
    name: &str,
    query: &TakingPartQuery,
) -> Result<Page<Participant>, RegistrationError> {
    let conn = ctx.db.read();
    if !store::takes_part(conn, asker, event).await? {
        return Err(Code::NotFound.into());
    }
    let after = cursor::read(&ctx.links, name, query.cursor.as_ref())?;
    if !is_held(ctx, event).await? {
        return Ok(nobody());
    }
    let limit = limit(query);
    let rows = store::participants(conn, event, after, fetch(limit)).await?;
    Ok(cursor::page(
        &ctx.links,
        name,
        rows,
        limit,
        |row| (row.reading.clone(), row.id),
        |row| Participant {
            family_name: row.family_name,
            given_name: row.given_name,
            organisation_name: row.organisation_name,
        },
    ))
}

/// The companies that are named on an event's page: everybody may see them, and nothing about people.
///
/// # Errors
/// 404 for an event that is not public; 422 for a cursor of another list.
pub async fn companies(
    ctx: &Context,
    by: &ByKey,
    event: EventId,
    query: &TakingPartQuery,
) -> Result<Page<EventCompany>, RegistrationError> {
    let name = format!("companies:{event}");
    let after = cursor::read(&ctx.links, &name, query.cursor.as_ref())?;
    if by.in_sandbox() {
        let sample = events::sample_of(event, ctx.clock.now())?;
        return sample
            .map(|_| nobody())
            .ok_or_else(|| Code::NotFound.into());
    }
    let conn = ctx.db.read();
    let known = gathering::by_id(conn, event).await?;
    known
        .filter(|event| event.status.is_public())
        .ok_or(Code::NotFound)?;
    if !is_held(ctx, event).await? {
        return Ok(nobody());
    }
    let limit = limit(query);
    let rows = store::companies(conn, event, after, fetch(limit)).await?;
    Ok(cursor::page(
        &ctx.links,
        &name,
        rows,
        limit,
        |row| (row.sort_key.clone(), row.id),
        |row| EventCompany {
            id: row.id,
            name: row.name,
        },
    ))
}

/// Whether an event is not called off: nobody meets at one that is.
async fn is_held(ctx: &Context, event: EventId) -> Result<bool, RegistrationError> {
    let known = gathering::by_id(ctx.db.read(), event).await?;
    Ok(known.is_some_and(|event| event.status != Status::Cancelled))
}

fn limit(query: &TakingPartQuery) -> usize {
    let limit = query.limit.map_or(DEFAULT_LIMIT, Limit::get);
    usize::try_from(limit).unwrap_or(1)
}

const fn nobody<T>() -> Page<T> {
    Page {
        items: Vec::new(),
        next_cursor: None,
    }
}
