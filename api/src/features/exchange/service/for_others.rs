//! What later features ask: who was there.

use std::collections::BTreeMap;

use sea_orm::DbErr;
use shared::account::types::{OrganisationName, PersonId};
use shared::event::types::{EventId, Mode};
use shared::exchange::types::AttendanceKind;
use shared::organisation::OrganisationId;
use shared::registration::types::RegistrationId;

use crate::features::exchange::store::read::{self, Counted};
use crate::platform::db::ConnectionTrait;

/// Somebody who was at an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Present {
    /// Who, after merges.
    pub person_id: PersonId,
    /// The registration they came by, if any.
    pub registration_id: Option<RegistrationId>,
    /// As what.
    pub kind: AttendanceKind,
    /// At the venue or online.
    pub mode: Mode,
}

/// One participant at one event, as it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participation {
    /// The event.
    pub event_id: EventId,
    /// Who, after merges.
    pub person_id: PersonId,
    /// At the venue or online.
    pub mode: Mode,
    /// The organisation in the directory, after merges.
    pub organisation_id: Option<OrganisationId>,
    /// The organisation as told; it tells companies apart that are not in the directory.
    pub organisation_name: Option<OrganisationName>,
}

/// Who was at an event, each person once. Whether an event that was cancelled afterwards counts
/// is for the caller to decide.
///
/// # Errors
/// When the database fails.
pub async fn present(conn: &impl ConnectionTrait, event: EventId) -> Result<Vec<Present>, DbErr> {
    let rows = once(read::counted(conn, &[event]).await?);
    let show = |row: Counted| Present {
        person_id: row.person_id,
        registration_id: row.registration_id,
        kind: row.kind,
        mode: row.mode,
    };
    Ok(rows.into_iter().map(show).collect())
}

/// The participants of these events, each person once an event: speakers, organisers and
/// observers do not count.
///
/// # Errors
/// When the database fails.
pub async fn participations(
    conn: &impl ConnectionTrait,
    events: &[EventId],
) -> Result<Vec<Participation>, DbErr> {
    let rows = once(read::counted(conn, events).await?);
    let show = |row: Counted| Participation {
        event_id: row.event_id,
        person_id: row.person_id,
        mode: row.mode,
        organisation_id: row.organisation_id,
        organisation_name: row.organisation_name,
    };
    let counts = rows.into_iter().filter(|row| row.kind.counts());
    Ok(counts.map(show).collect())
}

/// Each person once an event: two who turned out to be one were there once, as a participant if
/// either was.
pub(super) fn once(rows: Vec<Counted>) -> Vec<Counted> {
    let mut kept: Vec<Counted> = Vec::with_capacity(rows.len());
    let mut places: BTreeMap<(EventId, PersonId), usize> = BTreeMap::new();
    for row in rows {
        let place = places.entry((row.event_id, row.person_id));
        let at = *place.or_insert(kept.len());
        match kept.get_mut(at) {
            None => kept.push(row),
            Some(known) if row.kind.counts() && !known.kind.counts() => *known = row,
            Some(_) => {}
        }
    }
    kept
}
