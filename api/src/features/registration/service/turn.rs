//! Whose turn it is: the queue gets free seats, or offers of them, and offers run out. Under the event's
//! lock, like all of `seat`.

use shared::event::types::{Mode, Promotion};
use shared::organisation::Sector;
use shared::registration::rules::{self, MOST_TOGETHER, Seats, Step, Waiting};
use shared::registration::types::{RegistrationCause, RegistrationStatus};
use shared::time::Timestamp;

use super::admission::whole;
use super::seat::{self, By, Told, kind};
use super::{extras, view};
use crate::features::registration::entity::registration::Model;
use crate::features::registration::error::RegistrationError;
use crate::features::registration::store::books;
use crate::features::registration::store::gathering::Gathering;
use crate::platform::db::Tx;

/// More than any queue holds.
const ALL: u64 = 20_000;

/// One place of a queue: those who stand there, and what the rules know of them.
pub struct Place {
    /// The rows, in the order in which they get seats.
    pub rows: Vec<Model>,
    /// What the rules know.
    pub waiting: Waiting,
}

/// The places of a queue that could be served from `seats`, in their order.
///
/// # Errors
/// When the database fails.
pub async fn places(
    tx: &Tx,
    event: &Gathering,
    mode: Mode,
    seats: Seats,
) -> Result<Vec<Place>, RegistrationError> {
    // Where no seats are kept, nobody behind the first who gets none can be served: as many rows as seats
    // are free, and what belongs to the last of them.
    let together = u64::try_from(MOST_TOGETHER).unwrap_or(0);
    let limit = if seats.keeps() {
        ALL
    } else {
        u64::from(seats.free()) + together
    };
    let rows = books::queue(tx, event.id, mode, limit).await?;
    let sectors = seat::sectors_of(tx, event, &rows).await?;
    let mut places: Vec<Place> = Vec::new();
    for (row, sector) in rows.into_iter().zip(sectors) {
        let group = row.group_id;
        let last = places.last_mut().filter(|place| {
            let theirs = place.rows.first().and_then(|first| first.group_id);
            group.is_some() && theirs == group
        });
        match last {
            Some(place) => {
                place.rows.push(row);
                place.waiting.members.push(sector);
            }
            None => places.push(Place {
                waiting: Waiting {
                    members: vec![sector],
                    whole: whole(&row),
                },
                rows: vec![row],
            }),
        }
    }
    Ok(places)
}

/// Gives the free seats of a mode to those whose turn it is; answers how many got one. Nobody moves where
/// the event has begun or has no date.
///
/// # Errors
/// When the database fails.
pub async fn promote(
    tx: &Tx,
    event: &Gathering,
    mode: Mode,
    cause: RegistrationCause,
    now: Timestamp,
) -> Result<u32, RegistrationError> {
    if !view::queue_moves(event, now) {
        return Ok(0);
    }
    let books = books::books(tx, event.id, mode).await?;
    let seats = seat::seats_of(event, mode, &books, now);
    if books.waiting == 0 || seats.free() == 0 {
        return Ok(0);
    }
    let places = places(tx, event, mode, seats).await?;
    let queue: Vec<Waiting> = places.iter().map(|place| place.waiting.clone()).collect();
    let mut moved = 0;
    for grant in rules::seats::serve(seats, &queue) {
        let place = places.get(grant.place);
        let row = place.and_then(|place| place.rows.get(grant.member));
        let sector = queue
            .get(grant.place)
            .and_then(|place| place.members.get(grant.member));
        let (Some(row), Some(sector)) = (row, sector) else {
            return Err(seat::lost_count());
        };
        up(tx, event, row.clone(), *sector, cause, now).await?;
        moved += 1;
    }
    if places.is_empty() {
        return Err(seat::lost_count());
    }
    Ok(moved)
}

/// One of the queue gets a seat, or the offer of it.
async fn up(
    tx: &Tx,
    event: &Gathering,
    mut row: Model,
    sector: Option<Sector>,
    cause: RegistrationCause,
    now: Timestamp,
) -> Result<(), RegistrationError> {
    let from = row.status;
    books::leave_queue(tx, event.id, row.mode).await?;
    seat::take(tx, &mut row, sector).await?;
    let told = match event.promotion {
        Promotion::Direct => {
            row.status = rules::apply(from, Step::Seat)?;
            row.confirmed_at = Some(now);
            Told::new(Some(from), cause, kind::PROMOTED)
        }
        Promotion::Offer => {
            row.status = rules::apply(from, Step::Offer)?;
            row.offered_until = Some(view::offer_until(event, now));
            Told::new(Some(from), RegistrationCause::SeatOffered, kind::OFFERED)
        }
    };
    seat::save(tx, &mut row, told, By::rule(now)).await
}

/// Takes back the offers that ran out, and passes the seats on; answers how many ran out.
///
/// # Errors
/// When the database fails.
pub async fn lapse(
    tx: &Tx,
    event: &Gathering,
    rows: Vec<Model>,
    now: Timestamp,
) -> Result<u64, RegistrationError> {
    let mut lapsed = 0;
    for mut row in rows {
        let out = row.offered_until.is_some_and(|until| now >= until);
        if row.status != RegistrationStatus::Offered || !out {
            continue;
        }
        let from = row.status;
        let to = rules::apply(from, Step::Lapse)?;
        seat::let_go(tx, &mut row).await?;
        extras::let_go(tx, &row).await?;
        row.status = to;
        row.cancelled_at = Some(now);
        let told = Told::new(Some(from), RegistrationCause::OfferLapsed, kind::LAPSED);
        seat::save(tx, &mut row, told, By::rule(now)).await?;
        lapsed += 1;
    }
    all_modes(tx, event, RegistrationCause::PromotedBySeatGivenBack, now).await?;
    Ok(lapsed)
}

/// [`promote`] in every mode.
///
/// # Errors
/// When the database fails.
pub async fn all_modes(
    tx: &Tx,
    event: &Gathering,
    cause: RegistrationCause,
    now: Timestamp,
) -> Result<(), RegistrationError> {
    for mode in event.format.modes() {
        promote(tx, event, *mode, cause, now).await?;
    }
    Ok(())
}
