//! What later features read of an event: registration, mails, pages.

use std::collections::BTreeMap;

use sea_orm::DbErr;
use shared::account::AccountId;
use shared::event::api::{EventDetail, EventSummary, Organiser, Venue};
use shared::event::rules::{Registration, Window, registration, seats_left};
use shared::event::types::{Contact, FeeText, Promotion, Reason, Title};
use shared::event::{EventId, Format, Mode, Status};
use shared::field::WebUrl;
use shared::programme::ProgrammeId;
use shared::time::Timestamp;

use super::super::entity::{event::Model, seat_pool};
use super::super::store;
use super::views;
use crate::features::programme;
use crate::platform::db::ConnectionTrait;

/// The seats of one mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeatPool {
    /// How one takes part.
    pub mode: Mode,
    /// How many can.
    pub capacity: i32,
    /// How many seats are given; more than `capacity` where staff overbooked.
    pub taken: i32,
}

impl SeatPool {
    /// How many more can take part.
    pub const fn left(&self) -> i32 {
        seats_left(self.capacity, self.taken)
    }
}
impl From<&seat_pool::Model> for SeatPool {
    fn from(row: &seat_pool::Model) -> Self {
        Self {
            mode: row.mode,
            capacity: row.capacity,
            taken: row.taken,
        }
    }
}

/// What registering needs to know.
#[derive(Clone, Debug, PartialEq)]
pub struct EventForRegistration {
    /// Its id.
    pub id: EventId,
    /// Its programme, for the log.
    pub programme_id: ProgrammeId,
    /// Its title.
    pub title: Title,
    /// Where it stands.
    pub status: Status,
    /// How it is held.
    pub format: Format,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// When registration is open.
    pub window: Window,
    /// Where to join online: for confirmed participants only.
    pub online_url: Option<WebUrl>,
    /// Seats by mode.
    pub pools: Vec<SeatPool>,
}

impl EventForRegistration {
    /// Whether one can register at `now`, and why not.
    pub fn registration(&self, now: Timestamp) -> Registration {
        registration(self.status, self.window, now)
    }

    /// The seats of one mode; none where it is not offered.
    pub fn pool(&self, mode: Mode) -> Option<SeatPool> {
        self.pools.iter().copied().find(|pool| pool.mode == mode)
    }
}

/// Whether everybody may see the event's page.
///
/// # Errors
/// When the database fails.
pub async fn is_public(conn: &impl ConnectionTrait, id: EventId) -> Result<bool, DbErr> {
    Ok(public_title(conn, id).await?.is_some())
}

/// What an event is called whose page everybody may see.
///
/// # Errors
/// When the database fails.
pub async fn public_title(
    conn: &impl ConnectionTrait,
    id: EventId,
) -> Result<Option<Title>, DbErr> {
    let row = store::find(conn, id).await?;
    Ok(row
        .filter(|row| row.status.is_public())
        .map(|row| row.title))
}

/// An event as registering needs it. Within a transaction call it after the event's lock.
///
/// # Errors
/// When the database fails.
pub async fn for_registration(
    conn: &impl ConnectionTrait,
    id: EventId,
) -> Result<Option<EventForRegistration>, DbErr> {
    let Some(row) = store::find(conn, id).await? else {
        return Ok(None);
    };
    let pools = store::pools(conn, id).await?;
    Ok(Some(EventForRegistration {
        id,
        programme_id: row.programme_id,
        title: row.title,
        status: row.status,
        format: row.format,
        starts_at: row.starts_at,
        ends_at: row.ends_at,
        window: Window {
            opens_at: row.opens_at,
            closes_at: row.closes_at,
        },
        online_url: row.online_url,
        pools: pools.iter().map(SeatPool::from).collect(),
    }))
}

/// What mails tell of an event.
#[derive(Clone, Debug, PartialEq)]
pub struct EventForMail {
    /// Its id.
    pub id: EventId,
    /// Counts its changes: the SEQUENCE of its calendar entry.
    pub version: i64,
    /// Its title.
    pub title: Title,
    /// Where it stands.
    pub status: Status,
    /// How it is held.
    pub format: Format,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// When registration closes.
    pub closes_at: Timestamp,
    /// Until when participants may change or cancel by themselves; none: until it begins.
    pub change_until: Option<Timestamp>,
    /// What the first of the waitlist gets when a seat is free.
    pub promotion: Promotion,
    /// Where, unless online only.
    pub venue: Option<Venue>,
    /// Where to join online: for confirmed participants only.
    pub online_url: Option<WebUrl>,
    /// What it costs.
    pub fee_text: Option<FeeText>,
    /// Whom to ask, where it is not the programme's office.
    pub contact: Option<Contact>,
    /// Why it is postponed or cancelled.
    pub notice: Option<Reason>,
    /// What the prefecture said when it returned the event last.
    pub returned_comment: Option<Reason>,
    /// Who made it.
    pub created_by: AccountId,
    /// Who submitted it last.
    pub submitted_by: Option<AccountId>,
    /// Who stands behind it.
    pub organiser: Organiser,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// An event as mails tell of it.
///
/// # Errors
/// When the database fails.
pub async fn for_mail(
    conn: &impl ConnectionTrait,
    id: EventId,
    now: Timestamp,
) -> Result<Option<EventForMail>, DbErr> {
    let Some(row) = store::find(conn, id).await? else {
        return Ok(None);
    };
    let programme = programme::service::by_id(conn, row.programme_id, now).await?;
    Ok(programme.map(|programme| mail_view(&row, views::organiser(&programme))))
}

fn mail_view(row: &Model, organiser: Organiser) -> EventForMail {
    EventForMail {
        id: row.id,
        version: row.version,
        title: row.title.clone(),
        status: row.status,
        format: row.format,
        starts_at: row.starts_at,
        ends_at: row.ends_at,
        closes_at: row.closes_at,
        change_until: row.change_until,
        promotion: row.promotion,
        venue: views::venue(row),
        online_url: row.online_url.clone(),
        fee_text: row.fee_text.clone(),
        contact: row.contact.clone(),
        notice: views::notice(row),
        returned_comment: row.returned_comment.clone(),
        created_by: row.created_by,
        submitted_by: row.submitted_by,
        organiser,
        updated_at: row.updated_at,
    }
}

/// What everybody may know of a public event, for pages; `None` for what is not public.
///
/// # Errors
/// When the database fails.
pub async fn public_detail(
    conn: &impl ConnectionTrait,
    id: EventId,
    now: Timestamp,
) -> Result<Option<EventDetail>, DbErr> {
    let Some(row) = store::find(conn, id)
        .await?
        .filter(|row| row.status.is_public())
    else {
        return Ok(None);
    };
    let parts = store::parts(conn, id).await?;
    let programme = programme::service::by_id(conn, row.programme_id, now).await?;
    Ok(programme.map(|programme| views::detail(&row, &parts, &programme, now)))
}

/// Events as lists show them, whatever their state: for somebody's own registrations.
///
/// # Errors
/// When the database fails.
pub async fn summaries(
    conn: &impl ConnectionTrait,
    ids: &[EventId],
    now: Timestamp,
) -> Result<BTreeMap<EventId, EventSummary>, DbErr> {
    let rows = store::find_all(conn, ids).await?;
    let pools = store::pools_of(conn, ids.iter().copied()).await?;
    Ok(rows
        .iter()
        .map(|row| {
            let pools = pools.get(&row.id).map_or(&[][..], Vec::as_slice);
            (row.id, views::summary(row, pools, now))
        })
        .collect())
}

/// Whether this account looks after the event as a moderator.
///
/// # Errors
/// When the database fails.
pub async fn is_moderator(
    conn: &impl ConnectionTrait,
    event: EventId,
    account: AccountId,
) -> Result<bool, DbErr> {
    store::is_moderator(conn, event, account).await
}
