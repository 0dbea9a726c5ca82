//! Giving up a registration: by link, in one's own pages, or by staff.

use shared::account::types::PersonId;
use shared::problem::Code;
use shared::registration::api::Ticket;
use shared::registration::rules;
use shared::registration::staff::StaffRegistration;
use shared::registration::types::{CancelReason, CancelledBy, RegistrationCause, RegistrationId};

use super::seat::{self, By};
use super::{own, staff, turn, view};
use crate::app::Context;
use crate::features::registration::entity::registration::Model;
use crate::features::registration::error::RegistrationError;
use crate::features::registration::store::gathering::{self, Gathering};
use crate::features::registration::store::{books, read};
use crate::platform::auth::SignedIn;
use crate::platform::db::Tx;
use crate::platform::log::Actor;

/// Cancels what the link out of a mail opened; with `all`, the applicant of a group cancels for everybody in it.
///
/// # Errors
/// 409 when it is cancelled already or the deadline is past.
pub async fn by_link(
    ctx: &Context,
    id: RegistrationId,
    all: bool,
) -> Result<Ticket, RegistrationError> {
    let found = read::by_id(ctx.db.read(), id)
        .await?
        .ok_or(Code::NotFound)?;
    let actor = Actor::Person(found.person_id.uuid());
    own(ctx, id, None, actor, all).await
}

/// Cancels one of one's own; `all` as in [`by_link`].
///
/// # Errors
/// 404 for what is not one's own, 409 when it is cancelled already or the deadline is past.
pub async fn by_member(
    ctx: &Context,
    who: &SignedIn,
    id: RegistrationId,
    all: bool,
) -> Result<Ticket, RegistrationError> {
    let owner = who.person_id.ok_or(Code::NotFound)?;
    let actor = who.actor();
    own(ctx, id, Some(owner), actor, all).await
}

async fn own(
    ctx: &Context,
    id: RegistrationId,
    owner: Option<PersonId>,
    actor: Actor,
    all: bool,
) -> Result<Ticket, RegistrationError> {
    let now = ctx.clock.now();
    let by = By { actor, now };
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let (row, event) = locked(tx, id, owner).await?;
                let rows = match row.group_id {
                    Some(group) if all && group == row.id => books::group(tx, group).await?,
                    _ => vec![row],
                };
                // The one who asks must be able to; who of the others is gone already stays so.
                for row in rows
                    .into_iter()
                    .filter(|one| one.id == id || one.status.is_active())
                {
                    let side = CancelledBy::Participant;
                    cancel(tx, row, &event, (side, None), by).await?;
                }
                let row = read::by_id(tx, id).await?.ok_or(Code::NotFound)?;
                own::shown(tx, row, &event, now).await
            })
        })
        .await
}

/// Staff cancel a registration, with a reason that its owner reads.
///
/// # Errors
/// 404 for no such registration, 409 when it is cancelled already.
pub async fn by_staff(
    ctx: &Context,
    who: &SignedIn,
    id: RegistrationId,
    reason: CancelReason,
) -> Result<StaffRegistration, RegistrationError> {
    let by = By {
        actor: who.actor(),
        now: ctx.clock.now(),
    };
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let (row, event) = locked(tx, id, None).await?;
                let why = (CancelledBy::Staff, Some(reason));
                cancel(tx, row, &event, why, by).await?;
                Ok::<_, RegistrationError>(())
            })
        })
        .await?;
    staff::one(ctx, id).await
}

/// The registration as it is once its event is locked: what was read before may be old.
pub(super) async fn locked(
    tx: &Tx,
    id: RegistrationId,
    owner: Option<PersonId>,
) -> Result<(Model, Gathering), RegistrationError> {
    let row = match owner {
        Some(owner) => read::of_person_by_id(tx, owner, id).await?,
        None => read::by_id(tx, id).await?,
    };
    let event = row.ok_or(Code::NotFound)?.event_id;
    let event = gathering::locked(tx, event).await?.ok_or(Code::NotFound)?;
    let row = read::by_id(tx, id).await?.ok_or(Code::NotFound)?;
    Ok((row, event))
}

/// Gives the registration up, and what it held to those whose turn it is.
async fn cancel(
    tx: &Tx,
    mut row: Model,
    event: &Gathering,
    (side, reason): (CancelledBy, Option<CancelReason>),
    by: By,
) -> Result<(), RegistrationError> {
    rules::may_cancel(row.status, side, view::deadlines_of(event), by.now)?;
    seat::give_up(tx, &mut row, side, reason, by).await?;
    let cause = RegistrationCause::PromotedBySeatGivenBack;
    turn::promote(tx, event, row.mode, cause, by.now).await?;
    Ok(())
}
