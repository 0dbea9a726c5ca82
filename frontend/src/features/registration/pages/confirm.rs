//! The link of the mail that asks to confirm what a third party handed in.

use shared::i18n::Lang;
use shared::registration::api::Ticket;
use shared::registration::request::RegistrationRequest;
use shared::registration::types::RegistrationStatus;
use shared::wareki;
use yew::prelude::*;

use super::super::client;
use crate::client::Reply;
use crate::hooks::{use_lang, use_mutation, use_query};
use crate::i18n::t;
use crate::routes::Route;
use crate::t;
use crate::ui::{
    AsyncView, Banner, Button, ButtonLink, ButtonSize, ErrorBanner, PageHeading, Skeleton, Tone,
};

/// Props of [`Confirm`].
#[derive(Properties, PartialEq, Debug)]
pub struct ConfirmProps {
    /// The secret of the link that was mailed.
    pub token: String,
}

/// What was handed in, and the button; by a click, since mail scanners follow links by themselves.
#[component]
pub fn Confirm(props: &ConfirmProps) -> Html {
    let lang = use_lang();
    let done = use_state(|| None::<Ticket>);
    let request = use_query(props.token.clone(), client::request);
    let confirm = use_mutation(client::confirm, {
        let done = done.clone();
        Callback::from(move |reply: Reply<Ticket>| done.set(Some(reply.body)))
    });
    if let Some(ticket) = &*done {
        return html! {
            <div class="narrow stack">
                <PageHeading title={t(lang, "confirm-title")} />
                { confirmed(lang, ticket) }
            </div>
        };
    }
    let token = props.token.clone();
    html! {
        <div class="narrow stack">
            <PageHeading title={t(lang, "confirm-title")} />
            { AsyncView::new(&request).skeleton(Skeleton::Detail).ready(|reply| html! {
                <>
                    <RequestView request={reply.body.clone()} />
                    if let Some(error) = &confirm.error { <ErrorBanner error={error.clone()} /> }
                    <Button size={ButtonSize::Large} wide={true} pending={confirm.pending}
                        onclick={confirm.run.reform({ let token = token.clone(); move |()| token.clone() })}>
                        { t(lang, "confirm-do") }
                    </Button>
                    <p class="small soft">{ t(lang, "confirm-not-you") }</p>
                </>
            }) }
        </div>
    }
}

fn confirmed(lang: Lang, ticket: &Ticket) -> Html {
    let title = t(
        lang,
        match ticket.status {
            RegistrationStatus::Pending => "confirm-pending",
            RegistrationStatus::Waitlisted => "confirm-waitlisted",
            _ => "confirm-confirmed",
        },
    );
    html! {
        <Banner tone={Tone::Success} {title} live=true>
            <p>{ t(lang, "confirm-mail") }</p>
            <p><ButtonLink to={Route::Event { id: ticket.event.id }}>{ t(lang, "confirm-event") }</ButtonLink></p>
        </Banner>
    }
}

/// Props of [`RequestView`].
#[derive(Properties, PartialEq, Debug)]
pub struct RequestViewProps {
    /// What was handed in.
    pub request: RegistrationRequest,
}

/// What was handed in, by whom, and until when it can be confirmed.
#[component]
pub fn RequestView(props: &RequestViewProps) -> Html {
    let lang = use_lang();
    let one = &props.request;
    let lead = match &one.via {
        Some(via) => t!(lang, "confirm-lead", via = via.as_str().to_owned()),
        None => t(lang, "confirm-lead-staff"),
    };
    html! {
        <>
            <p>{ lead }</p>
            <dl class="facts">
                <dt>{ t(lang, "mail-registration-label-event") }</dt><dd>{ one.title.as_str().to_owned() }</dd>
                <dt>{ t(lang, "mail-registration-label-when") }</dt><dd>{ wareki::span(one.starts_at, one.ends_at, lang) }</dd>
                <dt>{ t(lang, "mail-registration-label-mode") }</dt><dd>{ one.mode.label(lang) }</dd>
                <dt>{ t(lang, "confirm-name") }</dt><dd>{ format!("{} {}", one.family_name, one.given_name) }</dd>
                <dt>{ t(lang, "mail-registration-label-confirm-by") }</dt><dd>{ wareki::date_time(one.confirm_by, lang) }</dd>
            </dl>
            if !one.consents.is_empty() {
                <p>{ t(lang, "consent-handed-in") }</p>
                <ul>{ for one.consents.iter().map(|consent| html! { <li>{ consent.label(lang) }</li> }) }</ul>
            }
        </>
    }
}
