//! A company's people propose what their page should say; staff approve or return it.

use sea_orm::ConnectionTrait;
use serde_json::Value;
use shared::account::types::AccountId;
use shared::organisation::change;
use shared::organisation::own::ProposeChange;
use shared::organisation::staff::{
    ApproveProposal, OrganisationForm, ProposalDetail, ProposalFilter, ProposalItem, ReturnWith,
};
use shared::organisation::{OrganisationId, ProposalId, ProposalStatus};
use shared::page::Page;
use shared::problem::Code;
use shared::query::FromQuery;
use shared::time::Timestamp;

use super::directory::limit;
use super::{edit, kind, names_of, note, own, tell};
use crate::app::Context;
use crate::features::account::service as accounts;
use crate::features::organisation::entity::organisation;
use crate::features::organisation::entity::proposal::Model;
use crate::features::organisation::store::{organisation as rows, proposal};
use crate::platform::auth::SignedIn;
use crate::platform::cursor;
use crate::platform::db::Tx;
use crate::platform::http_error::ApiError;
use crate::platform::log::Actor;

/// Proposes a change to the page of one's own company.
///
/// # Errors
/// 409 `no_organisation`, `proposal_waits`; 422 `nothing_changed`.
pub async fn propose(
    ctx: &Context,
    who: &SignedIn,
    form: ProposeChange,
) -> Result<ProposalDetail, ApiError> {
    let (person, by) = (who.person_id, who.account_id);
    let now = ctx.clock.now();
    let id = ProposalId::from_uuid(ctx.random.uuid_v7(now));
    let done = ctx.db.write(move |tx| {
        Box::pin(async move {
            let company = own::company(tx, person).await?;
            let base = edit::form(&company);
            if change::differences(&base, &form.form).is_empty() {
                return Err(ApiError::fault("/form", Code::NothingChanged));
            }
            let row = Model {
                id,
                organisation_id: company.id,
                proposed_by: by,
                status: ProposalStatus::Open,
                base: json(&base)?,
                form: json(&form.form)?,
                message: form.message,
                comment: None,
                decided_by: None,
                decided_at: None,
                version: 1,
                created_at: now,
                updated_at: now,
            };
            if !proposal::insert(tx, row).await? {
                return Err(Code::ProposalWaits.into());
            }
            log(tx, kind::PROPOSED, id, (by, now)).await
        })
    });
    done.await?;
    show(ctx, id).await
}

fn json(form: &OrganisationForm) -> Result<Value, ApiError> {
    serde_json::to_value(form).map_err(ApiError::internal)
}

/// A form as it was stored.
fn stored(form: Value) -> Result<OrganisationForm, ApiError> {
    serde_json::from_value(form).map_err(ApiError::internal)
}

async fn log(
    tx: &Tx,
    kind: &'static str,
    id: ProposalId,
    (by, now): (AccountId, Timestamp),
) -> Result<(), ApiError> {
    let actor = Actor::Account(by.uuid());
    let subject = ("organisation_proposal", &id.uuid());
    let done = note(tx, kind, subject, (actor, now), serde_json::json!({})).await;
    Ok(done?)
}

/// What waits, locked.
async fn open(tx: &Tx, id: ProposalId) -> Result<Model, ApiError> {
    let row = proposal::locked(tx, id).await?.ok_or(Code::NotFound)?;
    if row.status != ProposalStatus::Open {
        return Err(Code::AlreadyDecided.into());
    }
    Ok(row)
}

/// Takes back what one proposed.
///
/// # Errors
/// 404 for another's; 409 `already_decided`.
pub async fn take_back(
    ctx: &Context,
    who: &SignedIn,
    id: ProposalId,
) -> Result<ProposalDetail, ApiError> {
    let by = who.account_id;
    let now = ctx.clock.now();
    let known = proposal::find(ctx.db.read(), id).await?;
    known
        .filter(|row| row.proposed_by == by)
        .ok_or(Code::NotFound)?;
    let done = ctx.db.write(move |tx| {
        Box::pin(async move {
            let row = open(tx, id).await?;
            let row = Model {
                status: ProposalStatus::Withdrawn,
                decided_by: Some(by),
                decided_at: Some(now),
                updated_at: now,
                ..row
            };
            proposal::replace(tx, row).await?;
            log(tx, kind::TAKEN_BACK, id, (by, now)).await
        })
    });
    done.await?;
    show(ctx, id).await
}

/// Lets the organisation's page say what was proposed: the fields that the proposal changes, and no
/// others.
///
/// # Errors
/// 404; 409 `already_decided`, `organisation_changed` when the organisation has another version than
/// was looked at; 422 `corporate_number_taken`.
pub async fn approve(
    ctx: &Context,
    who: &SignedIn,
    id: ProposalId,
    seen: ApproveProposal,
) -> Result<ProposalDetail, ApiError> {
    let by = who.account_id;
    let now = ctx.clock.now();
    let done = ctx.db.write(move |tx| {
        Box::pin(async move {
            let row = open(tx, id).await?;
            let company = rows::locked(tx, row.organisation_id).await?;
            let company = company.ok_or(Code::NotFound)?;
            if company.version != seen.organisation_version.get() {
                return Err(Code::OrganisationChanged.into());
            }
            apply(tx, &row, company, (by, now)).await?;
            let row = Model {
                status: ProposalStatus::Approved,
                decided_by: Some(by),
                decided_at: Some(now),
                updated_at: now,
                ..row
            };
            proposal::replace(tx, row).await?;
            log(tx, kind::APPROVED, id, (by, now)).await
        })
    });
    done.await?;
    show(ctx, id).await
}

async fn apply(
    tx: &Tx,
    row: &Model,
    company: organisation::Model,
    (by, now): (AccountId, Timestamp),
) -> Result<(), ApiError> {
    let (base, wish) = (stored(row.base.clone())?, stored(row.form.clone())?);
    let new = change::applied(&base, &wish, &edit::form(&company));
    edit::number_is_free(tx, &new, company.id).await?;
    let id = company.id;
    let done = rows::replace(tx, edit::filled(&company, &new, now)).await;
    edit::written(done)?;
    let actor = Actor::Account(by.uuid());
    Ok(tell(tx, kind::CHANGED, id, (actor, now)).await?)
}

/// Returns a proposal with a comment.
///
/// # Errors
/// 404; 409 `already_decided`.
pub async fn send_back(
    ctx: &Context,
    who: &SignedIn,
    id: ProposalId,
    form: ReturnWith,
) -> Result<ProposalDetail, ApiError> {
    let by = who.account_id;
    let now = ctx.clock.now();
    let done = ctx.db.write(move |tx| {
        Box::pin(async move {
            let row = open(tx, id).await?;
            let row = Model {
                status: ProposalStatus::Returned,
                comment: Some(form.comment),
                decided_by: Some(by),
                decided_at: Some(now),
                updated_at: now,
                ..row
            };
            proposal::replace(tx, row).await?;
            log(tx, kind::RETURNED, id, (by, now)).await
        })
    });
    done.await?;
    show(ctx, id).await
}

/// A proposed change with everything that a decision needs.
///
/// # Errors
/// 404.
pub async fn show(ctx: &Context, id: ProposalId) -> Result<ProposalDetail, ApiError> {
    let conn = ctx.db.read();
    let row = proposal::find(conn, id).await?.ok_or(Code::NotFound)?;
    detail(conn, row).await
}

pub(super) async fn detail(
    conn: &impl ConnectionTrait,
    row: Model,
) -> Result<ProposalDetail, ApiError> {
    let company = rows::find(conn, row.organisation_id).await?;
    let company = company.ok_or(Code::NotFound)?;
    let names = accounts::names(conn, vec![row.proposed_by]).await?;
    let (base, form) = (stored(row.base.clone())?, stored(row.form.clone())?);
    let current = edit::form(&company);
    Ok(ProposalDetail {
        changed: change::differences(&base, &form),
        conflicts: change::conflicts(&base, &form, &current),
        message: row.message.clone(),
        comment: row.comment.clone(),
        version: row.version,
        organisation_version: company.version,
        proposal: item(&row, company.name, names.get(&row.proposed_by).cloned()),
        base,
        current,
        form,
    })
}

fn item(
    row: &Model,
    organisation_name: shared::account::types::OrganisationName,
    proposed_by: Option<String>,
) -> ProposalItem {
    ProposalItem {
        id: row.id,
        organisation_id: row.organisation_id,
        organisation_name,
        proposed_by,
        status: row.status,
        created_at: row.created_at,
        decided_at: row.decided_at,
    }
}

/// What waits for staff, or all that stand so, the oldest first.
///
/// # Errors
/// 422 for a cursor of another list.
pub async fn list(ctx: &Context, filter: &ProposalFilter) -> Result<Page<ProposalItem>, ApiError> {
    let bare = ProposalFilter {
        limit: None,
        cursor: None,
        ..filter.clone()
    };
    let name = format!("organisation-proposals{}", bare.to_query());
    let after = cursor::read(&ctx.links, &name, filter.cursor.as_ref())?;
    let limit = limit(filter.limit);
    let conn = ctx.db.read();
    let rows = proposal::page(conn, filter, after, limit as u64 + 1).await?;
    let ids: std::collections::BTreeSet<OrganisationId> =
        rows.iter().map(|row| row.organisation_id).collect();
    let names = names_of(conn, ids).await?;
    let authors = rows.iter().map(|row| row.proposed_by).collect();
    let authors = accounts::names(conn, authors).await?;
    let rows: Vec<ProposalItem> = rows
        .iter()
        .filter_map(|row| {
            let name = names.get(&row.organisation_id)?.clone();
            Some(item(row, name, authors.get(&row.proposed_by).cloned()))
        })
        .collect();
    Ok(cursor::page(
        &ctx.links,
        &name,
        rows,
        limit,
        |row| (row.created_at, row.id),
        |row| row,
    ))
}
