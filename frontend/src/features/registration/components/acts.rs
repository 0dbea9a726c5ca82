//! What its owner does with a registration, and what is told when it is done.

use std::rc::Rc;

use shared::i18n::Lang;
use shared::problem::Code;
use shared::registration::api::Ticket;
use yew::prelude::*;

use super::super::client::{self, Act, Whose};
use crate::client::{ClientError, Reply};
use crate::hooks::{Query, use_lang, use_mutation};
use crate::i18n::t;
use crate::t;
use crate::ui::{Toast, use_toast};

/// The way to do something with a registration.
#[derive(Clone, PartialEq, Debug)]
pub struct TicketActs {
    /// Whether an answer is awaited.
    pub pending: bool,
    /// Why the last one failed.
    pub error: Option<Rc<ClientError>>,
    /// Does it.
    pub run: Callback<Act>,
}

/// What can be done with the registration that `ticket` reads. What failed because it does not
/// stand as it was read is read again, so that the page shows how it stands.
#[hook]
pub fn use_ticket_acts(whose: Whose, ticket: &Query<Ticket>) -> TicketActs {
    let lang = use_lang();
    let toast = use_toast();
    let asked = use_mut_ref(|| None::<Act>);
    let sent = use_mutation(client::act, {
        let (put, asked) = (ticket.put.clone(), asked.clone());
        Callback::from(move |reply: Reply<Ticket>| {
            if let Some(act) = asked.borrow().as_ref() {
                toast.emit(Toast::new(news(lang, act, &reply.body)));
            }
            put.emit(reply);
        })
    });
    {
        let refetch = ticket.refetch.clone();
        use_effect_with(sent.error.clone(), move |error| {
            if error.as_ref().is_some_and(|error| stands_otherwise(error)) {
                refetch.emit(());
            }
        });
    }
    TicketActs {
        pending: sent.pending,
        error: sent.error,
        run: sent.run.reform(move |act: Act| {
            *asked.borrow_mut() = Some(act.clone());
            (whose.clone(), act)
        }),
    }
}

/// Whether it failed because the registration does not stand as it was read.
fn stands_otherwise(error: &ClientError) -> bool {
    matches!(
        error.code(),
        Some(
            Code::RegistrationState
                | Code::OfferExpired
                | Code::AlreadyCancelled
                | Code::ChangeClosed
                | Code::CancelClosed
                | Code::EventState
        )
    )
}

/// What is told when it is done.
pub fn news(lang: Lang, act: &Act, ticket: &Ticket) -> AttrValue {
    let title = ticket.event.title.as_str().to_owned();
    match act {
        Act::Accept => t(lang, "ticket-accepted"),
        Act::Keep => t(lang, "ticket-kept"),
        Act::Switch(mode) => t!(lang, "ticket-switched", mode = mode.label(lang)),
        Act::Cancel => t!(lang, "ticket-cancelled-news", title = title),
        Act::CancelGroup => t!(lang, "ticket-cancel-all-news", title = title),
        Act::Edit(..) => t(lang, "ticket-edit-done"),
    }
}
