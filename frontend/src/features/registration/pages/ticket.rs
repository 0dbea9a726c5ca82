//! A registration of one's own: the ticket of somebody who is signed in.

use shared::event::api::path;
use shared::registration::api::Ticket;
use shared::registration::types::{RegistrationId, RegistrationStatus};
use yew::prelude::*;

use super::super::client::{self, Whose};
use super::super::components::{
    ConsentPanel, OwnAnswers, OwnMaterials, TakingPart, TicketView, cancelled_news,
};
use crate::client::Reply;
use crate::hooks::{use_lang, use_mutation, use_query};
use crate::i18n::t;
use crate::routes::Route;
use crate::ui::{AsyncView, Crumb, Go, PageHeading, Skeleton, Toast, use_toast};

/// Props of [`OwnTicket`].
#[derive(Properties, PartialEq, Debug)]
pub struct Props {
    /// The registration.
    pub id: RegistrationId,
}

/// The ticket's page.
#[component]
pub fn OwnTicket(props: &Props) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let id = props.id;
    let ticket = use_query(id, client::own);
    let cancel = use_mutation(client::cancel_mine, {
        let put = ticket.put.clone();
        Callback::from(move |reply: Reply<Ticket>| {
            toast.emit(Toast::new(cancelled_news(lang, &reply.body)));
            put.emit(reply);
        })
    });
    let page = |reply: &Reply<Ticket>| {
        html! {
            <div class="narrow stack">
                <PageHeading title={reply.body.event.title.to_string()} crumbs={vec![
                    Crumb::new(Route::Me, t(lang, "ui-nav-me")),
                ]} />
                <TicketView ticket={reply.body.clone()} pending={cancel.pending}
                    error={cancel.error.clone()} calendar={path::calendar(reply.body.event.id)}
                    oncancel={cancel.run.reform(move |()| id)} />
                <OwnMaterials event={reply.body.event.id} />
                <OwnAnswers whose={Whose::Own(id)} onchange={ticket.refetch.clone()} />
                if reply.body.status == RegistrationStatus::Confirmed {
                    <p class="no-print">
                        <Go to={Route::CommunityEvent { id: reply.body.event.id }}>
                            { t(lang, "ui-event-thread") }</Go>
                    </p>
                    <TakingPart whose={Whose::Own(id)} event={reply.body.event.id} />
                }
                <ConsentPanel whose={Whose::Own(id)} />
            </div>
        }
    };
    AsyncView::new(&ticket)
        .whole_page()
        .skeleton(Skeleton::Detail)
        .ready(|reply| page(reply))
}
