//! A registration as its owner sees it: where it stands, when, where, and the way out.

use std::rc::Rc;

use shared::event::types::{Mode, Status};
use shared::i18n::Lang;
use shared::registration::api::Ticket;
use shared::registration::types::RegistrationStatus;
use shared::wareki;
use yew::prelude::*;

use super::cancel::cancel_dialog;
use crate::client::ClientError;
use crate::hooks::use_lang;
use crate::i18n::t;
use crate::routes::Route;
use crate::t;
use crate::ui::{
    Banner, Button, ButtonHref, ButtonKind, ErrorBanner, Go, Tag, TagTone, Tone, qr_code,
};

/// Props of [`TicketView`].
#[derive(Properties, PartialEq, Debug)]
pub struct TicketProps {
    /// The registration.
    pub ticket: Ticket,
    /// Where its calendar entry is.
    #[prop_or_default]
    pub calendar: Option<AttrValue>,
    /// Cancels it.
    pub oncancel: Callback<()>,
    /// Whether the cancelling is awaited.
    pub pending: bool,
    /// Why cancelling failed.
    #[prop_or_default]
    pub error: Option<Rc<ClientError>>,
}

/// A ticket: the status in words first, then the facts, then what can be done.
#[component]
pub fn TicketView(props: &TicketProps) -> Html {
    let lang = use_lang();
    let asking = use_state(|| false);
    let ticket = &props.ticket;
    let ask = |open: bool| {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(open))
    };
    html! {
        <div class="stack">
            { standing(lang, ticket) }
            { event_notice(lang, ticket) }
            if let Some(error) = &props.error { <ErrorBanner error={error.clone()} /> }
            { facts(lang, ticket) }
            <div class="actions no-print">
                if let Some(calendar) = props.calendar.clone().filter(|_| takes_place(ticket)) {
                    <ButtonHref href={calendar} download={true}>{ t(lang, "page-add-calendar") }</ButtonHref>
                }
                if ticket.can_cancel {
                    <Button kind={ButtonKind::Outline} pending={props.pending} onclick={ask(true)}>
                        { t(lang, "ticket-cancel") }
                    </Button>
                }
            </div>
            if let Some(until) = ticket.cancel_until.filter(|_| ticket.can_cancel) {
                <p class="small soft">{ t!(lang, "ticket-cancel-until",
                    time = wareki::date_time(until, lang)) }</p>
            }
            { cancel_dialog(lang, asking.then_some(ticket), &props.oncancel.reform(|_: Ticket| ()), &ask(false)) }
        </div>
    }
}

/// Whether there is something to put into a calendar: a seat, at an event that is held.
fn takes_place(ticket: &Ticket) -> bool {
    ticket.status == RegistrationStatus::Confirmed
        && !matches!(ticket.event.status, Status::Cancelled | Status::Postponed)
}

/// Where the registration stands, in one sentence.
fn standing(lang: Lang, ticket: &Ticket) -> Html {
    match ticket.status {
        RegistrationStatus::Confirmed => html! {
            <section class="hero stack" aria-label={t(lang, "ticket-confirmed")}>
                <div class="tags"><Tag tone={TagTone::Good} state={true}>{ t(lang, "registration-status-confirmed") }</Tag></div>
                <p class="strong">{ t(lang, "ticket-confirmed") }</p>
                if let Some(code) = &ticket.code {
                    { qr_code(code.as_str(), t!(lang, "ticket-qr", code = code.grouped())) }
                    <p>{ t(lang, "ticket-code") }</p>
                    <p class="ticket-code num">{ code.grouped() }</p>
                    <p class="small soft">{ t(lang, "ticket-code-advice") }</p>
                }
            </section>
        },
        RegistrationStatus::Waitlisted => html! {
            <Banner tone={Tone::Info} title={t!(lang, "registration-position",
                position = ticket.position.unwrap_or(1))}>
                <p>{ t(lang, "ticket-waitlisted") }</p>
            </Banner>
        },
        RegistrationStatus::Pending | RegistrationStatus::Offered => html! {
            <Banner tone={Tone::Info}
                title={t(lang, &format!("registration-status-{}", ticket.status))} />
        },
        RegistrationStatus::Cancelled | RegistrationStatus::Declined => html! {
            <Banner tone={Tone::Warning} title={t(lang, "ticket-cancelled")}>
                if let Some(reason) = &ticket.cancel_reason {
                    <p class="prewrap">{ reason.as_str().to_owned() }</p>
                }
                <p><Go to={Route::Event { id: ticket.event.id }}>{ t(lang, "ticket-event") }</Go></p>
            </Banner>
        },
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
