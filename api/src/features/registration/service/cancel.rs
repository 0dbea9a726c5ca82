//! Giving up a registration: by link, in one's own pages, or by staff.

use shared::account::types::PersonId;
use shared::problem::Code;
use shared::registration::api::{StaffRegistration, Ticket};
use shared::registration::rules;
use shared::registration::types::{CancelReason, CancelledBy, RegistrationCause, RegistrationId};
use shared::time::Timestamp;

use super::{link, seat, staff, view};
use crate::app::Context;
use crate::features::registration::entity::registration::Model;
use crate::features::registration::error::RegistrationError;
use crate::features::registration::store::gathering::{self, Gathering};
use crate::features::registration::store::read;
use crate::platform::auth::SignedIn;
use crate::platform::db::Tx;
use crate::platform::log::Actor;

/// Cancels by the link out of a mail.
///
/// # Errors
/// 422 for a bad link, 409 when it is cancelled already or the deadline is past.
pub async fn by_link(ctx: &Context, token: &str) -> Result<Ticket, RegistrationError> {
    let id = link::open(ctx, token)?;
    let found = read::by_id(ctx.db.read(), id)
        .await?
        .ok_or(Code::NotFound)?;
    let actor = Actor::Person(found.person_id.uuid());
    own(ctx, id, None, actor).await
}

/// Cancels one of one's own.
///
/// # Errors
/// 404 for what is not one's own, 409 when it is cancelled already or the deadline is past.
pub async fn by_member(
    ctx: &Context,
    who: &SignedIn,
    id: RegistrationId,
) -> Result<Ticket, RegistrationError> {
    let owner = who.person_id.ok_or(Code::NotFound)?;
    let actor = who.actor();
    own(ctx, id, Some(owner), actor).await
}

async fn own(
    ctx: &Context,
    id: RegistrationId,
    owner: Option<PersonId>,
    actor: Actor,
) -> Result<Ticket, RegistrationError> {
    let now = ctx.clock.now();
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let (row, event) = locked(tx, id, owner).await?;
                let by = CancelledBy::Participant;
                cancel(tx, &row, &event, (by, None), actor, now).await?;
                let row = read::by_id(tx, id).await?.ok_or(Code::NotFound)?;
                Ok(view::ticket(row, &event, None, now))
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
    let now = ctx.clock.now();
    let actor = who.actor();
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let (row, event) = locked(tx, id, None).await?;
                let why = (CancelledBy::Staff, Some(reason));
                cancel(tx, &row, &event, why, actor, now).await?;
                Ok::<_, RegistrationError>(())
            })
        })
        .await?;
    staff::one(ctx, id).await
}

/// The registration as it is once its event is locked: what was read before may be old.
async fn locked(
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

/// Gives the registration up, and what it held to the first who waits for it.
async fn cancel(
    tx: &Tx,
    row: &Model,
    event: &Gathering,
    (by, reason): (CancelledBy, Option<CancelReason>),
    actor: Actor,
    now: Timestamp,
) -> Result<(), RegistrationError> {
    let deadlines = view::deadlines(event.status, event.starts_at);
    rules::may_cancel(row.status, by, deadlines, now)?;
    seat::give_up(tx, row, by, reason, actor, now).await?;
    if view::queue_moves(event, now) {
        let cause = RegistrationCause::PromotedBySeatGivenBack;
        seat::promote(tx, event.id, row.mode, cause, now).await?;
    }
    Ok(())
}
