//! What the wire gets, from rows.

use shared::account::perm::Permission;
use shared::event::api::{
    Entry, EventDetail, EventSummary, Organiser, RegistrationInfo, Seats, Session, Venue,
};
use shared::event::audience::AudienceForm;
use shared::event::rules::{self, Actor, Standing, Window};
use shared::event::staff::{StaffEvent, StaffEventItem, Stamp};
use shared::event::{Status, rules::seats_left};
use shared::i18n::Lang;
use shared::problem::FieldProblem;
use shared::programme::Programme;
use shared::query;
use shared::time::Timestamp;

use super::super::entity::{event::Model, seat_pool};
use super::super::store::Parts;
use super::form::{audience_of, form_of};
use crate::platform::auth::Principal;
use crate::platform::markdown;

pub fn registration_info(row: &Model, now: Timestamp) -> RegistrationInfo {
    let window = Window {
        opens_at: row.opens_at,
        closes_at: row.closes_at,
    };
    let registration = rules::registration(row.status, window, now);
    RegistrationInfo {
        phase: registration.phase,
        reason: registration.reason,
        opens_at: row.opens_at,
        closes_at: row.closes_at,
    }
}

pub fn seats(pools: &[seat_pool::Model]) -> Vec<Seats> {
    pools
        .iter()
        .map(|pool| Seats {
            mode: pool.mode,
            capacity: pool.capacity,
            left: seats_left(pool.capacity, pool.taken),
        })
        .collect()
}

pub fn summary(row: &Model, pools: &[seat_pool::Model], now: Timestamp) -> EventSummary {
    EventSummary {
        id: row.id,
        title: row.title.clone(),
        theme: row.theme.clone(),
        summary: row.summary.clone(),
        format: row.format,
        status: row.status,
        starts_at: row.starts_at,
        ends_at: row.ends_at,
        venue_name: row.venue_name.clone(),
        seats: seats(pools),
        registration: registration_info(row, now),
    }
}

pub fn organiser(programme: &Programme) -> Organiser {
    Organiser {
        programme_id: programme.id,
        programme_name: programme.name.clone(),
        fiscal_year: programme.fiscal_year,
        prefecture: programme.prefecture.clone(),
        contractor: programme.contractor.clone(),
        office_phone: programme.office_phone.clone(),
        office_email: programme.office_email.clone(),
    }
}

pub fn venue(row: &Model) -> Option<Venue> {
    Some(Venue {
        name: row.venue_name.clone()?,
        address: row.venue_address.clone(),
        access: row.venue_access.clone(),
        map_url: row.venue_address.as_ref().map(|address| {
            format!(
                "https://www.google.com/maps/search/?api=1&query={}",
                query::encode(address.as_str())
            )
        }),
    })
}

/// All that everybody may know: `online_url` never stands here.
pub fn detail(row: &Model, parts: &Parts, programme: &Programme, now: Timestamp) -> EventDetail {
    EventDetail {
        event: summary(row, &parts.pools, now),
        description_html: html(row),
        audience: audience_of(row).as_ref().map(AudienceForm::shown),
        venue: venue(row),
        entry: Entry {
            selection: row.selection,
            promotion: row.promotion,
            company_limit: row.company_limit,
            change_until: row.change_until,
        },
        fee_text: row.fee_text.clone(),
        contact: row.contact.clone(),
        agenda: parts
            .sessions
            .iter()
            .map(|item| Session {
                kind: item.kind,
                title: item.title.clone(),
                speaker: item.speaker.clone(),
                minutes: item.minutes,
            })
            .collect(),
        organiser: organiser(programme),
        notice: notice(row),
        updated_at: row.updated_at,
    }
}

pub fn notice(row: &Model) -> Option<shared::event::types::Reason> {
    row.notice
        .clone()
        .filter(|_| matches!(row.status, Status::Postponed | Status::Cancelled))
}

pub fn html(row: &Model) -> String {
    row.description
        .as_ref()
        .map(|text| markdown::render(text.as_str()))
        .unwrap_or_default()
}

pub fn actor(principal: &Principal) -> Actor {
    Actor {
        edit: principal.may(Permission::EventEdit),
        confirm: principal.may(Permission::EventConfirm),
        cancel: principal.may(Permission::EventCancel),
    }
}

pub fn standing(row: &Model, programme: &Programme, now: Timestamp) -> Standing {
    Standing {
        status: row.status,
        confirm_required: programme.confirm_required,
        was_public: row.first_published_at.is_some(),
        over: row.ends_at <= now,
    }
}

pub fn staff_item(row: &Model, pools: &[seat_pool::Model], now: Timestamp) -> StaffEventItem {
    StaffEventItem {
        id: row.id,
        version: row.version,
        title: row.title.clone(),
        theme: row.theme.clone(),
        format: row.format,
        status: row.status,
        returned: row.status == Status::Draft && row.returned_comment.is_some(),
        starts_at: row.starts_at,
        ends_at: row.ends_at,
        fiscal_year: row.fiscal_year,
        seats: seats(pools),
        registration: registration_info(row, now),
        updated_at: row.updated_at,
    }
}

/// One event for somebody of the staff, with what this one may do. Names and what the
/// prefecture has seen are looked up by the caller.
pub fn staff_event(
    row: &Model,
    parts: &Parts,
    programme: &Programme,
    who: &Principal,
    lang: Lang,
    now: Timestamp,
) -> StaffEvent {
    let form = form_of(row, parts);
    let missing = rules::missing(&form)
        .iter()
        .map(|(pointer, code)| FieldProblem {
            pointer: pointer.clone(),
            code: *code,
            detail: code.text(lang),
        })
        .collect();
    StaffEvent {
        id: row.id,
        version: row.version,
        status: row.status,
        programme_id: row.programme_id,
        fiscal_year: row.fiscal_year,
        form,
        description_html: html(row),
        seats: seats(&parts.pools),
        registration: registration_info(row, now),
        returned_comment: row.returned_comment.clone(),
        notice: notice(row),
        created: Stamp::new(row.created_at, row.created_by),
        submitted: stamp(row.submitted_at, row.submitted_by),
        confirmed: stamp(row.confirmed_at, row.confirmed_by),
        seen: None,
        updated_at: row.updated_at,
        actions: rules::allowed(standing(row, programme, now), actor(who)),
        missing,
    }
}

pub fn stamp(at: Option<Timestamp>, by: Option<shared::account::AccountId>) -> Option<Stamp> {
    Some(Stamp::new(at?, by?))
}
