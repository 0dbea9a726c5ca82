//! The form of a collaboration.

use std::rc::Rc;

use serde_json::{Value, json};
use shared::collaboration::CollaborationId;
use shared::collaboration::api::{CollaborationDetail, CollaborationForm};
use shared::collaboration::types::Stage;
use shared::event::staff::StaffEventQuery;
use shared::field::Faults;
use shared::i18n::Lang;
use shared::page::Limit;
use shared::wareki;
use yew::prelude::*;

use super::CompanyField;
use crate::client::ClientError;
use crate::features::staff::client as staff;
use crate::hooks::{FormOptions, use_form, use_lang, use_query};
use crate::i18n::t;
use crate::ui::{
    Button, ButtonKind, Choice, DateField, FormHead, RadioGroup, Select, TextArea, TextField,
    UnsavedGuard, Width,
};

/// Props of [`CollaborationFormView`].
#[derive(Properties, PartialEq, Debug)]
pub struct FormProps {
    /// The one to change; none for a new one.
    #[prop_or_default]
    pub one: Option<CollaborationDetail>,
    /// Whether saving is awaited.
    pub pending: bool,
    /// Why saving failed.
    #[prop_or_default]
    pub error: Option<Rc<ClientError>>,
    /// Reads it again: somebody else was first.
    #[prop_or_default]
    pub refetch: Option<Callback<()>>,
    /// Takes the whole form.
    pub onsave: Callback<CollaborationForm>,
    /// Back without saving.
    pub onback: Callback<()>,
}

/// The draft's name.
pub fn draft(id: Option<CollaborationId>) -> String {
    id.map_or_else(
        || "collaboration-new".to_owned(),
        |id| format!("collaboration-{id}"),
    )
}

fn values(one: Option<&CollaborationDetail>) -> Value {
    let Some(one) = one else {
        return json!({ "stage": Stage::Idea, "organisation_ids": [] });
    };
    let companies: Vec<String> = one
        .organisations
        .iter()
        .map(|one| one.id.to_string())
        .collect();
    json!({
        "title": one.title, "summary": one.summary, "stage": one.stage,
        "organisation_ids": companies,
        "origin_event_id": one.origin_event.as_ref().map(|origin| origin.id),
        "launched_on": one.launched_on,
    })
}

/// What a field of the form is called.
fn field_label(lang: Lang, at: &str) -> AttrValue {
    let key = match at {
        "/title" => "collaboration-name",
        "/summary" => "collaboration-summary",
        "/stage" => "collaboration-stage",
        "/origin_event_id" => "collaboration-origin",
        "/launched_on" => "collaboration-launched-on",
        _ => "collaboration-companies",
    };
    t(lang, key)
}

/// The form.
#[component]
pub fn CollaborationFormView(props: &FormProps) -> Html {
    let lang = use_lang();
    let known = props.one.as_ref();
    let options = FormOptions {
        version: known.map(|one| one.version),
        ..FormOptions::new(draft(known.map(|one| one.id)), values(known))
    };
    let form = use_form(
        options,
        props.error.clone(),
        |_: &CollaborationForm, _: &mut Faults| {},
        props.onsave.clone(),
    );
    let label = Callback::from(move |at: AttrValue| field_label(lang, &at));
    let words = Callback::from(move |(at, value): (AttrValue, Value)| {
        let stage = value.as_str().filter(|_| at == "/stage")?;
        let stage: Stage = stage.parse().ok()?;
        Some(t(lang, &stage.label()))
    });
    let stages: Vec<Choice> = Stage::ALL
        .iter()
        .map(|stage| {
            let hint = t(lang, &format!("{}-hint", stage.label()));
            Choice::new(stage.as_str(), t(lang, &stage.label())).hint(hint)
        })
        .collect();
    let launch = form
        .text("/stage")
        .parse()
        .is_ok_and(Stage::may_have_launch);
    let mut stage = form.bind("/stage");
    stage.set = {
        let (set, form) = (stage.set.clone(), form.core());
        Callback::from(move |value: Value| {
            let to: Option<Stage> = value.as_str().and_then(|text| text.parse().ok());
            // What is not launched has no day of launch; the field is not there any more.
            if to.is_some_and(|to| !to.may_have_launch()) {
                form.set("/launched_on", Value::Null);
            }
            set.emit(value);
        })
    };
    let companies = known.map_or_else(Vec::new, |one| one.organisations.clone());
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <FormHead form={form.core()} refetch={props.refetch.clone()} {label} {words} />
            <TextField bind={form.bind("/title")} label={field_label(lang, "/title")} required={true} />
            <CompanyField form={form.clone()} known={companies} />
            <RadioGroup bind={stage} label={field_label(lang, "/stage")} required={true} choices={stages} />
            if launch {
                <DateField bind={form.bind("/launched_on")} label={field_label(lang, "/launched_on")}
                    hint={t(lang, "collaboration-launched-on-hint")}
                    required={form.text("/stage") == Stage::Launched.as_str()} />
            }
            <OriginField bind={form.bind("/origin_event_id")} />
            <TextArea bind={form.bind("/summary")} label={field_label(lang, "/summary")} required={false} />
            <div class="actions">
                <Button submit=true pending={props.pending}>{ t(lang, "ui-save") }</Button>
                <Button kind={ButtonKind::Outline} onclick={props.onback.clone()}>{ t(lang, "ui-never-mind") }</Button>
            </div>
            <UnsavedGuard dirty={form.dirty} />
        </form>
    }
}

#[derive(Properties, PartialEq)]
struct OriginProps {
    bind: crate::hooks::Bind,
}

/// The event at which they met, out of the public ones, the latest first.
#[component]
fn OriginField(props: &OriginProps) -> Html {
    let lang = use_lang();
    let query = StaffEventQuery {
        limit: Limit::new(100).ok(),
        ..StaffEventQuery::default()
    };
    let events = use_query(query, staff::events);
    let items = events.body().map_or(&[][..], |page| page.items.as_slice());
    let choices: Vec<Choice> = items
        .iter()
        .filter(|item| item.status.is_public())
        .map(|item| {
            let day = wareki::date(shared::time::Day::new(item.starts_at.jst_date()), lang);
            let label = format!("{day} {}", item.title);
            Choice::new(item.id.to_string(), label)
        })
        .collect();
    let mut bind = props.bind.clone();
    bind.set = bind.set.reform(|value: Value| match value.as_str() {
        Some("") => Value::Null,
        _ => value,
    });
    html! {
        <Select {bind} label={field_label(lang, "/origin_event_id")} required={false} {choices}
            hint={t(lang, "collaboration-origin-hint")} blank={t(lang, "collaboration-origin-none")} width={Width::TwentyFour} />
    }
}
