//! Giving a registration back. It cannot be undone, so it is asked for once.

use shared::registration::api::Ticket;
use shared::registration::types::RegistrationStatus;
use yew::prelude::*;

use crate::hooks::use_lang;
use crate::i18n::t;
use crate::t;
use crate::ui::{Button, ButtonKind, Dialog};

/// Props of [`CancelDialog`].
#[derive(Properties, PartialEq, Debug)]
pub struct CancelProps {
    /// The registration in question; none keeps the dialog closed.
    pub ticket: Option<Ticket>,
    /// Cancels it.
    pub oncancel: Callback<Ticket>,
    /// The question is taken back.
    pub onclose: Callback<()>,
}

/// Names the event and says what becomes of the place.
#[component]
pub fn CancelDialog(props: &CancelProps) -> Html {
    let lang = use_lang();
    let title = props.ticket.as_ref().map(|ticket| {
        t!(
            lang,
            "ticket-cancel-title",
            title = ticket.event.title.as_str().to_owned()
        )
    });
    let waits = props
        .ticket
        .as_ref()
        .is_some_and(|ticket| ticket.status == RegistrationStatus::Waitlisted);
    let cancel = {
        let (oncancel, onclose) = (props.oncancel.clone(), props.onclose.clone());
        let ticket = props.ticket.clone();
        Callback::from(move |()| {
            onclose.emit(());
            if let Some(ticket) = &ticket {
                oncancel.emit(ticket.clone());
            }
        })
    };
    html! {
        <Dialog id="cancel-registration" open={props.ticket.is_some()} onclose={props.onclose.clone()}
            title={title.unwrap_or_default()}
            actions={html! {
                <Button kind={ButtonKind::Danger} onclick={cancel}>{ t(lang, "ticket-cancel-do") }</Button>
            }}>
            <p>{ t(lang, if waits { "ticket-cancel-body-waiting" } else { "ticket-cancel-body" }) }</p>
        </Dialog>
    }
}

/// What is told when it is done.
pub fn cancelled_news(lang: shared::i18n::Lang, ticket: &Ticket) -> AttrValue {
    t!(
        lang,
        "ticket-cancelled-news",
        title = ticket.event.title.as_str().to_owned()
    )
}
