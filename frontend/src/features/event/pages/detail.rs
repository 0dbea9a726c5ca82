//! One event: when, where, for whom, seats, agenda, and the way to register.

use shared::account::perm::Permission;
use shared::event::EventId;
use shared::event::api::{EventDetail as Detail, Session, Venue, path};
use shared::event::text;
use shared::event::types::{RegistrationPhase, SessionKind};
use shared::i18n::Lang;
use shared::time::Timestamp;
use shared::wareki;
use yew::prelude::*;

use super::super::client;
use super::super::components::{Companies, SeatList, StatusTags, audience};
use crate::hooks::{use_lang, use_query, use_session};
use crate::i18n::t;
use crate::routes::Route;
use crate::t;
use crate::ui::{
    AsyncView, Banner, ButtonLink, ButtonSize, Crumb, Go, KnotArt, PageHeading, Prose, Shape,
    Skeleton, Timeline, TimelineItem, Tone,
};

/// Props of [`EventDetail`].
#[derive(Properties, PartialEq, Debug)]
pub struct Props {
    /// The event.
    pub id: EventId,
}

/// The page of one event.
#[component]
pub fn EventDetail(props: &Props) -> Html {
    let lang = use_lang();
    let event = use_query(props.id, client::event);
    // A plain link: its page tells who may not enter why.
    let taking_part = use_session().state.may(Permission::CommunityTake);
    AsyncView::new(&event)
        .whole_page()
        .skeleton(Skeleton::Detail)
        .ready(|reply| show(lang, &reply.body, taking_part))
}

fn show(lang: Lang, detail: &Detail, taking_part: bool) -> Html {
    let event = &detail.event;
    html! {
        <>
            <PageHeading title={event.title.to_string()}
                crumbs={vec![Crumb::new(Route::Events, t(lang, "ui-nav-events"))]}
                above={html! { <StatusTags event={event.clone()} /> }}
                lead={event.summary.as_ref().map(|summary| html! { summary.as_str() })} />
            if let Some(notice) = &detail.notice {
                <Banner tone={Tone::Warning} title={event.status.label(lang)}>
                    <p class="prewrap">{ notice.as_str() }</p>
                </Banner>
            }
            <div class="split">
                // First also for who listens or reads on a phone: when, where, and the way in.
                <aside class="aside stack" aria-label={t(lang, "page-event-facts")}>
                    { facts(lang, detail) }
                    { register(lang, detail, taking_part) }
                </aside>
                <div class="stack-l">
                    <KnotArt seed={event.id.uuid().as_u128()} shape={Shape::Cover} />
                    if !detail.description_html.is_empty() {
                        <Prose html={detail.description_html.clone()} />
                    }
                    if !detail.agenda.is_empty() {
                        <section class="stack">
                            <h2>{ t(lang, "page-agenda") }</h2>
                            <Timeline items={agenda(lang, event.starts_at, &detail.agenda)} />
                        </section>
                    }
                    <Companies id={event.id} />
                    { organiser(lang, detail) }
                </div>
            </div>
        </>
    }
}

/// When, where, how many, how much, until when.
fn facts(lang: Lang, detail: &Detail) -> Html {
    let event = &detail.event;
    html! {
        <dl class="facts">
            <div><dt>{ t(lang, "page-when") }</dt>
                <dd class="date-block">{ wareki::span(event.starts_at, event.ends_at, lang) }</dd></div>
            <div><dt>{ t(lang, "page-where") }</dt><dd>{ place(lang, detail.venue.as_ref()) }</dd></div>
            if let Some(whom) = &detail.audience {
                <div><dt>{ t(lang, "event-field-audience") }</dt><dd>{ audience(lang, whom) }</dd></div>
            }
            <div><dt>{ t(lang, "page-seats") }</dt><dd><SeatList seats={event.seats.clone()} /></dd></div>
            if let Some(fee) = &detail.fee_text {
                <div><dt>{ t(lang, "page-fee") }</dt><dd>{ fee.as_str() }</dd></div>
            }
            <div><dt>{ t(lang, "page-deadline") }</dt>
                <dd>{ text::deadline(event.registration.closes_at, lang) }</dd></div>
        </dl>
    }
}

fn place(lang: Lang, venue: Option<&Venue>) -> Html {
    let Some(venue) = venue else {
        return html! { t(lang, "page-place-online") };
    };
    html! {
        <div class="stack-s">
            <p class="strong">{ venue.name.as_str() }</p>
            if let Some(address) = &venue.address { <p>{ address.as_str() }</p> }
            if let Some(url) = &venue.map_url {
                <p><a class="touch" href={url.clone()} target="_blank" rel="noopener noreferrer">
                    { t(lang, "page-map") }</a></p>
            }
            if let Some(access) = &venue.access {
                <p class="small prewrap">{ access.as_str() }</p>
            }
        </div>
    }
}

/// The one button of the page, or why there is none.
fn register(lang: Lang, detail: &Detail, taking_part: bool) -> Html {
    let event = &detail.event;
    let full = event.seats.iter().all(|seats| seats.left <= 0);
    html! {
        <div class="stack-s no-print">
            if taking_part {
                <p><Go to={Route::CommunityEvent { id: event.id }}>{ t(lang, "ui-event-thread") }</Go></p>
            }
            if event.registration.phase == RegistrationPhase::Open {
                <ButtonLink to={Route::Register { id: event.id }} size={ButtonSize::Large} wide={true}>
                    { t(lang, if full { "page-join-waitlist" } else { "page-register" }) }
                </ButtonLink>
                <p class="small soft">{ t(lang, "page-no-account") }</p>
            } else {
                <p class="strong">{ why_not(lang, detail) }</p>
            }
            <p><a class="touch" href={path::calendar(event.id)} download="event.ics">
                { t(lang, "page-add-calendar") }</a></p>
        </div>
    }
}

fn why_not(lang: Lang, detail: &Detail) -> AttrValue {
    let registration = &detail.event.registration;
    match (registration.reason, registration.opens_at) {
        (Some(reason), _) => reason.label(lang).into(),
        (None, Some(opens)) => t!(lang, "page-opens-at", time = wareki::date_time(opens, lang)),
        (None, None) => registration.phase.label(lang).into(),
    }
}

/// The agenda with times counted from the start.
fn agenda(lang: Lang, start: Timestamp, sessions: &[Session]) -> Vec<TimelineItem> {
    let mut at = start;
    let mut items = Vec::with_capacity(sessions.len());
    for session in sessions {
        let end = at.plus_minutes(session.minutes.into());
        items.push(TimelineItem {
            time: format!("{}〜{}", wareki::time(at), wareki::time(end)).into(),
            output: session.kind == SessionKind::Output,
            body: html! {
                <div class="stack-s">
                    <p class="strong">{ session.title.as_str() }</p>
                    <p class="small soft">
                        { session.kind.label(lang) }
                        if let Some(speaker) = &session.speaker { { " / " }{ speaker.as_str() } }
                    </p>
                </div>
            },
        });
        at = end;
    }
    items
}

fn organiser(lang: Lang, detail: &Detail) -> Html {
    let office = &detail.organiser;
    let phone = office.office_phone.as_str().to_owned();
    html! {
        <section class="stack-s">
            <h2>{ t(lang, "page-contact") }</h2>
            if let Some(contact) = &detail.contact { <p class="prewrap">{ contact.as_str() }</p> }
            <p>{ t!(lang, "page-organiser", prefecture = office.prefecture.as_str().to_owned(),
                contractor = office.contractor.as_str().to_owned()) }</p>
            <p class="cluster links"><a href={format!("tel:{phone}")}>{ phone.clone() }</a>
                <a href={format!("mailto:{}", office.office_email)}>{ office.office_email.as_str().to_owned() }</a></p>
        </section>
    }
}
