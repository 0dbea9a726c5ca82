//! Home: the next event at first sight.

use shared::event::api::{EventQuery, EventSummary};
use shared::event::text;
use shared::event::types::RegistrationPhase;
use shared::i18n::Lang;
use shared::page::Limit;
use shared::wareki;
use yew::prelude::*;

use crate::features::event::client;
use crate::features::event::components::{EventCard, SeatList, StatusTags};
use crate::features::portal::components::HomeSections;
use crate::hooks::{use_lang, use_query};
use crate::i18n::t;
use crate::routes::Route;
use crate::t;
use crate::ui::{
    AsyncView, ButtonKind, ButtonLink, ButtonSize, EmptyState, Go, PageHeading, Skeleton,
};

/// Home: the next event at first sight, then those after it.
#[component]
pub fn Home() -> Html {
    let lang = use_lang();
    let query = EventQuery {
        limit: Limit::new(7).ok(),
        ..EventQuery::default()
    };
    let events = use_query(query, client::events);
    html! {
        <>
            <PageHeading title={t(lang, "page-home-title")}
                lead={html! { t(lang, "page-home-lead") }} />
            { AsyncView::new(&events)
                .skeleton(Skeleton::Detail)
                .empty(|reply| reply.body.items.is_empty(), || nothing(lang))
                .ready(|reply| show(lang, &reply.body.items)) }
            <div class="stack-l"><HomeSections /></div>
        </>
    }
}

fn nothing(lang: Lang) -> Html {
    html! {
        <EmptyState title={t(lang, "page-events-none")}>
            <p>{ t(lang, "page-events-none-advice") }</p>
            <Go to={Route::Events} query="period=past">{ t(lang, "page-events-past") }</Go>
        </EmptyState>
    }
}

fn show(lang: Lang, events: &[EventSummary]) -> Html {
    // The next one that a person can still join; else simply the next one.
    let joinable = |event: &&EventSummary| event.registration.phase == RegistrationPhase::Open;
    let Some(next) = events.iter().find(joinable).or(events.first()) else {
        return nothing(lang);
    };
    let others: Vec<&EventSummary> = events.iter().filter(|event| event.id != next.id).collect();
    html! {
        <div class="stack-l">
            { hero(lang, next) }
            { deadlines(lang, &others) }
            if !others.is_empty() {
                <section class="stack">
                    <div class="section-head">
                        <h2>{ t(lang, "page-home-after") }</h2>
                        <Go to={Route::Events}>{ t(lang, "page-home-all") }</Go>
                    </div>
                    <div class="grid">
                        { for others.into_iter().take(6).map(|event| html! {
                            <EventCard key={event.id.to_string()} event={event.clone()} />
                        }) }
                    </div>
                </section>
            }
        </div>
    }
}

/// How many deadlines are shown.
const DEADLINES: usize = 3;

/// Which of the others close first for registration.
fn deadlines(lang: Lang, events: &[&EventSummary]) -> Html {
    let mut open: Vec<&EventSummary> = Vec::new();
    for event in events {
        if event.registration.phase == RegistrationPhase::Open {
            let closes = |event: &EventSummary| event.registration.closes_at;
            let at = open.partition_point(|other| closes(other) <= closes(event));
            open.insert(at, event);
        }
    }
    if open.is_empty() {
        return Html::default();
    }
    html! {
        <section class="stack">
            <div class="section-head"><h2>{ t(lang, "page-home-deadlines") }</h2></div>
            <ul class="stack-s" role="list">
                { for open.into_iter().take(DEADLINES).map(|event| html! {
                    <li key={event.id.to_string()}>
                        <Go to={Route::Event { id: event.id }} class="touch">{ event.title.as_str() }</Go>
                        <p class="small soft">{ t!(lang, "page-home-closes",
                            time = text::deadline(event.registration.closes_at, lang)) }</p>
                    </li>
                }) }
            </ul>
        </section>
    }
}

/// The next event: date, place, seats left, one button.
fn hero(lang: Lang, event: &EventSummary) -> Html {
    let id = event.id;
    let open = event.registration.phase == RegistrationPhase::Open;
    let full = event.seats.iter().all(|seats| seats.left <= 0);
    html! {
        <section class="hero stack" aria-labelledby="next-event">
            <p class="strong">{ t(lang, "page-home-next") }</p>
            <StatusTags event={event.clone()} />
            <h2 id="next-event">{ event.title.as_str() }</h2>
            <p class="date-block">{ wareki::span(event.starts_at, event.ends_at, lang) }</p>
            if let Some(venue) = &event.venue_name { <p>{ venue.as_str() }</p> }
            if let Some(summary) = &event.summary { <p class="measure">{ summary.as_str() }</p> }
            <SeatList seats={event.seats.clone()} />
            <div class="actions">
                if open {
                    <ButtonLink to={Route::Register { id }} size={ButtonSize::Large}>
                        { t(lang, if full { "page-join-waitlist" } else { "page-register" }) }
                    </ButtonLink>
                    <ButtonLink to={Route::Event { id }} size={ButtonSize::Large}
                        kind={ButtonKind::Outline}>{ t(lang, "page-more-about") }</ButtonLink>
                } else {
                    <ButtonLink to={Route::Event { id }} size={ButtonSize::Large}>
                        { t(lang, "page-more-about") }
                    </ButtonLink>
                }
            </div>
        </section>
    }
}
