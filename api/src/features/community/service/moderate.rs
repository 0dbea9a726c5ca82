//! What moderators do: take a post out of sight, with a reason, and show it again.

use shared::community::api::PostView;
use shared::community::{HideReason, PostId, PostState, ReportOutcome, rules};
use shared::problem::Code;

use super::posts::{locked, opens, shown};
use super::{actor, kind, note, place, viewer};
use crate::app::Context;
use crate::features::community::error::CommunityError;
use crate::features::community::store::{posts as store, reports, threads};
use crate::platform::auth::SignedIn;
use crate::platform::mail::Outbox;

/// Takes a post out of sight. Its author and the moderators see that, and why; a mail about it
/// that still waits is not sent, and every report of it is settled.
///
/// # Errors
/// 404, 409 for a post that is hidden already.
pub async fn hide(
    ctx: &Context,
    who: &SignedIn,
    id: PostId,
    reason: HideReason,
) -> Result<PostView, CommunityError> {
    let (viewer, by, now) = (viewer(who), who.account_id, ctx.clock.now());
    let actor = actor(who);
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let (row, starter) = locked(tx, viewer, id).await?;
                let may = rules::rights(row.state, false, viewer.moderates).hide;
                if !may || !store::hide(tx, id, reason, by, now).await? {
                    return Err(Code::Conflict.into());
                }
                threads::count(tx, row.thread_id, -1).await?;
                if opens(&row, starter) {
                    threads::set_state(tx, row.thread_id, PostState::Hidden, now).await?;
                }
                reports::settle(tx, id, ReportOutcome::Hidden, Some(by), now).await?;
                Outbox::withdraw(tx, ("post", id.uuid())).await?;
                note(tx, kind::HIDDEN, id, actor, now, place(&row)).await?;
                let row = store::by_id(tx, id).await?.ok_or(Code::NotFound)?;
                shown(tx, viewer, row).await
            })
        })
        .await
}

/// Shows it again. Reports that the hiding settled stay settled: somebody has looked.
///
/// # Errors
/// 404, 409 for a post that is not hidden.
pub async fn restore(
    ctx: &Context,
    who: &SignedIn,
    id: PostId,
) -> Result<PostView, CommunityError> {
    let (viewer, actor, now) = (viewer(who), actor(who), ctx.clock.now());
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let (row, starter) = locked(tx, viewer, id).await?;
                let may = rules::rights(row.state, false, viewer.moderates).restore;
                if !may || !store::restore(tx, id, now).await? {
                    return Err(Code::Conflict.into());
                }
                threads::count(tx, row.thread_id, 1).await?;
                if opens(&row, starter) {
                    threads::set_state(tx, row.thread_id, PostState::Shown, now).await?;
                }
                note(tx, kind::RESTORED, id, actor, now, place(&row)).await?;
                let row = store::by_id(tx, id).await?.ok_or(Code::NotFound)?;
                shown(tx, viewer, row).await
            })
        })
        .await
}
