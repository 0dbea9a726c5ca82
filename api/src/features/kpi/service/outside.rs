//! Figures from outside.

use serde_json::json;
use shared::field::Int;
use shared::kpi::outside::OutsideFilter;
use shared::kpi::{OutsideFigure, OutsideFigureForm, OutsideFigureId};
use shared::page::{DEFAULT_LIMIT, Page};
use shared::problem::Code;
use shared::time::Timestamp;

use crate::app::Context;
use crate::features::kpi::entity::outside_figure::Model;
use crate::features::kpi::store::outside as store;
use crate::platform::auth::SignedIn;
use crate::platform::cursor;
use crate::platform::db::Tx;
use crate::platform::http_error::ApiError;
use crate::platform::log::{self, Actor, NewEntry};

/// A page of figures, the latest period first.
///
/// # Errors
/// 422 for a cursor of another list.
pub async fn list(ctx: &Context, filter: &OutsideFilter) -> Result<Page<OutsideFigure>, ApiError> {
    let year = filter.year.map(|year| year.to_string()).unwrap_or_default();
    let name = format!("outside-figures:{year}");
    let after = cursor::read(&ctx.links, &name, filter.cursor.as_ref())?;
    let limit = filter.limit.map_or(DEFAULT_LIMIT, Int::get);
    let limit = usize::try_from(limit).unwrap_or_default();
    let rows = store::list(ctx.db.read(), filter.year, after, limit as u64 + 1).await?;
    Ok(cursor::page(
        &ctx.links,
        &name,
        rows,
        limit,
        |row| (row.period_from, row.id),
        view,
    ))
}

/// One figure.
///
/// # Errors
/// `not_found`.
pub async fn get(ctx: &Context, id: OutsideFigureId) -> Result<OutsideFigure, ApiError> {
    let found = store::find(ctx.db.read(), id).await?;
    found.map(view).ok_or(ApiError::new(Code::NotFound))
}

/// Enters a figure.
///
/// # Errors
/// When the database fails.
pub async fn create(
    ctx: &Context,
    by: &SignedIn,
    form: OutsideFigureForm,
) -> Result<OutsideFigure, ApiError> {
    let now = ctx.clock.now();
    let id = OutsideFigureId::from_uuid(ctx.random.uuid_v7(now));
    let row = row(id, by, form, (now, now), 1);
    let (saved, actor) = (row.clone(), by.actor());
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                store::insert(tx, saved).await?;
                note(tx, "outside_figure.created", (id, 1), actor, now).await
            })
        })
        .await?;
    Ok(view(row))
}

/// Replaces a figure.
///
/// # Errors
/// `not_found`, and `version_stale` when somebody changed it meanwhile.
pub async fn replace(
    ctx: &Context,
    by: &SignedIn,
    id: OutsideFigureId,
    version: i64,
    form: OutsideFigureForm,
) -> Result<OutsideFigure, ApiError> {
    let now = ctx.clock.now();
    let old = store::find(ctx.db.read(), id).await?;
    let old = old.ok_or(ApiError::new(Code::NotFound))?;
    let row = row(
        id,
        by,
        form,
        (old.created_at, now),
        version.saturating_add(1),
    );
    let (saved, actor) = (row.clone(), by.actor());
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let next = saved.version;
                if !store::replace(tx, saved, version).await? {
                    return Err(ApiError::from(Code::VersionStale));
                }
                note(tx, "outside_figure.changed", (id, next), actor, now).await?;
                Ok(())
            })
        })
        .await?;
    Ok(view(row))
}

/// Removes a figure.
///
/// # Errors
/// As [`replace`].
pub async fn remove(
    ctx: &Context,
    by: &SignedIn,
    id: OutsideFigureId,
    version: i64,
) -> Result<(), ApiError> {
    let now = ctx.clock.now();
    let found = store::find(ctx.db.read(), id).await?;
    found.ok_or(ApiError::new(Code::NotFound))?;
    let actor = by.actor();
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                if !store::delete(tx, id, version).await? {
                    return Err(ApiError::from(Code::VersionStale));
                }
                note(tx, "outside_figure.deleted", (id, version), actor, now).await?;
                Ok(())
            })
        })
        .await
}

async fn note(
    tx: &Tx,
    kind: &'static str,
    (id, version): (OutsideFigureId, i64),
    actor: Actor,
    at: Timestamp,
) -> Result<(), sea_orm::DbErr> {
    let entry = NewEntry {
        kind,
        subject: ("outside_figure", &id.uuid()),
        actor,
        at,
        data: json!({ "version": version }),
    };
    log::append(tx, entry).await
}

fn row(
    id: OutsideFigureId,
    by: &SignedIn,
    form: OutsideFigureForm,
    (created_at, updated_at): (Timestamp, Timestamp),
    version: i64,
) -> Model {
    Model {
        id,
        label: form.label,
        metric: form.metric,
        source: form.source,
        period_from: form.period_from,
        period_to: form.period_to,
        basis: form.basis,
        value: form.value.get(),
        note: form.note,
        entered_by: by.account_id,
        created_at,
        updated_at,
        version,
    }
}

pub(super) fn view(row: Model) -> OutsideFigure {
    OutsideFigure {
        id: row.id,
        version: row.version,
        label: row.label,
        metric: row.metric,
        source: row.source,
        period_from: row.period_from,
        period_to: row.period_to,
        basis: row.basis,
        value: row.value,
        note: row.note,
        updated_at: row.updated_at,
    }
}
