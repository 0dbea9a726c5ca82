//! Noting who is there, undoing it, changing it. All of it holds the event in its state.

use serde_json::json;
use shared::account::types::PersonId;
use shared::event::types::{EventId, Mode};
use shared::exchange::api::{AttendanceChange, AttendanceDetail, Attendee, Tick};
use shared::exchange::types::{AttendanceId, AttendanceKind, AttendanceSource};
use shared::field::Faults;
use shared::organisation::OrganisationId;
use shared::problem::Code;
use shared::registration::types::RegistrationId;
use shared::time::Timestamp;

use super::list::attendee;
use super::{kind, numbers, standing};
use crate::app::Context;
use crate::features::account::service as accounts;
use crate::features::exchange::entity::Model;
use crate::features::exchange::error::ExchangeError;
use crate::features::exchange::store::read::Gathering as Event;
use crate::features::exchange::store::{list, read, write};
use crate::platform::auth::SignedIn;
use crate::platform::db::Tx;
use crate::platform::log::{self, NewEntry};

/// Notes that somebody is there. Twice is once: the earlier time stays, with what was noted then.
///
/// # Errors
/// 403 and 404 as for the list, 409 when attendance can't be taken now, 422 for a person unknown,
/// a mode that is not offered, or none where there is no registration to take it from.
pub async fn tick(
    ctx: &Context,
    who: &SignedIn,
    event: EventId,
    tick: Tick,
) -> Result<Attendee, ExchangeError> {
    let (context, who, now) = (ctx.clone(), who.clone(), ctx.clock.now());
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let event = open(tx, &who, event, now).await?;
                let row = whom(tx, &context, &event, &tick, now).await?;
                let person = row.person_id;
                note(tx, row, &who, now).await?;
                shown(tx, event.id, person).await
            })
        })
        .await
}

/// Notes that somebody is not there after all; of who was not noted nothing changes.
///
/// # Errors
/// 403, 404 and 409 as for [`tick`].
pub async fn untick(
    ctx: &Context,
    who: &SignedIn,
    event: EventId,
    person: PersonId,
) -> Result<(), ExchangeError> {
    let (who, now) = (who.clone(), ctx.clock.now());
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let event = open(tx, &who, event, now).await?;
                match write::undo(tx, event.id, person).await? {
                    Some(row) => log(tx, kind::UNDONE, &row, &who, now).await,
                    None => Ok(()),
                }
            })
        })
        .await
}

/// One presence.
///
/// # Errors
/// 404 for none such, 403 at an event that a moderator does not look after.
pub async fn one(
    ctx: &Context,
    who: &SignedIn,
    id: AttendanceId,
) -> Result<AttendanceDetail, ExchangeError> {
    let conn = ctx.db.read();
    let row = read::by_id(conn, id).await?.ok_or(Code::NotFound)?;
    standing::at(conn, who, row.event_id).await?;
    Ok(detail(&row))
}

/// Changes as what somebody was there, and how.
///
/// # Errors
/// 404 for none such, 403 and 409 as for [`tick`], 412 when it was changed meanwhile, 422 for a
/// mode that is not offered.
pub async fn change(
    ctx: &Context,
    who: &SignedIn,
    id: AttendanceId,
    version: i64,
    to: AttendanceChange,
) -> Result<AttendanceDetail, ExchangeError> {
    let (who, now) = (who.clone(), ctx.clock.now());
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let row = read::by_id(tx, id).await?.ok_or(Code::NotFound)?;
                let event = open(tx, &who, row.event_id, now).await?;
                if row.version != version {
                    return Err(Code::VersionStale.into());
                }
                offered(&event, to.mode)?;
                if !write::change(tx, id, version, (to.kind, to.mode), now).await? {
                    return Err(Code::VersionStale.into());
                }
                let row = read::by_id(tx, id).await?.ok_or(Code::NotFound)?;
                log(tx, kind::CHANGED, &row, &who, now).await?;
                Ok(detail(&row))
            })
        })
        .await
}

/// The event, held in its state, if whoever asks may take its attendance now.
pub(super) async fn open(
    tx: &Tx,
    who: &SignedIn,
    event: EventId,
    now: Timestamp,
) -> Result<Event, ExchangeError> {
    standing::at(tx, who, event).await?;
    let event = read::event_held(tx, event).await?.ok_or(Code::NotFound)?;
    numbers::held(&event).may_take(now)?;
    Ok(event)
}

/// The event must be held in this mode.
pub(super) fn offered(event: &Event, mode: Mode) -> Result<(), Faults> {
    if event.format.offers(mode) {
        Ok(())
    } else {
        Err(Faults::one("/mode", Code::ModeNotOffered))
    }
}

/// The row for a tick: what the registration says, or else the person.
async fn whom(
    tx: &Tx,
    ctx: &Context,
    event: &Event,
    tick: &Tick,
    now: Timestamp,
) -> Result<Model, ExchangeError> {
    let person = accounts::person(tx, tick.person_id).await?;
    let Some(person) = person else {
        return Err(Faults::one("/person_id", Code::NoSuchReference).into());
    };
    let found = read::active_registration(tx, event.id, person.id).await?;
    let registered = found.as_ref().map(|row| row.mode);
    let Some(mode) = tick.mode.or(registered) else {
        return Err(Faults::one("/mode", Code::Required).into());
    };
    offered(event, mode)?;
    let kind = tick.kind.unwrap_or(AttendanceKind::Participant);
    let mut row = blank(ctx, event.id, (kind, mode), now);
    row.person_id = person.id;
    match found {
        Some(found) => {
            row.registration_id = Some(found.id);
            row.organisation_id = found.organisation_id;
            row.organisation_name = found.organisation_name;
        }
        None => row.organisation_name = person.organisation_name,
    }
    Ok(row)
}

/// A row with what does not depend on who comes.
pub(super) fn blank(
    ctx: &Context,
    event: EventId,
    (kind, mode): (AttendanceKind, Mode),
    now: Timestamp,
) -> Model {
    Model {
        id: AttendanceId::from_uuid(ctx.random.uuid_v7(now)),
        event_id: event,
        person_id: PersonId::from_uuid(uuid::Uuid::nil()),
        registration_id: None::<RegistrationId>,
        kind,
        mode,
        organisation_id: None::<OrganisationId>,
        organisation_name: None,
        at: now,
        by_account: None,
        source: AttendanceSource::List,
        created_at: now,
        updated_at: now,
        version: 1,
    }
}

/// Stores the row unless the person is noted already; whether it was stored.
pub(super) async fn note(
    tx: &Tx,
    mut row: Model,
    who: &SignedIn,
    now: Timestamp,
) -> Result<bool, ExchangeError> {
    row.by_account = Some(who.account_id);
    let noted = write::note(tx, row.clone()).await?;
    if noted {
        log(tx, kind::NOTED, &row, who, now).await?;
    }
    Ok(noted)
}

/// The person's row of the list, as it is now.
pub(super) async fn shown(
    tx: &Tx,
    event: EventId,
    person: PersonId,
) -> Result<Attendee, ExchangeError> {
    let row = list::one(tx, event, person).await?;
    Ok(row.map(attendee).ok_or(Code::NotFound)?)
}

/// Appends to the event log what happened: ids and facts only.
async fn log(
    tx: &Tx,
    kind: &'static str,
    row: &Model,
    who: &SignedIn,
    now: Timestamp,
) -> Result<(), ExchangeError> {
    let entry = NewEntry {
        kind,
        subject: ("attendance", &row.id.uuid()),
        actor: who.actor(),
        at: now,
        data: json!({
            "event_id": row.event_id, "person_id": row.person_id, "kind": row.kind,
            "mode": row.mode,
        }),
    };
    log::append(tx, entry).await?;
    Ok(())
}

const fn detail(row: &Model) -> AttendanceDetail {
    AttendanceDetail {
        id: row.id,
        event_id: row.event_id,
        person_id: row.person_id,
        kind: row.kind,
        mode: row.mode,
        at: row.at,
        version: row.version,
    }
}
