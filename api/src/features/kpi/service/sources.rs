//! What other slices are asked for the figures: each of them once for a whole year.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use sea_orm::DbErr;
use shared::event::month::Month;
use shared::event::types::EventId;
use shared::organisation::OrganisationId;
use shared::time::{Day, FiscalYear};

use crate::features::collaboration::service as collaborations;
use crate::features::community::service as community;
use crate::features::exchange::service::{self as exchange, Participation};
use crate::features::organisation::service::{self as organisations, Known};
use crate::features::survey::service as surveys;
use crate::features::visit::service as visits;
use crate::platform::db::ConnectionTrait;

/// The participants of these events, each person once an event.
pub(super) async fn participations(
    conn: &impl ConnectionTrait,
    events: &[EventId],
) -> Result<Vec<Participation>, DbErr> {
    exchange::participations(conn, events).await
}

/// What is known of these organisations.
pub(super) async fn organisations(
    conn: &impl ConnectionTrait,
    ids: impl Iterator<Item = OrganisationId>,
) -> Result<HashMap<OrganisationId, Known>, DbErr> {
    let ids: BTreeSet<OrganisationId> = ids.collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let known = organisations::find_many(conn, ids).await?;
    Ok(known.into_iter().map(|one| (one.id, one)).collect())
}

/// How many answered 1, 2, 3, 4 and 5 about each of these events whose survey has opened.
pub(super) async fn answers(
    conn: &impl ConnectionTrait,
    events: &[EventId],
) -> Result<HashMap<EventId, [u32; 5]>, DbErr> {
    let found = surveys::tallies(conn, events).await?;
    Ok(found
        .into_iter()
        .map(|one| (one.event_id, one.counts))
        .collect())
}

/// Accesses to our own pages by month of a fiscal year.
pub(super) async fn accesses(
    conn: &impl ConnectionTrait,
    year: FiscalYear,
) -> Result<BTreeMap<Month, i64>, DbErr> {
    let (first, last) = (Day::new(year.first_day()), Day::new(year.last_day()));
    let found = visits::by_month(conn, first, last).await?;
    let month = |((year, month), views): ((i32, u32), i64)| {
        Some((Month::of(NaiveDate::from_ymd_opt(year, month, 1)?), views))
    };
    Ok(found.into_iter().filter_map(month).collect())
}

/// Members of the community at the end of a day.
pub(super) async fn members(conn: &impl ConnectionTrait, day: Day) -> Result<i64, DbErr> {
    Ok(community::members_on(conn, day).await?.into())
}

/// New businesses of a fiscal year, confirmed by staff.
pub(super) async fn new_businesses(
    conn: &impl ConnectionTrait,
    year: FiscalYear,
) -> Result<i64, DbErr> {
    let (first, last) = (Day::new(year.first_day()), Day::new(year.last_day()));
    Ok(collaborations::new_businesses(conn, first, last)
        .await?
        .into())
}

/// Registered IT companies on a day.
pub(super) async fn registered_it(conn: &impl ConnectionTrait, day: Day) -> Result<i64, DbErr> {
    Ok(organisations::registered_it_on(conn, day).await?.into())
}
