//! The questions in the staff's form: added, removed, moved; and how they will look.

use serde_json::{Value, json};
use shared::event::EventId;
use shared::i18n::Lang;
use shared::registration::question::{
    AskedIn, OPTIONS, PartyOffer, QUESTIONS, Question, QuestionId, QuestionKind, Questions,
};
use yew::prelude::*;

use super::extras::{Ties, extras_fields};
use crate::hooks::{Bind, FormCore};
use crate::i18n::t;
use crate::t;
use crate::ui::{
    Button, ButtonKind, Checkbox, Choice, RadioGroup, Select, TextArea, TextField, fold,
};

/// One card per question.
pub fn question_list(lang: Lang, form: &FormCore) -> Html {
    let count = form.count("/questions");
    let own = form.bind("/questions");
    let full = count >= QUESTIONS;
    let add = {
        let form = form.clone();
        Callback::from(move |()| {
            form.edit_items("/questions", |items| {
                items.push(
                    json!({ "kind": "short_text", "label": "", "required": false,
                    "modes": "both", "options": [] }),
                );
            });
        })
    };
    html! {
        <section class="stack">
            <h2 id={own.id.clone()} tabindex="-1">{ t(lang, "staff-questions-list") }</h2>
            if let Some(error) = &own.error { <p class="field-error">{ error.clone() }</p> }
            if count == 0 { <p class="soft">{ t(lang, "staff-questions-none") }</p> }
            { for (0..count).map(|at| card(lang, form, at, count)) }
            <div class="stack-s">
                <div><Button kind={ButtonKind::Outline} disabled={full} onclick={add}
                    described_by={full.then_some("questions-full")}>{ t(lang, "staff-questions-add") }</Button></div>
                if full { <p class="small soft" id="questions-full">{ t!(lang, "staff-questions-full", count = QUESTIONS) }</p> }
            </div>
        </section>
    }
}

fn words(lang: Lang, of: &str, word: &str) -> AttrValue {
    t(
        lang,
        &format!("staff-question-{of}-{}", word.replace('_', "-")),
    )
}

fn card(lang: Lang, form: &FormCore, at: usize, count: usize) -> Html {
    let bind = |name: &str| form.bind(&format!("/questions/{at}/{name}"));
    let kinds = QuestionKind::ALL.iter();
    let kinds: Vec<Choice> = kinds
        .map(|kind| Choice::new(kind.as_str(), words(lang, "kind", kind.as_str())))
        .collect();
    let modes = AskedIn::ALL.iter();
    let modes: Vec<Choice> = modes
        .map(|mode| Choice::new(mode.as_str(), words(lang, "modes", mode.as_str())))
        .collect();
    let kind = form.text(&format!("/questions/{at}/kind")).parse();
    html! {
        <fieldset class="card" key={at}>
            <legend class="strong">{ t!(lang, "staff-question-of", number = at + 1) }</legend>
            <TextField bind={bind("label")} label={t(lang, "staff-question-label")} required={true} />
            <Select bind={kind_bind(form, at)} label={t(lang, "staff-question-kind")} required={true} choices={kinds} />
            if kind.is_ok_and(QuestionKind::has_options) { { options(lang, form, at) } }
            <TextArea bind={bind("hint")} label={t(lang, "staff-question-hint")} required={false} />
            <Checkbox bind={bind("required")}>{ t(lang, "staff-question-required") }</Checkbox>
            <RadioGroup bind={bind("modes")} label={t(lang, "staff-question-modes")} required={true}
                choices={modes} inline={true} />
            { moves(lang, form, at, count) }
        </fieldset>
    }
}

/// What has no options keeps none.
fn kind_bind(form: &FormCore, at: usize) -> Bind {
    let whole = form.bind(&format!("/questions/{at}/kind"));
    let (form, set) = (form.clone(), whole.set.clone());
    let set = Callback::from(move |value: Value| {
        let kind = value.as_str().and_then(|kind| kind.parse().ok());
        let place = format!("/questions/{at}/options");
        let has = kind.is_some_and(QuestionKind::has_options);
        if !has {
            form.set(&place, json!([]));
        } else if form.count(&place) == 0 {
            form.set(&place, json!(["", ""]));
        }
        set.emit(value);
    });
    Bind { set, ..whole }
}

/// What a button does to a list.
type Change = Box<dyn Fn(&mut Vec<Value>)>;

fn options(lang: Lang, form: &FormCore, at: usize) -> Html {
    let place = format!("/questions/{at}/options");
    let count = form.count(&place);
    let own = form.bind(&place);
    let edit = |change: Change| {
        let (form, place) = (form.clone(), place.clone());
        Callback::from(move |()| form.edit_items(&place, |items| change(items)))
    };
    html! {
        <div class="stack-s" id={own.id.clone()} tabindex="-1" role="group"
            aria-label={t!(lang, "staff-question-options-of", number = at + 1)}>
            { for (0..count).map(|i| html! {
                <div key={i}>
                    <TextField bind={form.bind(&format!("{place}/{i}"))} required={true}
                        label={t!(lang, "staff-question-option", number = i + 1)} />
                    if count > 2 {
                        <Button kind={ButtonKind::Text}
                            label={t!(lang, "staff-question-option-remove", number = i + 1)}
                            onclick={edit(Box::new(move |items| if i < items.len() { items.remove(i); }))}>
                            { t(lang, "ui-delete") }</Button>
                    }
                </div>
            }) }
            if let Some(error) = &own.error { <p class="field-error">{ error.clone() }</p> }
            if count < OPTIONS {
                <div><Button kind={ButtonKind::Text}
                    onclick={edit(Box::new(|items| items.push(json!(""))))}>
                    { t(lang, "staff-question-option-add") }</Button></div>
            }
        </div>
    }
}

/// Up, down, away.
fn moves(lang: Lang, form: &FormCore, at: usize, count: usize) -> Html {
    let edit = |change: fn(&mut Vec<Value>, usize)| {
        let form = form.clone();
        Callback::from(move |()| form.edit_items("/questions", |items| change(items, at)))
    };
    let number = at + 1;
    html! {
        <div class="actions">
            if at > 0 {
                <Button kind={ButtonKind::Text} label={t!(lang, "staff-question-up", number = number)}
                    onclick={edit(|items, at| if at > 0 && at < items.len() { items.swap(at, at - 1); })}>
                    { t(lang, "staff-agenda-up") }</Button>
            }
            if number < count {
                <Button kind={ButtonKind::Text} label={t!(lang, "staff-question-down", number = number)}
                    onclick={edit(|items, at| if at + 1 < items.len() { items.swap(at, at + 1); })}>
                    { t(lang, "staff-agenda-down") }</Button>
            }
            <Button kind={ButtonKind::Text} label={t!(lang, "staff-question-remove", number = number)}
                onclick={edit(|items, at| if at < items.len() { items.remove(at); })}>
                { t(lang, "ui-delete") }</Button>
        </div>
    }
}

/// How it will look to those who register; nothing typed into it is kept.
pub fn preview(lang: Lang, event: EventId, values: &Value) -> Html {
    let shown = previewed(event, values);
    let ties = Ties {
        bind: &|place| {
            let id = format!("preview{}", place.replace('/', "-"));
            Bind::free(id, "", Callback::noop())
        },
        value: &|_| Value::Null,
    };
    let fields = extras_fields(lang, &shown, None, &ties);
    fold(
        t(lang, "staff-questions-preview"),
        false,
        html! { <div class="stack card">{ fields }</div> },
    )
}

/// An id for what has none yet: only to tell the fields of the preview apart.
fn numbered(at: usize) -> Option<QuestionId> {
    format!("00000000-0000-7000-8000-{at:012}").parse().ok()
}

/// The questions as far as they are written.
fn previewed(event: EventId, values: &Value) -> Questions {
    let list = values.get("questions").and_then(Value::as_array);
    let list = list.map_or(&[][..], Vec::as_slice).iter();
    let question = |(at, value): (usize, &Value)| {
        let text = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default();
        let options = value.get("options").and_then(Value::as_array);
        let options = options.into_iter().flatten().filter_map(Value::as_str);
        Some(Question {
            id: numbered(at)?,
            kind: text("kind").parse().ok()?,
            label: text("label").parse().ok()?,
            hint: text("hint").parse().ok(),
            required: value.get("required") == Some(&Value::Bool(true)),
            modes: text("modes").parse().ok()?,
            options: options.filter_map(|one| one.parse().ok()).collect(),
        })
    };
    let party = values.get("party").filter(|party| party.is_object());
    Questions {
        event_id: event,
        version: 0,
        questions: list.enumerate().filter_map(question).collect(),
        support: values.get("support") == Some(&Value::Bool(true)),
        party: party.map(|party| {
            let number = party.get("capacity").and_then(Value::as_u64);
            let capacity = number.and_then(|n| u32::try_from(n).ok()).unwrap_or(0);
            let fee = party.get("fee_text").and_then(Value::as_str);
            PartyOffer {
                capacity,
                left: capacity,
                full: false,
                fee_text: fee.and_then(|fee| fee.parse().ok()),
            }
        }),
        answered: false,
    }
}
