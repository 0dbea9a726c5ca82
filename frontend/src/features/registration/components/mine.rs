//! One's own registrations.

use shared::registration::types::RegistrationStatus;
use shared::wareki;
use yew::prelude::*;

use super::super::client;
use crate::hooks::{use_lang, use_more, use_mutation, use_query, use_session};
use crate::i18n::t;
use crate::routes::Route;
use crate::t;
use crate::ui::{
    AsyncView, Button, ButtonKind, ButtonLink, EmptyState, ErrorBanner, Go, Pager, Skeleton, Tag,
    TagTone,
};
use shared::registration::api::Ticket;

/// The list on my page.
#[component]
pub fn MyRegistrations() -> Html {
    let lang = use_lang();
    let who = use_session().state.account_key();
    let tickets = use_query(who, |client, _| client::mine(client, None));
    let more = use_more(&tickets, |client, cursor| {
        client::mine(client, Some(cursor))
    });
    let cancel = use_mutation(client::cancel_mine, {
        let refetch = tickets.refetch.clone();
        Callback::from(move |_| refetch.emit(()))
    });
    html! {
        <div class="stack">
            if let Some(error) = &cancel.error { <ErrorBanner error={error.clone()} /> }
            { AsyncView::new(&tickets)
                .skeleton(Skeleton::Rows(3))
                .empty(|reply| reply.body.items.is_empty(), || html! {
                    <EmptyState title={t(lang, "ticket-none")}>
                        <ButtonLink to={Route::Events}>{ t(lang, "page-home-all") }</ButtonLink>
                    </EmptyState>
                })
                .ready(|reply| html! {
                    <>
                        <ul class="stack-s" role="list">
                            { for reply.body.items.iter().chain(more.items.iter()).map(|ticket| {
                                row(lang, ticket, cancel.pending, &cancel.run)
                            }) }
                        </ul>
                        <Pager has_next={more.next.is_some()} pending={more.pending}
                            error={more.error.clone()} onmore={more.load.clone()} />
                    </>
                }) }
        </div>
    }
}

fn row(
    lang: shared::i18n::Lang,
    ticket: &Ticket,
    pending: bool,
    cancel: &Callback<shared::registration::types::RegistrationId>,
) -> Html {
    let id = ticket.id;
    let title = ticket.event.title.as_str().to_owned();
    let (tone, words) = match ticket.status {
        RegistrationStatus::Confirmed => (TagTone::Good, t(lang, "registration-status-confirmed")),
        RegistrationStatus::Waitlisted => (
            TagTone::Wait,
            t!(
                lang,
                "registration-position",
                position = ticket.position.unwrap_or(1)
            ),
        ),
        RegistrationStatus::Cancelled => (TagTone::Plain, t(lang, "registration-status-cancelled")),
    };
    html! {
        <li class="card" key={id.to_string()}>
            <div class="tags"><Tag {tone} state={true}>{ words }</Tag></div>
            <h3><Go to={Route::Event { id: ticket.event.id }}>{ title.clone() }</Go></h3>
            <p>{ wareki::span(ticket.event.starts_at, ticket.event.ends_at, lang) }</p>
            if let Some(code) = &ticket.code {
                <p>{ t(lang, "ticket-code") }{ ": " }<span class="num strong">{ code.grouped() }</span></p>
            }
            if let Some(url) = &ticket.event.online_url {
                <p><a href={url.as_str().to_owned()} rel="noopener noreferrer">{ t(lang, "ticket-online") }</a></p>
            }
            if ticket.can_cancel {
                <div><Button kind={ButtonKind::Outline} {pending}
                    label={format!("{}: {title}", t(lang, "ticket-cancel"))}
                    onclick={cancel.reform(move |()| id)}>{ t(lang, "ticket-cancel") }</Button></div>
            }
        </li>
    }
}
