//! A registration as its owner sees it: where it stands, when, where, and what can be done.

use std::rc::Rc;

use shared::event::types::{Format, Mode, Status};
use shared::i18n::Lang;
use shared::registration::api::Ticket;
use shared::registration::types::RegistrationStatus;
use shared::wareki;
use yew::prelude::*;

use super::super::client::Act;
use super::ask::{ask_dialog, other};
use super::edit::EditTicket;
use super::group::{group, leads_others};
use super::standing::{keep, standing};
use crate::client::{ClientError, Etag};
use crate::hooks::use_lang;
use crate::i18n::t;
use crate::routes::Route;
use crate::t;
use crate::ui::{Banner, Button, ButtonHref, ButtonKind, ErrorBanner, Go, Tone};

/// Props of [`TicketView`].
#[derive(Properties, PartialEq, Debug)]
pub struct TicketProps {
    /// The registration.
    pub ticket: Ticket,
    /// What it was read with; without it, it can't be edited.
    #[prop_or_default]
    pub etag: Option<Etag>,
    /// Reads it again: it was changed elsewhere meanwhile.
    #[prop_or_default]
    pub refetch: Callback<()>,
    /// Where its calendar entry is.
    #[prop_or_default]
    pub calendar: Option<AttrValue>,
    /// Does something with it.
    pub onact: Callback<Act>,
    /// Whether an answer is awaited.
    pub pending: bool,
    /// Why the last thing failed.
    #[prop_or_default]
    pub error: Option<Rc<ClientError>>,
}

/// A ticket: the status in words first, then the facts, then what can be done.
#[component]
pub fn TicketView(props: &TicketProps) -> Html {
    let lang = use_lang();
    let asked = use_state(|| None::<Act>);
    // A failure of the form below shows there.
    let editing = use_state(|| false);
    let ticket = &props.ticket;
    let onask = {
        let asked = asked.setter();
        Callback::from(move |act: Act| asked.set(Some(act)))
    };
    let onclose = {
        let asked = asked.setter();
        Callback::from(move |()| asked.set(None))
    };
    let onact = {
        let (run, editing) = (props.onact.clone(), editing.setter());
        Callback::from(move |act: Act| {
            editing.set(matches!(act, Act::Edit(..)));
            run.emit(act);
        })
    };
    let ondo = onact.reform(|(_, act): (Ticket, Act)| act);
    let error = props.error.clone();
    html! {
        <div class="stack">
            { standing(lang, ticket, props.pending, &onact, &onask) }
            { event_notice(lang, ticket) }
            { keep(lang, ticket, props.pending, &onact, &onask) }
            if let Some(error) = error.clone().filter(|_| !*editing) { <ErrorBanner {error} /> }
            { facts(lang, ticket) }
            { group(lang, ticket) }
            { actions(lang, props, &onask) }
            if let Some(until) = ticket.cancel_until.filter(|_| ticket.can_cancel) {
                <p class="small soft">{ t!(lang, "ticket-cancel-until",
                    time = wareki::date_time(until, lang)) }</p>
            }
            if let Some(etag) = props.etag.clone().filter(|_| ticket.can_change) {
                <EditTicket ticket={ticket.clone()} {etag} refetch={props.refetch.clone()} {onact}
                    pending={props.pending} error={error.filter(|_| *editing)} />
            }
            { ask_dialog(lang, asked.as_ref().map(|act| (ticket, act)), &ondo, &onclose) }
        </div>
    }
}

/// Whether there is something to put into a calendar: a seat, at an event that is held.
fn takes_place(ticket: &Ticket) -> bool {
    ticket.status == RegistrationStatus::Confirmed
        && !matches!(ticket.event.status, Status::Cancelled | Status::Postponed)
}

/// Whether one can change between venue and online: what is offered is answered first.
fn may_switch(ticket: &Ticket) -> bool {
    ticket.can_change
        && ticket.event.format == Format::Hybrid
        && ticket.status != RegistrationStatus::Offered
}

fn actions(lang: Lang, props: &TicketProps, onask: &Callback<Act>) -> Html {
    let ticket = &props.ticket;
    let button = |key: &str, act: Act| {
        let onclick = onask.reform(move |()| act.clone());
        html! {
            <Button kind={ButtonKind::Outline} pending={props.pending} {onclick}>{ t(lang, key) }</Button>
        }
    };
    // Where a seat is offered, refusing it stands beside taking it.
    let alone = ticket.can_cancel && ticket.status != RegistrationStatus::Offered;
    html! {
        <div class="actions no-print">
            if let Some(calendar) = props.calendar.clone().filter(|_| takes_place(ticket)) {
                <ButtonHref href={calendar} download={true}>{ t(lang, "page-add-calendar") }</ButtonHref>
            }
            if may_switch(ticket) {
                { button("ticket-switch", Act::Switch(other(ticket.mode))) }
            }
            if alone { { button("ticket-cancel", Act::Cancel) } }
            if ticket.can_cancel && leads_others(ticket) {
                { button("ticket-cancel-all", Act::CancelGroup) }
            }
        </div>
    }
}

fn event_notice(lang: Lang, ticket: &Ticket) -> Html {
    let event = &ticket.event;
    if !matches!(event.status, Status::Cancelled | Status::Postponed) {
        return Html::default();
    }
    html! {
        <Banner tone={Tone::Warning} title={event.status.label(lang)}>
            if let Some(notice) = &event.notice { <p class="prewrap">{ notice.as_str().to_owned() }</p> }
        </Banner>
    }
}

fn facts(lang: Lang, ticket: &Ticket) -> Html {
    let event = &ticket.event;
    let at_venue = ticket.mode == Mode::InPerson;
    html! {
        <dl class="facts">
            <div><dt>{ t(lang, "ticket-event") }</dt>
                <dd><Go to={Route::Event { id: event.id }}>{ event.title.as_str().to_owned() }</Go></dd></div>
            <div><dt>{ t(lang, "page-when") }</dt>
                <dd class="date-block">{ wareki::span(event.starts_at, event.ends_at, lang) }</dd></div>
            <div><dt>{ t(lang, "ticket-mode") }</dt><dd>{ ticket.mode.label(lang) }</dd></div>
            if let Some(venue) = event.venue_name.as_ref().filter(|_| at_venue) {
                <div><dt>{ t(lang, "page-where") }</dt><dd class="stack-s">
                    <p>{ venue.as_str().to_owned() }</p>
                    if let Some(address) = &event.venue_address { <p>{ address.as_str().to_owned() }</p> }
                    if let Some(access) = &event.venue_access {
                        <p class="small prewrap">{ access.as_str().to_owned() }</p>
                    }
                </dd></div>
            }
            if let Some(url) = &event.online_url {
                <div><dt>{ t(lang, "ticket-online") }</dt>
                    <dd><a href={url.as_str().to_owned()} rel="noopener noreferrer">{ url.as_str().to_owned() }</a></dd></div>
            }
            if let (Some(family), Some(given)) = (&ticket.family_name, &ticket.given_name) {
                <div><dt>{ t(lang, "ticket-name") }</dt><dd>{ format!("{family} {given}") }</dd></div>
            }
            if let Some(name) = &ticket.organisation_name {
                <div><dt>{ t(lang, "account-organisation") }</dt><dd>{ name.as_str().to_owned() }</dd></div>
            }
            if let Some(contact) = &event.contact {
                <div><dt>{ t(lang, "page-contact") }</dt><dd class="prewrap">{ contact.as_str().to_owned() }</dd></div>
            }
        </dl>
    }
}
