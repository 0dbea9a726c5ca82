//! Typed calls about attendance.

use shared::account::types::PersonId;
use shared::event::EventId;
use shared::exchange::api::{
    AttendanceByHand, AttendanceChange, AttendanceDetail, AttendanceEvent, AttendanceEventQuery,
    AttendanceFilter, AttendanceSummary, Attendee, Presence, Tick, Untick, path,
};
use shared::page::Page;
use shared::query::FromQuery;

use crate::client::{Call, Client, ClientError, Etag, IdempotencyKey, Reply};
use crate::features::staff::client::Done;

/// What a call answers.
type Answer<T> = Result<Reply<T>, ClientError>;

/// Who is expected and who is there.
///
/// # Errors
/// [`ClientError`].
pub async fn list(
    client: Client,
    (event, filter): (EventId, AttendanceFilter),
) -> Answer<Page<Attendee>> {
    Call::get(format!("{}{}", path::of_event(event), filter.to_query()))
        .send(&client)
        .await
}

/// The numbers, and whether attendance can be taken now.
///
/// # Errors
/// [`ClientError`].
pub async fn summary(client: Client, event: EventId) -> Answer<AttendanceSummary> {
    Call::get(path::summary(event)).send(&client).await
}

/// The events whose attendance one may take.
///
/// # Errors
/// [`ClientError`].
pub async fn events(client: Client, query: AttendanceEventQuery) -> Answer<Page<AttendanceEvent>> {
    Call::get(format!("{}{}", path::EVENTS, query.to_query()))
        .send(&client)
        .await
}

/// Who was there, as a CSV file's text.
///
/// # Errors
/// [`ClientError`].
pub async fn csv(client: Client, event: EventId, _: IdempotencyKey) -> Answer<String> {
    Call::get(path::csv(event)).send_text(&client).await
}

/// The same as a workbook's bytes.
///
/// # Errors
/// [`ClientError`].
pub async fn xlsx(client: Client, event: EventId, _: IdempotencyKey) -> Answer<Vec<u8>> {
    Call::get(path::xlsx(event)).send_bytes(&client).await
}

/// Somebody is there.
///
/// # Errors
/// [`ClientError`].
pub async fn tick(
    client: Client,
    (event, body): (EventId, Tick),
    _: IdempotencyKey,
) -> Answer<Attendee> {
    Call::post(path::tick(event))
        .json(&body)
        .send(&client)
        .await
}

/// Somebody is not there after all.
///
/// # Errors
/// [`ClientError`].
pub async fn untick(
    client: Client,
    (event, person_id): (EventId, PersonId),
    _: IdempotencyKey,
) -> Answer<Done> {
    Call::post(path::untick(event))
        .json(&Untick { person_id })
        .send(&client)
        .await
}

/// Somebody is there who is not on the list.
///
/// # Errors
/// [`ClientError`].
pub async fn by_hand(
    client: Client,
    (event, body): (EventId, AttendanceByHand),
    key: IdempotencyKey,
) -> Answer<Attendee> {
    Call::post(path::by_hand(event))
        .json(&body)
        .key(&key)
        .send(&client)
        .await
}

/// Somebody was there as something else, or otherwise, than what was shown.
///
/// # Errors
/// [`ClientError`]; `version_stale` when somebody else was first.
pub async fn change(
    client: Client,
    (shown, body): (Presence, AttendanceChange),
    _: IdempotencyKey,
) -> Answer<AttendanceDetail> {
    Call::put(path::one(shown.id))
        .json(&body)
        .if_match(&Etag::from(format!("\"v{}\"", shown.version)))
        .send(&client)
        .await
}
