//! What the event's staff read: the list, the numbers, the history.

use std::collections::{BTreeMap, BTreeSet};

use shared::event::types::{EventId, Mode};
use shared::organisation::{OrganisationId, Sector};
use shared::page::{DEFAULT_LIMIT, Limit, Page};
use shared::problem::Code;
use shared::query::FromQuery;
use shared::registration::counts::{CountsQuery, EventCount, EventCounts};
use shared::registration::rules;
use shared::registration::staff::{
    ModeCount, RegistrationFilter, RegistrationHistory, RegistrationHistoryLine,
    RegistrationSummary, SectorCount, StaffRegistration,
};
use shared::registration::types::{ActorKind, RegistrationId, RegistrationStatus};

use super::own::fetch;
use super::{answers, view};
use crate::app::Context;
use crate::features::organisation::service as organisations;
use crate::features::registration::entity::registration::Model;
use crate::features::registration::error::RegistrationError;
use crate::features::registration::store::gathering::{self, Gathering};
use crate::features::registration::store::{consent, counts, read};
use crate::platform::cursor;

/// Lines of a history that are shown at most.
const LINES: u64 = 200;

/// An event's registrations that fit the filter, newest first.
///
/// # Errors
/// 404 for no such event, 422 for a cursor of another list.
pub async fn list(
    ctx: &Context,
    event: EventId,
    filter: &RegistrationFilter,
) -> Result<Page<StaffRegistration>, RegistrationError> {
    let known = gathering::by_id(ctx.db.read(), event).await?;
    let known = known.ok_or(Code::NotFound)?;
    let bare = RegistrationFilter {
        limit: None,
        cursor: None,
        ..filter.clone()
    };
    let name = format!("registrations:{event}{}", bare.to_query());
    let after = cursor::read(&ctx.links, &name, filter.cursor.as_ref())?;
    let limit = filter.limit.map_or(DEFAULT_LIMIT, Limit::get);
    let limit = usize::try_from(limit).unwrap_or(1);
    let rows = read::of_event(ctx.db.read(), &known, filter, after, fetch(limit)).await?;
    let page = cursor::page(
        &ctx.links,
        &name,
        rows,
        limit,
        |row| (row.created_at, row.id),
        |row| row,
    );
    Ok(Page {
        items: with_emails(ctx, page.items).await?,
        next_cursor: page.next_cursor,
    })
}

/// Adds what other slices know of the people and their organisations.
pub(super) async fn with_emails(
    ctx: &Context,
    rows: Vec<Model>,
) -> Result<Vec<StaffRegistration>, RegistrationError> {
    let people = rows.iter().map(|row| row.person_id).collect();
    let emails = read::emails(ctx.db.read(), people).await?;
    let ids: BTreeSet<EventId> = rows.iter().map(|row| row.event_id).collect();
    let events: BTreeMap<EventId, Gathering> =
        gathering::by_ids(ctx.db.read(), ids.into_iter().collect())
            .await?
            .into_iter()
            .map(|event| (event.id, event))
            .collect();
    let sectors = sectors(ctx, rows.iter().filter_map(|row| row.organisation_id)).await?;
    let ids = rows.iter().map(|row| row.id).collect();
    let mut consents = consent::standing(ctx.db.read(), ids).await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let email = emails.get(&row.person_id).cloned();
            let sector = row.organisation_id.and_then(|id| sectors.get(&id).copied());
            let event = events.get(&row.event_id);
            let consents = consents.remove(&row.id).unwrap_or_default();
            view::for_staff(row, (email, sector, consents), event)
        })
        .collect())
}

/// The sectors of organisations in the directory; nobody knows those of names that wait.
async fn sectors(
    ctx: &Context,
    ids: impl Iterator<Item = OrganisationId>,
) -> Result<BTreeMap<OrganisationId, Sector>, RegistrationError> {
    let ids: BTreeSet<OrganisationId> = ids.collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let known = organisations::find_many(ctx.db.read(), ids).await?;
    Ok(known
        .into_iter()
        .filter_map(|one| Some((one.id, one.sector?)))
        .collect())
}

/// One registration, for staff.
///
/// # Errors
/// 404 for no such registration.
pub async fn one(
    ctx: &Context,
    id: RegistrationId,
) -> Result<StaffRegistration, RegistrationError> {
    let row = read::by_id(ctx.db.read(), id)
        .await?
        .ok_or(Code::NotFound)?;
    whole(ctx, row).await
}

/// A registration with what was answered.
pub(super) async fn whole(
    ctx: &Context,
    row: Model,
) -> Result<StaffRegistration, RegistrationError> {
    let extras = answers::for_staff(ctx.db.read(), row.event_id, row.id).await?;
    let mut shown = with_emails(ctx, vec![row]).await?;
    let shown = shown.pop().ok_or(Code::NotFound)?;
    Ok(StaffRegistration {
        extras: Some(extras),
        ..shown
    })
}

/// An event's numbers by mode and by sector.
///
/// # Errors
/// 404 for no such event.
pub async fn summary(
    ctx: &Context,
    event: EventId,
) -> Result<RegistrationSummary, RegistrationError> {
    let conn = ctx.db.read();
    let event = gathering::by_id(conn, event).await?.ok_or(Code::NotFound)?;
    let capacity: BTreeMap<Mode, u32> = counts::capacities(conn, event.id).await?;
    let numbers = counts::counts(conn, event.id).await?;
    let there = |mode: &Mode| event.format.offers(*mode) || numbers.iter().any(|c| c.mode == *mode);
    let by_mode = Mode::ALL
        .iter()
        .copied()
        .filter(there)
        .map(|mode| {
            let capacity = capacity.get(&mode).copied().unwrap_or(0);
            of_mode(mode, capacity, &numbers)
        })
        .collect();
    Ok(RegistrationSummary {
        by_mode,
        by_sector: by_sector(ctx, &event).await?,
        asked_to_keep: read::asked_to_keep(conn, &event).await?,
    })
}

/// The numbers of one mode.
fn of_mode(mode: Mode, capacity: u32, numbers: &[counts::Count]) -> ModeCount {
    let count = |status: RegistrationStatus| -> u32 {
        let fits = |count: &&counts::Count| count.status == status && count.mode == mode;
        let sum: i64 = numbers.iter().filter(fits).map(|count| count.number).sum();
        u32::try_from(sum).unwrap_or(u32::MAX)
    };
    let confirmed = count(RegistrationStatus::Confirmed);
    let offered = count(RegistrationStatus::Offered);
    ModeCount {
        mode,
        capacity,
        confirmed,
        offered,
        waitlisted: count(RegistrationStatus::Waitlisted),
        pending: count(RegistrationStatus::Pending),
        overbooked: rules::Seats::plain(capacity, confirmed + offered).overbooked(),
        cancelled: count(RegistrationStatus::Cancelled),
    }
}

/// Rows of numbers that are read at most: two modes, four statuses.
const COUNTED: u64 = 4000;

/// The numbers of many events, for the list of events.
///
/// # Errors
/// When the database fails.
pub async fn counts(ctx: &Context, query: &CountsQuery) -> Result<EventCounts, RegistrationError> {
    let rows = counts::counts_by_event(ctx.db.read(), query.fiscal_year, COUNTED).await?;
    let mut items: Vec<EventCount> = Vec::new();
    for row in rows {
        let number = u32::try_from(row.number).unwrap_or(u32::MAX);
        let (confirmed, waitlisted, pending) = match row.status {
            RegistrationStatus::Confirmed | RegistrationStatus::Offered => (number, 0, 0),
            RegistrationStatus::Waitlisted => (0, number, 0),
            RegistrationStatus::Pending => (0, 0, number),
            RegistrationStatus::Cancelled | RegistrationStatus::Declined => continue,
        };
        match items.last_mut() {
            Some(one) if (one.event_id, one.mode) == (row.event_id, row.mode) => {
                one.confirmed += confirmed;
                one.waitlisted += waitlisted;
                one.pending += pending;
            }
            _ => items.push(EventCount {
                event_id: row.event_id,
                mode: row.mode,
                confirmed,
                waitlisted,
                pending,
            }),
        }
    }
    Ok(EventCounts { items })
}

/// The numbers by sector: the known ones in their order, then those not in the directory.
async fn by_sector(
    ctx: &Context,
    event: &Gathering,
) -> Result<Vec<SectorCount>, RegistrationError> {
    let numbers = counts::counts_by_organisation(ctx.db.read(), event.id).await?;
    let kept = view::kept(event, Mode::of_reserved(event.format), ctx.clock.now());
    let sectors = sectors(
        ctx,
        numbers.iter().filter_map(|count| count.organisation_id),
    )
    .await?;
    let sum = |sector: Option<Sector>, status: RegistrationStatus| -> u32 {
        let fits = |count: &&counts::OrganisationCount| {
            let of = count
                .organisation_id
                .and_then(|id| sectors.get(&id).copied());
            count.status == status && of == sector
        };
        let sum: i64 = numbers.iter().filter(fits).map(|count| count.number).sum();
        u32::try_from(sum).unwrap_or(u32::MAX)
    };
    let every = Sector::ALL.iter().copied().map(Some).chain([None]);
    Ok(every
        .map(|sector| SectorCount {
            sector,
            confirmed: sum(sector, RegistrationStatus::Confirmed),
            waitlisted: sum(sector, RegistrationStatus::Waitlisted),
            pending: sum(sector, RegistrationStatus::Pending),
            kept: sector.map_or(0, |sector| kept.of(sector)),
        })
        .filter(|count| count.confirmed + count.waitlisted + count.pending + count.kept > 0)
        .collect())
}

/// What happened to a registration, oldest first.
///
/// # Errors
/// 404 for no such registration.
pub async fn history(
    ctx: &Context,
    id: RegistrationId,
) -> Result<RegistrationHistory, RegistrationError> {
    let conn = ctx.db.read();
    let row = read::by_id(conn, id).await?.ok_or(Code::NotFound)?;
    let rows = read::history(conn, row.id, LINES).await?;
    let accounts = rows
        .iter()
        .filter(|line| line.actor_kind == ActorKind::Account)
        .filter_map(|line| line.actor_id)
        .collect();
    let names = read::account_names(conn, accounts).await?;
    let lines = rows
        .into_iter()
        .map(|line| RegistrationHistoryLine {
            at: line.at,
            actor: line.actor_kind,
            actor_name: line.actor_id.and_then(|id| names.get(&id).cloned()),
            from: line.from_status,
            to: line.to_status,
            cause: line.cause,
            reason: line.reason,
        })
        .collect();
    Ok(RegistrationHistory { lines })
}
