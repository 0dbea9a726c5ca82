//! Registering without an account.

use serde_json::Value;
use shared::event::api::EventDetail;
use shared::event::types::Selection;
use shared::field::{Faults, Parse, Pointer};
use shared::i18n::Lang;
use shared::problem::Code;
use shared::registration::api::{GuestReceipt, RegisterGuest};
use shared::registration::question::Questions;
use yew::prelude::*;

use super::super::client;
use super::super::components::consent_boxes;
use super::super::components::extras::form_fields;
use super::super::components::{PeopleFields, company_explained, with_people};
use super::asked::{self, use_asked};
use crate::client::Reply;
use crate::features::account::components::{PurposeAndAcceptance, acceptance};
use crate::features::organisation::OrganisationPicker;
use crate::hooks::{Form, FormOptions, use_form, use_lang, use_mutation, use_saved};
use crate::i18n::t;
use crate::routes::Route;
use crate::t;
use crate::ui::{
    Banner, Button, ButtonLink, ButtonSize, Choice, FormHead, NameFields, RadioGroup, TextArea,
    TextField, Tone, UnsavedGuard, Width, fold,
};

/// Props of [`GuestForm`].
#[derive(Properties, PartialEq, Debug)]
pub struct GuestProps {
    /// The event.
    pub event: EventDetail,
    /// What it asks.
    #[prop_or_default]
    pub questions: Option<Questions>,
    /// Reads what it asks again.
    #[prop_or_default]
    pub refetch: Callback<()>,
}

/// The modes to choose from, each with its seats left.
pub fn mode_choices(lang: Lang, detail: &EventDetail) -> Vec<Choice> {
    let choice = |seats: &shared::event::api::Seats| {
        let hint = if seats.left > 0 {
            t!(
                lang,
                "page-seats-left",
                left = seats.left,
                capacity = seats.capacity
            )
        } else {
            t(lang, "page-seats-full")
        };
        Choice::new(seats.mode.as_str(), seats.mode.label(lang)).hint(hint)
    };
    detail.event.seats.iter().map(choice).collect()
}

/// What the newtypes alone don't say: a company is needed, and the acceptance.
fn check(GuestBody(body): &GuestBody, faults: &mut Faults) {
    if body.organisation_id.is_none() && body.organisation_name.is_none() {
        faults.add(&Pointer::from("/organisation_name"), Code::Required);
    }
    if body.acceptance.is_none() {
        faults.add(&Pointer::from("/acceptance"), Code::ConsentRequired);
    }
}

/// The body that the form's values make.
#[derive(Clone, PartialEq, Debug)]
pub struct GuestBody(RegisterGuest);

impl Parse for GuestBody {
    fn parse(value: &Value, at: &Pointer, faults: &mut Faults) -> Option<Self> {
        RegisterGuest::parse(&with_people(value), at, faults).map(Self)
    }
}

/// The form; afterwards where the answer is on its way to.
#[component]
pub fn GuestForm(props: &GuestProps) -> Html {
    let lang = use_lang();
    let done = use_state(|| None::<GuestReceipt>);
    let id = props.event.event.id;
    let send = use_mutation(client::register_guest, {
        let done = done.clone();
        Callback::from(move |reply: Reply<GuestReceipt>| done.set(Some(reply.body)))
    });
    let mode = props.event.event.seats.first().map(|seats| seats.mode);
    let form = use_form(
        FormOptions::new(
            format!("register-{id}"),
            asked::begin(lang, mode, props.questions.as_ref()),
        ),
        send.error.clone(),
        {
            let questions = props.questions.clone();
            move |body: &GuestBody, faults: &mut Faults| {
                check(body, faults);
                let GuestBody(body) = body;
                asked::check(questions.as_ref(), body.mode, body.extras.as_ref(), faults);
            }
        },
        {
            let questions = props.questions.clone();
            send.run.reform(move |GuestBody(mut body)| {
                body.extras = asked::trim(questions.as_ref(), body.mode, body.extras);
                (id, body)
            })
        },
    );
    use_asked(&form, props.questions.as_ref(), &props.refetch);
    use_saved(&form, done.is_some());
    if let Some(receipt) = &*done {
        return thanks(lang, receipt);
    }
    let entry = &props.event.entry;
    let limit = entry.company_limit;
    let next = match entry.selection {
        Selection::FirstCome => "register-next",
        Selection::Approval => "register-next-approval",
    };
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <FormHead form={form.core()} />
            if props.event.event.seats.len() > 1 {
                <RadioGroup bind={form.bind("/mode")} label={t(lang, "ticket-mode")}
                    required={true} choices={mode_choices(lang, &props.event)} />
            }
            { person(lang, &form, limit) }
            <PeopleFields form={form.core()} {limit} />
            if let Some(questions) = &props.questions {
                { form_fields(lang, &form, questions, asked::mode(&form, mode), "/extras") }
            }
            { consent_boxes(lang, &form) }
            <PurposeAndAcceptance bind={acceptance(&form)} />
            <p class="small soft">{ t(lang, next) }</p>
            <Button submit=true pending={send.pending} size={ButtonSize::Large} wide={true}>
                { t(lang, "page-register") }
            </Button>
            <UnsavedGuard dirty={form.dirty} />
        </form>
    }
}

/// Whether the optional fields must be in sight: a draft filled them in, or one has a fault. Not
/// while they are typed in: emptying one would close them.
fn optional_shows(form: &Form<GuestBody>) -> bool {
    ["/phone", "/note"].iter().any(|at| {
        let bind = form.bind(at);
        bind.error.is_some() || form.restored && !bind.value.is_empty()
    })
}

/// Name, address, company, a word to the organiser.
fn person(lang: Lang, form: &Form<GuestBody>, limit: Option<i32>) -> Html {
    let company = company_explained(lang, form, "/organisation_name", limit);
    html! {
        <>
            <NameFields name={form.bind("/family_name")} kana={form.bind("/family_kana")}
                name_label={t(lang, "account-family-name")}
                kana_label={t(lang, "account-family-kana")} autocomplete="family-name" />
            <NameFields name={form.bind("/given_name")} kana={form.bind("/given_kana")}
                name_label={t(lang, "account-given-name")}
                kana_label={t(lang, "account-given-kana")} autocomplete="given-name" />
            <TextField bind={form.bind("/email")} label={t(lang, "account-email")}
                hint={t(lang, "register-email-hint")} required={true} kind="email"
                autocomplete="email" width={Width::TwentyFour} />
            <OrganisationPicker name={company}
                id={form.bind("/organisation_id")} label={t(lang, "account-organisation")}
                required={true} />
            { fold(t(lang, "register-optional"), optional_shows(form), html! {
                <>
                    <TextField bind={form.bind("/phone")} label={t(lang, "account-phone")}
                        hint={t(lang, "register-phone-hint")} required={false} kind="tel"
                        autocomplete="tel" width={Width::Sixteen} />
                    <TextArea bind={form.bind("/note")} label={t(lang, "register-note")} required={false} />
                </>
            }) }
        </>
    }
}

fn thanks(lang: Lang, receipt: &GuestReceipt) -> Html {
    html! {
        <Banner tone={Tone::Success} title={t(lang, "register-received")} live=true>
            <p>{ t!(lang, "register-mail", email = receipt.sent_to.as_str().to_owned()) }</p>
            <p>{ t(lang, "account-mail-sent-advice") }</p>
            <p><ButtonLink to={Route::Events}>{ t(lang, "page-home-all") }</ButtonLink></p>
        </Banner>
    }
}
