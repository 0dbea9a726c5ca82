//! Two organisations turn out to be one.

use sea_orm::DbErr;
use serde_json::json;
use shared::account::types::OrganisationName;
use shared::organisation::OrganisationId;
use shared::organisation::staff::StaffOrganisation;
use shared::problem::Code;
use shared::time::Timestamp;

use super::{edit, kind, note};
use crate::app::Context;
use crate::features::organisation::entity::alias;
use crate::features::organisation::entity::organisation::Model;
use crate::features::organisation::store::{self, it_registration, organisation, proposal};
use crate::platform::auth::SignedIn;
use crate::platform::db::Tx;
use crate::platform::http_error::ApiError;

/// Moves everything of `from` to `into`; `from` stays as a tombstone that leads there, and its
/// spelling means `into` from now on. Other slices move their rows when they read the log. It can't be
/// undone.
///
/// # Errors
/// 404 for neither; 409 `organisation_merged`, `not_mergeable`, `corporate_numbers_differ`,
/// `open_matters`.
pub async fn merge(
    ctx: &Context,
    who: &SignedIn,
    from: OrganisationId,
    into: OrganisationId,
) -> Result<StaffOrganisation, ApiError> {
    if from == into {
        return Err(Code::NotMergeable.into());
    }
    let now = ctx.clock.now();
    let actor = who.actor();
    let done = ctx.db.write(move |tx| {
        Box::pin(async move {
            let (old, new) = organisation::both_locked(tx, from, into).await?;
            let old = old.ok_or(Code::NotFound)?;
            if old.merged_into.is_some() {
                return Err(Code::OrganisationMerged.into());
            }
            // Who merged the other way meanwhile was first: there is no circle.
            let new = new
                .filter(organisation::is_listed)
                .ok_or(Code::NotMergeable)?;
            fits(tx, &old, &new).await?;
            move_all(tx, &old, &new, now).await?;
            let data = json!({ "from": from, "into": into });
            let subject = ("organisation", &from.uuid());
            Ok::<_, ApiError>(note(tx, kind::MERGED, subject, (actor, now), data).await?)
        })
    });
    done.await?;
    edit::show(ctx, into).await
}

async fn fits(tx: &Tx, old: &Model, new: &Model) -> Result<(), ApiError> {
    if old.corporate_number.is_some() && new.corporate_number.is_some() {
        // The index lets no two rows have the same.
        return Err(Code::CorporateNumbersDiffer.into());
    }
    let waiting = proposal::waiting_authors(tx, old.id).await?;
    let others = proposal::waiting_authors(tx, new.id).await?;
    let authors = waiting.iter().any(|author| others.contains(author));
    let open = |rows: Vec<crate::features::organisation::entity::it_registration::Model>| {
        rows.iter().any(|row| row.status.waits())
    };
    let applied = open(it_registration::in_force(tx, old.id).await?)
        && open(it_registration::in_force(tx, new.id).await?);
    if authors || applied {
        return Err(Code::OpenMatters.into());
    }
    Ok(())
}

async fn move_all(tx: &Tx, old: &Model, new: &Model, now: Timestamp) -> Result<(), DbErr> {
    store::alias::move_all(tx, old.id, new.id).await?;
    proposal::move_all(tx, old.id, new.id).await?;
    it_registration::move_all(tx, old.id, new.id).await?;
    organisation::bury(tx, old.id, new.id, now).await?;
    if let Some(number) = &old.corporate_number {
        organisation::set_corporate_number(tx, new.id, number.clone(), now).await?;
    }
    if old.name_key != new.name_key {
        let spelling = (old.name_key.clone(), old.name.clone());
        spelled(tx, spelling, new.id, now).await?;
    }
    Ok(())
}

/// Keeps that a spelling means an organisation.
pub(super) async fn spelled(
    tx: &Tx,
    (name_key, name): (String, OrganisationName),
    organisation_id: OrganisationId,
    now: Timestamp,
) -> Result<(), DbErr> {
    let row = alias::Model {
        name_key,
        name,
        organisation_id,
        created_at: now,
    };
    store::alias::keep(tx, row).await
}
