//! Between an event's rows and the form that staff edit.

use serde_json::json;
use shared::event::audience::AudienceForm;
use shared::event::entry::OFFER_HOURS;
use shared::event::types::Capacity;
use shared::event::{
    Capacities, EntryForm, EventForm, Mode, ReservedForm, SessionForm, VenueForm, rules,
};
use shared::field::{self, Faults, Int, List, Pointer};
use shared::organisation::Sector;
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
    fill_entry(row, &form.entry.clone().unwrap_or_default());
    row.fee_text.clone_from(&form.fee_text);
    row.contact.clone_from(&form.contact);
}

/// Writes how one gets in. Seats that were given to everybody are kept again where staff say so anew.
fn fill_entry(row: &mut Model, entry: &EntryForm) {
    let kept = entry.reserved.as_ref();
    let seats = |sector| kept.map_or(0, |kept| kept.of(sector).i32());
    let until = kept.and_then(|kept| kept.until);
    if until != row.reserved_until {
        row.released_at = None;
    }
    row.selection = entry.selection;
    row.promotion = entry.promotion;
    row.offer_hours = entry.offer_hours.unwrap_or(OFFER_HOURS).i32();
    row.company_limit = entry.company_limit.map(Int::i32);
    row.change_until = entry.change_until;
    row.reserved_it = seats(Sector::It);
    row.reserved_local = seats(Sector::Local);
    row.reserved_other = seats(Sector::Other);
    row.reserved_until = until;
}

/// Reads how one gets in.
pub fn entry_of(row: &Model) -> EntryForm {
    let seats = |number: i32| Int::new(i64::from(number)).unwrap_or(Int::of::<0>());
    let keeps = row.reserved_it > 0 || row.reserved_local > 0 || row.reserved_other > 0;
    EntryForm {
        selection: row.selection,
        promotion: row.promotion,
        offer_hours: Int::new(i64::from(row.offer_hours))
            .ok()
            .filter(|hours| *hours != OFFER_HOURS),
        company_limit: row
            .company_limit
            .and_then(|limit| Int::new(i64::from(limit)).ok()),
        change_until: row.change_until,
        reserved: keeps.then(|| ReservedForm {
            it: seats(row.reserved_it),
            local: seats(row.reserved_local),
            other: seats(row.reserved_other),
            until: row.reserved_until,
        }),
    }
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
        entry: Some(entry_of(row)),
        fee_text: row.fee_text.clone(),
        contact: row.contact.clone(),
        agenda: List::stored(agenda.collect()),
        moderators: List::stored(parts.moderators.iter().map(|one| one.account_id).collect()),
    }
}
