//! Registered IT companies (登録IT企業): apply, check, approve or return, end. A company is registered
//! on each day from `since` to `until`, so that the number of any day can be counted again.

use std::collections::BTreeSet;

use sea_orm::DbErr;
use shared::account::types::{AccountId, OrganisationName};
use shared::organisation::own::{ApplyIt, AskEnd};
use shared::organisation::staff::{ApproveIt, EndIt, ItFilter, ItRegistrationView, ReturnWith};
use shared::organisation::{ItRegistrationId, ItStatus, OrganisationId, Sector};
use shared::page::Page;
use shared::problem::Code;
use shared::query::FromQuery;
use shared::time::{Day, Timestamp};

use super::directory::limit;
use super::{kind, names_of, note, own};
use crate::app::Context;
use crate::features::organisation::entity::it_registration::Model;
use crate::features::organisation::store::{it_registration, organisation};
use crate::platform::auth::SignedIn;
use crate::platform::cursor;
use crate::platform::db::Tx;
use crate::platform::http_error::ApiError;
use crate::platform::log::Actor;

/// What the API shows of a row.
pub(super) fn view(row: Model, organisation_name: OrganisationName) -> ItRegistrationView {
    ItRegistrationView {
        id: row.id,
        organisation_id: row.organisation_id,
        organisation_name,
        status: row.status,
        statement: row.statement,
        contact: row.contact,
        comment: row.comment,
        since: row.since,
        until: row.until,
        ending_asked_at: row.ending_asked_at,
        ending_reason: row.ending_reason,
        applied_at: row.applied_at,
        checked_at: row.checked_at,
        version: row.version,
    }
}

fn blank(id: ItRegistrationId, organisation_id: OrganisationId, now: Timestamp) -> Model {
    Model {
        id,
        organisation_id,
        status: ItStatus::Applied,
        statement: None,
        contact: None,
        applied_by: None,
        applied_at: None,
        checked_by: None,
        checked_at: None,
        decided_by: None,
        decided_at: None,
        comment: None,
        since: None,
        until: None,
        ending_asked_at: None,
        ending_reason: None,
        version: 1,
        created_at: now,
        updated_at: now,
    }
}

/// Enters a company as registered from a day on, without an application.
pub(super) async fn enter(
    tx: &Tx,
    ctx: &Context,
    organisation: OrganisationId,
    since: Day,
) -> Result<(), DbErr> {
    let now = ctx.clock.now();
    let id = ItRegistrationId::from_uuid(ctx.random.uuid_v7(now));
    let row = Model {
        status: ItStatus::Approved,
        since: Some(since),
        ..blank(id, organisation, now)
    };
    it_registration::insert(tx, row).await
}

/// A company's people apply.
///
/// # Errors
/// 409 `no_organisation`, `not_an_it_company`, `it_registration_exists`.
pub async fn apply(
    ctx: &Context,
    who: &SignedIn,
    form: ApplyIt,
) -> Result<ItRegistrationView, ApiError> {
    let (person, by) = (who.person_id, who.account_id);
    let now = ctx.clock.now();
    let id = ItRegistrationId::from_uuid(ctx.random.uuid_v7(now));
    let done = ctx.db.write(move |tx| {
        Box::pin(async move {
            let company = own::company(tx, person).await?;
            if company.sector != Sector::It {
                return Err(Code::NotAnItCompany.into());
            }
            if !it_registration::in_force(tx, company.id).await?.is_empty() {
                return Err(Code::ItRegistrationExists.into());
            }
            let row = Model {
                statement: Some(form.statement),
                contact: Some(form.contact),
                applied_by: Some(by),
                applied_at: Some(now),
                ..blank(id, company.id, now)
            };
            it_registration::insert(tx, row).await?;
            Ok::<_, ApiError>(log(tx, kind::IT_APPLIED, id, (by, now)).await?)
        })
    });
    done.await?;
    show(ctx, id).await
}

async fn log(
    tx: &Tx,
    kind: &'static str,
    id: ItRegistrationId,
    (by, now): (AccountId, Timestamp),
) -> Result<(), DbErr> {
    let subject = ("it_registration", &id.uuid());
    let actor = Actor::Account(by.uuid());
    note(tx, kind, subject, (actor, now), serde_json::json!({})).await
}

/// One, for whoever has just changed it.
async fn show(ctx: &Context, id: ItRegistrationId) -> Result<ItRegistrationView, ApiError> {
    let conn = ctx.db.read();
    let row = it_registration::find(conn, id)
        .await?
        .ok_or(Code::NotFound)?;
    let company = organisation::find(conn, row.organisation_id).await?;
    let name = company.ok_or(Code::NotFound)?.name;
    Ok(view(row, name))
}

/// What a step makes of a row, and the entry that tells of it.
type Stepped = Result<(Model, &'static str), ApiError>;

/// Takes a step: the row is locked, and the step says what becomes of it.
async fn step<F>(
    ctx: &Context,
    by: AccountId,
    id: ItRegistrationId,
    step: F,
) -> Result<ItRegistrationView, ApiError>
where
    F: FnOnce(Model, Timestamp) -> Stepped + Send + 'static,
{
    let now = ctx.clock.now();
    let done = ctx.db.write(move |tx| {
        Box::pin(async move {
            let row = it_registration::locked(tx, id)
                .await?
                .ok_or(Code::NotFound)?;
            let (mut row, kind) = step(row, now)?;
            overlaps(tx, &row).await?;
            row.updated_at = now;
            it_registration::replace(tx, row).await?;
            Ok::<_, ApiError>(log(tx, kind, id, (by, now)).await?)
        })
    });
    done.await?;
    show(ctx, id).await
}

/// A company is registered once at a time.
async fn overlaps(tx: &Tx, row: &Model) -> Result<(), ApiError> {
    let Some(since) = row.since.filter(|_| row.status == ItStatus::Approved) else {
        return Ok(());
    };
    // Approvals of one company's rows wait for each other.
    organisation::locked(tx, row.organisation_id).await?;
    let others = it_registration::of(tx, row.organisation_id, 100).await?;
    let runs = |other: &&Model| {
        let period = [ItStatus::Approved, ItStatus::Withdrawn].contains(&other.status);
        let later = other.until.is_none_or(|until| until >= since);
        other.id != row.id && period && other.since.is_some() && later
    };
    if others.iter().any(|other| runs(&other)) {
        return Err(ApiError::fault("/since", Code::PeriodsOverlap));
    }
    Ok(())
}

/// Staff checked what the company wrote; the prefecture decides.
///
/// # Errors
/// 404; 409 `already_decided`.
pub async fn check(
    ctx: &Context,
    who: &SignedIn,
    id: ItRegistrationId,
) -> Result<ItRegistrationView, ApiError> {
    let by = who.account_id;
    step(ctx, by, id, move |row, now| {
        if row.status != ItStatus::Applied {
            return Err(Code::AlreadyDecided.into());
        }
        let row = Model {
            status: ItStatus::Checked,
            checked_by: Some(by),
            checked_at: Some(now),
            ..row
        };
        Ok((row, kind::IT_CHECKED))
    })
    .await
}

/// The company is registered from a day on.
///
/// # Errors
/// 404; 409 `already_decided`, also for an application that nobody checked; 422 `periods_overlap`.
pub async fn approve(
    ctx: &Context,
    who: &SignedIn,
    id: ItRegistrationId,
    form: ApproveIt,
) -> Result<ItRegistrationView, ApiError> {
    let by = who.account_id;
    step(ctx, by, id, move |row, now| {
        if row.status != ItStatus::Checked {
            return Err(Code::AlreadyDecided.into());
        }
        let row = Model {
            status: ItStatus::Approved,
            since: Some(form.since),
            decided_by: Some(by),
            decided_at: Some(now),
            ..row
        };
        Ok((row, kind::IT_APPROVED))
    })
    .await
}

/// The application goes back with a comment.
///
/// # Errors
/// 404; 409 `already_decided`.
pub async fn send_back(
    ctx: &Context,
    who: &SignedIn,
    id: ItRegistrationId,
    form: ReturnWith,
) -> Result<ItRegistrationView, ApiError> {
    let by = who.account_id;
    step(ctx, by, id, move |row, now| {
        if !row.status.waits() {
            return Err(Code::AlreadyDecided.into());
        }
        let row = Model {
            status: ItStatus::Returned,
            comment: Some(form.comment),
            decided_by: Some(by),
            decided_at: Some(now),
            ..row
        };
        Ok((row, kind::IT_RETURNED))
    })
    .await
}

/// The registration ends with a day, past or to come.
///
/// # Errors
/// 404; 409 `already_decided` for one that does not run; 422 for a day before the first.
pub async fn end(
    ctx: &Context,
    who: &SignedIn,
    id: ItRegistrationId,
    form: EndIt,
) -> Result<ItRegistrationView, ApiError> {
    let by = who.account_id;
    step(ctx, by, id, move |row, now| {
        if row.status != ItStatus::Approved {
            return Err(Code::AlreadyDecided.into());
        }
        if row.since.is_some_and(|since| form.until < since) {
            return Err(ApiError::fault("/until", Code::EndBeforeStart));
        }
        let row = Model {
            status: ItStatus::Withdrawn,
            until: Some(form.until),
            ending_reason: Some(form.reason),
            decided_by: Some(by),
            decided_at: Some(now),
            ..row
        };
        Ok((row, kind::IT_ENDED))
    })
    .await
}

/// Who applied takes the application back.
///
/// # Errors
/// 404 for another's; 409 `already_decided`.
pub async fn take_back(
    ctx: &Context,
    who: &SignedIn,
    id: ItRegistrationId,
) -> Result<ItRegistrationView, ApiError> {
    let by = who.account_id;
    step(ctx, by, id, move |row, now| {
        if row.applied_by != Some(by) {
            return Err(Code::NotFound.into());
        }
        if !row.status.waits() {
            return Err(Code::AlreadyDecided.into());
        }
        let row = Model {
            status: ItStatus::Withdrawn,
            decided_by: Some(by),
            decided_at: Some(now),
            ..row
        };
        Ok((row, kind::IT_TAKEN_BACK))
    })
    .await
}

/// A company's people ask to end its registration; it runs until staff end it.
///
/// # Errors
/// 404 for another company's; 409 `already_decided`.
pub async fn ask_end(
    ctx: &Context,
    who: &SignedIn,
    id: ItRegistrationId,
    form: AskEnd,
) -> Result<ItRegistrationView, ApiError> {
    let own = own::organisation_id(ctx.db.read(), who.person_id).await?;
    step(ctx, who.account_id, id, move |row, now| {
        if own != Some(row.organisation_id) {
            return Err(Code::NotFound.into());
        }
        if row.status != ItStatus::Approved {
            return Err(Code::AlreadyDecided.into());
        }
        let row = Model {
            ending_asked_at: Some(now),
            ending_reason: Some(form.reason),
            ..row
        };
        Ok((row, kind::IT_END_ASKED))
    })
    .await
}

/// What waits for staff, or all that stand so, the newest first.
///
/// # Errors
/// 422 for a cursor of another list.
pub async fn list(ctx: &Context, filter: &ItFilter) -> Result<Page<ItRegistrationView>, ApiError> {
    let bare = ItFilter {
        limit: None,
        cursor: None,
        ..filter.clone()
    };
    let name = format!("it-registrations{}", bare.to_query());
    let after = cursor::read(&ctx.links, &name, filter.cursor.as_ref())?;
    let limit = limit(filter.limit);
    let conn = ctx.db.read();
    let rows = it_registration::page(conn, filter, after, limit as u64 + 1).await?;
    let ids: BTreeSet<OrganisationId> = rows.iter().map(|row| row.organisation_id).collect();
    let names = names_of(conn, ids).await?;
    let rows = rows
        .into_iter()
        .filter_map(|row| {
            let name = names.get(&row.organisation_id)?.clone();
            Some((row, name))
        })
        .collect();
    Ok(cursor::page(
        &ctx.links,
        &name,
        rows,
        limit,
        |(row, _)| (row.created_at, row.id),
        |(row, name)| view(row, name),
    ))
}
