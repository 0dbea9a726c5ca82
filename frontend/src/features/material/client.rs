//! Typed calls about files on events.

use shared::event::EventId;
use shared::material::api::{MaterialForm, MaterialItem, Materials, path};

use crate::client::{Call, Client, ClientError, Etag, IdempotencyKey, Reply};
use crate::features::staff::client::Done;

/// What a call answers.
type Answer<T> = Result<Reply<T>, ClientError>;

/// All files of an event.
///
/// # Errors
/// [`ClientError`].
pub async fn list(client: Client, event: EventId) -> Answer<Materials> {
    Call::get(path::of_event(event)).send(&client).await
}

/// Changes what is said of a file, if it is still as shown.
///
/// # Errors
/// [`ClientError`]; `version_stale` when somebody else was first.
pub async fn change(
    client: Client,
    (shown, form): (MaterialItem, MaterialForm),
    _: IdempotencyKey,
) -> Answer<MaterialItem> {
    Call::put(path::one(shown.id))
        .json(&form)
        .if_match(&version(&shown))
        .send(&client)
        .await
}

/// Removes a file, if it is still as shown.
///
/// # Errors
/// [`ClientError`]; `version_stale` when somebody else was first.
pub async fn delete(client: Client, shown: MaterialItem, _: IdempotencyKey) -> Answer<Done> {
    Call::delete(path::one(shown.id))
        .if_match(&version(&shown))
        .send(&client)
        .await
}

fn version(shown: &MaterialItem) -> Etag {
    Etag::from(format!("\"v{}\"", shown.version))
}
