//! What every change of an article leaves behind, in the same transaction: a row of its history,
//! an entry of the log, its place in the search.

use sea_orm::DbErr;
use serde_json::{Value, json};
use shared::account::AccountId;
use shared::portal::types::{ArticleRevisionId, ArticleRevisionKind, ArticleSearch, ReturnComment};
use shared::portal::{ArticleForm, ArticleId, ArticleKind, ArticleStatus};
use shared::time::Timestamp;
use uuid::Uuid;

use super::super::entity::{article::Model, revision};
use super::super::store;
use crate::platform::db::{ConnectionTrait, Tx};
use crate::platform::log::{self, Actor, NewEntry};
use crate::platform::search::{self, Doc};

/// What was done, by whom and when.
pub struct Change {
    pub kind: ArticleRevisionKind,
    pub revision: ArticleRevisionId,
    pub by: AccountId,
    pub at: Timestamp,
    pub comment: Option<ReturnComment>,
}

/// Writes history, log and search for `row` as it is now.
pub async fn leave(tx: &Tx, row: &Model, form: &ArticleForm, change: Change) -> Result<(), DbErr> {
    let snapshot = serde_json::to_value(form).map_err(|error| DbErr::Json(error.to_string()))?;
    store::add_revision(
        tx,
        revision::Model {
            id: change.revision,
            article_id: row.id,
            number: row.version,
            kind: change.kind,
            snapshot,
            comment: change.comment,
            at: change.at,
            by: change.by,
        },
    )
    .await?;
    let data = json!({ "version": row.version, "status": row.status, "kind": row.kind });
    note(
        tx,
        row.id,
        log_kind(change.kind),
        change.by,
        change.at,
        data,
    )
    .await?;
    index(tx, row, form).await
}

/// Appends an entry about the article to the log.
pub async fn note(
    tx: &Tx,
    id: ArticleId,
    kind: &'static str,
    by: AccountId,
    at: Timestamp,
    data: Value,
) -> Result<(), DbErr> {
    let uuid = id.uuid();
    let entry = NewEntry {
        kind,
        subject: ("article", &uuid),
        actor: Actor::Account(by.uuid()),
        at,
        data,
    };
    log::append(tx, entry).await
}

const fn log_kind(kind: ArticleRevisionKind) -> &'static str {
    match kind {
        ArticleRevisionKind::Created => "article.created",
        ArticleRevisionKind::Edited => "article.edited",
        ArticleRevisionKind::Submitted => "article.submitted",
        ArticleRevisionKind::Withdrawn => "article.withdrawn",
        ArticleRevisionKind::Returned => "article.returned",
        ArticleRevisionKind::Published => "article.published",
        ArticleRevisionKind::Archived => "article.archived",
        ArticleRevisionKind::Reopened => "article.reopened",
    }
}

/// Who may find what is not public.
const STAFF: &str = "staff";
/// Who may find what is: everybody.
const PUBLIC: &str = "public";

/// What articles are called in the search.
pub const ARTICLE: &str = "article";
/// What support measures are called there.
pub const MEASURE: &str = "measure";

/// Keeps the search in step with the article.
async fn index(tx: &Tx, row: &Model, form: &ArticleForm) -> Result<(), DbErr> {
    let (kind, other) = match row.kind {
        ArticleKind::Measure => (MEASURE, ARTICLE),
        ArticleKind::News | ArticleKind::Dx => (ARTICLE, MEASURE),
    };
    // A draft may have been of the other kind before.
    search::remove(tx, other, row.id.uuid()).await?;
    let measure = form.measure.as_ref();
    let parts = [
        form.summary.as_ref().map(AsRef::as_ref),
        form.body.as_ref().map(AsRef::as_ref),
        measure
            .and_then(|m| m.organisation.as_ref())
            .map(AsRef::as_ref),
        measure
            .and_then(|m| m.eligibility.as_ref())
            .map(AsRef::as_ref),
        measure
            .and_then(|m| m.amount_text.as_ref())
            .map(AsRef::as_ref),
        measure
            .and_then(|m| m.rate_text.as_ref())
            .map(AsRef::as_ref),
    ];
    let body: Vec<&str> = parts.into_iter().flatten().collect();
    search::upsert(
        tx,
        Doc {
            kind,
            id: row.id.uuid(),
            visibility: if row.status == ArticleStatus::Published {
                PUBLIC
            } else {
                STAFF
            },
            title: row.title.as_str(),
            body: &body.join("\n"),
            at: row.published_at.unwrap_or(row.created_at),
        },
    )
    .await
}

/// Takes the article out of the search.
pub async fn forget(tx: &Tx, id: ArticleId) -> Result<(), DbErr> {
    search::remove(tx, ARTICLE, id.uuid()).await?;
    search::remove(tx, MEASURE, id.uuid()).await
}

/// Those of these kinds in which all the words stand, the latest [`search::COUNTED`] of them;
/// drafts too where `staff` says so.
pub async fn found(
    conn: &impl ConnectionTrait,
    words: &ArticleSearch,
    kinds: &[&'static str],
    staff: bool,
) -> Result<Vec<Uuid>, DbErr> {
    let visible: &[&str] = if staff { &[PUBLIC, STAFF] } else { &[PUBLIC] };
    let hits = search::query(conn, words.as_str(), visible, kinds, search::COUNTED, None).await?;
    Ok(hits.items.into_iter().map(|hit| hit.place.id).collect())
}
