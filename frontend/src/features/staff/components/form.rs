//! The form of an event: the same for a new one and for a change.

use std::rc::Rc;

use serde_json::{Value, json};
use shared::event::form::EventForm;
use shared::event::types::{Format, Mode};
use shared::field::{Faults, Pointer};
use shared::problem::Code;
use yew::prelude::*;

use super::agenda::AgendaFields;
use super::preview::DescriptionPreview;
use crate::client::ClientError;
use crate::hooks::{Form, FormOptions, use_form, use_lang};
use crate::i18n::t;
use crate::ui::{
    Banner, Button, ButtonSize, Choice, DateTimeField, ErrorBanner, ErrorSummary, NumberField,
    RadioGroup, TextArea, TextField, Tone, UnsavedGuard, Width,
};

/// Props of [`EventFormView`].
#[derive(Properties, PartialEq, Debug)]
pub struct EventFormProps {
    /// Names the draft: with id and version for a change.
    pub name: AttrValue,
    /// The values to begin with.
    pub initial: Value,
    /// Whether saving is awaited.
    pub pending: bool,
    /// Why saving failed.
    pub error: Option<Rc<ClientError>>,
    /// Takes the whole form.
    pub onsave: Callback<EventForm>,
}

/// What an event's form begins with.
pub fn values(form: Option<&EventForm>) -> Value {
    form.and_then(|form| serde_json::to_value(form).ok())
        .unwrap_or_else(|| json!({ "format": "in_person", "capacity": {}, "agenda": [] }))
}

/// The rules between fields that the form can tell before the server does.
fn check(form: &EventForm, faults: &mut Faults) {
    if form.ends_at <= form.starts_at {
        faults.add(&Pointer::from("/ends_at"), Code::EndBeforeStart);
    }
}

/// The form.
#[component]
pub fn EventFormView(props: &EventFormProps) -> Html {
    let lang = use_lang();
    let form: Form<EventForm> = use_form(
        FormOptions::new(props.name.clone(), props.initial.clone()),
        props.error.clone(),
        check,
        props.onsave.clone(),
    );
    let stale = props.error.as_ref().and_then(|e| e.code()) == Some(Code::VersionStale);
    html! {
        <form class="form stack-l" novalidate=true onsubmit={form.onsubmit.clone()}>
            <ErrorSummary faults={form.summary.clone()} attempts={form.attempts} />
            if let Some(error) = props.error.as_ref().filter(|e| e.faults().is_empty()) {
                <ErrorBanner error={error.clone()} />
            }
            if stale {
                <Banner tone={Tone::Warning} title={t(lang, "staff-conflict")}>
                    <p>{ t(lang, "staff-conflict-advice") }</p>
                </Banner>
            }
            if form.restored {
                <Banner tone={Tone::Info} title={t(lang, "ui-restored")} />
            }
            <Basics form={form.clone()} />
            <Place form={form.clone()} />
            <Taking form={form.clone()} />
            <AgendaFields form={form.clone()} />
            <Button submit=true pending={props.pending} size={ButtonSize::Large}>
                { t(lang, "ui-save") }
            </Button>
            <UnsavedGuard dirty={form.dirty} />
        </form>
    }
}

#[derive(Properties)]
struct PartProps {
    form: Form<EventForm>,
}

impl PartialEq for PartProps {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// What it is, and when.
#[component]
fn Basics(props: &PartProps) -> Html {
    let lang = use_lang();
    let form = &props.form;
    html! {
        <section class="stack">
            <h2>{ t(lang, "staff-part-basics") }</h2>
            <TextField bind={form.bind("/title")} label={t(lang, "event-field-title")} required={true} />
            <TextField bind={form.bind("/theme")} label={t(lang, "event-field-theme")}
                hint={t(lang, "staff-theme-hint")} required={false} width={Width::TwentyFour} />
            <TextArea bind={form.bind("/summary")} label={t(lang, "event-field-summary")}
                hint={t(lang, "staff-summary-hint")} required={false} />
            <TextArea bind={form.bind("/description")} label={t(lang, "event-field-description")}
                hint={t(lang, "staff-markdown-hint")} required={false} />
            <DescriptionPreview form={form.clone()} />
            <DateTimeField bind={form.bind("/starts_at")} label={t(lang, "event-field-starts-at")} required={true} />
            <DateTimeField bind={form.bind("/ends_at")} label={t(lang, "event-field-ends-at")} required={true} />
        </section>
    }
}

/// How, where, for how many.
#[component]
fn Place(props: &PartProps) -> Html {
    let lang = use_lang();
    let form = &props.form;
    let format: Option<Format> = form.text("/format").parse().ok();
    let offers = |mode: Mode| format.is_some_and(|format| format.offers(mode));
    let formats: Vec<Choice> = Format::ALL
        .iter()
        .map(|format| Choice::new(format.as_str(), format.label(lang)))
        .collect();
    html! {
        <section class="stack">
            <h2>{ t(lang, "staff-part-place") }</h2>
            <RadioGroup bind={form.bind("/format")} label={t(lang, "event-field-format")}
                required={true} choices={formats} />
            if offers(Mode::InPerson) {
                <TextField bind={form.bind("/venue/name")} label={t(lang, "event-field-venue-name")} required={false} />
                <TextField bind={form.bind("/venue/address")} label={t(lang, "event-field-venue-address")} required={false} />
                <TextArea bind={form.bind("/venue/access")} label={t(lang, "event-field-venue-access")} required={false} />
                <NumberField bind={form.bind("/capacity/in_person")} label={t(lang, "event-field-capacity-in-person")} required={false} />
            }
            if offers(Mode::Online) {
                <TextField bind={form.bind("/online_url")} label={t(lang, "event-field-online-url")}
                    hint={t(lang, "staff-online-hint")} required={false} kind="url" />
                <NumberField bind={form.bind("/capacity/online")} label={t(lang, "event-field-capacity-online")} required={false} />
            }
        </section>
    }
}

/// From when to when one can register, what it costs, whom to ask.
#[component]
fn Taking(props: &PartProps) -> Html {
    let lang = use_lang();
    let form = &props.form;
    html! {
        <section class="stack">
            <h2>{ t(lang, "staff-part-registration") }</h2>
            <DateTimeField bind={form.bind("/opens_at")} label={t(lang, "event-field-opens-at")}
                hint={t(lang, "staff-opens-hint")} required={false} />
            <DateTimeField bind={form.bind("/closes_at")} label={t(lang, "event-field-closes-at")}
                hint={t(lang, "staff-closes-hint")} required={false} />
            <TextField bind={form.bind("/fee_text")} label={t(lang, "event-field-fee-text")}
                hint={t(lang, "staff-fee-hint")} required={false} width={Width::TwentyFour} />
            <TextArea bind={form.bind("/contact")} label={t(lang, "event-field-contact")}
                hint={t(lang, "staff-contact-hint")} required={false} />
        </section>
    }
}
