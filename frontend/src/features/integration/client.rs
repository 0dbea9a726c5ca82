//! Typed calls about API keys.

use shared::integration::api::{ApiKeyFilter, NewApiKey, path};
use shared::integration::{ApiKeyForm, ApiKeyId, ApiKeyItem};
use shared::page::Page;
use shared::query::FromQuery;

use crate::client::{Call, Client, ClientError, IdempotencyKey, Reply};

/// What a call answers.
type Answer<T> = Result<Reply<T>, ClientError>;

/// The keys, newest first.
///
/// # Errors
/// [`ClientError`].
pub async fn list(client: Client, filter: ApiKeyFilter) -> Answer<Page<ApiKeyItem>> {
    Call::get(format!("{}{}", path::KEYS, filter.to_query()))
        .send(&client)
        .await
}

/// Makes a key; the answer tells it once, and is never told again.
///
/// # Errors
/// [`ClientError`].
pub async fn create(client: Client, body: ApiKeyForm, _: IdempotencyKey) -> Answer<NewApiKey> {
    Call::post(path::KEYS).json(&body).send(&client).await
}

/// Revokes a key.
///
/// # Errors
/// [`ClientError`]; `conflict` when somebody else was first.
pub async fn revoke(client: Client, id: ApiKeyId, _: IdempotencyKey) -> Answer<ApiKeyItem> {
    Call::post(path::revoke(id)).send(&client).await
}
