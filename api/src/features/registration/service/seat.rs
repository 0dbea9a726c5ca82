//! The books of one event: who gets a seat, who waits, who moves up. Everything here runs in a
//! transaction that holds the lock on the event's row, so the counters it reads are true.

use serde_json::{Value, json};
use shared::event::types::{EventId, Mode};
use shared::registration::rules::{self, Admission, Step};
use shared::registration::types::{
    ActorKind, CancelReason, CancelledBy, RegistrationCause, RegistrationId,
};
use shared::time::Timestamp;
use uuid::Uuid;

use super::extras;
use crate::features::event::service as events;
use crate::features::registration::entity::registration::Model;
use crate::features::registration::error::RegistrationError;
use crate::features::registration::store::write::{self, Line};
use crate::platform::db::Tx;
use crate::platform::http_error::ApiError;
use crate::platform::log::{self, Actor, NewEntry};

/// The kinds of entries this slice appends to the event log.
pub mod kind {
    /// Somebody got a seat on registering.
    pub const CONFIRMED: &str = "registration.confirmed";
    /// Somebody joined a queue.
    pub const WAITLISTED: &str = "registration.waitlisted";
    /// The first of a queue got a seat.
    pub const PROMOTED: &str = "registration.promoted";
    /// Somebody gave up, or was cancelled.
    pub const CANCELLED: &str = "registration.cancelled";
    /// Somebody registered who is registered already.
    pub const REPEATED: &str = "registration.repeated";
    /// Staff took the list out as a file.
    pub const EXPORTED: &str = "registration.exported";
}

/// A registration that came in, with its place in the queue where it waits.
#[derive(Clone, Debug)]
pub struct Joined {
    /// The row.
    pub row: Model,
    /// 1 is the first; `None` with a seat.
    pub position: Option<u32>,
}

/// Admits a newcomer: `row` says who and how, the books say whether there is a seat.
///
/// # Errors
/// [`RegistrationError::Already`] when the person is registered for the event.
pub async fn admit(
    tx: &Tx,
    mut row: Model,
    actor: Actor,
    now: Timestamp,
) -> Result<Joined, RegistrationError> {
    let books = write::standing(tx, row.event_id, row.person_id, row.mode).await?;
    if let Some(existing) = books.existing {
        return Err(RegistrationError::Already(existing));
    }
    let admission = rules::admit(books.seats, books.waiting);
    row.status = admission.status();
    let position = match admission {
        Admission::Confirmed => {
            take_seat(tx, row.event_id, row.mode).await?;
            row.confirmed_at = Some(now);
            None
        }
        Admission::Waitlisted { position } => {
            row.queue_seq = Some(write::draw(tx, row.event_id, row.mode).await?);
            Some(position)
        }
    };
    write::insert(tx, row.clone()).await?;
    let line = Line {
        from: None,
        to: row.status,
        cause: admission.cause(),
        reason: None,
    };
    write::tell(tx, row.id, &line, history_actor(actor), now).await?;
    let kind = match admission {
        Admission::Confirmed => kind::CONFIRMED,
        Admission::Waitlisted { .. } => kind::WAITLISTED,
    };
    let data = json!({ "event_id": row.event_id, "position": position });
    note(tx, (kind, data), row.id, actor, now).await?;
    Ok(Joined { row, position })
}

/// Gives a registration up, with what it held.
///
/// # Errors
/// When the database fails, or the status does not allow it.
pub async fn give_up(
    tx: &Tx,
    row: &Model,
    by: CancelledBy,
    reason: Option<CancelReason>,
    actor: Actor,
    now: Timestamp,
) -> Result<(), RegistrationError> {
    let to = rules::apply(row.status, Step::Cancel)?;
    if row.status.holds_seat() {
        let given = events::give_back(tx, row.event_id, row.mode).await?;
        given.then_some(()).ok_or_else(lost_count)?;
    }
    if row.status.waits() {
        write::leave_queue(tx, row.event_id, row.mode).await?;
    }
    write::set_cancelled(tx, row, by, reason.clone(), now).await?;
    extras::let_go(tx, row).await?;
    let cause = match by {
        CancelledBy::Participant => RegistrationCause::CancelledByParticipant,
        CancelledBy::Staff => RegistrationCause::CancelledByStaff,
    };
    let line = Line {
        from: Some(row.status),
        to,
        cause,
        reason,
    };
    write::tell(tx, row.id, &line, history_actor(actor), now).await?;
    let data = json!({ "event_id": row.event_id, "by": by });
    note(tx, (kind::CANCELLED, data), row.id, actor, now).await
}

/// Gives the free seats of a mode to the first of its queue; answers how many moved up.
///
/// # Errors
/// When the database fails.
pub async fn promote(
    tx: &Tx,
    event: EventId,
    mode: Mode,
    cause: RegistrationCause,
    now: Timestamp,
) -> Result<u32, RegistrationError> {
    let books = write::books(tx, event, mode).await?;
    let free = rules::promotable(books.seats, books.waiting);
    for _ in 0..free {
        let Some(row) = write::first_waiting(tx, event, mode).await? else {
            return Err(lost_count());
        };
        let to = rules::apply(row.status, Step::Promote)?;
        take_seat(tx, event, mode).await?;
        write::leave_queue(tx, event, mode).await?;
        write::set_confirmed(tx, &row, now).await?;
        let line = Line {
            from: Some(row.status),
            to,
            cause,
            reason: None,
        };
        write::tell(tx, row.id, &line, history_actor(Actor::System), now).await?;
        let data = json!({ "event_id": event });
        note(tx, (kind::PROMOTED, data), row.id, Actor::System, now).await?;
    }
    Ok(free)
}

/// Takes a seat that the books say is free; the CHECK of the pool says the same.
async fn take_seat(tx: &Tx, event: EventId, mode: Mode) -> Result<(), RegistrationError> {
    if events::take_seat(tx, event, mode).await? {
        Ok(())
    } else {
        Err(lost_count())
    }
}

/// The counters disagree with the rows: somebody wrote without the event's lock.
fn lost_count() -> RegistrationError {
    ApiError::internal("the seat counters disagree with the registrations").into()
}

/// Notes that somebody registered who has this registration already.
///
/// # Errors
/// When the database fails.
pub async fn repeated(
    tx: &Tx,
    existing: RegistrationId,
    event: EventId,
    actor: Actor,
    now: Timestamp,
) -> Result<(), RegistrationError> {
    let data = json!({ "event_id": event });
    note(tx, (kind::REPEATED, data), existing, actor, now).await
}

/// Appends to the event log what happened to a registration: ids and facts only.
async fn note(
    tx: &Tx,
    (kind, data): (&'static str, Value),
    registration: RegistrationId,
    actor: Actor,
    now: Timestamp,
) -> Result<(), RegistrationError> {
    let entry = NewEntry {
        kind,
        subject: ("registration", &registration.uuid()),
        actor,
        at: now,
        data,
    };
    log::append(tx, entry).await?;
    Ok(())
}

/// Who acted, as the history keeps it.
const fn history_actor(actor: Actor) -> (ActorKind, Option<Uuid>) {
    let kind = match actor {
        Actor::System => ActorKind::System,
        Actor::Account(_) => ActorKind::Account,
        Actor::Person(_) => ActorKind::Person,
        Actor::ApiKey(_) => ActorKind::ApiKey,
        Actor::Anonymous => ActorKind::Anonymous,
    };
    (kind, actor.id())
}
