//! What owners change about a registration: take an offered seat, change between venue and online, say
//! something else, keep the place after the event moved. By link, or in one's own pages.

use serde_json::json;
use shared::event::types::Mode;
use shared::problem::Code;
use shared::registration::api::{EditRegistration, Ticket};
use shared::registration::rules::{self, Step};
use shared::registration::types::{
    GroupPolicy, RegistrationCause, RegistrationId, RegistrationStatus,
};

use super::cancel::locked;
use super::seat::{self, By, Told, kind};
use super::{admission, own, turn, view};
use crate::app::Context;
use crate::features::registration::entity::registration::Model;
use crate::features::registration::error::RegistrationError;
use crate::features::registration::store::gathering::Gathering;
use crate::features::registration::store::{books, read};
use crate::platform::auth::SignedIn;
use crate::platform::db::Tx;
use crate::platform::log::Actor;

/// What an owner does.
#[derive(Clone, Debug)]
pub enum Act {
    /// Takes the seat that is offered; the applicant of a group for everybody of it.
    Accept,
    /// Takes part in the other way from now on.
    Switch(Mode),
    /// Says something else, on the version that was read.
    Edit(i64, Box<EditRegistration>),
    /// Keeps the place although date or venue changed.
    Keep,
}

/// Acts on what the link out of a mail opened.
///
/// # Errors
/// 409 and 412 as the act allows.
pub async fn by_link(
    ctx: &Context,
    id: RegistrationId,
    act: Act,
) -> Result<Ticket, RegistrationError> {
    let found = read::by_id(ctx.db.read(), id)
        .await?
        .ok_or(Code::NotFound)?;
    let actor = Actor::Person(found.person_id.uuid());
    run(ctx, (id, None), actor, act).await
}

/// Acts on one of one's own.
///
/// # Errors
/// 404 for what is not one's own; 409 and 412 as the act allows.
pub async fn by_member(
    ctx: &Context,
    who: &SignedIn,
    id: RegistrationId,
    act: Act,
) -> Result<Ticket, RegistrationError> {
    let owner = who.person_id.ok_or(Code::NotFound)?;
    run(ctx, (id, Some(owner)), who.actor(), act).await
}

async fn run(
    ctx: &Context,
    (id, owner): (RegistrationId, Option<shared::account::types::PersonId>),
    actor: Actor,
    act: Act,
) -> Result<Ticket, RegistrationError> {
    let now = ctx.clock.now();
    let by = By { actor, now };
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let (row, event) = locked(tx, id, owner).await?;
                match act {
                    Act::Accept => accept(tx, &event, row, by).await?,
                    Act::Switch(mode) => switch(tx, &event, row, mode, by).await?,
                    Act::Edit(version, form) => edit(tx, &event, row, (version, *form), by).await?,
                    Act::Keep => keep(tx, &event, row, by).await?,
                }
                let row = read::by_id(tx, id).await?.ok_or(Code::NotFound)?;
                own::shown(tx, row, &event, now).await
            })
        })
        .await
}

/// Takes the seat; the applicant takes those of the others of the group with it.
async fn accept(tx: &Tx, event: &Gathering, row: Model, by: By) -> Result<(), RegistrationError> {
    rules::may_accept(row.status, row.offered_until, by.now)?;
    if !view::queue_moves(event, by.now) {
        return Err(Code::EventState.into());
    }
    let rows = match row.group_id {
        Some(group) if group == row.id => books::group(tx, group).await?,
        _ => vec![row],
    };
    for mut row in rows {
        if rules::may_accept(row.status, row.offered_until, by.now).is_err() {
            continue;
        }
        let from = row.status;
        row.status = rules::apply(from, Step::Accept)?;
        row.confirmed_at = Some(by.now);
        row.offered_until = None;
        let told = Told::new(Some(from), RegistrationCause::OfferAccepted, kind::ACCEPTED);
        seat::save(tx, &mut row, told, by).await?;
    }
    Ok(())
}

/// Changes between venue and online: with a seat only for another, in the queue to the end of the other.
///
/// # Errors
/// `change_closed`, `registration_state`, `mode_not_offered`, `mode_full`, `group_waits`.
pub(super) async fn switch(
    tx: &Tx,
    event: &Gathering,
    row: Model,
    mode: Mode,
    by: By,
) -> Result<(), RegistrationError> {
    rules::may_change(row.status, view::deadlines_of(event), by.now)?;
    if !event.status.is_public() {
        return Err(Code::EventState.into());
    }
    move_to(tx, event, row, mode, by).await
}

/// The same without asking for the owner's deadline: staff may always.
pub(super) async fn move_to(
    tx: &Tx,
    event: &Gathering,
    mut row: Model,
    mode: Mode,
    by: By,
) -> Result<(), RegistrationError> {
    let books = admission::books_of(tx, event, mode).await?;
    let (from, left) = (row.status, row.mode);
    if mode == left || from == RegistrationStatus::Offered {
        return Err(Code::RegistrationState.into());
    }
    if from.waits() && waits_with_others(tx, &row).await? {
        return Err(Code::GroupWaits.into());
    }
    let mut alone = row.clone();
    alone.mode = mode;
    alone.group_policy = None;
    let alone = [alone];
    let sectors = seat::sectors_of(tx, event, &alone).await?;
    let seated = admission::at_once(tx, event, &alone, &sectors, &books, by).await?;
    let seated = !seated.is_empty() && view::queue_moves(event, by.now);
    if from == RegistrationStatus::Confirmed && !seated {
        return Err(Code::ModeFull.into());
    }
    seat::let_go(tx, &mut row).await?;
    row.mode = mode;
    let told = if from == RegistrationStatus::Pending {
        Told::new(Some(from), RegistrationCause::SwitchedQueue, kind::SWITCHED)
    } else if seated {
        seat::take(tx, &mut row, sectors.first().copied().flatten()).await?;
        row.status = RegistrationStatus::Confirmed;
        row.confirmed_at.get_or_insert(by.now);
        Told::new(
            Some(from),
            RegistrationCause::SwitchedWithSeat,
            kind::SWITCHED,
        )
    } else {
        row.queue_seq = Some(books::draw(tx, event.id, mode, 1).await?);
        Told::new(Some(from), RegistrationCause::SwitchedQueue, kind::SWITCHED)
            .with(json!({ "position": books.waiting + 1 }))
    };
    seat::save(tx, &mut row, told, by).await?;
    let cause = RegistrationCause::PromotedBySeatGivenBack;
    turn::promote(tx, event, left, cause, by.now).await?;
    Ok(())
}

/// Whether the row waits for seats for all of its group, and others of it wait too.
async fn waits_with_others(tx: &Tx, row: &Model) -> Result<bool, RegistrationError> {
    let Some(group) = row
        .group_id
        .filter(|_| row.group_policy == Some(GroupPolicy::Whole))
    else {
        return Ok(false);
    };
    let rows = books::group(tx, group).await?;
    Ok(rows
        .iter()
        .any(|one| one.id != row.id && one.status.waits()))
}

async fn edit(
    tx: &Tx,
    event: &Gathering,
    mut row: Model,
    (version, form): (i64, EditRegistration),
    by: By,
) -> Result<(), RegistrationError> {
    if row.version != version {
        return Err(Code::VersionStale.into());
    }
    rules::may_change(row.status, view::deadlines_of(event), by.now)?;
    let before = row.clone();
    row.department = form.department;
    row.job_title = form.job_title;
    row.phone = form.phone;
    row.note = form.note;
    row.locale = form.locale;
    if row == before {
        return Ok(());
    }
    let told = Told::new(Some(row.status), RegistrationCause::Edited, kind::EDITED);
    seat::save(tx, &mut row, told, by).await
}

/// Saying twice that one comes is saying it once.
async fn keep(tx: &Tx, event: &Gathering, mut row: Model, by: By) -> Result<(), RegistrationError> {
    if !row.status.is_active() {
        return Err(Code::RegistrationState.into());
    }
    if !view::asked_to_keep(&row, event) {
        return Ok(());
    }
    row.kept_at = Some(by.now);
    let told = Told::new(Some(row.status), RegistrationCause::Kept, kind::KEPT);
    seat::save(tx, &mut row, told, by).await
}
