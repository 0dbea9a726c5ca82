//! The numbers of an event's attendance.

use std::collections::{BTreeMap, BTreeSet};

use shared::event::types::{EventId, Mode};
use shared::exchange::api::{AttendanceSummary, PresentByKind, PresentByMode, PresentBySector};
use shared::exchange::rules::Held;
use shared::exchange::types::AttendanceKind;
use shared::organisation::{OrganisationId, Sector};
use shared::problem::Code;

use super::for_others::once;
use super::standing;
use crate::app::Context;
use crate::features::exchange::error::ExchangeError;
use crate::features::exchange::store::read::{self, Counted, Gathering as Event};
use crate::features::organisation::service as organisations;
use crate::platform::auth::SignedIn;
use crate::platform::db::ConnectionTrait;

/// What the rules need of an event.
pub(super) const fn held(event: &Event) -> Held {
    Held {
        status: event.status,
        starts_at: event.starts_at,
        ends_at: event.ends_at,
    }
}

/// How many are there, by mode, kind and sector, and whether attendance can be taken now.
///
/// # Errors
/// 403 for an event that a moderator does not look after, 404 for no such event.
pub async fn summary(
    ctx: &Context,
    who: &SignedIn,
    event: EventId,
) -> Result<AttendanceSummary, ExchangeError> {
    let conn = ctx.db.read();
    standing::at(conn, who, event).await?;
    let event = read::event(conn, event).await?.ok_or(Code::NotFound)?;
    let rows = once(read::counted(conn, &[event.id]).await?);
    let expected: BTreeMap<Mode, i64> = read::expected(conn, event.id).await?.into_iter().collect();
    let before = read::were_there_before(conn, event.id, event.starts_at).await?;
    let participants = count(&rows, |row| row.kind.counts());
    let (held, now) = (held(&event), ctx.clock.now());
    Ok(AttendanceSummary {
        event_id: event.id,
        phase: held.phase(now),
        first_day: held.first_day(),
        last_day: held.last_day(),
        by_mode: by_mode(&event, &rows, &expected),
        by_kind: by_kind(&rows),
        by_sector: by_sector(conn, &rows).await?,
        first_timers: participants.saturating_sub(u32::try_from(before).unwrap_or(u32::MAX)),
        title: event.title,
        format: event.format,
        starts_at: event.starts_at,
        ends_at: event.ends_at,
    })
}

fn count(rows: &[Counted], fits: impl Fn(&Counted) -> bool) -> u32 {
    let number = rows.iter().filter(|row| fits(row)).count();
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn by_mode(event: &Event, rows: &[Counted], expected: &BTreeMap<Mode, i64>) -> Vec<PresentByMode> {
    let occurs = |mode: Mode| {
        event.format.offers(mode)
            || expected.contains_key(&mode)
            || rows.iter().any(|row| row.mode == mode)
    };
    let modes = Mode::ALL.iter().copied().filter(|mode| occurs(*mode));
    modes
        .map(|mode| PresentByMode {
            mode,
            expected: u32::try_from(expected.get(&mode).copied().unwrap_or(0)).unwrap_or(0),
            participants: count(rows, |row| row.mode == mode && row.kind.counts()),
            everybody: count(rows, |row| row.mode == mode),
        })
        .collect()
}

fn by_kind(rows: &[Counted]) -> Vec<PresentByKind> {
    let kinds = AttendanceKind::ALL.iter().copied();
    kinds
        .map(|kind| PresentByKind {
            kind,
            number: count(rows, |row| row.kind == kind),
        })
        .filter(|one| one.number > 0)
        .collect()
}

/// The known sectors in their order, then those not in the directory.
async fn by_sector(
    conn: &impl ConnectionTrait,
    rows: &[Counted],
) -> Result<Vec<PresentBySector>, ExchangeError> {
    let ids: BTreeSet<OrganisationId> = rows.iter().filter_map(|row| row.organisation_id).collect();
    let known = if ids.is_empty() {
        Vec::new()
    } else {
        organisations::find_many(conn, ids).await?
    };
    let sectors: BTreeMap<OrganisationId, Sector> = known
        .into_iter()
        .filter_map(|one| Some((one.id, one.sector?)))
        .collect();
    let of = |row: &Counted| {
        let id = row.organisation_id;
        id.and_then(|id| sectors.get(&id).copied())
    };
    let every = Sector::ALL.iter().copied().map(Some).chain([None]);
    Ok(every
        .map(|sector| PresentBySector {
            sector,
            participants: count(rows, |row| row.kind.counts() && of(row) == sector),
        })
        .filter(|one| one.participants > 0)
        .collect())
}
