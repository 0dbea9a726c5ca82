//! Registering with an account: the profile is known, two questions remain.

use std::rc::Rc;

use serde_json::json;
use shared::account::api::Me;
use shared::event::api::EventDetail;
use shared::field::{Faults, Pointer};
use shared::problem::Code;
use shared::registration::api::{RegisterMember, Ticket};
use shared::registration::types::RegistrationStatus;
use yew::prelude::*;

use super::super::client;
use super::guest::mode_choices;
use crate::client::Reply;
use crate::features::account::components::{PurposeAndAcceptance, acceptance};
use crate::hooks::{FormOptions, use_form, use_lang, use_mutation};
use crate::i18n::t;
use crate::routes::Route;
use crate::t;
use crate::ui::{
    Banner, Button, ButtonLink, ButtonSize, ErrorBanner, ErrorSummary, RadioGroup, TextArea, Tone,
};

/// Props of [`MemberForm`].
#[derive(Properties, PartialEq, Debug)]
pub struct MemberProps {
    /// The event.
    pub event: EventDetail,
    /// Who registers.
    pub me: Rc<Me>,
}

/// The form of a signed-in member; the outcome shows at once.
#[component]
pub fn MemberForm(props: &MemberProps) -> Html {
    let lang = use_lang();
    let done = use_state(|| None::<Ticket>);
    let id = props.event.event.id;
    let send = use_mutation(client::register_member, {
        let done = done.clone();
        Callback::from(move |reply: Reply<Ticket>| done.set(Some(reply.body)))
    });
    let mode = props.event.event.seats.first().map(|seats| seats.mode);
    let form = use_form(
        FormOptions::new(
            format!("register-me-{id}"),
            json!({ "mode": mode, "locale": lang }),
        ),
        send.error.clone(),
        |body: &RegisterMember, faults: &mut Faults| {
            if body.acceptance.is_none() {
                faults.add(&Pointer::from("/acceptance"), Code::ConsentRequired);
            }
        },
        send.run.reform(move |body| (id, body)),
    );
    if let Some(ticket) = &*done {
        let confirmed = ticket.status == RegistrationStatus::Confirmed;
        let title = if confirmed {
            t(lang, "ticket-confirmed")
        } else {
            t!(
                lang,
                "registration-position",
                position = ticket.position.unwrap_or(1)
            )
        };
        return html! {
            <Banner tone={if confirmed { Tone::Success } else { Tone::Info }} {title} live=true>
                <p>{ t(lang, if confirmed { "register-member-done" } else { "ticket-waitlisted" }) }</p>
                <p><ButtonLink to={Route::Me}>{ t(lang, "ui-nav-me") }</ButtonLink></p>
            </Banner>
        };
    }
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <ErrorSummary faults={form.summary.clone()} attempts={form.attempts} />
            if let Some(error) = send.error.as_ref().filter(|e| e.faults().is_empty()) {
                <ErrorBanner error={error.clone()} />
            }
            <p>{ t!(lang, "register-as", name = props.me.display_name.clone()) }</p>
            if props.event.event.seats.len() > 1 {
                <RadioGroup bind={form.bind("/mode")} label={t(lang, "ticket-mode")}
                    required={true} choices={mode_choices(lang, &props.event)} />
            }
            <TextArea bind={form.bind("/note")} label={t(lang, "register-note")} required={false} />
            <PurposeAndAcceptance bind={acceptance(&form)} />
            <Button submit=true pending={send.pending} size={ButtonSize::Large} wide={true}>
                { t(lang, "page-register") }
            </Button>
        </form>
    }
}
