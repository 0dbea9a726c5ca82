//! Writing collaborations down, and keeping them up to date.

use std::collections::{BTreeMap, BTreeSet};

use shared::collaboration::CollaborationId;
use shared::collaboration::api::{CollaborationDetail, CollaborationForm};
use shared::collaboration::rules::launched_by;
use shared::collaboration::types::CollaborationStepKind;
use shared::field::{Faults, Pointer};
use shared::organisation::{OrganisationId, OrganisationStatus};
use shared::problem::Code;
use shared::time::{Day, Timestamp};

use super::{kind, note, read::detail};
use crate::app::Context;
use crate::features::collaboration::entity::collaboration::Model;
use crate::features::collaboration::store::{read, write};
use crate::features::event::service as events;
use crate::features::organisation::service as organisations;
use crate::platform::auth::SignedIn;
use crate::platform::db::Tx;
use crate::platform::http_error::ApiError;

/// Writes one down.
///
/// # Errors
/// 422 for a company or an event that is not known, or a launch that has not happened.
pub async fn create(
    ctx: &Context,
    who: &SignedIn,
    form: CollaborationForm,
) -> Result<CollaborationDetail, ApiError> {
    let now = ctx.clock.now();
    let (context, by, actor) = (ctx.clone(), who.account_id, who.actor());
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                named(tx, &form, &[], now).await?;
                let id = CollaborationId::from_uuid(context.random.uuid_v7(now));
                let row = Model {
                    id,
                    title: form.title,
                    summary: form.summary,
                    stage: form.stage,
                    origin_event_id: form.origin_event_id,
                    launched_on: form.launched_on,
                    confirmed_at: None,
                    confirmed_by: None,
                    created_at: now,
                    updated_at: now,
                    version: 1,
                };
                let stage = row.stage;
                write::insert(tx, row).await?;
                write::set_companies(tx, id, form.organisation_ids.as_slice()).await?;
                let step = (CollaborationStepKind::Created, None, stage);
                write::tell(tx, id, by, now, step).await?;
                note(tx, kind::CREATED, id, 1, (actor, now)).await?;
                detail(&context, tx, id).await
            })
        })
        .await
}

/// Replaces what is known of one. A confirmation falls away when its launch is no longer the one
/// that was confirmed.
///
/// # Errors
/// 404 for none such, 412 when it was changed meanwhile, 422 as for [`create`].
pub async fn replace(
    ctx: &Context,
    who: &SignedIn,
    id: CollaborationId,
    version: i64,
    form: CollaborationForm,
) -> Result<CollaborationDetail, ApiError> {
    let now = ctx.clock.now();
    let (context, by, actor) = (ctx.clone(), who.account_id, who.actor());
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let old = at_version(tx, id, version).await?;
                let there = read::companies(tx, vec![id]).await?;
                let there = there.get(&id).map_or(&[][..], Vec::as_slice);
                named(tx, &form, there, now).await?;
                let next = old.standing().changed(form.stage, form.launched_on);
                let row = Model {
                    title: form.title,
                    summary: form.summary,
                    stage: next.stage,
                    origin_event_id: form.origin_event_id,
                    launched_on: next.launched_on,
                    confirmed_at: old.confirmed_at.filter(|_| next.confirmed),
                    confirmed_by: old.confirmed_by.filter(|_| next.confirmed),
                    updated_at: now,
                    version: version + 1,
                    ..old.clone()
                };
                if !write::replace(tx, row).await? {
                    return Err(Code::VersionStale.into());
                }
                write::set_companies(tx, id, form.organisation_ids.as_slice()).await?;
                if old.confirmed_at.is_some() && !next.confirmed {
                    let fell = (CollaborationStepKind::Unconfirmed, None, next.stage);
                    write::tell(tx, id, by, now, fell).await?;
                    note(tx, kind::UNCONFIRMED, id, version + 1, (actor, now)).await?;
                }
                if old.stage != next.stage {
                    let step = (CollaborationStepKind::Moved, Some(old.stage), next.stage);
                    write::tell(tx, id, by, now, step).await?;
                }
                note(tx, kind::CHANGED, id, version + 1, (actor, now)).await?;
                detail(&context, tx, id).await
            })
        })
        .await
}

/// Removes one that was written down by mistake.
///
/// # Errors
/// 404 for none such, 409 while it is confirmed, 412 when it was changed meanwhile.
pub async fn delete(
    ctx: &Context,
    who: &SignedIn,
    id: CollaborationId,
    version: i64,
) -> Result<(), ApiError> {
    let (now, actor) = (ctx.clock.now(), who.actor());
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let row = at_version(tx, id, version).await?;
                row.standing().may_delete()?;
                write::delete(tx, id).await?;
                note(tx, kind::DELETED, id, version, (actor, now)).await
            })
        })
        .await
}

/// The row, locked, at the version that was read.
async fn at_version(tx: &Tx, id: CollaborationId, version: i64) -> Result<Model, ApiError> {
    let row = read::locked(tx, id).await?.ok_or(Code::NotFound)?;
    if row.version == version {
        Ok(row)
    } else {
        Err(Code::VersionStale.into())
    }
}

/// What the form names is there: companies of the directory (or `there` already), a public event,
/// a launch that has happened.
async fn named(
    tx: &Tx,
    form: &CollaborationForm,
    there: &[OrganisationId],
    now: Timestamp,
) -> Result<(), ApiError> {
    let mut faults = Faults::none();
    let ids = form.organisation_ids.as_slice();
    let asked: BTreeSet<OrganisationId> = ids.iter().copied().collect();
    let known = organisations::find_many(tx, asked).await?;
    let known: BTreeMap<OrganisationId, OrganisationStatus> =
        known.into_iter().map(|one| (one.id, one.status)).collect();
    let at = Pointer::from("/organisation_ids");
    for (i, id) in ids.iter().enumerate() {
        let listed = known.get(id) == Some(&OrganisationStatus::Active);
        if !listed && !there.contains(id) {
            faults.add(&at.item(i), Code::NoSuchReference);
        }
    }
    if let Some(event) = form.origin_event_id
        && !events::is_public(tx, event).await?
    {
        faults.add(&Pointer::from("/origin_event_id"), Code::NoSuchReference);
    }
    if let Err(found) = launched_by(form.launched_on, Day::new(now.jst_date())) {
        faults.extend(&found);
    }
    faults.into_result(Some(())).map_err(ApiError::invalid)
}
