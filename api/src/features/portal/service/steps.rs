//! Moving an article from one state to the next.

use shared::i18n::Lang;
use shared::portal::ArticleId;
use shared::portal::rules::decide;
use shared::portal::staff::StaffArticle;
use shared::portal::types::{ArticleAction, ArticleRevisionId, ArticleRevisionKind, ReturnComment};
use shared::problem::Code;

use super::super::store;
use super::changes::{self, Change};
use super::edit::{complete, locked, standing};
use super::form::form_of;
use super::staff::staff_article;
use super::views;
use crate::app::Context;
use crate::platform::auth::SignedIn;
use crate::platform::http_error::ApiError;

/// One step, with what is said in it.
#[derive(Clone, Debug)]
pub enum Step {
    /// Ask the prefecture to confirm.
    Submit,
    /// Take it back.
    Withdraw,
    /// Send it back with a comment.
    Return(ReturnComment),
    /// Make it public.
    Publish,
    /// Take it from the public.
    Archive,
    /// Make it a draft again.
    Reopen,
}

impl Step {
    const fn kind(&self) -> (ArticleAction, ArticleRevisionKind) {
        match self {
            Self::Submit => (ArticleAction::Submit, ArticleRevisionKind::Submitted),
            Self::Withdraw => (ArticleAction::Withdraw, ArticleRevisionKind::Withdrawn),
            Self::Return(_) => (ArticleAction::Return, ArticleRevisionKind::Returned),
            Self::Publish => (ArticleAction::Publish, ArticleRevisionKind::Published),
            Self::Archive => (ArticleAction::Archive, ArticleRevisionKind::Archived),
            Self::Reopen => (ArticleAction::Reopen, ArticleRevisionKind::Reopened),
        }
    }
}

/// Takes the step; with a version only if that is still the article's.
///
/// # Errors
/// `not_found`, `version_stale` (412), `conflict` (409), `confirmation_required` (403), 422 for
/// what lacks something that publication needs.
pub async fn step(
    ctx: &Context,
    who: &SignedIn,
    (id, read): (ArticleId, Option<i64>),
    step: Step,
    lang: Lang,
) -> Result<StaffArticle, ApiError> {
    let now = ctx.clock.now();
    let revision = ArticleRevisionId::from_uuid(ctx.random.uuid_v7(now));
    let editor = who.clone();
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let mut row = locked(tx, id).await?;
                let version = row.version;
                if read.is_some_and(|read| read != version) {
                    return Err(Code::VersionStale.into());
                }
                let (action, kind) = step.kind();
                let standing = standing(tx, &row, now).await?;
                row.status = decide(standing, action, views::editor(&editor))?;
                let form = form_of(tx, &row).await?;
                let by = editor.account_id;
                let mut comment = None;
                match step {
                    Step::Submit => {
                        complete(&form)?;
                        row.submitted_at = Some(now);
                        row.submitted_by = Some(by);
                    }
                    Step::Withdraw => {
                        row.submitted_at = None;
                        row.submitted_by = None;
                    }
                    Step::Return(said) => {
                        row.returned_comment = Some(said.clone());
                        comment = Some(said);
                    }
                    Step::Publish => {
                        complete(&form)?;
                        row.confirmed_at = Some(now);
                        row.confirmed_by = Some(by);
                        row.published_at = Some(now);
                        row.first_published_at.get_or_insert(now);
                        row.returned_comment = None;
                    }
                    Step::Archive | Step::Reopen => {}
                }
                row.version += 1;
                row.updated_at = now;
                if !store::replace(tx, row.clone(), version).await? {
                    return Err(Code::VersionStale.into());
                }
                let change = Change {
                    kind,
                    revision,
                    by,
                    at: now,
                    comment,
                };
                Ok::<_, ApiError>(changes::leave(tx, &row, &form, change).await?)
            })
        })
        .await?;
    staff_article(ctx, who, id, lang).await
}
