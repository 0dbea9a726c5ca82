//! A company out of the directory, or one that is not in it yet.

use gloo_timers::callback::Timeout;
use serde_json::Value;
use shared::i18n::Lang;
use shared::organisation::api::OrganisationItem;
use shared::organisation::types::OrganisationSearch;
use yew::prelude::*;

use super::client;
use crate::hooks::{Bind, use_lang, use_query};
use crate::i18n::t;
use crate::t;
use crate::ui::{Choice, Combobox, Width};

/// How long the typing must rest before the directory is asked, in milliseconds.
const REST_MS: u32 = 250;

/// Props of [`OrganisationPicker`].
#[derive(Properties, PartialEq, Debug)]
pub struct PickerProps {
    /// The tie of the name, as typed or as the directory has it.
    pub name: Bind,
    /// The tie of the organisation's id; empty for one that is not in the directory.
    pub id: Bind,
    /// What is asked for.
    pub label: AttrValue,
    /// ※必須 or ※任意.
    pub required: bool,
    /// Whether the browser may offer the reader's own: not where it is somebody else's.
    #[prop_or(true)]
    pub own: bool,
}

/// Offers the directory while one types. What is typed stays, if nothing is taken from it.
#[component]
pub fn OrganisationPicker(props: &PickerProps) -> Html {
    let lang = use_lang();
    let asked = use_state(|| None::<OrganisationSearch>);
    let typed = use_state(|| None::<AttrValue>);
    let found = use_query((*asked).clone(), client::matching);
    {
        let asked = asked.setter();
        use_effect_with((*typed).clone(), move |typed| {
            let timer = typed
                .clone()
                .map(|typed| Timeout::new(REST_MS, move || asked.set(typed.trim().parse().ok())));
            move || drop(timer)
        });
    }
    let mut bind = props.name.clone();
    bind.error = bind.error.or_else(|| props.id.error.clone());
    bind.set = {
        let (name, id) = (props.name.set.clone(), props.id.set.clone());
        let typed = typed.setter();
        Callback::from(move |value: Value| {
            typed.set(value.as_str().map(|text| AttrValue::from(text.to_owned())));
            // Other words are another company.
            id.emit(Value::Null);
            name.emit(value);
        })
    };
    let onchoose = {
        let (name, id) = (props.name.set.clone(), props.id.set.clone());
        let typed = typed.setter();
        Callback::from(move |choice: Choice| {
            typed.set(None);
            id.emit(Value::String(choice.value.to_string()));
            name.emit(Value::String(choice.label.to_string()));
        })
    };
    let items = found.body().map(|page| page.items.as_slice());
    let looks = asked.is_some() && typed.is_some() && !found.pending;
    let status = match items {
        _ if !props.id.value.is_empty() => t(lang, "organisation-chosen"),
        Some([]) if looks => t(lang, "organisation-new"),
        Some(items) if looks => {
            let count = i64::try_from(items.len()).unwrap_or(0);
            t!(lang, "organisation-found", count = count)
        }
        _ => AttrValue::default(),
    };
    let choices = items
        .unwrap_or_default()
        .iter()
        .map(|item| choice(lang, item))
        .collect::<Vec<_>>();
    html! {
        <Combobox {bind} label={props.label.clone()} hint={t(lang, "organisation-hint")}
            required={props.required} autocomplete={if props.own { "organization" } else { "off" }} width={Width::TwentyFour}
            {choices} {status} {onchoose} />
    }
}

/// A suggestion: the name, and what tells it from others of that name.
fn choice(lang: Lang, item: &OrganisationItem) -> Choice {
    let place = item.municipality.map(|place| t(lang, &place.label()));
    let trade = item.industry.map(|industry| t(lang, &industry.label()));
    let details: Vec<&str> = [&place, &trade]
        .into_iter()
        .filter_map(|part| part.as_deref())
        .collect();
    let choice = Choice::new(item.id.to_string(), item.name.as_str().to_owned());
    if details.is_empty() {
        choice
    } else {
        choice.hint(details.join(" / "))
    }
}
