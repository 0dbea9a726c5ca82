//! Typed calls about events.

use shared::event::EventId;
use shared::event::api::{EventDetail, EventQuery, EventSummary, Themes, path};
use shared::page::Page;
use shared::query::FromQuery;
use shared::registration::consent::{self, EventCompany};

use crate::client::{Call, Client, ClientError, Reply};

/// A page of public events.
///
/// # Errors
/// [`ClientError`].
pub async fn events(
    client: Client,
    query: EventQuery,
) -> Result<Reply<Page<EventSummary>>, ClientError> {
    Call::get(format!("{}{}", path::EVENTS, query.to_query()))
        .send(&client)
        .await
}

/// The themes of public events.
///
/// # Errors
/// [`ClientError`].
pub async fn themes(client: Client, (): ()) -> Result<Reply<Themes>, ClientError> {
    Call::get(path::THEMES).send(&client).await
}

/// One public event.
///
/// # Errors
/// [`ClientError`].
pub async fn event(client: Client, id: EventId) -> Result<Reply<EventDetail>, ClientError> {
    Call::get(path::event(id)).send(&client).await
}

/// The companies that are named on an event's page: the first hundred.
///
/// # Errors
/// [`ClientError`].
pub async fn companies(
    client: Client,
    id: EventId,
) -> Result<Reply<Page<EventCompany>>, ClientError> {
    Call::get(format!("{}?limit=100", consent::companies(id)))
        .send(&client)
        .await
}
