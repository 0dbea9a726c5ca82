//! A registration by its secret link: the ticket, and the way to give it back.

use shared::registration::api::{Ticket, path};
use shared::registration::types::RegistrationStatus;
use yew::prelude::*;

use super::super::client::{self, Whose};
use super::super::components::{
    ConsentPanel, LinkedMaterials, OwnAnswers, TakingPart, TicketView, cancelled_news,
};
use crate::client::Reply;
use crate::hooks::{use_lang, use_mutation, use_query};
use crate::i18n::t;
use crate::ui::{AsyncView, PageHeading, Skeleton, Toast, use_toast};

/// Props of [`Manage`].
#[derive(Properties, PartialEq, Debug)]
pub struct Props {
    /// The secret of the link that was mailed.
    pub token: String,
}

/// The ticket's page.
#[component]
pub fn Manage(props: &Props) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let ticket = use_query(props.token.clone(), client::ticket);
    let cancel = use_mutation(client::cancel_by_link, {
        let put = ticket.put.clone();
        Callback::from(move |reply: Reply<Ticket>| {
            toast.emit(Toast::new(cancelled_news(lang, &reply.body)));
            put.emit(reply);
        })
    });
    let token = props.token.clone();
    html! {
        <div class="narrow stack">
            <PageHeading title={t(lang, "ui-page-registration")} />
            { AsyncView::new(&ticket).skeleton(Skeleton::Detail).ready(|reply| html! {
                <>
                    <TicketView ticket={reply.body.clone()} pending={cancel.pending}
                        error={cancel.error.clone()} calendar={path::by_link_calendar(&token)}
                        oncancel={cancel.run.reform({ let token = token.clone(); move |()| token.clone() })} />
                    <OwnAnswers whose={Whose::Link(token.clone())} onchange={ticket.refetch.clone()} />
                    if reply.body.status == RegistrationStatus::Confirmed {
                        <TakingPart whose={Whose::Link(token.clone())} event={reply.body.event.id} />
                    }
                    <ConsentPanel whose={Whose::Link(token.clone())} />
                </>
            }) }
            <LinkedMaterials token={props.token.clone()} />
        </div>
    }
}
