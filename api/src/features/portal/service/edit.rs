//! Making and changing the contents of articles and support measures.

use serde_json::json;
use shared::i18n::Lang;
use shared::portal::rules::{self, Standing, decide};
use shared::portal::staff::StaffArticle;
use shared::portal::types::{ArticleAction, ArticleRevisionId, ArticleRevisionKind};
use shared::portal::{ArticleForm, ArticleId, ArticleStatus};
use shared::problem::Code;
use shared::time::{FiscalYear, Timestamp};

use super::super::entity::article::Model;
use super::super::store;
use super::changes::{self, Change};
use super::form::{fill, form_of, in_order, measure_of};
use super::staff::staff_article;
use super::views;
use crate::app::Context;
use crate::features::programme;
use crate::platform::auth::SignedIn;
use crate::platform::db::{ConnectionTrait, Tx, lock};
use crate::platform::http_error::ApiError;

/// The row, locked until the transaction ends.
pub async fn locked(tx: &Tx, id: ArticleId) -> Result<Model, ApiError> {
    lock(tx, "article", id).await?;
    Ok(store::find(tx, id).await?.ok_or(Code::NotFound)?)
}

/// What is known of an article when somebody wants to do something with it. Articles span the
/// years: whether the prefecture confirms is the rule of this year's programme, and it does where
/// there is none.
pub async fn standing(
    conn: &impl ConnectionTrait,
    row: &Model,
    now: Timestamp,
) -> Result<Standing, ApiError> {
    let year = FiscalYear::of(now.jst_date());
    let programme = programme::service::of_year(conn, year, now).await?;
    Ok(Standing {
        status: row.status,
        confirm_required: programme.is_none_or(|programme| programme.confirm_required),
        was_public: row.first_published_at.is_some(),
    })
}

/// Makes a draft.
///
/// # Errors
/// When the database fails.
pub async fn create(
    ctx: &Context,
    who: &SignedIn,
    form: ArticleForm,
    lang: Lang,
) -> Result<StaffArticle, ApiError> {
    let now = ctx.clock.now();
    let id = ArticleId::from_uuid(ctx.random.uuid_v7(now));
    let revision = ArticleRevisionId::from_uuid(ctx.random.uuid_v7(now));
    let by = who.account_id;
    let form = in_order(form);
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let mut row = Model {
                    id,
                    kind: form.kind,
                    title: form.title.clone(),
                    summary: None,
                    body: None,
                    link: None,
                    contact: None,
                    status: ArticleStatus::Draft,
                    returned_comment: None,
                    created_by: by,
                    submitted_at: None,
                    submitted_by: None,
                    confirmed_at: None,
                    confirmed_by: None,
                    published_at: None,
                    first_published_at: None,
                    created_at: now,
                    updated_at: now,
                    version: 1,
                };
                fill(&mut row, &form);
                store::insert(tx, row.clone()).await?;
                store::put_measure(tx, id, measure_of(id, &form)).await?;
                let change = Change {
                    kind: ArticleRevisionKind::Created,
                    revision,
                    by,
                    at: now,
                    comment: None,
                };
                changes::leave(tx, &row, &form, change).await?;
                Ok::<_, ApiError>(())
            })
        })
        .await?;
    staff_article(ctx, who, id, lang).await
}

/// Replaces the contents.
///
/// # Errors
/// `not_found`, `version_stale`, `conflict`; 422 for a public one that would lack something, and
/// `confirmation_required` for one that the prefecture must look at first.
pub async fn replace(
    ctx: &Context,
    who: &SignedIn,
    (id, version): (ArticleId, i64),
    form: ArticleForm,
    lang: Lang,
) -> Result<StaffArticle, ApiError> {
    let now = ctx.clock.now();
    let revision = ArticleRevisionId::from_uuid(ctx.random.uuid_v7(now));
    let editor = who.clone();
    let form = in_order(form);
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let mut row = locked(tx, id).await?;
                if row.version != version {
                    return Err(Code::VersionStale.into());
                }
                let standing = standing(tx, &row, now).await?;
                decide(standing, ArticleAction::Edit, views::editor(&editor))?;
                if form_of(tx, &row).await? == form {
                    return Ok(());
                }
                if row.status == ArticleStatus::Published {
                    complete(&form)?;
                }
                // People hold its address: an article stays one.
                let other_list = form.measure.is_some() != store::measure(tx, id).await?.is_some();
                if standing.was_public && other_list {
                    return Err(ApiError::fault("/kind", Code::NotApplicable));
                }
                fill(&mut row, &form);
                row.version += 1;
                row.updated_at = now;
                if !store::replace(tx, row.clone(), version).await? {
                    return Err(Code::VersionStale.into());
                }
                store::put_measure(tx, id, measure_of(id, &form)).await?;
                let change = Change {
                    kind: ArticleRevisionKind::Edited,
                    revision,
                    by: editor.account_id,
                    at: now,
                    comment: None,
                };
                Ok(changes::leave(tx, &row, &form, change).await?)
            })
        })
        .await?;
    staff_article(ctx, who, id, lang).await
}

/// Refuses what lacks something that publication needs.
pub fn complete(form: &ArticleForm) -> Result<(), ApiError> {
    let missing = rules::missing(form);
    if missing.is_empty() {
        Ok(())
    } else {
        Err(ApiError::invalid(missing))
    }
}

/// Removes a draft that was never public.
///
/// # Errors
/// `not_found`, `version_stale`, `conflict`.
pub async fn delete(
    ctx: &Context,
    who: &SignedIn,
    id: ArticleId,
    version: i64,
) -> Result<(), ApiError> {
    let now = ctx.clock.now();
    let editor = who.clone();
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let row = locked(tx, id).await?;
                if row.version != version {
                    return Err(Code::VersionStale.into());
                }
                let standing = standing(tx, &row, now).await?;
                decide(standing, ArticleAction::Delete, views::editor(&editor))?;
                let by = editor.account_id;
                changes::note(tx, id, "article.deleted", by, now, json!({})).await?;
                changes::forget(tx, id).await?;
                Ok::<_, ApiError>(store::delete(tx, id).await?)
            })
        })
        .await
}
