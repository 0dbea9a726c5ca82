//! Registering with an account: the profile is known, two questions remain.

use std::rc::Rc;

use serde_json::Value;
use shared::account::api::Me;
use shared::event::EventId;
use shared::event::api::EventDetail;
use shared::event::types::Selection;
use shared::field::{Faults, Parse, Pointer};
use shared::i18n::Lang;
use shared::problem::Code;
use shared::registration::api::{RegisterMember, Ticket};
use shared::registration::question::Questions;
use shared::registration::types::RegistrationStatus;
use yew::prelude::*;

use super::super::client;
use super::super::components::consent_boxes;
use super::super::components::extras::form_fields;
use super::super::components::{PeopleFields, company_explained, group, with_people};
use super::asked::{self, use_asked};
use super::guest::mode_choices;
use crate::browser;
use crate::client::Reply;
use crate::features::account::components::{PurposeAndAcceptance, acceptance};
use crate::hooks::{Form, FormOptions, use_form, use_lang, use_mutation, use_query, use_saved};
use crate::i18n::t;
use crate::routes::{self, Route};
use crate::t;
use crate::ui::{
    Banner, Button, ButtonKind, ButtonLink, ButtonSize, FormHead, RadioGroup, TextArea, Tone,
    UnsavedGuard,
};

/// Props of [`MemberForm`].
#[derive(Properties, PartialEq, Debug)]
pub struct MemberProps {
    /// The event.
    pub event: EventDetail,
    /// What it asks.
    #[prop_or_default]
    pub questions: Option<Questions>,
    /// Reads what it asks again.
    #[prop_or_default]
    pub refetch: Callback<()>,
    /// Who registers.
    pub me: Rc<Me>,
    /// Their sign-in has run out meanwhile: what was typed stays, but can't be sent.
    #[prop_or_default]
    pub ended: bool,
}

/// The body that the form's values make.
#[derive(Clone, PartialEq, Debug)]
pub struct MemberBody(RegisterMember);

impl Parse for MemberBody {
    fn parse(value: &Value, at: &Pointer, faults: &mut Faults) -> Option<Self> {
        RegisterMember::parse(&with_people(value), at, faults).map(Self)
    }
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
            asked::begin(lang, mode, props.questions.as_ref()),
        ),
        send.error.clone(),
        {
            let questions = props.questions.clone();
            move |MemberBody(body): &MemberBody, faults: &mut Faults| {
                if body.acceptance.is_none() {
                    faults.add(&Pointer::from("/acceptance"), Code::ConsentRequired);
                }
                asked::check(questions.as_ref(), body.mode, body.extras.as_ref(), faults);
            }
        },
        {
            let questions = props.questions.clone();
            send.run.reform(move |MemberBody(mut body)| {
                body.extras = asked::trim(questions.as_ref(), body.mode, body.extras);
                (id, body)
            })
        },
    );
    use_asked(&form, props.questions.as_ref(), &props.refetch);
    use_saved(&form, done.is_some());
    if let Some(ticket) = &*done {
        return outcome(lang, ticket);
    }
    let known = form.error.as_ref().and_then(|error| error.code()) == Some(Code::AlreadyRegistered);
    let entry = &props.event.entry;
    let limit = entry.company_limit;
    let next = match entry.selection {
        Selection::FirstCome => "register-next-member",
        Selection::Approval => "register-next-approval",
    };
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            if props.ended { { sign_in_again(lang) } } else { <FormHead form={form.core()} /> }
            if known { <Already event={id} /> }
            <p>{ t!(lang, "register-as", name = props.me.display_name.clone()) }</p>
            { company(lang, &form, limit) }
            if props.event.event.seats.len() > 1 {
                <RadioGroup bind={form.bind("/mode")} label={t(lang, "ticket-mode")}
                    required={true} choices={mode_choices(lang, &props.event)} />
            }
            <TextArea bind={form.bind("/note")} label={t(lang, "register-note")} required={false} />
            <PeopleFields form={form.core()} {limit} />
            if let Some(questions) = &props.questions {
                { form_fields(lang, &form, questions, asked::mode(&form, mode), "/extras") }
            }
            { consent_boxes(lang, &form) }
            <PurposeAndAcceptance bind={acceptance(&form)} />
            <p class="small soft">{ t(lang, next) }</p>
            <Button submit=true pending={send.pending} disabled={props.ended}
                size={ButtonSize::Large} wide={true}>
                { t(lang, "page-register") }
            </Button>
            // The draft is there after signing in: leaving for that needs no warning.
            <UnsavedGuard dirty={form.dirty && !props.ended} />
        </form>
    }
}

/// Too many of one's own company: it comes from the profile, so there is no input to say it at.
fn company(lang: Lang, form: &Form<MemberBody>, limit: Option<i32>) -> Html {
    let bind = company_explained(lang, form, "/organisation_name", limit);
    html! {
        if let Some(error) = bind.error {
            <p class="field-error" id={bind.id.clone()} tabindex="-1">
                <span id={format!("{}-label", bind.id)}>{ t(lang, "account-organisation") }</span>
                { ": " }{ error }
            </p>
        }
    }
}

/// The sign-in has run out: the way back to what was typed.
fn sign_in_again(lang: Lang) -> Html {
    html! {
        <Banner tone={Tone::Warning} title={t(lang, "ui-ended")} live=true>
            <p>{ t(lang, "ui-ended-advice") }</p>
            <p>
                <ButtonLink to={Route::SignIn} query={routes::sign_in_query(&browser::here())}>
                    { t(lang, "ui-sign-in") }
                </ButtonLink>
            </p>
        </Banner>
    }
}

fn outcome(lang: Lang, ticket: &Ticket) -> Html {
    let (tone, title, next) = match ticket.status {
        RegistrationStatus::Confirmed => (
            Tone::Success,
            t(lang, "ticket-confirmed"),
            "register-member-done",
        ),
        RegistrationStatus::Pending => (
            Tone::Info,
            t(lang, "register-received"),
            "ticket-pending-next",
        ),
        _ => {
            let position = ticket.position.unwrap_or(1);
            let title = t!(lang, "registration-position", position = position);
            (Tone::Info, title, "ticket-waiting-next")
        }
    };
    html! {
        <Banner {tone} {title} live=true>
            <p>{ t(lang, next) }</p>
            { group(lang, ticket) }
            <p class="cluster">
                <ButtonLink to={Route::Ticket { id: ticket.id }}>{ t(lang, "ticket-open") }</ButtonLink>
                <ButtonLink to={Route::Me} kind={ButtonKind::Outline}>{ t(lang, "ui-nav-me") }</ButtonLink>
            </p>
        </Banner>
    }
}

#[derive(Properties, PartialEq)]
struct AlreadyProps {
    event: EventId,
}

/// Registered before: the way to that registration.
#[component]
fn Already(props: &AlreadyProps) -> Html {
    let lang = use_lang();
    let own = use_query(props.event, client::own_for);
    let to = own
        .body()
        .and_then(Option::as_ref)
        .map_or(Route::Me, |ticket| Route::Ticket { id: ticket.id });
    html! {
        <p><ButtonLink {to} kind={ButtonKind::Outline}>{ t(lang, "ticket-open") }</ButtonLink></p>
    }
}
