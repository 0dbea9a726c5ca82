//! Typed calls about programmes.

use shared::programme::ProgrammeId;
use shared::programme::api::{Programme, ProgrammeForm, Programmes, path};

use crate::client::{Call, Client, ClientError, Etag, IdempotencyKey, Reply};

/// What a call answers.
type Answer<T> = Result<Reply<T>, ClientError>;

/// All programmes, the latest year first.
///
/// # Errors
/// [`ClientError`].
pub async fn list(client: Client, (): ()) -> Answer<Programmes> {
    Call::get(path::PROGRAMMES).send(&client).await
}

/// One programme, with its version.
///
/// # Errors
/// [`ClientError`].
pub async fn one(client: Client, id: ProgrammeId) -> Answer<Programme> {
    Call::get(path::programme(id)).send(&client).await
}

/// Makes a programme.
///
/// # Errors
/// [`ClientError`].
pub async fn create(client: Client, body: ProgrammeForm, key: IdempotencyKey) -> Answer<Programme> {
    Call::post(path::PROGRAMMES)
        .json(&body)
        .key(&key)
        .send(&client)
        .await
}

/// Changes a programme.
///
/// # Errors
/// [`ClientError`]; `version_stale` when somebody else was first.
pub async fn save(
    client: Client,
    (id, etag, body): (ProgrammeId, Etag, ProgrammeForm),
    _: IdempotencyKey,
) -> Answer<Programme> {
    Call::put(path::programme(id))
        .json(&body)
        .if_match(&etag)
        .send(&client)
        .await
}
