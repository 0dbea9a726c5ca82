//! What every change of an event leaves behind, in the same transaction: a row of its history,
//! an entry of the log, its place in the search.

use sea_orm::DbErr;
use serde_json::{Value, json};
use shared::account::AccountId;
use shared::event::types::{Reason, RevisionId, RevisionKind, SearchText};
use shared::event::{EventForm, EventId};
use shared::time::Timestamp;
use uuid::Uuid;

use super::super::entity::{event::Model, revision};
use super::super::store;
use crate::platform::db::{ConnectionTrait, Tx};
use crate::platform::log::{self, Actor, NewEntry};
use crate::platform::search::{self, Doc};

/// What was done, by whom and when.
pub struct Change {
    pub kind: RevisionKind,
    pub revision: RevisionId,
    pub by: AccountId,
    pub at: Timestamp,
    pub comment: Option<Reason>,
    /// More facts for readers of the log.
    pub data: Value,
}

/// Writes history, log and search for `row` as it is now.
pub async fn leave(tx: &Tx, row: &Model, form: &EventForm, change: Change) -> Result<(), DbErr> {
    let snapshot = serde_json::to_value(form).map_err(|error| DbErr::Json(error.to_string()))?;
    store::add_revision(
        tx,
        revision::Model {
            id: change.revision,
            event_id: row.id,
            number: row.version,
            kind: change.kind,
            snapshot,
            comment: change.comment,
            at: change.at,
            by: change.by,
        },
    )
    .await?;
    let mut data = json!({ "version": row.version, "status": row.status });
    if let (Value::Object(data), Value::Object(more)) = (&mut data, change.data) {
        data.extend(more);
    }
    note(
        tx,
        row,
        log_kind(change.kind),
        Actor::Account(change.by.uuid()),
        change.at,
        data,
    )
    .await?;
    index(tx, row, form).await
}

/// Appends an entry about the event to the log.
pub async fn note(
    tx: &Tx,
    row: &Model,
    kind: &'static str,
    actor: Actor,
    at: Timestamp,
    data: Value,
) -> Result<(), DbErr> {
    let uuid = row.id.uuid();
    let entry = NewEntry {
        kind,
        subject: ("event", &uuid),
        actor,
        at,
        data,
    };
    log::append_in(tx, Some(row.programme_id.uuid()), entry).await
}

const fn log_kind(kind: RevisionKind) -> &'static str {
    match kind {
        RevisionKind::Created => "event.created",
        RevisionKind::Edited => "event.edited",
        RevisionKind::Submitted => "event.submitted",
        RevisionKind::Withdrawn => "event.withdrawn",
        RevisionKind::Returned => "event.returned",
        RevisionKind::Published => "event.published",
        RevisionKind::Postponed => "event.postponed",
        RevisionKind::Rescheduled => "event.rescheduled",
        RevisionKind::Cancelled => "event.cancelled",
        RevisionKind::Finished => "event.finished",
    }
}

/// Who may find an event that is not public.
const STAFF: &str = "staff";
/// Who may find a public one: everybody.
const PUBLIC: &str = "public";

/// Keeps the search in step with the event. The online address is not searched.
async fn index(tx: &Tx, row: &Model, form: &EventForm) -> Result<(), DbErr> {
    let venue = form.venue.as_ref();
    let agenda = form.agenda.as_slice().iter().flat_map(|item| {
        [
            Some(item.title.as_str()),
            item.speaker.as_ref().map(AsRef::as_ref),
        ]
    });
    let parts = [
        form.theme.as_ref().map(AsRef::as_ref),
        form.summary.as_ref().map(AsRef::as_ref),
        form.description.as_ref().map(AsRef::as_ref),
        venue.map(|venue| venue.name.as_str()),
        venue
            .and_then(|venue| venue.address.as_ref())
            .map(AsRef::as_ref),
    ];
    let body: Vec<&str> = parts.into_iter().chain(agenda).flatten().collect();
    search::upsert(
        tx,
        Doc {
            kind: "event",
            id: row.id.uuid(),
            visibility: if row.status.is_public() {
                PUBLIC
            } else {
                STAFF
            },
            title: row.title.as_str(),
            body: &body.join("\n"),
            at: row.starts_at,
        },
    )
    .await
}

/// Takes the event out of the search.
pub async fn forget(tx: &Tx, id: EventId) -> Result<(), DbErr> {
    search::remove(tx, "event", id.uuid()).await
}

/// The events in which all the words stand, the latest [`search::COUNTED`] of them; drafts too
/// where `staff` says so.
pub async fn found(
    conn: &impl ConnectionTrait,
    words: &SearchText,
    staff: bool,
) -> Result<Vec<Uuid>, DbErr> {
    let visible: &[&str] = if staff { &[PUBLIC, STAFF] } else { &[PUBLIC] };
    let hits = search::query(
        conn,
        words.as_str(),
        visible,
        &["event"],
        search::COUNTED,
        None,
    )
    .await?;
    Ok(hits.items.into_iter().map(|hit| hit.place.id).collect())
}
