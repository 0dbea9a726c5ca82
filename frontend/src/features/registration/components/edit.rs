//! Changing what a registration says of its owner, for this event only.

use std::rc::Rc;

use serde_json::{Value, json};
use shared::field::Faults;
use shared::i18n::Lang;
use shared::registration::api::{EditRegistration, Ticket};
use yew::prelude::*;

use super::super::client::Act;
use crate::client::{ClientError, Etag};
use crate::hooks::{FormOptions, use_form, use_lang};
use crate::i18n::t;
use crate::ui::{
    Button, ButtonKind, Choice, FormHead, RadioGroup, TextArea, TextField, UnsavedGuard, Width,
    fold,
};

/// Props of [`EditTicket`].
#[derive(Properties, PartialEq, Debug)]
pub struct EditProps {
    /// The registration.
    pub ticket: Ticket,
    /// What it was read with.
    pub etag: Etag,
    /// Reads it again: it was changed elsewhere meanwhile.
    pub refetch: Callback<()>,
    /// Sends the change.
    pub onact: Callback<Act>,
    /// Whether an answer is awaited.
    pub pending: bool,
    /// Why sending failed.
    pub error: Option<Rc<ClientError>>,
}

/// The form, folded away until it is asked for, or holds a draft, a fault or a question.
#[component]
pub fn EditTicket(props: &EditProps) -> Html {
    let lang = use_lang();
    let ticket = &props.ticket;
    let etag = props.etag.clone();
    let form = use_form(
        FormOptions::new(format!("ticket-{}", ticket.id), values(ticket)).version(ticket.version),
        props.error.clone(),
        |_: &EditRegistration, _: &mut Faults| {},
        props
            .onact
            .reform(move |body| Act::Edit(etag.clone(), body)),
    );
    let languages = Lang::BOTH
        .iter()
        .map(|lang| Choice::new(lang.as_str(), t(*lang, &format!("lang-{lang}"))))
        .collect::<Vec<_>>();
    let label = Callback::from(move |at: AttrValue| field_label(lang, &at));
    let words = Callback::from(move |(at, value): (AttrValue, Value)| {
        let language = value.as_str().filter(|_| at == "/locale")?;
        language
            .parse()
            .ok()
            .map(|one: Lang| t(one, &format!("lang-{one}")))
    });
    let shows = form.restored || form.error.is_some() || !form.conflict.is_empty();
    fold(
        t(lang, "ticket-edit"),
        shows,
        html! {
            <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
                <FormHead form={form.core()} refetch={props.refetch.clone()} {label} {words} />
                <p class="small soft">{ t(lang, "ticket-edit-lead") }</p>
                <TextField bind={form.bind("/department")} label={t(lang, "account-department")}
                    required={false} width={Width::TwentyFour} />
                <TextField bind={form.bind("/job_title")} label={t(lang, "account-job-title")}
                    required={false} autocomplete="organization-title" width={Width::Sixteen} />
                <TextField bind={form.bind("/phone")} label={t(lang, "account-phone")}
                    hint={t(lang, "register-phone-hint")} required={false} kind="tel"
                    autocomplete="tel" width={Width::Sixteen} />
                <TextArea bind={form.bind("/note")} label={t(lang, "register-note")} required={false} />
                <RadioGroup bind={form.bind("/locale")} label={t(lang, "ticket-edit-language")}
                    choices={languages} inline=true />
                <Button submit=true kind={ButtonKind::Outline} pending={props.pending}>
                    { t(lang, "ui-save") }</Button>
                <UnsavedGuard dirty={form.dirty} />
            </form>
        },
    )
}

/// What a field of the form is called.
fn field_label(lang: Lang, at: &str) -> AttrValue {
    let key = match at {
        "/department" => "account-department",
        "/job_title" => "account-job-title",
        "/phone" => "account-phone",
        "/note" => "register-note",
        _ => "ticket-edit-language",
    };
    t(lang, key)
}

fn values(ticket: &Ticket) -> Value {
    json!({
        "department": ticket.department, "job_title": ticket.job_title, "phone": ticket.phone,
        "note": ticket.note, "locale": ticket.locale,
    })
}
