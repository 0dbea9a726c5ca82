//! A registration by its secret link: the ticket, and what can be done with it.

use shared::registration::api::path;
use shared::registration::types::RegistrationStatus;
use yew::prelude::*;

use super::super::client::{self, Whose};
use super::super::components::{
    ConsentPanel, LinkedMaterials, OwnAnswers, TakingPart, TicketView, use_ticket_acts,
};
use crate::hooks::{use_lang, use_query};
use crate::i18n::t;
use crate::ui::{AsyncView, PageHeading, Skeleton};

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
    let whose = Whose::Link(props.token.clone());
    let ticket = use_query(whose.clone(), client::ticket);
    let acts = use_ticket_acts(whose, &ticket);
    html! {
        <div class="narrow stack">
            <PageHeading title={t(lang, "ui-page-registration")} />
            { AsyncView::new(&ticket).skeleton(Skeleton::Detail).ready(|reply| html! {
                <>
                    <TicketView ticket={reply.body.clone()} etag={reply.etag.clone()}
                        refetch={ticket.refetch.clone()} pending={acts.pending}
                        error={acts.error.clone()} calendar={path::by_link_calendar(&props.token)}
                        onact={acts.run.clone()} />
                    <LinkedMaterials token={props.token.clone()} />
                    <OwnAnswers whose={Whose::Link(props.token.clone())} onchange={ticket.refetch.clone()} />
                    if reply.body.status == RegistrationStatus::Confirmed {
                        <TakingPart whose={Whose::Link(props.token.clone())} event={reply.body.event.id} />
                    }
                    <ConsentPanel whose={Whose::Link(props.token.clone())} />
                </>
            }) }
        </div>
    }
}
