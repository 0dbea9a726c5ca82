//! Between an event's rows and the form that staff edit.

use serde_json::json;
use shared::event::audience::AudienceForm;
use shared::event::types::Capacity;
use shared::event::{Capacities, EventForm, Mode, SessionForm, VenueForm, rules};
use shared::field::{self, Faults, Int, List, Pointer};
use shared::problem::Code;
use shared::programme::Programme;
use shared::time::{Day, FiscalYear, Timestamp};

use super::super::entity::event::Model;
use super::super::store::Parts;
use crate::features::programme;
use crate::platform::db::ConnectionTrait;
use crate::platform::http_error::ApiError;

/// Where an event falls: its programme and the deadline that follows.
pub struct Placed {
    pub programme: Programme,
    pub closes_at: Timestamp,
}

/// Finds the programme of the form's day and the deadline that follows. What is wrong is added
/// to `faults`; without a programme there is no place.
pub async fn place(
    conn: &impl ConnectionTrait,
    form: &EventForm,
    now: Timestamp,
    faults: &mut Faults,
) -> Result<Option<Placed>, ApiError> {
    let year = FiscalYear::of(form.starts_at.jst_date());
    let programme = programme::service::of_year(conn, year, now).await?;
    let closes_at = form.closes_at.unwrap_or_else(|| {
        programme.as_ref().map_or(form.starts_at, |programme| {
            shared::programme::rules::deadline(programme.deadline_rule, form.starts_at)
        })
    });
    if programme.is_none() {
        faults.add(&Pointer::from("/starts_at"), Code::NoProgramme);
    }
    faults.extend(&rules::check(form, closes_at));
    Ok(programme.map(|programme| Placed {
        programme,
        closes_at,
    }))
}

/// Writes the form into the row.
pub fn fill(row: &mut Model, form: &EventForm, placed: &Placed) {
    let venue = form.venue.as_ref();
    row.programme_id = placed.programme.id;
    row.fiscal_year = placed.programme.fiscal_year;
    row.jst_date = Day::new(form.starts_at.jst_date());
    row.title = form.title.clone();
    row.theme.clone_from(&form.theme);
    row.summary.clone_from(&form.summary);
    row.audience = form.audience.as_ref().map(|audience| json!(audience));
    row.description.clone_from(&form.description);
    row.format = form.format;
    row.starts_at = form.starts_at;
    row.ends_at = form.ends_at;
    row.venue_name = venue.map(|venue| venue.name.clone());
    row.venue_address = venue.and_then(|venue| venue.address.clone());
    row.venue_access = venue.and_then(|venue| venue.access.clone());
    row.online_url.clone_from(&form.online_url);
    row.opens_at = form.opens_at;
    row.closes_at = placed.closes_at;
    row.own_closes_at = form.closes_at;
    row.fee_text.clone_from(&form.fee_text);
    row.contact.clone_from(&form.contact);
}

/// Whom the event is for.
pub fn audience_of(row: &Model) -> Option<AudienceForm> {
    field::parse(row.audience.as_ref()?).ok()
}

/// Reads the form out of the rows.
pub fn form_of(row: &Model, parts: &Parts) -> EventForm {
    let capacity = |mode: Mode| -> Option<Capacity> {
        let pool = parts.pools.iter().find(|pool| pool.mode == mode)?;
        Capacity::new(i64::from(pool.capacity)).ok()
    };
    let agenda = parts.sessions.iter().filter_map(|item| {
        Some(SessionForm {
            kind: item.kind,
            title: item.title.clone(),
            speaker: item.speaker.clone(),
            minutes: Int::new(i64::from(item.minutes)).ok()?,
        })
    });
    EventForm {
        title: row.title.clone(),
        theme: row.theme.clone(),
        summary: row.summary.clone(),
        audience: audience_of(row),
        description: row.description.clone(),
        format: row.format,
        starts_at: row.starts_at,
        ends_at: row.ends_at,
        venue: row.venue_name.clone().map(|name| VenueForm {
            name,
            address: row.venue_address.clone(),
            access: row.venue_access.clone(),
        }),
        online_url: row.online_url.clone(),
        capacity: Capacities {
            in_person: capacity(Mode::InPerson),
            online: capacity(Mode::Online),
        },
        opens_at: row.opens_at,
        closes_at: row.own_closes_at,
        fee_text: row.fee_text.clone(),
        contact: row.contact.clone(),
        agenda: List::stored(agenda.collect()),
        moderators: List::stored(parts.moderators.iter().map(|one| one.account_id).collect()),
    }
}
