//! What can't be undone is asked for once: giving a registration up, or going to another queue.

use shared::event::types::Mode;
use shared::i18n::Lang;
use shared::registration::api::Ticket;
use shared::registration::types::RegistrationStatus;
use yew::prelude::*;

use super::super::client::Act;
use super::group::names;
use crate::i18n::t;
use crate::t;
use crate::ui::{Button, ButtonKind, Dialog};

/// The question whether to do `act` with `ticket` (none keeps it closed): it names the event, the
/// people, and what becomes of the place.
pub fn ask_dialog(
    lang: Lang,
    asked: Option<(&Ticket, &Act)>,
    ondo: &Callback<(Ticket, Act)>,
    onclose: &Callback<()>,
) -> Html {
    let title = asked.map(|(ticket, act)| title(lang, ticket, act));
    let done = {
        let (ondo, onclose) = (ondo.clone(), onclose.clone());
        let asked = asked.map(|(ticket, act)| (ticket.clone(), act.clone()));
        Callback::from(move |()| {
            onclose.emit(());
            if let Some(asked) = &asked {
                ondo.emit(asked.clone());
            }
        })
    };
    let (kind, words) = match asked {
        Some((_, Act::Switch(_))) => (ButtonKind::Outline, t(lang, "ticket-switch-do")),
        Some((ticket, Act::CancelGroup)) => (
            ButtonKind::Danger,
            t!(lang, "ticket-cancel-all-do", count = people(ticket)),
        ),
        Some((ticket, _)) if ticket.status == RegistrationStatus::Offered => {
            (ButtonKind::Danger, t(lang, "ticket-refuse"))
        }
        _ => (ButtonKind::Danger, t(lang, "ticket-cancel-do")),
    };
    html! {
        <Dialog id="cancel-registration" open={asked.is_some()} {onclose}
            title={title.unwrap_or_default()}
            actions={html! { <Button {kind} onclick={done}>{ words }</Button> }}>
            if let Some((ticket, act)) = asked { { body(lang, ticket, act) } }
        </Dialog>
    }
}

fn title(lang: Lang, ticket: &Ticket, act: &Act) -> AttrValue {
    let title = ticket.event.title.as_str().to_owned();
    match act {
        Act::Switch(mode) => t!(lang, "ticket-switch-title", mode = mode.label(lang)),
        Act::CancelGroup => t!(
            lang,
            "ticket-cancel-all-title",
            title = title,
            count = people(ticket)
        ),
        _ => t!(lang, "ticket-cancel-title", title = title),
    }
}

/// How many of the group still count.
fn people(ticket: &Ticket) -> i64 {
    let members = ticket.group.as_ref().map(|group| group.members.as_slice());
    let members = members.unwrap_or_default().iter();
    let active = members.filter(|one| one.status.is_active()).count();
    i64::try_from(active).unwrap_or(0)
}

fn body(lang: Lang, ticket: &Ticket, act: &Act) -> Html {
    use RegistrationStatus::{Confirmed, Offered, Pending, Waitlisted};
    let key = match (act, ticket.status) {
        (Act::Switch(_), Confirmed) => "ticket-switch-seat",
        (Act::Switch(_), Pending) => "ticket-switch-pending",
        (Act::Switch(_), _) => "ticket-switch-queue",
        (Act::CancelGroup, _) => {
            let names = names(lang, ticket);
            return html! { <p>{ t!(lang, "ticket-cancel-all-body", names = names) }</p> };
        }
        (_, Waitlisted) => "ticket-cancel-body-waiting",
        (_, Offered) => "ticket-refuse-body",
        (_, Pending) => "ticket-cancel-body-pending",
        _ => "ticket-cancel-body",
    };
    let leads = ticket.group.as_ref().is_some_and(|group| group.applicant);
    let others = leads && people(ticket) > 1 && *act == Act::Cancel;
    html! {
        <>
            <p>{ t(lang, key) }</p>
            if others { <p>{ t(lang, "ticket-cancel-others") }</p> }
        </>
    }
}

/// The way of taking part that is not this one.
pub const fn other(mode: Mode) -> Mode {
    match mode {
        Mode::InPerson => Mode::Online,
        Mode::Online => Mode::InPerson,
    }
}
