//! Where a registration stands, in plain words, and what happens next.

use shared::i18n::Lang;
use shared::registration::api::Ticket;
use shared::registration::types::{CancelledBy, RegistrationStatus};
use shared::wareki;
use yew::prelude::*;

use super::super::client::Act;
use super::group::offered;
use crate::i18n::t;
use crate::routes::Route;
use crate::t;
use crate::ui::{Banner, Button, ButtonKind, ButtonSize, Go, Tag, TagTone, Tone, qr_code};

/// A status as a tag; who waits is told the place.
pub fn status_tag(lang: Lang, status: RegistrationStatus, position: Option<u32>) -> Html {
    let tone = match status {
        RegistrationStatus::Confirmed => TagTone::Good,
        RegistrationStatus::Offered => TagTone::Key,
        RegistrationStatus::Pending | RegistrationStatus::Waitlisted => TagTone::Wait,
        RegistrationStatus::Declined | RegistrationStatus::Cancelled => TagTone::Plain,
    };
    let words = match position.filter(|_| status == RegistrationStatus::Waitlisted) {
        Some(position) => t!(lang, "ticket-waiting-at", position = position),
        None => t(lang, &format!("registration-status-{status}")),
    };
    html! { <Tag {tone} state={true}>{ words }</Tag> }
}

/// Where the registration stands, in one sentence, and what happens next. A seat that is offered
/// is taken by `onact`, and refused by `onask`.
pub fn standing(
    lang: Lang,
    ticket: &Ticket,
    pending: bool,
    onact: &Callback<Act>,
    onask: &Callback<Act>,
) -> Html {
    match ticket.status {
        RegistrationStatus::Confirmed => confirmed(lang, ticket),
        RegistrationStatus::Offered => offer(lang, ticket, pending, onact, onask),
        RegistrationStatus::Pending => html! {
            <Banner tone={Tone::Info} title={t(lang, "ticket-pending")}>
                <p>{ t(lang, "ticket-pending-next") }</p>
            </Banner>
        },
        RegistrationStatus::Waitlisted => html! {
            <Banner tone={Tone::Info} title={t!(lang, "registration-position",
                position = ticket.position.unwrap_or(1))}>
                <p>{ t(lang, "ticket-waiting-next") }</p>
            </Banner>
        },
        RegistrationStatus::Declined => html! {
            <Banner tone={Tone::Warning} title={t(lang, "ticket-declined")}>
                { reason(ticket) }
                <p>{ t(lang, "ticket-declined-thanks") }</p>
            </Banner>
        },
        RegistrationStatus::Cancelled => cancelled(lang, ticket),
    }
}

fn confirmed(lang: Lang, ticket: &Ticket) -> Html {
    html! {
        <section class="hero stack" aria-label={t(lang, "ticket-confirmed")}>
            <div class="tags">{ status_tag(lang, ticket.status, None) }</div>
            <p class="strong">{ t(lang, "ticket-confirmed") }</p>
            if let Some(code) = &ticket.code {
                { qr_code(code.as_str(), t!(lang, "ticket-qr", code = code.grouped())) }
                <p>{ t(lang, "ticket-code") }</p>
                <p class="ticket-code num">{ code.grouped() }</p>
                <p class="small soft">{ t(lang, "ticket-code-advice") }</p>
            }
        </section>
    }
}

/// The one thing to answer: until when, and for whom.
fn offer(
    lang: Lang,
    ticket: &Ticket,
    pending: bool,
    onact: &Callback<Act>,
    onask: &Callback<Act>,
) -> Html {
    let together = offered(ticket);
    html! {
        <section class="hero stack" aria-labelledby="ticket-offer">
            <h2 id="ticket-offer">{ t(lang, "ticket-offered") }</h2>
            if let Some(until) = ticket.offered_until {
                <p>{ t!(lang, "ticket-offered-until", time = wareki::date_time(until, lang)) }</p>
            }
            if together > 1 {
                <p>{ t!(lang, "ticket-offered-group", count = together) }</p>
            }
            <div class="actions no-print">
                <Button size={ButtonSize::Large} {pending} onclick={onact.reform(|()| Act::Accept)}>
                    { t(lang, "ticket-accept") }</Button>
                <Button kind={ButtonKind::Outline} {pending} onclick={onask.reform(|()| Act::Cancel)}>
                    { t(lang, "ticket-refuse") }</Button>
            </div>
        </section>
    }
}

/// Who gave it up: its owner, staff, or nobody who answered the offer.
fn cancelled(lang: Lang, ticket: &Ticket) -> Html {
    let (title, next) = match ticket.cancelled_by {
        Some(CancelledBy::Participant) => ("ticket-cancelled", None),
        Some(CancelledBy::Staff) => ("ticket-by-staff", None),
        None => ("ticket-lapsed", Some("ticket-lapsed-next")),
    };
    html! {
        <Banner tone={Tone::Warning} title={t(lang, title)}>
            { reason(ticket) }
            if let Some(next) = next { <p>{ t(lang, next) }</p> }
            <p><Go to={Route::Event { id: ticket.event.id }}>{ t(lang, "ticket-event") }</Go></p>
        </Banner>
    }
}

fn reason(ticket: &Ticket) -> Html {
    html! {
        if let Some(reason) = &ticket.cancel_reason {
            <p class="prewrap">{ reason.as_str().to_owned() }</p>
        }
    }
}

/// Date or venue changed, and the organiser waits to hear; beside what is said above.
pub fn keep(
    lang: Lang,
    ticket: &Ticket,
    pending: bool,
    onact: &Callback<Act>,
    onask: &Callback<Act>,
) -> Html {
    if !ticket.asked_to_keep {
        return Html::default();
    }
    html! {
        <section class="hero stack no-print" aria-labelledby="ticket-keep">
            <h2 id="ticket-keep">{ t(lang, "ticket-keep") }</h2>
            <p>{ t(lang, "ticket-keep-lead") }</p>
            <div class="actions">
                <Button {pending} onclick={onact.reform(|()| Act::Keep)}>{ t(lang, "ticket-keep-do") }</Button>
                if ticket.can_cancel {
                    <Button kind={ButtonKind::Outline} {pending} onclick={onask.reform(|()| Act::Cancel)}>
                        { t(lang, "ticket-keep-not") }</Button>
                }
            </div>
        </section>
    }
}
