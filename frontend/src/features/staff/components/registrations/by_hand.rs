//! Taking a registration down for somebody who called or sent a paper form.

use std::rc::Rc;

use serde_json::{Value, json};
use shared::event::types::{EventId, Format};
use shared::field::{Faults, Parse, Pointer};
use shared::i18n::Lang;
use shared::problem::Code;
use shared::registration::staff::{RegisterByStaff, StaffRegistration};
use yew::prelude::*;

use super::super::super::client::registrations as client;
use crate::client::{ClientError, Reply};
use crate::features::organisation::OrganisationPicker;
use crate::features::registration::components::{PeopleFields, consent_boxes, with_people};
use crate::hooks::{Form, FormOptions, forget_draft, use_form, use_lang, use_mutation};
use crate::i18n::t;
use crate::ui::{
    Button, ButtonKind, Checkbox, Choice, FormHead, NameFields, RadioGroup, TextArea, TextField,
    UnsavedGuard, Width,
};

/// Props of [`ByHand`].
#[derive(Properties, PartialEq, Debug)]
pub struct ByHandProps {
    /// The event.
    pub id: EventId,
    /// How it is held: in which modes one can take part.
    pub format: Format,
    /// Takes the registration that was made.
    pub ondone: Callback<StaffRegistration>,
    /// Back without one.
    pub onback: Callback<()>,
}

/// The form, and its sending.
#[component]
pub fn ByHand(props: &ByHandProps) -> Html {
    let id = props.id;
    let send = use_mutation(
        client::by_hand,
        props.ondone.reform(move |reply: Reply<StaffRegistration>| {
            forget_draft(&format!("by-hand-{id}"));
            reply.body
        }),
    );
    html! {
        <ByHandForm {id} format={props.format} pending={send.pending} error={send.error.clone()}
            onsend={send.run.reform(move |body| (id, body))} onback={props.onback.clone()} />
    }
}

#[derive(Properties, PartialEq)]
struct FormProps {
    id: EventId,
    format: Format,
    pending: bool,
    error: Option<Rc<ClientError>>,
    onsend: Callback<RegisterByStaff>,
    onback: Callback<()>,
}

/// The body that the form's values make.
#[derive(Clone, PartialEq, Debug)]
struct HandBody(RegisterByStaff);

impl Parse for HandBody {
    fn parse(value: &Value, at: &Pointer, faults: &mut Faults) -> Option<Self> {
        RegisterByStaff::parse(&with_people(value), at, faults).map(Self)
    }
}

/// A company is needed, by either way.
fn check(HandBody(body): &HandBody, faults: &mut Faults) {
    if body.organisation_id.is_none() && body.organisation_name.is_none() {
        faults.add(&Pointer::from("/organisation_name"), Code::Required);
    }
}

#[component]
fn ByHandForm(props: &FormProps) -> Html {
    let lang = use_lang();
    let modes = props.format.modes();
    let form = use_form(
        FormOptions::new(
            format!("by-hand-{}", props.id),
            json!({ "mode": modes.first(), "locale": Lang::Ja, "exception": false,
                "group": { "people": [], "policy": "whole" } }),
        ),
        props.error.clone(),
        check,
        props.onsend.reform(|HandBody(body)| body),
    );
    let choices: Vec<Choice> = modes
        .iter()
        .map(|mode| Choice::new(mode.as_str(), mode.label(lang)))
        .collect();
    let languages = vec![
        Choice::new(Lang::Ja.as_str(), t(lang, "staff-lang-ja")),
        Choice::new(Lang::En.as_str(), t(lang, "staff-lang-en")),
    ];
    html! {
        <section class="stack" aria-labelledby="by-hand">
            <h2 id="by-hand">{ t(lang, "staff-by-hand") }</h2>
            <p>{ t(lang, "staff-by-hand-lead") }</p>
            <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
                <FormHead form={form.core()} />
                { person(lang, &form) }
                if modes.len() > 1 {
                    <RadioGroup bind={form.bind("/mode")} label={t(lang, "ticket-mode")} required={true} {choices} />
                }
                <PeopleFields form={form.core()} limit={None} />
                <TextArea bind={form.bind("/note")} label={t(lang, "register-note")} required={false} />
                <RadioGroup bind={form.bind("/locale")} label={t(lang, "staff-mail-language")} required={true}
                    choices={languages} inline=true />
                <Checkbox bind={form.bind("/exception")} hint={t(lang, "staff-by-hand-exception-hint")}>
                    { t(lang, "staff-by-hand-exception") }</Checkbox>
                { consent_boxes(lang, &form) }
                <div class="actions">
                    <Button submit=true pending={props.pending}>{ t(lang, "staff-by-hand-do") }</Button>
                    <Button kind={ButtonKind::Outline} onclick={props.onback.clone()}>{ t(lang, "ui-never-mind") }</Button>
                </div>
                <UnsavedGuard dirty={form.dirty} />
            </form>
        </section>
    }
}

fn person(lang: Lang, form: &Form<HandBody>) -> Html {
    html! {
        <>
            <NameFields name={form.bind("/family_name")} kana={form.bind("/family_kana")}
                name_label={t(lang, "account-family-name")}
                kana_label={t(lang, "account-family-kana")} autocomplete="off" />
            <NameFields name={form.bind("/given_name")} kana={form.bind("/given_kana")}
                name_label={t(lang, "account-given-name")}
                kana_label={t(lang, "account-given-kana")} autocomplete="off" />
            <TextField bind={form.bind("/email")} label={t(lang, "account-email")}
                hint={t(lang, "staff-by-hand-email")} required={true} kind="email" width={Width::TwentyFour} />
            <OrganisationPicker name={form.bind("/organisation_name")}
                id={form.bind("/organisation_id")} label={t(lang, "account-organisation")}
                required={true} own={false} />
            <TextField bind={form.bind("/department")} label={t(lang, "account-department")} required={false} width={Width::TwentyFour} />
            <TextField bind={form.bind("/job_title")} label={t(lang, "account-job-title")} required={false} width={Width::TwentyFour} />
            <TextField bind={form.bind("/phone")} label={t(lang, "account-phone")} required={false} kind="tel" width={Width::Sixteen} />
        </>
    }
}
