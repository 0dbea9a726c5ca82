//! Letting people in: who gets a seat at once, who waits, whom staff are asked about. Under the event's
//! lock, like all of `seat`.

use serde_json::json;
use shared::event::types::{Mode, Selection};
use shared::field::{Faults, Pointer};
use shared::organisation::{OrganisationId, Sector};
use shared::problem::Code;
use shared::registration::rules::{self, Step, Waiting};
use shared::registration::types::{GroupPolicy, RegistrationCause, RegistrationStatus};

use super::seat::{self, By, Told, kind};
use super::turn;
use crate::features::registration::entity::registration::Model;
use crate::features::registration::error::RegistrationError;
use crate::features::registration::store::books::{self, Books, Standing};
use crate::features::registration::store::gathering::Gathering;
use crate::features::registration::store::write;
use crate::platform::db::Tx;
use crate::platform::http_error::ApiError;

/// A registration that came in, with its place in the queue where it waits.
#[derive(Clone, Debug)]
pub struct Joined {
    /// The row.
    pub row: Model,
    /// 1 is the first; `None` where it does not wait.
    pub position: Option<u32>,
}

/// On whose word people come in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Word {
    /// Their own: staff approve them where the event says so.
    Own,
    /// Staff took them down: that approves them.
    Staff,
    /// Staff took them down by exception: they get a seat, and the company's limit does not count.
    Exception,
}

/// Admits one person or a group: `rows` say who and how, the applicant first; the books say whether there
/// are seats.
///
/// # Errors
/// [`RegistrationError::Already`] when the applicant is registered for the event; `company_limit`.
pub async fn admit(
    tx: &Tx,
    event: &Gathering,
    mut rows: Vec<Model>,
    word: Word,
    by: By,
) -> Result<Vec<Joined>, RegistrationError> {
    let books = newcomers(tx, event, &rows, word).await?;
    if let [first, _, ..] = rows.as_slice() {
        let id = first.id;
        for row in &mut rows {
            row.group_id = Some(id);
        }
    }
    if word == Word::Own && event.selection == Selection::Approval {
        return applied(tx, rows, by).await;
    }
    if word == Word::Exception {
        return by_exception(tx, event, rows, by).await;
    }
    let sectors = seat::sectors_of(tx, event, &rows).await?;
    let seated = at_once(tx, event, &rows, &sectors, &books, by).await?;
    let waits = rows.len().saturating_sub(seated.len());
    let mut seq = draw(tx, event, &rows, waits).await?;
    let mut position = books.waiting;
    let mut joined = Vec::with_capacity(rows.len());
    for (index, mut row) in rows.into_iter().enumerate() {
        let place = if seated.contains(&index) {
            let sector = sectors.get(index).copied().flatten();
            seat::take(tx, &mut row, sector).await?;
            row.status = RegistrationStatus::Confirmed;
            row.confirmed_at = Some(by.now);
            None
        } else {
            row.status = RegistrationStatus::Waitlisted;
            row.queue_seq = Some(seq);
            seq += 1;
            position += 1;
            Some(position)
        };
        write::insert(tx, row.clone()).await?;
        let (cause, kind) = match place {
            None => (RegistrationCause::JoinedWithSeat, kind::CONFIRMED),
            Some(_) => (RegistrationCause::JoinedQueue, kind::WAITLISTED),
        };
        let told = Told::new(None, cause, kind).with(json!({ "position": place }));
        seat::tell(tx, &row, told, by).await?;
        joined.push(Joined {
            row,
            position: place,
        });
    }
    Ok(joined)
}

/// Draws numbers for those of `rows` who wait.
async fn draw(
    tx: &Tx,
    event: &Gathering,
    rows: &[Model],
    waits: usize,
) -> Result<i64, RegistrationError> {
    match (rows.first(), u32::try_from(waits)) {
        (Some(first), Ok(count)) if count > 0 => {
            Ok(books::draw(tx, event.id, first.mode, count).await?)
        }
        _ => Ok(0),
    }
}

/// Refuses who is registered already and whose company has as many as may come; gives the books of the
/// mode.
async fn newcomers(
    tx: &Tx,
    event: &Gathering,
    rows: &[Model],
    word: Word,
) -> Result<Books, RegistrationError> {
    let limit = event.company_limit.filter(|_| word != Word::Exception);
    let mut faults = Faults::none();
    let mut first: Option<Books> = None;
    for (index, row) in rows.iter().enumerate() {
        let company = company_of(row).filter(|_| limit.is_some());
        let who = (row.person_id, company);
        let Standing {
            existing,
            company: registered,
            books,
        } = books::standing(tx, event.id, who, row.mode).await?;
        if let Some(existing) = existing {
            return Err(RegistrationError::Already(existing));
        }
        first.get_or_insert(books);
        let together = rows
            .iter()
            .take(index)
            .filter(|other| company.is_some() && company_of(other) == company);
        let before = usize::try_from(registered).unwrap_or(usize::MAX);
        let most = usize::try_from(limit.unwrap_or(i32::MAX)).unwrap_or(0);
        if company.is_some() && before.saturating_add(together.count()) >= most {
            faults.add(&at(index), Code::CompanyLimit);
        }
    }
    if !faults.is_empty() {
        return Err(ApiError::new(Code::CompanyLimit).with_faults(faults).into());
    }
    first.ok_or_else(seat::lost_count)
}

/// Where the form names the company of the n-th of those who come.
fn at(index: usize) -> Pointer {
    let root = Pointer::root();
    let person = match index.checked_sub(1) {
        None => root,
        Some(index) => root.member("group").member("people").item(index),
    };
    person.member("organisation_name")
}

/// The company that counts: none where one writes that there is none.
fn company_of(row: &Model) -> Option<OrganisationId> {
    let nobody = row
        .organisation_name
        .as_ref()
        .is_some_and(rules::names_nobody);
    row.organisation_id.filter(|_| !nobody)
}

/// Staff are asked about them.
async fn applied(tx: &Tx, rows: Vec<Model>, by: By) -> Result<Vec<Joined>, RegistrationError> {
    let mut joined = Vec::with_capacity(rows.len());
    for mut row in rows {
        row.status = RegistrationStatus::Pending;
        write::insert(tx, row.clone()).await?;
        let told = Told::new(None, RegistrationCause::Applied, kind::APPLIED);
        seat::tell(tx, &row, told, by).await?;
        joined.push(Joined {
            row,
            position: None,
        });
    }
    Ok(joined)
}

/// Staff give them seats, whatever the books say.
async fn by_exception(
    tx: &Tx,
    event: &Gathering,
    rows: Vec<Model>,
    by: By,
) -> Result<Vec<Joined>, RegistrationError> {
    let sectors = seat::sectors_of(tx, event, &rows).await?;
    let mut joined = Vec::with_capacity(rows.len());
    for (mut row, sector) in rows.into_iter().zip(sectors) {
        seat::take_over(tx, &mut row, sector, by).await?;
        row.status = RegistrationStatus::Confirmed;
        row.confirmed_at = Some(by.now);
        write::insert(tx, row.clone()).await?;
        let told = Told::new(None, RegistrationCause::SeatedByException, kind::CONFIRMED);
        seat::tell(tx, &row, told, by).await?;
        joined.push(Joined {
            row,
            position: None,
        });
    }
    Ok(joined)
}

/// Which of those who come together get a seat at once: a seat that is free while others wait belongs to
/// the first of them.
///
/// # Errors
/// When the database fails.
pub async fn at_once(
    tx: &Tx,
    event: &Gathering,
    rows: &[Model],
    sectors: &[Option<Sector>],
    books: &Books,
    by: By,
) -> Result<Vec<usize>, RegistrationError> {
    let Some(first) = rows.first() else {
        return Ok(Vec::new());
    };
    let newcomer = Waiting {
        members: sectors.to_vec(),
        whole: whole(first),
    };
    let seats = seat::seats_of(event, first.mode, books, by.now);
    if books.waiting == 0 {
        return Ok(rules::seats::admit(seats, &[], &newcomer));
    }
    if !seats.keeps() || seats.free() == 0 {
        return Ok(Vec::new());
    }
    let queue = turn::places(tx, event, first.mode, seats).await?;
    let queue: Vec<Waiting> = queue.into_iter().map(|place| place.waiting).collect();
    Ok(rules::seats::admit(seats, &queue, &newcomer))
}

/// Whether those who come with this one come all together or not at all.
pub fn whole(row: &Model) -> bool {
    row.group_policy != Some(GroupPolicy::Partial)
}

/// Gives those whom staff approved a seat, or a place in the queue; they are one place in it.
///
/// # Errors
/// When the database fails.
pub async fn approve(
    tx: &Tx,
    event: &Gathering,
    rows: &mut [Model],
    by: By,
) -> Result<(), RegistrationError> {
    let Some(mode) = rows.first().map(|row| row.mode) else {
        return Ok(());
    };
    let books = books::books(tx, event.id, mode).await?;
    let sectors = seat::sectors_of(tx, event, rows).await?;
    let seated = at_once(tx, event, rows, &sectors, &books, by).await?;
    let waits = rows.len().saturating_sub(seated.len());
    let mut seq = draw(tx, event, rows, waits).await?;
    let mut position = books.waiting;
    for (index, row) in rows.iter_mut().enumerate() {
        let from = row.status;
        row.decided_at = Some(by.now);
        let told = if seated.contains(&index) {
            row.status = rules::apply(from, Step::Seat)?;
            seat::take(tx, row, sectors.get(index).copied().flatten()).await?;
            row.confirmed_at = Some(by.now);
            let cause = RegistrationCause::ApprovedWithSeat;
            Told::new(Some(from), cause, kind::CONFIRMED)
        } else {
            row.status = rules::apply(from, Step::Queue)?;
            row.queue_seq = Some(seq);
            seq += 1;
            position += 1;
            let cause = RegistrationCause::ApprovedToQueue;
            Told::new(Some(from), cause, kind::WAITLISTED).with(json!({ "position": position }))
        };
        seat::save(tx, row, told, by).await?;
    }
    Ok(())
}

/// The books of a mode, for somebody who would like to change to it; the mode must be offered.
///
/// # Errors
/// `mode_not_offered`.
pub async fn books_of(tx: &Tx, event: &Gathering, mode: Mode) -> Result<Books, RegistrationError> {
    if !event.format.offers(mode) {
        return Err(ApiError::fault("/mode", Code::ModeNotOffered).into());
    }
    Ok(books::books(tx, event.id, mode).await?)
}
