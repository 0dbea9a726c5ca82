//! The prefecture says that a new business is one, or that it is not after all.

use shared::collaboration::CollaborationId;
use shared::collaboration::api::CollaborationDetail;
use shared::collaboration::types::CollaborationStepKind;
use shared::problem::Code;

use super::{kind, note, read::detail};
use crate::app::Context;
use crate::features::collaboration::entity::collaboration::Model;
use crate::features::collaboration::store::{read, write};
use crate::platform::auth::SignedIn;
use crate::platform::http_error::ApiError;

/// Confirms a launch, as it was read where a version is given.
///
/// # Errors
/// 404 for none such, 409 for what is not launched or is confirmed already, 412 when it was
/// changed meanwhile.
pub async fn confirm(
    ctx: &Context,
    who: &SignedIn,
    id: CollaborationId,
    version: Option<i64>,
) -> Result<CollaborationDetail, ApiError> {
    decide(ctx, who, id, version, true).await
}

/// Takes the confirmation back.
///
/// # Errors
/// 404 for none such, 409 for what is not confirmed, 412 when it was changed meanwhile.
pub async fn unconfirm(
    ctx: &Context,
    who: &SignedIn,
    id: CollaborationId,
    version: Option<i64>,
) -> Result<CollaborationDetail, ApiError> {
    decide(ctx, who, id, version, false).await
}

async fn decide(
    ctx: &Context,
    who: &SignedIn,
    id: CollaborationId,
    version: Option<i64>,
    yes: bool,
) -> Result<CollaborationDetail, ApiError> {
    let now = ctx.clock.now();
    let (context, by, actor) = (ctx.clone(), who.account_id, who.actor());
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let old = read::locked(tx, id).await?.ok_or(Code::NotFound)?;
                if version.is_some_and(|version| version != old.version) {
                    return Err(Code::VersionStale.into());
                }
                let (step, entry) = if yes {
                    old.standing().may_confirm()?;
                    (CollaborationStepKind::Confirmed, kind::CONFIRMED)
                } else {
                    old.standing().may_unconfirm()?;
                    (CollaborationStepKind::Unconfirmed, kind::UNCONFIRMED)
                };
                let row = Model {
                    confirmed_at: yes.then_some(now),
                    confirmed_by: yes.then_some(by),
                    updated_at: now,
                    version: old.version + 1,
                    ..old
                };
                let (stage, version) = (row.stage, row.version);
                if !write::replace(tx, row).await? {
                    return Err(Code::VersionStale.into());
                }
                write::tell(tx, id, by, now, (step, None, stage)).await?;
                note(tx, entry, id, version, (actor, now)).await?;
                detail(&context, tx, id).await
            })
        })
        .await
}
