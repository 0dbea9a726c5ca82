//! Typed calls of the staff's pages of the portal.

use shared::page::Page;
use shared::portal::api::path;
use shared::portal::form::ReturnForm;
use shared::portal::staff::{StaffArticle, StaffArticleItem, StaffArticleQuery};
use shared::portal::types::ArticleAction;
use shared::portal::{ArticleForm, ArticleId};
use shared::query::FromQuery;

use crate::client::{Call, Client, ClientError, Etag, IdempotencyKey, Reply};

type Answer<T> = Result<Reply<T>, ClientError>;

/// Articles and support measures, drafts too.
///
/// # Errors
/// [`ClientError`].
pub async fn articles(client: Client, query: StaffArticleQuery) -> Answer<Page<StaffArticleItem>> {
    let path = format!("{}{}", path::STAFF_ARTICLES, query.to_query());
    Call::get(path).send(&client).await
}

/// One with its form.
///
/// # Errors
/// [`ClientError`].
pub async fn article(client: Client, id: ArticleId) -> Answer<StaffArticle> {
    Call::get(path::staff_article(id)).send(&client).await
}

/// Makes a draft.
///
/// # Errors
/// [`ClientError`].
pub async fn create(
    client: Client,
    body: ArticleForm,
    key: IdempotencyKey,
) -> Answer<StaffArticle> {
    let call = Call::post(path::STAFF_ARTICLES).json(&body).key(&key);
    call.send(&client).await
}

/// Changes one.
///
/// # Errors
/// [`ClientError`]; `version_stale` when somebody else was first.
pub async fn save(
    client: Client,
    (id, etag, body): (ArticleId, Etag, ArticleForm),
    _: IdempotencyKey,
) -> Answer<StaffArticle> {
    let call = Call::put(path::staff_article(id))
        .json(&body)
        .if_match(&etag);
    call.send(&client).await
}

/// A step with what was read as the ETag; a comment where one is sent back.
pub type Step = (ArticleId, ArticleAction, Option<ReturnForm>, Option<Etag>);

/// The call of a step. Whoever decides, decides about what they have looked through.
pub fn step_call((id, action, comment, etag): &Step) -> Call {
    let mut call = Call::post(path::action(*id, *action));
    if let Some(comment) = comment {
        call = call.json(comment);
    }
    let decides = matches!(action, ArticleAction::Publish | ArticleAction::Return);
    match etag.as_ref().filter(|_| decides) {
        Some(etag) => call.if_match(etag),
        None => call,
    }
}

/// Takes a step.
///
/// # Errors
/// [`ClientError`]; `version_stale` when it was changed since.
pub async fn step(client: Client, step: Step, _: IdempotencyKey) -> Answer<StaffArticle> {
    step_call(&step).send(&client).await
}

/// Removes a draft.
///
/// # Errors
/// [`ClientError`].
pub async fn delete(
    client: Client,
    (id, etag): (ArticleId, Etag),
    _: IdempotencyKey,
) -> Answer<serde::de::IgnoredAny> {
    let call = Call::delete(path::staff_article(id)).if_match(&etag);
    call.send(&client).await
}
