//! The agenda in the event form: items to add, move and remove.

use serde_json::{Value, json};
use shared::event::form::EventForm;
use shared::event::types::SessionKind;
use yew::prelude::*;

use crate::hooks::{Form, use_lang};
use crate::i18n::t;
use crate::t;
use crate::ui::{Button, ButtonKind, Choice, NumberField, RadioGroup, TextField};

/// Props of [`AgendaFields`].
#[derive(Properties)]
pub struct AgendaProps {
    /// The event's form.
    pub form: Form<EventForm>,
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
    let edit = |change: fn(&mut Vec<Value>, usize), at: usize| {
        let form = form.clone();
        Callback::from(move |()| form.edit_items("/agenda", |items| change(items, at)))
    };
    let kinds: Vec<Choice> = SessionKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.as_str(), kind.label(lang)))
        .collect();
    html! {
        <section class="stack">
            <h2>{ t(lang, "page-agenda") }</h2>
            { for (0..count).map(|at| {
                let number = at + 1;
                let bind = |name: &str| form.bind(&format!("/agenda/{at}/{name}"));
                let labelled = |key: &str| t!(lang, key, number = number);
                html! {
                    <fieldset class="card" key={at}>
                        <legend class="strong">{ t!(lang, "staff-agenda-item", number = number) }</legend>
                        <TextField bind={bind("title")} label={t(lang, "event-field-agenda-title")} required={true} />
                        <RadioGroup bind={bind("kind")} label={t(lang, "event-field-agenda-kind")}
                            required={true} choices={kinds.clone()} />
                        <TextField bind={bind("speaker")} label={t(lang, "event-field-agenda-speaker")} required={false} />
                        <NumberField bind={bind("minutes")} label={t(lang, "event-field-agenda-minutes")} required={true} />
                        <div class="actions">
                            <Button kind={ButtonKind::Text} disabled={at == 0} label={labelled("staff-agenda-up-of")}
                                onclick={edit(|items, at| items.swap(at, at.saturating_sub(1)), at)}>
                                { t(lang, "staff-agenda-up") }</Button>
                            <Button kind={ButtonKind::Text} label={labelled("staff-agenda-remove-of")}
                                onclick={edit(|items, at| if at < items.len() { items.remove(at); }, at)}>
                                { t(lang, "ui-delete") }</Button>
                        </div>
                    </fieldset>
                }
            }) }
            <div><Button kind={ButtonKind::Outline} disabled={count >= 30} onclick={edit(
                |items, _| items.push(json!({ "kind": "input", "title": "", "minutes": 30 })), count)}>
                { t(lang, "staff-agenda-add") }</Button></div>
        </section>
    }
}
