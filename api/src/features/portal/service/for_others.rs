//! What mails, pages and other features read of articles and support measures.

use sea_orm::DbErr;
use shared::account::AccountId;
use shared::portal::api::{ArticleDetail, MeasureDetail};
use shared::portal::types::{ArticleTitle, ReturnComment};
use shared::portal::{ArticleId, ArticleKind, ArticleStatus};
use shared::time::Timestamp;

use super::super::store;
use super::views;
use crate::platform::db::ConnectionTrait;

/// What mails tell of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleForMail {
    /// Its id.
    pub id: ArticleId,
    /// What it is.
    pub kind: ArticleKind,
    /// Its title.
    pub title: ArticleTitle,
    /// Until when one can apply for a support measure, in words of the reader's language.
    pub deadline: Option<shared::portal::Deadline>,
    /// Who asked for its confirmation.
    pub submitted_by: Option<AccountId>,
    /// What the prefecture said when it returned it.
    pub returned_comment: Option<ReturnComment>,
}

/// An article as mails tell of it.
///
/// # Errors
/// When the database fails.
pub async fn for_mail(
    conn: &impl ConnectionTrait,
    id: ArticleId,
) -> Result<Option<ArticleForMail>, DbErr> {
    let Some(row) = store::find(conn, id).await? else {
        return Ok(None);
    };
    let measure = store::measure(conn, id).await?;
    Ok(Some(ArticleForMail {
        id,
        kind: row.kind,
        title: row.title,
        deadline: measure.map(|measure| measure.deadline()),
        submitted_by: row.submitted_by,
        returned_comment: row.returned_comment,
    }))
}

/// Whether everybody may see it, as an article or as a support measure.
///
/// # Errors
/// When the database fails.
pub async fn is_public(
    conn: &impl ConnectionTrait,
    id: ArticleId,
    measure: bool,
) -> Result<bool, DbErr> {
    Ok(public_title(conn, id, measure).await?.is_some())
}

/// What an article or a support measure is called that everybody may see.
///
/// # Errors
/// When the database fails.
pub async fn public_title(
    conn: &impl ConnectionTrait,
    id: ArticleId,
    measure: bool,
) -> Result<Option<ArticleTitle>, DbErr> {
    let row = store::find(conn, id).await?;
    let public = row.filter(|row| {
        row.status == ArticleStatus::Published && (row.kind == ArticleKind::Measure) == measure
    });
    Ok(public.map(|row| row.title))
}

/// A public article.
///
/// # Errors
/// When the database fails.
pub async fn public_article(
    conn: &impl ConnectionTrait,
    id: ArticleId,
) -> Result<Option<ArticleDetail>, DbErr> {
    let row = store::find(conn, id).await?;
    let public = row
        .filter(|row| row.status == ArticleStatus::Published && row.kind != ArticleKind::Measure);
    Ok(public.map(|row| views::detail(&row)))
}

/// A public support measure.
///
/// # Errors
/// When the database fails.
pub async fn public_measure(
    conn: &impl ConnectionTrait,
    id: ArticleId,
    now: Timestamp,
) -> Result<Option<MeasureDetail>, DbErr> {
    let row = store::find(conn, id).await?;
    let Some(row) = row.filter(|row| row.status == ArticleStatus::Published) else {
        return Ok(None);
    };
    let Some(measure) = store::measure(conn, id).await? else {
        return Ok(None);
    };
    let targets = store::targets(conn, id).await?;
    Ok(Some(views::measure_detail(&row, &measure, targets, now)))
}

/// How many wait for the prefecture's confirmation.
///
/// # Errors
/// When the database fails.
pub async fn waiting(conn: &impl ConnectionTrait) -> Result<u64, DbErr> {
    store::submitted(conn).await
}
