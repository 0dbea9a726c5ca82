//! Seats, for this feature and for registration (DESIGN §9.5): call [`lock_event`] first.

use sea_orm::DbErr;
use serde_json::json;
use shared::account::AccountId;
use shared::event::{Capacities, EventId, Mode};
use shared::field::{Faults, Pointer};
use shared::organisation::{BySector, Sector};
use shared::problem::Code;
use shared::time::Timestamp;

use super::super::entity::event::Model;
use super::super::store;
use super::changes;
use super::for_others::SeatPool;
use crate::platform::db::{self, ConnectionTrait, Tx};
use crate::platform::http_error::ApiError;
use crate::platform::log::Actor;

/// Holds the event's row until the transaction ends: whoever decides about its seats, waitlist
/// or state comes after. Read what you decide by after this call.
///
/// # Errors
/// When the lock is not granted in time.
pub async fn lock_event(tx: &Tx, event: EventId) -> Result<(), DbErr> {
    db::lock(tx, "event", event.uuid()).await
}

/// Takes a seat if one is left, counted for `sector` where seats are kept; `false` when none is, or when the mode is not offered.
///
/// # Errors
/// When the database fails.
pub async fn take_seat(
    tx: &Tx,
    event: EventId,
    mode: Mode,
    sector: Option<Sector>,
) -> Result<bool, DbErr> {
    store::take(tx, event, mode, sector).await
}

/// Takes a seat even when none is left, on `by`'s word, which is kept with the seats.
///
/// # Errors
/// When the database fails; `false` when the mode is not offered.
pub async fn take_seat_over(
    tx: &Tx,
    event: EventId,
    (mode, sector): (Mode, Option<Sector>),
    by: AccountId,
    at: Timestamp,
) -> Result<bool, DbErr> {
    store::take_over(tx, event, (mode, sector), by, at).await
}

/// Gives a seat back; `false` when none was taken, which is a fault of the caller.
///
/// # Errors
/// When the database fails.
pub async fn give_back(
    tx: &Tx,
    event: EventId,
    mode: Mode,
    sector: Option<Sector>,
) -> Result<bool, DbErr> {
    store::give_back(tx, event, mode, sector).await
}

/// Writes how many seats of each sector are taken, counted anew by the caller.
///
/// # Errors
/// When the database fails.
pub async fn recount(tx: &Tx, event: EventId, mode: Mode, held: BySector) -> Result<(), DbErr> {
    store::recount(tx, event, mode, held).await
}

/// Notes that the seats kept for sectors are for everybody now.
///
/// # Errors
/// When the database fails.
pub async fn release(tx: &Tx, event: EventId, at: Timestamp) -> Result<(), DbErr> {
    store::release(tx, event, at).await
}

/// The seats of an event by mode.
///
/// # Errors
/// When the database fails.
pub async fn pools(conn: &impl ConnectionTrait, event: EventId) -> Result<Vec<SeatPool>, DbErr> {
    let rows = store::pools(conn, event).await?;
    Ok(rows.iter().map(SeatPool::from).collect())
}

/// Names every mode that the form would take away from people who are registered for it. Fewer
/// seats than people are no fault: nobody loses a seat, and staff see that there are more people.
pub async fn capacity_holds(
    conn: &impl ConnectionTrait,
    event: EventId,
    wanted: &Capacities,
    faults: &mut Faults,
) -> Result<(), ApiError> {
    for pool in store::pools(conn, event).await? {
        if pool.taken > 0 && wanted.of(pool.mode).is_none() {
            let at = Pointer::from("/capacity").member(pool.mode.as_str());
            faults.add(&at, Code::CapacityBelowTaken);
        }
    }
    Ok(())
}

/// Brings the seats to what the form says; [`capacity_holds`] comes first. A change of a pool
/// that was there is told to the log, for those on the waitlist.
pub async fn set_capacities(
    tx: &Tx,
    row: &Model,
    wanted: &Capacities,
    by: AccountId,
    at: Timestamp,
) -> Result<(), ApiError> {
    let old = store::pools(tx, row.id).await?;
    for mode in Mode::ALL {
        let pool = old.iter().find(|pool| pool.mode == *mode);
        let new = wanted.of(*mode).map(shared::field::Int::i32);
        match (pool, new) {
            (None, Some(new)) => store::insert_pool(tx, row.id, *mode, new).await?,
            (Some(pool), Some(new)) if pool.capacity != new => {
                // Fewer seats than people: on the word of whoever made it so.
                let over = (pool.taken > new).then_some((by, at));
                store::set_capacity(tx, row.id, (*mode, new), over).await?;
                let data = json!({ "mode": mode, "from": pool.capacity, "to": new });
                let actor = Actor::Account(by.uuid());
                changes::note(tx, row, "event.capacity_changed", actor, at, data).await?;
            }
            (Some(_), None) => store::remove_pool(tx, row.id, *mode).await?,
            (None, None) | (Some(_), Some(_)) => {}
        }
    }
    Ok(())
}
