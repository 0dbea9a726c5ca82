//! Typed calls about collaborations.

use shared::collaboration::CollaborationId;
use shared::collaboration::api::{
    CollaborationDetail, CollaborationFilter, CollaborationForm, CollaborationItem, path,
};
use shared::organisation::OrganisationId;
use shared::organisation::api::{self as organisation, OrganisationDetail};
use shared::page::Page;
use shared::query::FromQuery;

use crate::client::{Call, Client, ClientError, Etag, IdempotencyKey, Reply};
use crate::features::staff::client::Done;

/// What a call answers.
type Answer<T> = Result<Reply<T>, ClientError>;

/// Those that fit the filter.
///
/// # Errors
/// [`ClientError`].
pub async fn list(client: Client, filter: CollaborationFilter) -> Answer<Page<CollaborationItem>> {
    Call::get(format!("{}{}", path::COLLABORATIONS, filter.to_query()))
        .send(&client)
        .await
}

/// One with its history.
///
/// # Errors
/// [`ClientError`].
pub async fn one(client: Client, id: CollaborationId) -> Answer<CollaborationDetail> {
    Call::get(path::one(id)).send(&client).await
}

/// Writes one down.
///
/// # Errors
/// [`ClientError`].
pub async fn create(
    client: Client,
    body: CollaborationForm,
    key: IdempotencyKey,
) -> Answer<CollaborationDetail> {
    Call::post(path::COLLABORATIONS)
        .json(&body)
        .key(&key)
        .send(&client)
        .await
}

/// Changes one.
///
/// # Errors
/// [`ClientError`]; `version_stale` when somebody else was first.
pub async fn save(
    client: Client,
    (id, etag, body): (CollaborationId, Etag, CollaborationForm),
    _: IdempotencyKey,
) -> Answer<CollaborationDetail> {
    Call::put(path::one(id))
        .json(&body)
        .if_match(&etag)
        .send(&client)
        .await
}

/// Removes one.
///
/// # Errors
/// [`ClientError`].
pub async fn remove(
    client: Client,
    (id, etag): (CollaborationId, Etag),
    _: IdempotencyKey,
) -> Answer<Done> {
    Call::delete(path::one(id))
        .if_match(&etag)
        .send(&client)
        .await
}

/// The prefecture confirms what it read (`true`), or takes the confirmation back.
///
/// # Errors
/// [`ClientError`]; `version_stale` when somebody changed it meanwhile.
pub async fn confirm(
    client: Client,
    (id, etag, yes): (CollaborationId, Etag, bool),
    _: IdempotencyKey,
) -> Answer<CollaborationDetail> {
    let at = if yes {
        path::confirm(id)
    } else {
        path::unconfirm(id)
    };
    Call::post(at).if_match(&etag).send(&client).await
}

/// A company of the directory, for its name.
///
/// # Errors
/// [`ClientError`].
pub async fn company(client: Client, id: OrganisationId) -> Answer<OrganisationDetail> {
    Call::get(organisation::one(id)).send(&client).await
}
