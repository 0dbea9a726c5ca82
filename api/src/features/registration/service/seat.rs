//! What every change of a registration does to the books: seats, queue, history, log. Everything here runs
//! in a transaction that holds the lock on the event's row, so the counters it reads are true.

use serde_json::{Value, json};
use shared::event::types::{EventId, Mode};
use shared::organisation::{BySector, OrganisationId, Sector};
use shared::registration::rules::{self, Seats, Step};
use shared::registration::types::{
    ActorKind, CancelReason, CancelledBy, RegistrationCause, RegistrationId, RegistrationStatus,
};
use shared::time::Timestamp;
use uuid::Uuid;

use super::{extras, view};
use crate::features::event::service as events;
use crate::features::registration::entity::registration::Model;
use crate::features::registration::error::RegistrationError;
use crate::features::registration::store::books::{self, Books};
use crate::features::registration::store::gathering::Gathering;
use crate::features::registration::store::write::{self, Line};
use crate::platform::db::Tx;
use crate::platform::http_error::ApiError;
use crate::platform::log::{self, Actor, NewEntry};

/// The kinds of entries this slice appends to the event log.
pub mod kind {
    /// Somebody applied, and staff decide.
    pub const APPLIED: &str = "registration.applied";
    /// Somebody got a seat on registering, or on being approved.
    pub const CONFIRMED: &str = "registration.confirmed";
    /// Somebody joined a queue.
    pub const WAITLISTED: &str = "registration.waitlisted";
    /// The first of a queue got a seat.
    pub const PROMOTED: &str = "registration.promoted";
    /// The first of a queue was offered a seat.
    pub const OFFERED: &str = "registration.offered";
    /// The offer was taken.
    pub const ACCEPTED: &str = "registration.accepted";
    /// Nobody answered the offer in time.
    pub const LAPSED: &str = "registration.lapsed";
    /// Staff did not approve it.
    pub const DECLINED: &str = "registration.declined";
    /// Somebody changed between venue and online.
    pub const SWITCHED: &str = "registration.switched";
    /// What a registration says was changed.
    pub const EDITED: &str = "registration.edited";
    /// Somebody keeps the place after date or venue changed.
    pub const KEPT: &str = "registration.kept";
    /// Somebody gave up, or was cancelled.
    pub const CANCELLED: &str = "registration.cancelled";
    /// Somebody registered who is registered already.
    pub const REPEATED: &str = "registration.repeated";
    /// Staff took the list out as a file.
    pub const EXPORTED: &str = "registration.exported";
}

/// Who does something, and when.
#[derive(Clone, Copy, Debug)]
pub struct By {
    /// Who.
    pub actor: Actor,
    /// When.
    pub now: Timestamp,
}

impl By {
    /// The system, by rule.
    pub const fn rule(now: Timestamp) -> Self {
        Self {
            actor: Actor::System,
            now,
        }
    }
}

/// What is told of a change: to the history, and to the log.
#[derive(Clone, Debug)]
pub struct Told {
    /// The status before; none for coming in.
    pub from: Option<RegistrationStatus>,
    /// What happened.
    pub cause: RegistrationCause,
    /// Why, if told.
    pub reason: Option<CancelReason>,
    /// The kind of the log's entry.
    pub kind: &'static str,
    /// More facts for the log's readers.
    pub data: Value,
}

impl Told {
    /// Without a reason and further facts.
    pub const fn new(
        from: Option<RegistrationStatus>,
        cause: RegistrationCause,
        kind: &'static str,
    ) -> Self {
        Self {
            from,
            cause,
            reason: None,
            kind,
            data: Value::Null,
        }
    }

    /// With the reason staff gave.
    #[must_use]
    pub fn because(mut self, reason: Option<CancelReason>) -> Self {
        self.reason = reason;
        self
    }

    /// With facts for the log.
    #[must_use]
    pub fn with(mut self, data: Value) -> Self {
        self.data = data;
        self
    }
}

/// The seats of a mode as the rules want them, and how many wait.
pub fn seats_of(event: &Gathering, mode: Mode, books: &Books, now: Timestamp) -> Seats {
    Seats {
        capacity: books.capacity,
        taken: books.taken,
        kept: view::kept(event, mode, now),
        held: books.held,
    }
}

/// The sector of each row's organisation, where the event keeps seats for sectors; none elsewhere.
///
/// # Errors
/// When the database fails.
pub async fn sectors_of(
    tx: &Tx,
    event: &Gathering,
    rows: &[Model],
) -> Result<Vec<Option<Sector>>, RegistrationError> {
    if view::reserved(event) == BySector::default() {
        return Ok(vec![None; rows.len()]);
    }
    let ids: Vec<OrganisationId> = rows.iter().filter_map(|row| row.organisation_id).collect();
    let known = books::sectors(tx, ids).await?;
    let of = |row: &Model| known.get(&row.organisation_id?).copied();
    Ok(rows.iter().map(of).collect())
}

/// Takes a seat that the books say is free; the CHECK of the pool says the same.
///
/// # Errors
/// When the database fails.
pub async fn take(
    tx: &Tx,
    row: &mut Model,
    sector: Option<Sector>,
) -> Result<(), RegistrationError> {
    let taken = events::take_seat(tx, row.event_id, row.mode, sector).await?;
    taken.then_some(()).ok_or_else(lost_count)?;
    row.seat_sector = sector;
    Ok(())
}

/// Takes a seat on the word of staff, even where none is left.
///
/// # Errors
/// `mode_not_offered`; when the database fails.
pub async fn take_over(
    tx: &Tx,
    row: &mut Model,
    sector: Option<Sector>,
    by: By,
) -> Result<(), RegistrationError> {
    let Actor::Account(account) = by.actor else {
        return Err(shared::problem::Code::Forbidden.into());
    };
    let account = shared::account::AccountId::from_uuid(account);
    let seat = (row.mode, sector);
    let taken = events::take_seat_over(tx, row.event_id, seat, account, by.now).await?;
    taken
        .then_some(())
        .ok_or(shared::problem::Code::ModeNotOffered)?;
    row.seat_sector = sector;
    Ok(())
}

/// Gives back what a registration holds: its seat, or its place in the queue.
///
/// # Errors
/// When the database fails.
pub async fn let_go(tx: &Tx, row: &mut Model) -> Result<(), RegistrationError> {
    if row.status.holds_seat() {
        let given = events::give_back(tx, row.event_id, row.mode, row.seat_sector).await?;
        given.then_some(()).ok_or_else(lost_count)?;
        row.seat_sector = None;
    }
    if row.status.waits() {
        books::leave_queue(tx, row.event_id, row.mode).await?;
    }
    row.offered_until = None;
    Ok(())
}

/// Gives a registration up, with what it held.
///
/// # Errors
/// When the database fails, or the status does not allow it.
pub async fn give_up(
    tx: &Tx,
    row: &mut Model,
    side: CancelledBy,
    reason: Option<CancelReason>,
    by: By,
) -> Result<(), RegistrationError> {
    let from = row.status;
    let to = rules::apply(from, Step::Cancel)?;
    let_go(tx, row).await?;
    extras::let_go(tx, row).await?;
    row.status = to;
    row.cancelled_at = Some(by.now);
    row.cancelled_by = Some(side);
    row.cancel_reason.clone_from(&reason);
    let cause = match side {
        CancelledBy::Participant => RegistrationCause::CancelledByParticipant,
        CancelledBy::Staff => RegistrationCause::CancelledByStaff,
    };
    let told = Told::new(Some(from), cause, kind::CANCELLED)
        .because(reason)
        .with(json!({ "by": side }));
    save(tx, row, told, by).await
}

/// Writes a changed row with its line of the history and its entry of the log.
///
/// # Errors
/// When the database fails.
pub async fn save(tx: &Tx, row: &mut Model, told: Told, by: By) -> Result<(), RegistrationError> {
    write::save(tx, row, by.now).await?;
    tell(tx, row, told, by).await
}

/// Writes the line of the history and the entry of the log.
///
/// # Errors
/// When the database fails.
pub async fn tell(tx: &Tx, row: &Model, told: Told, by: By) -> Result<(), RegistrationError> {
    let line = Line {
        from: told.from,
        to: row.status,
        cause: told.cause,
        reason: told.reason,
    };
    write::tell(tx, row.id, &line, history_actor(by.actor), by.now).await?;
    let mut data = json!({ "event_id": row.event_id });
    if let (Value::Object(data), Value::Object(more)) = (&mut data, told.data) {
        data.extend(more);
    }
    note(tx, (told.kind, data), row.id, by).await
}

/// The counters disagree with the rows: somebody wrote without the event's lock.
pub fn lost_count() -> RegistrationError {
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
    by: By,
) -> Result<(), RegistrationError> {
    let data = json!({ "event_id": event });
    note(tx, (kind::REPEATED, data), existing, by).await
}

/// Appends to the event log what happened to a registration: ids and facts only.
async fn note(
    tx: &Tx,
    (kind, data): (&'static str, Value),
    registration: RegistrationId,
    by: By,
) -> Result<(), RegistrationError> {
    let entry = NewEntry {
        kind,
        subject: ("registration", &registration.uuid()),
        actor: by.actor,
        at: by.now,
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
