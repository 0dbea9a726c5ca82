//! An event in a list.

use shared::event::api::EventSummary;
use shared::event::types::{RegistrationPhase, Status};
use shared::wareki;
use yew::prelude::*;

use super::SeatList;
use crate::hooks::use_lang;
use crate::i18n::t;
use crate::routes::Route;
use crate::ui::{Go, KnotArt, Shape, Tag, TagTone};

/// Props of [`StatusTags`] and [`EventCard`].
#[derive(Properties, PartialEq, Debug)]
pub struct EventProps {
    /// The event.
    pub event: EventSummary,
}

/// Theme, format, and what one must know at once: full, postponed, cancelled, over.
#[component]
pub fn StatusTags(props: &EventProps) -> Html {
    let lang = use_lang();
    let event = &props.event;
    let full = event.seats.iter().all(|seats| seats.left <= 0);
    let state = match (event.status, event.registration.phase) {
        (Status::Cancelled | Status::Postponed, _) => {
            Some((TagTone::Bad, event.status.label(lang)))
        }
        (Status::Finished, _) => Some((TagTone::Plain, event.status.label(lang))),
        (_, RegistrationPhase::Open) if full => {
            Some((TagTone::Wait, t(lang, "page-waitlist-open").to_string()))
        }
        (_, phase @ RegistrationPhase::Open) => Some((TagTone::Good, phase.label(lang))),
        (_, phase) => Some((TagTone::Plain, phase.label(lang))),
    };
    html! {
        <div class="tags">
            if let Some((tone, words)) = state { <Tag {tone} state={true}>{ words }</Tag> }
            <Tag>{ event.format.label(lang) }</Tag>
            if let Some(theme) = &event.theme { <Tag tone={TagTone::Key}>{ theme.as_str() }</Tag> }
        </div>
    }
}

/// An event as a card: its knot, date, title, place and seats.
#[component]
pub fn EventCard(props: &EventProps) -> Html {
    let lang = use_lang();
    let event = &props.event;
    let open = event.registration.phase == RegistrationPhase::Open;
    html! {
        <article class="card cover">
            <KnotArt seed={event.id.uuid().as_u128()} shape={Shape::Cover} />
            <StatusTags event={event.clone()} />
            <h3>
                <Go to={Route::Event { id: event.id }} class="card-link">
                    { event.title.as_str() }
                </Go>
            </h3>
            <p class="date-block">{ wareki::span(event.starts_at, event.ends_at, lang) }</p>
            if let Some(venue) = &event.venue_name { <p>{ venue.as_str() }</p> }
            if let Some(summary) = &event.summary { <p class="small soft">{ summary.as_str() }</p> }
            if open { <SeatList seats={event.seats.clone()} /> }
        </article>
    }
}
