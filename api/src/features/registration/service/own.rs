//! What participants read of their own registrations.

use std::collections::HashMap;

use shared::i18n::Lang;
use shared::page::{DEFAULT_LIMIT, Limit, Page};
use shared::problem::Code;
use shared::registration::api::{OwnFilter, Ticket};
use shared::registration::types::RegistrationId;
use shared::time::Timestamp;

use super::{link, view};
use crate::app::Context;
use crate::features::event::service as events;
use crate::features::registration::calendar;
use crate::features::registration::entity::registration::Model;
use crate::features::registration::error::RegistrationError;
use crate::features::registration::store::gathering::{self, Gathering};
use crate::features::registration::store::{books, read};
use crate::platform::auth::SignedIn;
use crate::platform::cursor;
use crate::platform::db::ConnectionTrait;

/// The ticket behind the link out of a mail.
///
/// # Errors
/// 422 `link_invalid` for a link that is not good.
pub async fn by_link(ctx: &Context, token: &str) -> Result<Ticket, RegistrationError> {
    by_id(ctx, link::open(ctx, token)?).await
}

/// The ticket of a registration, for holders of a link to it.
///
/// # Errors
/// 404 for no such registration.
pub async fn by_id(ctx: &Context, id: RegistrationId) -> Result<Ticket, RegistrationError> {
    let (row, event) = with_event(ctx, id).await?;
    show(ctx, row, &event).await
}

/// The calendar entry behind the link out of a mail.
///
/// # Errors
/// As [`by_link`].
pub async fn calendar_by_link(
    ctx: &Context,
    token: &str,
    lang: Lang,
) -> Result<String, RegistrationError> {
    let id = link::open(ctx, token)?;
    let conn = ctx.db.read();
    let row = read::by_id(conn, id).await?.ok_or(Code::NotFound)?;
    let event = events::for_mail(conn, row.event_id, ctx.clock.now())
        .await?
        .ok_or(Code::NotFound)?;
    Ok(calendar::entry(&event, &row, &ctx.options.public_url, lang))
}

async fn with_event(
    ctx: &Context,
    id: RegistrationId,
) -> Result<(Model, Gathering), RegistrationError> {
    let conn = ctx.db.read();
    let row = read::by_id(conn, id).await?.ok_or(Code::NotFound)?;
    let event = gathering::by_id(conn, row.event_id)
        .await?
        .ok_or(Code::NotFound)?;
    Ok((row, event))
}

/// One of one's own.
///
/// # Errors
/// 404 for what is not one's own.
pub async fn one(
    ctx: &Context,
    who: &SignedIn,
    id: RegistrationId,
) -> Result<Ticket, RegistrationError> {
    let owner = who.person_id.ok_or(Code::NotFound)?;
    let conn = ctx.db.read();
    let row = read::of_person_by_id(conn, owner, id)
        .await?
        .ok_or(Code::NotFound)?;
    let event = gathering::by_id(conn, row.event_id)
        .await?
        .ok_or(Code::NotFound)?;
    show(ctx, row, &event).await
}

/// All of one's own, newest first.
///
/// # Errors
/// 422 for a cursor of another list.
pub async fn list(
    ctx: &Context,
    who: &SignedIn,
    filter: &OwnFilter,
) -> Result<Page<Ticket>, RegistrationError> {
    let Some(owner) = who.person_id else {
        return Ok(Page {
            items: Vec::new(),
            next_cursor: None,
        });
    };
    let conn = ctx.db.read();
    let name = format!("registrations-of:{owner}");
    let after = cursor::read(&ctx.links, &name, filter.cursor.as_ref())?;
    let limit = filter.limit.map_or(DEFAULT_LIMIT, Limit::get);
    let limit = usize::try_from(limit).unwrap_or(1);
    let rows = read::of_person(conn, owner, after, fetch(limit)).await?;
    let page = cursor::page(
        &ctx.links,
        &name,
        rows,
        limit,
        |row| (row.created_at, row.id),
        |row| row,
    );
    let ids = page.items.iter().map(|row| row.event_id).collect();
    let events: HashMap<_, _> = gathering::by_ids(conn, ids)
        .await?
        .into_iter()
        .map(|event| (event.id, event))
        .collect();
    let mut items = Vec::with_capacity(page.items.len());
    for row in page.items {
        let event = events.get(&row.event_id).ok_or(Code::NotFound)?;
        items.push(show(ctx, row, event).await?);
    }
    Ok(Page {
        items,
        next_cursor: page.next_cursor,
    })
}

/// One more than a page shows, to know whether another follows.
pub fn fetch(limit: usize) -> u64 {
    u64::try_from(limit).unwrap_or(100).saturating_add(1)
}

async fn show(ctx: &Context, row: Model, event: &Gathering) -> Result<Ticket, RegistrationError> {
    shown(ctx.db.read(), row, event, ctx.clock.now()).await
}

/// A ticket as its owner sees it now.
///
/// # Errors
/// When the database fails.
pub async fn shown(
    conn: &impl ConnectionTrait,
    row: Model,
    event: &Gathering,
    now: Timestamp,
) -> Result<Ticket, RegistrationError> {
    let position = read::position(conn, &row).await?;
    let group = match row.group_id {
        Some(id) => view::group(row.id, &books::group(conn, id).await?),
        None => None,
    };
    Ok(Ticket {
        group,
        ..view::ticket(row, event, position, now)
    })
}
