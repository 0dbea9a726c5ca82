//! Somebody is there who is not on the list: a speaker, somebody who just came.

use std::rc::Rc;

use serde_json::json;
use shared::event::types::{EventId, Format};
use shared::exchange::api::{AttendanceByHand, Attendee};
use shared::exchange::types::AttendanceKind;
use shared::field::Faults;
use yew::prelude::*;

use super::super::client;
use super::kind_label;
use crate::client::{ClientError, Reply};
use crate::features::organisation::OrganisationPicker;
use crate::hooks::{FormOptions, forget_draft, use_form, use_lang, use_mutation};
use crate::i18n::t;
use crate::ui::{
    Button, ButtonKind, Choice, FormHead, NameFields, RadioGroup, TextField, UnsavedGuard, Width,
};

/// Props of [`AttendByHand`].
#[derive(Properties, PartialEq, Debug)]
pub struct AttendByHandProps {
    /// The event.
    pub id: EventId,
    /// How it is held.
    pub format: Format,
    /// Takes who was added.
    pub ondone: Callback<Attendee>,
    /// Back without.
    pub onback: Callback<()>,
}

/// The form, and its sending.
#[component]
pub fn AttendByHand(props: &AttendByHandProps) -> Html {
    let id = props.id;
    let send = use_mutation(
        client::by_hand,
        props.ondone.reform(move |reply: Reply<Attendee>| {
            forget_draft(&format!("attend-{id}"));
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
    onsend: Callback<AttendanceByHand>,
    onback: Callback<()>,
}

#[component]
fn ByHandForm(props: &FormProps) -> Html {
    let lang = use_lang();
    let modes = props.format.modes();
    let form = use_form(
        FormOptions::new(
            format!("attend-{}", props.id),
            json!({ "mode": modes.first(), "kind": AttendanceKind::Participant }),
        ),
        props.error.clone(),
        |_: &AttendanceByHand, _: &mut Faults| {},
        props.onsend.clone(),
    );
    let kinds: Vec<Choice> = AttendanceKind::ALL
        .iter()
        .map(|kind| {
            let choice = Choice::new(kind.as_str(), kind_label(lang, *kind));
            choice.hint(t(lang, &format!("exchange-kind-{kind}-hint")))
        })
        .collect();
    let choices: Vec<Choice> = modes
        .iter()
        .map(|mode| Choice::new(mode.as_str(), mode.label(lang)))
        .collect();
    html! {
        <section class="stack" aria-labelledby="attend">
            <h2 id="attend">{ t(lang, "exchange-add") }</h2>
            <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
                <FormHead form={form.core()} />
                <RadioGroup bind={form.bind("/kind")} label={t(lang, "exchange-kind")} required={true} choices={kinds} />
                <NameFields name={form.bind("/family_name")} kana={form.bind("/family_kana")}
                    name_label={t(lang, "account-family-name")}
                    kana_label={t(lang, "account-family-kana")} autocomplete="off" />
                <NameFields name={form.bind("/given_name")} kana={form.bind("/given_kana")}
                    name_label={t(lang, "account-given-name")}
                    kana_label={t(lang, "account-given-kana")} autocomplete="off" />
                <OrganisationPicker name={form.bind("/organisation_name")}
                    id={form.bind("/organisation_id")} label={t(lang, "account-organisation")}
                    required={false} own={false} />
                <TextField bind={form.bind("/email")} label={t(lang, "account-email")}
                    hint={t(lang, "exchange-email-hint")} required={false} kind="email" width={Width::TwentyFour} />
                if modes.len() > 1 {
                    <RadioGroup bind={form.bind("/mode")} label={t(lang, "ticket-mode")} required={true} {choices} />
                }
                <div class="actions">
                    <Button submit=true pending={props.pending}>{ t(lang, "exchange-add-do") }</Button>
                    <Button kind={ButtonKind::Outline} onclick={props.onback.clone()}>{ t(lang, "ui-never-mind") }</Button>
                </div>
                <UnsavedGuard dirty={form.dirty} />
            </form>
        </section>
    }
}
