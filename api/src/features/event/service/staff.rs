//! What staff read.

use std::collections::BTreeSet;

use serde_json::Value;
use shared::event::diff::diff;
use shared::event::staff::{
    Confirmation, PageQuery, Revision, Seen, StaffEvent, StaffEventItem, StaffEventQuery, Stamp,
};
use shared::event::{EntryForm, EventId};
use shared::i18n::Lang;
use shared::page::Page;
use shared::problem::Code;

use super::super::store;
use super::form::form_of;
use super::read::{fetch, limit, list_name};
use super::views;
use crate::app::Context;
use crate::features::{account, programme};
use crate::platform::auth::Principal;
use crate::platform::cursor;
use crate::platform::db::ConnectionTrait;
use crate::platform::http_error::ApiError;

/// Every event, the latest start first.
///
/// # Errors
/// 422 for a cursor of another list.
pub async fn staff_list(
    ctx: &Context,
    query: StaffEventQuery,
) -> Result<Page<StaffEventItem>, ApiError> {
    let now = ctx.clock.now();
    let name = list_name("staff-events", &query);
    let after = cursor::read(&ctx.links, &name, query.cursor.as_ref())?;
    let conn = ctx.db.read();
    let among = match &query.q {
        Some(words) => Some(super::changes::found(conn, words, true).await?),
        None => None,
    };
    let filter = store::StaffFilter {
        status: query.status,
        fiscal_year: query.fiscal_year,
        among,
    };
    let limit = limit(query.limit);
    let rows = store::staff_page(conn, &filter, after, fetch(limit)).await?;
    let pools = store::pools_of(conn, rows.iter().map(|row| row.id)).await?;
    Ok(cursor::page(
        &ctx.links,
        &name,
        rows,
        limit,
        |row| (row.starts_at, row.id),
        |row| views::staff_item(&row, pools.get(&row.id).map_or(&[], Vec::as_slice), now),
    ))
}

/// One event as it is edited.
///
/// # Errors
/// `not_found`.
pub async fn staff_detail(
    ctx: &Context,
    who: &Principal,
    id: EventId,
    lang: Lang,
) -> Result<StaffEvent, ApiError> {
    let conn = ctx.db.read();
    let now = ctx.clock.now();
    let row = store::find(conn, id).await?.ok_or(Code::NotFound)?;
    let parts = store::parts(conn, id).await?;
    let programme = programme::service::by_id(conn, row.programme_id, now)
        .await?
        .ok_or_else(|| ApiError::internal("an event without a programme"))?;
    let mut event = views::staff_event(&row, &parts, &programme, who, lang, now);
    let form = serde_json::to_value(&event.form).map_err(ApiError::internal)?;
    event.seen = store::last_seen(conn, &[id])
        .await?
        .remove(&id)
        .map(|last| Seen {
            kind: last.kind,
            done: Stamp::new(last.at, last.by),
            changes: diff(&known(&last.snapshot), &form),
        });
    let stamps = [
        Some(&mut event.created),
        event.submitted.as_mut(),
        event.confirmed.as_mut(),
        event.seen.as_mut().map(|seen| &mut seen.done),
    ];
    name(conn, stamps.into_iter().flatten()).await?;
    Ok(event)
}

/// Looks up what those are called who did something.
async fn name<'s>(
    conn: &impl ConnectionTrait,
    stamps: impl Iterator<Item = &'s mut Stamp>,
) -> Result<(), ApiError> {
    let stamps: Vec<&mut Stamp> = stamps.collect();
    let accounts: BTreeSet<_> = stamps.iter().map(|stamp| stamp.by).collect();
    let names = account::service::names(conn, accounts.into_iter().collect()).await?;
    for stamp in stamps {
        stamp.name = names.get(&stamp.by).cloned();
    }
    Ok(())
}

/// What waits for confirmation, the longest waiting first, with what changed since the
/// prefecture saw it last.
///
/// # Errors
/// 422 for a cursor of another list.
pub async fn confirmations(
    ctx: &Context,
    query: PageQuery,
) -> Result<Page<Confirmation>, ApiError> {
    let now = ctx.clock.now();
    let list = list_name("confirmations", &query);
    let after = cursor::read(&ctx.links, &list, query.cursor.as_ref())?;
    let conn = ctx.db.read();
    let limit = limit(query.limit);
    let rows = store::submitted_page(conn, after, fetch(limit)).await?;
    let ids: Vec<EventId> = rows.iter().map(|row| row.id).collect();
    let seen = store::last_seen(conn, &ids).await?;
    let mut waiting = Vec::with_capacity(rows.len());
    for row in rows {
        let parts = store::parts(conn, row.id).await?;
        let before = seen.get(&row.id);
        let form = serde_json::to_value(form_of(&row, &parts)).map_err(ApiError::internal)?;
        let key = (row.submitted_at.unwrap_or(row.updated_at), row.id);
        let confirmation = Confirmation {
            event: views::staff_item(&row, &parts.pools, now),
            submitted: Stamp::new(key.0, row.submitted_by.unwrap_or(row.created_by)),
            compared_with: before.map(|before| before.at),
            last_comment: row.returned_comment.clone(),
            changes: before.map_or_else(Vec::new, |before| diff(&known(&before.snapshot), &form)),
        };
        waiting.push((key, confirmation));
    }
    let mut page = cursor::page(
        &ctx.links,
        &list,
        waiting,
        limit,
        |(key, _)| *key,
        |(_, confirmation)| confirmation,
    );
    name(conn, page.items.iter_mut().map(|one| &mut one.submitted)).await?;
    Ok(page)
}

/// What was done with an event, the last first, each with what it changed.
///
/// # Errors
/// `not_found`; 422 for a cursor of another list.
pub async fn history(
    ctx: &Context,
    id: EventId,
    query: PageQuery,
) -> Result<Page<Revision>, ApiError> {
    let list = list_name(&format!("history-{id}"), &query);
    let below = cursor::read(&ctx.links, &list, query.cursor.as_ref())?;
    let conn = ctx.db.read();
    store::find(conn, id).await?.ok_or(Code::NotFound)?;
    let limit = limit(query.limit);
    // The row after the page tells what the page's last row changed.
    let rows = store::history(conn, id, below, fetch(limit)).await?;
    let before: Vec<Option<serde_json::Value>> = rows
        .iter()
        .skip(1)
        .map(|row| Some(row.snapshot.clone()))
        .chain([None])
        .collect();
    let rows: Vec<_> = rows.into_iter().zip(before).collect();
    let mut page = cursor::page(
        &ctx.links,
        &list,
        rows,
        limit,
        |(row, _)| row.number,
        |(row, before)| Revision {
            id: row.id,
            kind: row.kind,
            done: Stamp::new(row.at, row.by),
            comment: row.comment,
            changes: before.map_or_else(Vec::new, |before| {
                diff(&known(&before), &known(&row.snapshot))
            }),
        },
    );
    name(conn, page.items.iter_mut().map(|one| &mut one.done)).await?;
    Ok(page)
}

/// A snapshot with what was true of every event before there was a choice: first come, first served,
/// as many of a company as like. So what nobody changed is no change.
fn known(snapshot: &Value) -> Value {
    let mut snapshot = snapshot.clone();
    let then = EntryForm {
        company_limit: None,
        ..EntryForm::default()
    };
    if let (Value::Object(form), Ok(then)) = (&mut snapshot, serde_json::to_value(then)) {
        form.entry("entry").or_insert(then);
    }
    snapshot
}
