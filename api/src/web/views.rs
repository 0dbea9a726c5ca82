//! What the templates show, in the reader's language: the same words as in the SPA.

use chrono::Datelike;
use minijinja::{Value, context};
use shared::event::api::{EventDetail, EventQuery, EventSummary, Seats, Session, path};
use shared::event::audience::Audience;
use shared::event::text;
use shared::event::types::{Mode, Period, RegistrationPhase, Status};
use shared::i18n::{self, Lang};
use shared::query::FromQuery;
use shared::time::Timestamp;
use shared::wareki;

/// From when to when.
pub fn when(lang: Lang, event: &EventSummary) -> String {
    wareki::span(event.starts_at, event.ends_at, lang)
}

fn is_full(event: &EventSummary) -> bool {
    event.seats.iter().all(|seats| seats.left <= 0)
}

/// What one must know at once, with the tone of its tag; the colour only repeats the word.
fn state(lang: Lang, event: &EventSummary) -> (&'static str, String) {
    match (event.status, event.registration.phase) {
        (Status::Cancelled | Status::Postponed, _) => ("bad", event.status.label(lang)),
        (Status::Finished, _) => ("", event.status.label(lang)),
        (_, RegistrationPhase::Open) if is_full(event) => {
            ("wait", i18n::text(lang, "page-waitlist-open"))
        }
        (_, phase @ RegistrationPhase::Open) => ("good", phase.label(lang)),
        (_, phase) => ("", phase.label(lang)),
    }
}

/// An event in a list.
pub fn summary(lang: Lang, event: &EventSummary) -> Value {
    let place = event.venue_name.as_ref().map(ToString::to_string);
    let open = event.registration.phase == RegistrationPhase::Open;
    let seats: Vec<String> = event
        .seats
        .iter()
        .map(|seats| seats_text(lang, seats))
        .collect();
    let (tone, state) = state(lang, event);
    context! {
        id => event.id.to_string(),
        title => event.title.as_str(),
        tone, state, open,
        format => event.format.label(lang),
        theme => event.theme.as_ref().map(AsRef::<str>::as_ref),
        when => when(lang, event),
        where => place.unwrap_or_else(|| i18n::text(lang, "page-place-online")),
        summary => event.summary.as_ref().map(AsRef::<str>::as_ref),
        seats => seats.join(" / "),
    }
}

fn seats_text(lang: Lang, seats: &Seats) -> String {
    let mode = match seats.mode {
        Mode::InPerson => i18n::text(lang, "web-mode-in-person"),
        Mode::Online => i18n::text(lang, "web-mode-online"),
    };
    let key = if seats.left > 0 {
        "web-seats-left"
    } else {
        "web-seats-full"
    };
    let args = [
        ("mode", mode.into()),
        ("left", seats.left.into()),
        ("capacity", seats.capacity.into()),
    ];
    i18n::text_args(lang, key, &args)
}

/// All of an event.
pub fn detail(lang: Lang, detail: &EventDetail) -> Value {
    let venue = detail.venue.as_ref();
    context! {
        notice => detail.notice.as_ref().map(AsRef::<str>::as_ref),
        address => venue.and_then(|v| v.address.as_ref()).map(AsRef::<str>::as_ref),
        access => venue.and_then(|v| v.access.as_ref()).map(AsRef::<str>::as_ref),
        map => venue.and_then(|v| v.map_url.as_deref()),
        audience => detail.audience.as_ref().map(|audience| whom(lang, audience)),
        fee => detail.fee_text.as_ref().map(AsRef::<str>::as_ref),
        deadline => text::deadline(detail.event.registration.closes_at, lang),
        description => detail.description_html.as_str(),
        agenda => agenda(lang, detail.event.starts_at, &detail.agenda),
        contact => detail.contact.as_ref().map(AsRef::<str>::as_ref),
        calendar => path::calendar(detail.event.id),
        register => register(lang, detail),
        ..summary(lang, &detail.event)
    }
}

/// Whom the event is for, in one line.
fn whom(lang: Lang, audience: &Audience) -> String {
    let said = audience.text.iter().map(|text| text.as_str().to_owned());
    let sectors = audience.sectors.iter().map(|one| one.label());
    let industries = audience.industries.iter().map(|one| one.label());
    let words = sectors.chain(industries).map(|key| i18n::text(lang, &key));
    said.chain(words).collect::<Vec<_>>().join(" / ")
}

/// The way to register, or why there is none.
fn register(lang: Lang, detail: &EventDetail) -> Value {
    let event = &detail.event;
    let registration = &event.registration;
    if registration.phase == RegistrationPhase::Open {
        let key = if is_full(event) {
            "page-join-waitlist"
        } else {
            "web-register-here"
        };
        return context! { label => i18n::text(lang, key) };
    }
    let why = match (registration.reason, registration.opens_at) {
        (Some(reason), _) => reason.label(lang),
        (None, Some(opens)) => {
            let time = wareki::date_time(opens, lang);
            i18n::text_args(lang, "page-opens-at", &[("time", time.into())])
        }
        (None, None) => registration.phase.label(lang),
    };
    context! { why }
}

/// The agenda with times counted from the start: what one listens to, and what one does.
fn agenda(lang: Lang, start: Timestamp, sessions: &[Session]) -> Vec<Value> {
    let mut at = start;
    let mut items = Vec::with_capacity(sessions.len());
    for session in sessions {
        let end = at.plus_minutes(session.minutes.into());
        let minutes = [("minutes", session.minutes.into())];
        items.push(context! {
            time => format!("{}〜{}", wareki::time(at), wareki::time(end)),
            title => session.title.as_str(),
            kind => session.kind.label(lang),
            speaker => session.speaker.as_ref().map(AsRef::<str>::as_ref),
            minutes => i18n::text_args(lang, "web-minutes", &minutes),
        });
        at = end;
    }
    items
}

/// Who stands behind an event, and how to reach them.
pub fn office(detail: &EventDetail) -> Value {
    context! {
        prefecture => detail.organiser.prefecture.as_str(),
        contractor => detail.organiser.contractor.as_str(),
        phone => detail.organiser.office_phone.as_str(),
        email => detail.organiser.office_email.as_str(),
    }
}

/// What a list is narrowed by, in words; empty when by nothing.
pub fn filters(lang: Lang, asked: &EventQuery) -> String {
    let month = asked.month.map(|month| {
        let first = month.first_day();
        let args = [
            ("year", first.year().to_string().into()),
            ("month", first.month().to_string().into()),
        ];
        i18n::text_args(lang, "web-month", &args)
    });
    let words: Vec<String> = [
        month,
        asked.format.map(|format| format.label(lang)),
        asked.theme.as_ref().map(ToString::to_string),
        asked.q.as_ref().map(|words| format!("「{words}」")),
    ]
    .into_iter()
    .flatten()
    .collect();
    words.join(" / ")
}

/// The ways to the other periods, with the same filters.
pub fn periods(lang: Lang, asked: &EventQuery, here: Period) -> Vec<Value> {
    [Period::Upcoming, Period::Past]
        .into_iter()
        .map(|period| {
            let query = EventQuery {
                period: Some(period),
                cursor: None,
                limit: None,
                ..asked.clone()
            };
            context! {
                label => period.label(lang),
                href => format!("/events{}", query.to_query()),
                here => period == here && asked.month.is_none(),
            }
        })
        .collect()
}
