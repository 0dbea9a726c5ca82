//! The form of registration: few fields, one page, no account.

use shared::event::EventId;
use shared::event::api::EventDetail;
use shared::event::types::RegistrationPhase;
use shared::i18n::Lang;
use shared::wareki;
use yew::prelude::*;

use super::super::client;
use super::super::components::EntryWords;
use super::guest::GuestForm;
use super::member::MemberForm;
use crate::features::event::client as events;
use crate::features::event::components::{Companies, SeatList, audience};
use crate::hooks::{use_lang, use_query, use_session};
use crate::i18n::t;
use crate::routes::Route;
use crate::session::Session;
use crate::ui::{AsyncView, Banner, ButtonLink, Crumb, PageHeading, Skeleton, Tone};

/// Props of [`Register`].
#[derive(Properties, PartialEq, Debug)]
pub struct Props {
    /// The event.
    pub id: EventId,
}

/// The page.
#[component]
pub fn Register(props: &Props) -> Html {
    let lang = use_lang();
    let session = use_session();
    let event = use_query(props.id, events::event);
    let questions = use_query(props.id, client::questions);
    AsyncView::new(&event).whole_page().skeleton(Skeleton::Detail).ready(|reply| {
        let detail = &reply.body;
        let form = AsyncView::new(&questions).skeleton(Skeleton::Lines(6)).ready(|asked| {
            let (asked, refetch) = (Some(asked.body.clone()), questions.refetch.clone());
            match &session.state {
                // The form that will be right shows once the sign-in is known.
                Session::Unknown => Html::default(),
                Session::SignedOut => html! {
                    <GuestForm event={detail.clone()} questions={asked} {refetch} />
                },
                // One arm, so that the form and what was typed stay when the sign-in runs out.
                Session::SignedIn(me) | Session::Ended(me) => html! {
                    <MemberForm event={detail.clone()} me={me.clone()} questions={asked} {refetch}
                        ended={matches!(session.state, Session::Ended(_))} />
                },
            }
        });
        html! {
            <div class="narrow stack">
                <PageHeading title={t(lang, "ui-page-register")} crumbs={vec![
                    Crumb::new(Route::Events, t(lang, "ui-nav-events")),
                    Crumb::new(Route::Event { id: detail.event.id }, detail.event.title.to_string()),
                ]} />
                { facts(lang, detail) }
                if detail.event.registration.phase == RegistrationPhase::Open {
                    <EntryWords event={detail.clone()} />
                    { form }
                } else {
                    { closed(lang, detail) }
                }
            </div>
        }
    })
}

fn facts(lang: Lang, detail: &EventDetail) -> Html {
    let event = &detail.event;
    html! {
        <section class="card tint" aria-label={t(lang, "page-event-facts")}>
            <p class="strong">{ event.title.as_str().to_owned() }</p>
            <p>{ wareki::span(event.starts_at, event.ends_at, lang) }</p>
            if let Some(venue) = &event.venue_name { <p>{ venue.as_str().to_owned() }</p> }
            if let Some(whom) = &detail.audience {
                <h2>{ t(lang, "event-field-audience") }</h2>
                { audience(lang, whom) }
            }
            <SeatList seats={event.seats.clone()} />
            <Companies id={event.id} />
        </section>
    }
}

fn closed(lang: Lang, detail: &EventDetail) -> Html {
    let registration = &detail.event.registration;
    let why = registration.reason.map_or_else(
        || registration.phase.label(lang),
        |reason| reason.label(lang),
    );
    html! {
        <Banner tone={Tone::Info} title={why}>
            <p><ButtonLink to={Route::Event { id: detail.event.id }}>{ t(lang, "ticket-event") }</ButtonLink></p>
        </Banner>
    }
}
