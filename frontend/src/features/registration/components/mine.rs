//! One's own registrations.

use shared::event::types::Status;
use shared::i18n::Lang;
use shared::registration::api::Ticket;
use shared::registration::types::RegistrationStatus;
use shared::time::Timestamp;
use shared::wareki;
use yew::prelude::*;

use super::super::client::{self, Act, Whose};
use super::acts::news;
use super::ask::ask_dialog;
use super::standing::status_tag;
use crate::client::Reply;
use crate::hooks::{use_lang, use_more, use_mutation, use_now, use_query, use_session};
use crate::i18n::t;
use crate::routes::Route;
use crate::t;
use crate::ui::{
    AsyncView, Button, ButtonKind, ButtonLink, ErrorBanner, Go, Pager, Skeleton, Tag, TagTone,
    Toast, use_toast,
};

/// The list on my page.
#[component]
pub fn MyRegistrations() -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let who = use_session().state.account_key();
    let tickets = use_query(who, |client, _| client::mine(client, None));
    let more = use_more(&tickets, |client, cursor| {
        client::mine(client, Some(cursor))
    });
    let cancel = use_mutation(client::act, {
        let refetch = tickets.refetch.clone();
        Callback::from(move |reply: Reply<Ticket>| {
            toast.emit(Toast::new(news(lang, &Act::Cancel, &reply.body)));
            refetch.emit(());
        })
    });
    html! {
        <div class="stack">
            if let Some(error) = &cancel.error { <ErrorBanner error={error.clone()} /> }
            { AsyncView::new(&tickets)
                .skeleton(Skeleton::Rows(3))
                .empty(|reply| reply.body.items.is_empty(), || first_steps(lang))
                .ready(|reply| {
                    let tickets: Vec<Ticket> =
                        reply.body.items.iter().chain(more.items.iter()).cloned().collect();
                    html! {
                        <>
                            <TicketList {tickets} pending={cancel.pending}
                                oncancel={cancel.run.reform(|ticket: Ticket| (Whose::Own(ticket.id), Act::Cancel))} />
                            <Pager has_next={more.next.is_some()} pending={more.pending}
                                error={more.error.clone()} onmore={more.load.clone()} />
                        </>
                    }
                }) }
        </div>
    }
}

/// Nothing registered yet: what one can do first.
fn first_steps(lang: Lang) -> Html {
    html! {
        <div class="stack">
            <p class="strong">{ t(lang, "ticket-none") }</p>
            <ol class="steps stack-s">
                <li><Go to={Route::Events}>{ t(lang, "me-step-event") }</Go></li>
                <li><a href="#profile">{ t(lang, "me-step-profile") }</a></li>
                <li>{ t(lang, "me-step-ticket") }</li>
            </ol>
            <p><ButtonLink to={Route::Events}>{ t(lang, "page-home-all") }</ButtonLink></p>
        </div>
    }
}

/// Props of [`TicketList`].
#[derive(Properties, PartialEq, Debug)]
pub struct TicketListProps {
    /// The registrations, in any order.
    pub tickets: Vec<Ticket>,
    /// Whether a cancelling is awaited.
    pub pending: bool,
    /// Cancels one, after it was asked for.
    pub oncancel: Callback<Ticket>,
}

/// What comes, the next first; then what is over or given up, the last first.
#[component]
pub fn TicketList(props: &TicketListProps) -> Html {
    let lang = use_lang();
    let now = use_now();
    let asked = use_state(|| None::<Ticket>);
    let ask = {
        let asked = asked.setter();
        Callback::from(move |ticket: Ticket| asked.set(Some(ticket)))
    };
    let onclose = {
        let asked = asked.setter();
        Callback::from(move |()| asked.set(None))
    };
    let (mut next, mut past) = (Vec::new(), Vec::new());
    for ticket in &props.tickets {
        place(
            if comes(ticket, now) {
                &mut next
            } else {
                &mut past
            },
            ticket,
        );
    }
    past.reverse();
    let part = |key: &str, tickets: &[&Ticket]| {
        if tickets.is_empty() {
            return Html::default();
        }
        html! {
            <section class="stack-s">
                <h3>{ t(lang, key) }</h3>
                <ul class="stack-s" role="list">
                    { for tickets.iter().map(|ticket| row(lang, ticket, props.pending, &ask)) }
                </ul>
            </section>
        }
    };
    html! {
        <div class="stack">
            { part("me-tickets-next", &next) }
            { part("me-tickets-past", &past) }
            { ask_dialog(lang, asked.as_ref().map(|ticket| (ticket, &Act::Cancel)),
                &props.oncancel.reform(|(ticket, _): (Ticket, Act)| ticket), &onclose) }
        </div>
    }
}

/// Puts a ticket where its date belongs. By hand: the standard library's sort is 8 KB of WASM.
fn place<'t>(list: &mut Vec<&'t Ticket>, ticket: &'t Ticket) {
    let at = list.partition_point(|other| other.event.starts_at <= ticket.event.starts_at);
    list.insert(at, ticket);
}

/// Whether it still concerns its owner: not over, and not given up.
fn comes(ticket: &Ticket, now: Timestamp) -> bool {
    ticket.status.is_active() && ticket.event.ends_at > now
}

/// Where the registration stands, and what became of the event.
fn tags(lang: Lang, ticket: &Ticket) -> Html {
    let off = matches!(ticket.event.status, Status::Cancelled | Status::Postponed);
    html! {
        <div class="tags">
            if off {
                <Tag tone={TagTone::Bad} state={true}>{ ticket.event.status.label(lang) }</Tag>
            }
            { status_tag(lang, ticket.status, ticket.position) }
        </div>
    }
}

/// What the owner is asked, if anything: to take the seat, or whether they still come.
fn question(lang: Lang, ticket: &Ticket) -> Option<AttrValue> {
    match (ticket.status, ticket.offered_until) {
        (RegistrationStatus::Offered, Some(until)) => Some(t!(
            lang,
            "ticket-offered-short",
            time = wareki::date_time(until, lang)
        )),
        _ => ticket.asked_to_keep.then(|| t(lang, "ticket-keep-short")),
    }
}

fn row(lang: Lang, ticket: &Ticket, pending: bool, ask: &Callback<Ticket>) -> Html {
    let id = ticket.id;
    let title = ticket.event.title.as_str().to_owned();
    let asked = question(lang, ticket);
    let open = t(
        lang,
        if asked.is_some() {
            "ticket-answer"
        } else {
            "ticket-open"
        },
    );
    let onclick = {
        let ticket = ticket.clone();
        ask.reform(move |()| ticket.clone())
    };
    html! {
        <li class="card" key={id.to_string()}>
            { tags(lang, ticket) }
            <h4><Go to={Route::Ticket { id }}>{ title.clone() }</Go></h4>
            <p>{ wareki::span(ticket.event.starts_at, ticket.event.ends_at, lang) }</p>
            if let Some(venue) = &ticket.event.venue_name { <p>{ venue.as_str().to_owned() }</p> }
            if let Some(question) = asked.clone() { <p class="strong">{ question }</p> }
            if ticket.status.is_active() {
                <div class="actions">
                    <ButtonLink to={Route::Ticket { id }} kind={ButtonKind::Outline}
                        label={format!("{open}: {title}")}>{ open.clone() }</ButtonLink>
                    if ticket.can_cancel {
                        <Button kind={ButtonKind::Text} {pending} {onclick}
                            label={format!("{}: {title}", t(lang, "ticket-cancel"))}>
                            { t(lang, "ticket-cancel") }</Button>
                    }
                </div>
            }
        </li>
    }
}
