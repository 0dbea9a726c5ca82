//! Giving a registration back. It cannot be undone, so it is asked for once.

use shared::i18n::Lang;
use shared::registration::api::Ticket;
use shared::registration::types::RegistrationStatus;
use yew::prelude::*;

use crate::i18n::t;
use crate::t;
use crate::ui::{Button, ButtonKind, Dialog};

/// The question about `ticket` (none keeps it closed): names the event and says what becomes of
/// the place.
pub fn cancel_dialog(
    lang: Lang,
    ticket: Option<&Ticket>,
    oncancel: &Callback<Ticket>,
    onclose: &Callback<()>,
) -> Html {
    let title = ticket.map(|ticket| {
        t!(
            lang,
            "ticket-cancel-title",
            title = ticket.event.title.as_str().to_owned()
        )
    });
    let waits = ticket.is_some_and(|ticket| ticket.status == RegistrationStatus::Waitlisted);
    let cancel = {
        let (oncancel, onclose) = (oncancel.clone(), onclose.clone());
        let ticket = ticket.cloned();
        Callback::from(move |()| {
            onclose.emit(());
            if let Some(ticket) = &ticket {
                oncancel.emit(ticket.clone());
            }
        })
    };
    html! {
        <Dialog id="cancel-registration" open={ticket.is_some()} {onclose}
            title={title.unwrap_or_default()}
            actions={html! {
                <Button kind={ButtonKind::Danger} onclick={cancel}>{ t(lang, "ticket-cancel-do") }</Button>
            }}>
            <p>{ t(lang, if waits { "ticket-cancel-body-waiting" } else { "ticket-cancel-body" }) }</p>
        </Dialog>
    }
}

/// What is told when it is done.
pub fn cancelled_news(lang: Lang, ticket: &Ticket) -> AttrValue {
    t!(
        lang,
        "ticket-cancelled-news",
        title = ticket.event.title.as_str().to_owned()
    )
}
