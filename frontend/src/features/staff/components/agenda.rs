//! The agenda in the event's form: items that can be added, removed and moved.

use serde_json::{Value, json};
use shared::event::types::SessionKind;
use shared::i18n::Lang;
use shared::time::Timestamp;
use yew::prelude::*;

use super::body::EventBody;
use crate::hooks::{Form, use_lang};
use crate::i18n::{number, t};
use crate::t;
use crate::ui::{Banner, Button, ButtonKind, Choice, NumberField, RadioGroup, TextField, Tone};

/// How many items there can be.
const MOST: usize = 30;

/// Props of [`AgendaFields`].
#[derive(Properties)]
pub struct AgendaProps {
    /// The event's form.
    pub form: Form<EventBody>,
}

impl PartialEq for AgendaProps {
    /// The form is drawn anew with its page.
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// One fieldset per item.
#[component]
pub fn AgendaFields(props: &AgendaProps) -> Html {
    let lang = use_lang();
    let form = &props.form;
    let count = form.count("/agenda");
    let own = form.bind("/agenda");
    let add = {
        let form = form.clone();
        Callback::from(move |()| {
            form.edit_items("/agenda", |items| {
                items.push(json!({ "kind": "input", "title": "", "minutes": 30 }));
            });
        })
    };
    let full = count >= MOST;
    html! {
        <section class="stack">
            <h2 id={own.id.clone()} tabindex="-1">
                <span id={format!("{}-label", own.id)}>{ t(lang, "page-agenda") }</span></h2>
            if let Some(error) = &own.error { <p class="field-error">{ error.clone() }</p> }
            { for (0..count).map(|at| item(lang, form, at, count)) }
            { too_long(lang, &form.value("/agenda"), &form.text("/starts_at"), &form.text("/ends_at")) }
            <div class="stack-s">
                <div><Button kind={ButtonKind::Outline} disabled={full} onclick={add}
                    described_by={full.then_some("agenda-full")}>{ t(lang, "staff-agenda-add") }</Button></div>
                if full { <p class="small soft" id="agenda-full">{ t!(lang, "staff-agenda-full", count = MOST) }</p> }
            </div>
        </section>
    }
}

fn item(lang: Lang, form: &Form<EventBody>, at: usize, count: usize) -> Html {
    let number = at + 1;
    let bind = |name: &str| form.bind(&format!("/agenda/{at}/{name}"));
    let labelled = |key: &str| t!(lang, key, number = number);
    let kinds: Vec<Choice> = SessionKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.as_str(), kind.label(lang)))
        .collect();
    let edit = |change: fn(&mut Vec<Value>, usize)| {
        let form = form.clone();
        Callback::from(move |()| form.edit_items("/agenda", |items| change(items, at)))
    };
    let (first, last) = (at == 0, number == count);
    let why = format!("agenda-{at}-why");
    html! {
        <fieldset class="card" key={at}>
            <legend class="strong">{ labelled("staff-agenda-item") }</legend>
            <TextField bind={bind("title")} label={t(lang, "event-field-agenda-title")} required={true} />
            <RadioGroup bind={bind("kind")} label={t(lang, "event-field-agenda-kind")}
                required={true} choices={kinds} />
            <TextField bind={bind("speaker")} label={t(lang, "event-field-agenda-speaker")} required={false} />
            <NumberField bind={bind("minutes")} label={t(lang, "event-field-agenda-minutes")} required={true} />
            <div class="actions">
                <Button kind={ButtonKind::Text} disabled={first} label={labelled("staff-agenda-up-of")}
                    described_by={first.then(|| AttrValue::from(why.clone()))}
                    onclick={edit(|items, at| if at > 0 && at < items.len() { items.swap(at, at - 1); })}>
                    { t(lang, "staff-agenda-up") }</Button>
                <Button kind={ButtonKind::Text} disabled={last} label={labelled("staff-agenda-down-of")}
                    described_by={last.then(|| AttrValue::from(why.clone()))}
                    onclick={edit(|items, at| if at + 1 < items.len() { items.swap(at, at + 1); })}>
                    { t(lang, "staff-agenda-down") }</Button>
                <Button kind={ButtonKind::Text} label={labelled("staff-agenda-remove-of")}
                    onclick={edit(|items, at| if at < items.len() { items.remove(at); })}>
                    { t(lang, "ui-delete") }</Button>
            </div>
            if first || last {
                <p class="small soft" id={why}>{ t(lang, match (first, last) {
                    (true, true) => "staff-agenda-only",
                    (true, false) => "staff-agenda-first",
                    _ => "staff-agenda-last",
                }) }</p>
            }
        </fieldset>
    }
}

/// How many minutes the items take together, and the event; none where one is not known.
pub fn minutes(agenda: &Value, starts_at: &str, ends_at: &str) -> Option<(i64, i64)> {
    let (start, end): (Timestamp, Timestamp) = (starts_at.parse().ok()?, ends_at.parse().ok()?);
    let items = agenda.as_array()?;
    let sum = items
        .iter()
        .filter_map(|item| item.get("minutes").and_then(Value::as_i64))
        .fold(0_i64, i64::saturating_add);
    Some((sum, end.since(start).num_minutes()))
}

/// Says so when the items take longer than the event.
fn too_long(lang: Lang, agenda: &Value, starts_at: &str, ends_at: &str) -> Html {
    match minutes(agenda, starts_at, ends_at) {
        Some((sum, there)) if there > 0 && sum > there => html! {
            <Banner tone={Tone::Warning} live=true title={t!(lang, "staff-agenda-long",
                sum = number(sum), there = number(there))} />
        },
        _ => Html::default(),
    }
}
