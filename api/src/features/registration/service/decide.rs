//! What staff decide: who is approved or declined, and who is put where.

use std::collections::BTreeSet;

use shared::event::types::EventId;
use shared::problem::Code;
use shared::registration::rules::{self, Step};
use shared::registration::staff::{Decide, Decided, Place, StaffRegistration};
use shared::registration::types::{
    CancelReason, Decision, RegistrationCause, RegistrationId, RegistrationStatus,
};

use super::cancel::locked;
use super::seat::{self, By, Told, kind};
use super::{admission, change, extras, staff, turn, view};
use crate::app::Context;
use crate::features::registration::entity::registration::Model;
use crate::features::registration::error::RegistrationError;
use crate::features::registration::store::gathering::{self, Gathering};
use crate::features::registration::store::{books, read};
use crate::platform::auth::SignedIn;
use crate::platform::db::Tx;

/// Decides about registrations that wait for approval, in the order in which they came in; a group is
/// decided as one. What does not wait any more is left as it is, and named.
///
/// # Errors
/// 404 for no such event, and for a registration of another; 409 for one that is not held any more.
pub async fn decide(
    ctx: &Context,
    who: &SignedIn,
    event: EventId,
    form: Decide,
) -> Result<Decided, RegistrationError> {
    let by = By {
        actor: who.actor(),
        now: ctx.clock.now(),
    };
    let (rows, skipped) = ctx
        .db
        .write(move |tx| {
            Box::pin(async move {
                let event = gathering::locked(tx, event).await?.ok_or(Code::NotFound)?;
                if form.decision == Decision::Approve && !view::takes_by_hand(event.status) {
                    return Err(Code::EventState.into());
                }
                let ids: BTreeSet<_> = form.registrations.as_slice().iter().copied().collect();
                let rows = read::by_ids(tx, event.id, ids.iter().copied().collect()).await?;
                if rows.len() != ids.len() {
                    return Err(RegistrationError::from(Code::NotFound));
                }
                let mut done: Vec<Model> = Vec::new();
                let mut skipped = Vec::new();
                for row in rows {
                    if done.iter().any(|one| one.id == row.id) {
                        continue;
                    }
                    let mut together = together(tx, row.clone()).await?;
                    if together.is_empty() {
                        skipped.push(row.id);
                        continue;
                    }
                    match form.decision {
                        Decision::Approve => {
                            admission::approve(tx, &event, &mut together, by).await?;
                        }
                        Decision::Decline => {
                            decline(tx, &mut together, form.reason.clone(), by).await?;
                        }
                    }
                    done.extend(together);
                }
                Ok((done, skipped))
            })
        })
        .await?;
    Ok(Decided {
        decided: staff::with_emails(ctx, rows).await?,
        skipped,
    })
}

/// The row with those of its group who wait for approval with it; none where it does not.
async fn together(tx: &Tx, row: Model) -> Result<Vec<Model>, RegistrationError> {
    if row.status != RegistrationStatus::Pending {
        return Ok(Vec::new());
    }
    let mut rows = match row.group_id {
        Some(group) => books::group(tx, group).await?,
        None => vec![row.clone()],
    };
    // Who of them chose the other mode stands for themselves.
    rows.retain(|one| one.status == RegistrationStatus::Pending && one.mode == row.mode);
    Ok(rows)
}

async fn decline(
    tx: &Tx,
    rows: &mut [Model],
    reason: Option<CancelReason>,
    by: By,
) -> Result<(), RegistrationError> {
    for row in rows {
        let from = row.status;
        extras::let_go(tx, row).await?;
        row.status = rules::apply(from, Step::Decline)?;
        row.decided_at = Some(by.now);
        row.cancel_reason.clone_from(&reason);
        let cause = RegistrationCause::DeclinedByStaff;
        let told = Told::new(Some(from), cause, kind::DECLINED).because(reason.clone());
        seat::save(tx, row, told, by).await?;
    }
    Ok(())
}

/// Puts a registration into a mode, by the rules or by exception.
///
/// # Errors
/// 404; 409 `registration_state` where there is nothing to do, `mode_full`, `group_waits`, `event_state`;
/// 422 `mode_not_offered`.
pub async fn place(
    ctx: &Context,
    who: &SignedIn,
    id: RegistrationId,
    form: Place,
) -> Result<StaffRegistration, RegistrationError> {
    let by = By {
        actor: who.actor(),
        now: ctx.clock.now(),
    };
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let (row, event) = locked(tx, id, None).await?;
                if !view::takes_by_hand(event.status) {
                    return Err(Code::EventState.into());
                }
                if !row.status.is_active() {
                    return Err(Code::RegistrationState.into());
                }
                if form.exception == Some(true) {
                    by_exception(tx, &event, row, form, by).await
                } else {
                    change::move_to(tx, &event, row, form.mode, by).await
                }
            })
        })
        .await?;
    staff::one(ctx, id).await
}

/// A seat in that mode whatever the books say, out of any state; what was held before goes on to others.
async fn by_exception(
    tx: &Tx,
    event: &Gathering,
    mut row: Model,
    form: Place,
    by: By,
) -> Result<(), RegistrationError> {
    admission::books_of(tx, event, form.mode).await?;
    let (from, left) = (row.status, row.mode);
    if from == RegistrationStatus::Confirmed && form.mode == left {
        return Err(Code::RegistrationState.into());
    }
    seat::let_go(tx, &mut row).await?;
    row.mode = form.mode;
    row.status = RegistrationStatus::Confirmed;
    row.confirmed_at.get_or_insert(by.now);
    if from == RegistrationStatus::Pending {
        row.decided_at = Some(by.now);
    }
    let sectors = seat::sectors_of(tx, event, std::slice::from_ref(&row)).await?;
    seat::take_over(tx, &mut row, sectors.first().copied().flatten(), by).await?;
    let kind = if from == RegistrationStatus::Confirmed {
        kind::SWITCHED
    } else {
        kind::PROMOTED
    };
    let told =
        Told::new(Some(from), RegistrationCause::SeatedByException, kind).because(form.reason);
    seat::save(tx, &mut row, told, by).await?;
    let cause = RegistrationCause::PromotedBySeatGivenBack;
    turn::promote(tx, event, left, cause, by.now).await?;
    Ok(())
}
