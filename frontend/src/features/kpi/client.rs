//! Typed calls about a fiscal year's figures.

use shared::kpi::api::{RegisteredItCount, Targets, TargetsForm};
use shared::kpi::{Kpi, OutsideFigure, OutsideFigureForm, OutsideFigureId, path};
use shared::programme::ProgrammeId;
use shared::time::{Day, FiscalYear};

use crate::client::{Call, Client, ClientError, Etag, IdempotencyKey, Reply};

type Answer<T> = Result<Reply<T>, ClientError>;

/// The figures of a fiscal year; of the current one where none is named.
///
/// # Errors
/// [`ClientError`].
pub async fn show(client: Client, year: Option<FiscalYear>) -> Answer<Kpi> {
    Call::get(path::kpi(year)).send(&client).await
}

/// The figures as a CSV file's text.
///
/// # Errors
/// [`ClientError`].
pub async fn csv(client: Client, year: FiscalYear, _: IdempotencyKey) -> Answer<String> {
    Call::get(path::csv(Some(year))).send_text(&client).await
}

/// The figures as a workbook's bytes.
///
/// # Errors
/// [`ClientError`].
pub async fn xlsx(client: Client, year: FiscalYear, _: IdempotencyKey) -> Answer<Vec<u8>> {
    Call::get(path::xlsx(Some(year))).send_bytes(&client).await
}

/// The number of registered IT companies on a day.
///
/// # Errors
/// [`ClientError`].
pub async fn registered_it(client: Client, on: Day) -> Answer<RegisteredItCount> {
    Call::get(path::registered_it(Some(on))).send(&client).await
}

/// A programme's targets, with their version.
///
/// # Errors
/// [`ClientError`].
pub async fn targets(client: Client, programme: ProgrammeId) -> Answer<Targets> {
    Call::get(path::targets(programme)).send(&client).await
}

/// Sets a programme's targets.
///
/// # Errors
/// [`ClientError`]; `version_stale` when somebody else was first.
pub async fn save_targets(
    client: Client,
    (programme, etag, body): (ProgrammeId, Etag, TargetsForm),
    _: IdempotencyKey,
) -> Answer<Targets> {
    Call::put(path::targets(programme))
        .json(&body)
        .if_match(&etag)
        .send(&client)
        .await
}

/// One figure from outside, with its version.
///
/// # Errors
/// [`ClientError`].
pub async fn outside(client: Client, id: OutsideFigureId) -> Answer<OutsideFigure> {
    Call::get(path::outside(id)).send(&client).await
}

/// Enters a figure from outside.
///
/// # Errors
/// [`ClientError`].
pub async fn enter_outside(
    client: Client,
    body: OutsideFigureForm,
    key: IdempotencyKey,
) -> Answer<OutsideFigure> {
    Call::post(path::OUTSIDE)
        .json(&body)
        .key(&key)
        .send(&client)
        .await
}

/// Changes a figure from outside.
///
/// # Errors
/// [`ClientError`]; `version_stale` when somebody else was first.
pub async fn save_outside(
    client: Client,
    (id, etag, body): (OutsideFigureId, Etag, OutsideFigureForm),
    _: IdempotencyKey,
) -> Answer<OutsideFigure> {
    Call::put(path::outside(id))
        .json(&body)
        .if_match(&etag)
        .send(&client)
        .await
}

/// Removes a figure from outside.
///
/// # Errors
/// [`ClientError`]; `version_stale` when somebody else was first.
pub async fn remove_outside(
    client: Client,
    (id, version): (OutsideFigureId, i64),
    _: IdempotencyKey,
) -> Answer<()> {
    Call::delete(path::outside(id))
        .if_match(&Etag::from(format!("\"v{version}\"")))
        .send(&client)
        .await
}
