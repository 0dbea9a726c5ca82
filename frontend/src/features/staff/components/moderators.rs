//! Who looks after the event.

use serde_json::Value;
use shared::account::api::{ModeratorChoice, Moderators};
use shared::account::types::AccountId;
use shared::i18n::Lang;
use yew::prelude::*;

use super::super::client;
use super::body::EventBody;
use crate::hooks::{Form, Query, use_lang, use_query};
use crate::i18n::t;
use crate::ui::{AsyncView, FieldFrame, Skeleton};

/// Props of [`ModeratorFields`].
#[derive(Properties)]
pub struct ModeratorProps {
    /// The event's form.
    pub form: Form<EventBody>,
    /// Who can be chosen, once that is known.
    pub known: Query<Moderators>,
}

impl PartialEq for ModeratorProps {
    /// The form is drawn anew with its page.
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// Those who can look after an event, to choose from.
#[component]
pub fn ModeratorFields(props: &ModeratorProps) -> Html {
    AsyncView::new(&props.known)
        .skeleton(Skeleton::Lines(2))
        .ready(|reply| {
            html! { <ModeratorChoices form={props.form.clone()} choices={reply.body.items.clone()} /> }
        })
}

/// Props of [`ModeratorChoices`].
#[derive(Properties)]
pub struct ChoiceProps {
    /// The event's form.
    pub form: Form<EventBody>,
    /// Who can be chosen.
    pub choices: Vec<ModeratorChoice>,
}

impl PartialEq for ChoiceProps {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// One box each; who is chosen and can't be any more stays to be taken off.
#[component]
pub fn ModeratorChoices(props: &ChoiceProps) -> Html {
    let lang = use_lang();
    let form = &props.form;
    let chosen: Vec<String> = match form.value("/moderators") {
        Value::Array(items) => items
            .iter()
            .filter_map(|item| item.as_str().map(str::to_owned))
            .collect(),
        _ => Vec::new(),
    };
    let mut rows: Vec<(String, AttrValue, bool)> = props
        .choices
        .iter()
        .map(|one| (one.id.to_string(), one.name.clone().into(), true))
        .collect();
    for id in &chosen {
        if !rows.iter().any(|(known, ..)| known == id) {
            rows.push((id.clone(), t(lang, "staff-moderator-unknown"), false));
        }
    }
    let bind = form.bind("/moderators");
    html! {
        <FieldFrame bind={bind.clone()} label={t(lang, "event-field-moderators")} required={false}
            hint={t(lang, "staff-moderators-hint")} group=true>
            <div class="choices">
                { for rows.into_iter().map(|(id, name, able)| {
                    let place = chosen.iter().position(|one| *one == id);
                    let own = place.map(|place| form.bind(&format!("/moderators/{place}")));
                    let error = own.as_ref().and_then(|own| own.error.clone());
                    let next = toggled(&chosen, &id);
                    // Through the list's own setter, so that what was told of places is forgotten.
                    let form = form.clone();
                    let onchange = Callback::from(move |_: Event| {
                        let next = next.clone();
                        form.edit_items("/moderators", move |items| *items = next);
                    });
                    html! {
                        <label class="choice" key={id.clone()}>
                            <input type="checkbox" id={own.map(|own| own.id)} checked={place.is_some()}
                                {onchange} aria-invalid={error.is_some().then_some("true")} />
                            <span>
                                { name }
                                if !able { <span class="choice-hint">{ t(lang, "staff-moderator-unable") }</span> }
                                if let Some(error) = error { <span class="field-error">{ error }</span> }
                            </span>
                        </label>
                    }
                }) }
            </div>
        </FieldFrame>
    }
}

/// The chosen ones with or without this one.
fn toggled(chosen: &[String], id: &str) -> Vec<Value> {
    let mut next: Vec<String> = chosen.iter().filter(|one| *one != id).cloned().collect();
    if next.len() == chosen.len() {
        next.push(id.to_owned());
    }
    next.into_iter().map(Value::String).collect()
}

/// Props of [`ModeratorName`].
#[derive(Properties, PartialEq, Debug)]
pub struct NameProps {
    /// The account.
    pub id: AccountId,
}

/// What a moderator is called; words for "no longer one" where that is so.
#[component]
pub fn ModeratorName(props: &NameProps) -> Html {
    let lang = use_lang();
    let known = use_query((), client::moderators);
    html! { { name_of(lang, known.body(), &props.id.to_string()) } }
}

/// The name of the account `id` among those who can be moderators.
pub fn name_of(lang: Lang, known: Option<&Moderators>, id: &str) -> String {
    let Some(known) = known else {
        return t(lang, "ui-loading").to_string();
    };
    let found = known.items.iter().find(|one| one.id.to_string() == id);
    found.map_or_else(
        || t(lang, "staff-moderator-unknown").to_string(),
        |one| one.name.clone(),
    )
}
