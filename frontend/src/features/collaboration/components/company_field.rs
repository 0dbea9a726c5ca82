//! The companies of a collaboration: chosen out of the directory one by one.

use gloo_timers::callback::Timeout;
use serde_json::Value;
use shared::collaboration::api::CollaborationCompany;
use shared::collaboration::api::CollaborationForm;
use shared::organisation::OrganisationId;
use shared::organisation::types::OrganisationSearch;
use yew::prelude::*;

use super::super::client;
use crate::features::organisation::client as organisations;
use crate::hooks::{Bind, Form, use_lang, use_query};
use crate::i18n::t;
use crate::t;
use crate::ui::{Button, ButtonKind, Choice, Combobox, FieldFrame, Width};

/// How long the typing must rest before the directory is asked, in milliseconds.
const REST_MS: u32 = 250;

/// Props of [`CompanyField`].
#[derive(Properties)]
pub struct CompanyFieldProps {
    /// The form.
    pub form: Form<CollaborationForm>,
    /// The companies whose names are known already.
    pub known: Vec<CollaborationCompany>,
}

impl PartialEq for CompanyFieldProps {
    /// The form is drawn anew with its page.
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// Those chosen, each with a button that takes it off, and the search for one more.
#[component]
pub fn CompanyField(props: &CompanyFieldProps) -> Html {
    let lang = use_lang();
    let form = &props.form;
    let typed = use_state(AttrValue::default);
    let asked = use_state(|| None::<OrganisationSearch>);
    let found = use_query((*asked).clone(), organisations::matching);
    {
        let asked = asked.setter();
        use_effect_with((*typed).clone(), move |typed| {
            let typed = typed.clone();
            let timer = Timeout::new(REST_MS, move || asked.set(typed.trim().parse().ok()));
            move || drop(timer)
        });
    }
    let chosen = chosen(&form.value("/organisation_ids"));
    let items = found.body().map(|page| page.items.as_slice());
    let choices: Vec<Choice> = items
        .unwrap_or_default()
        .iter()
        .filter(|item| !chosen.contains(&item.id))
        .map(|item| Choice::new(item.id.to_string(), item.name.as_str().to_owned()))
        .collect();
    let onchoose = {
        let (form, typed) = (form.clone(), typed.setter());
        Callback::from(move |choice: Choice| {
            typed.set(AttrValue::default());
            let id = Value::String(choice.value.to_string());
            form.edit_items("/organisation_ids", move |items| items.push(id));
        })
    };
    let set = {
        let typed = typed.setter();
        Callback::from(move |value: Value| {
            typed.set(AttrValue::from(
                value.as_str().unwrap_or_default().to_owned(),
            ));
        })
    };
    let bind = form.bind("/organisation_ids");
    let search = Bind::free(format!("{}-search", bind.id), (*typed).clone(), set);
    html! {
        <FieldFrame {bind} label={t(lang, "collaboration-companies")} required={true} group=true>
            <ul class="plain stack-s" role="list">
                { for chosen.iter().enumerate().map(|(place, id)| {
                    let error = form.bind(&format!("/organisation_ids/{place}")).error;
                    let form = form.clone();
                    let remove = Callback::from(move |()| {
                        form.edit_items("/organisation_ids", move |items| {
                            if place < items.len() {
                                items.remove(place);
                            }
                        });
                    });
                    let known = props.known.iter().find(|one| one.id == *id);
                    let known = known.map(|one| AttrValue::from(one.name.to_string()));
                    html! {
                        <li class="cluster" key={id.to_string()}>
                            <CompanyName id={*id} {known} onremove={remove} />
                            if let Some(error) = error { <span class="field-error">{ error }</span> }
                        </li>
                    }
                }) }
            </ul>
            <Combobox bind={search} label={t(lang, "collaboration-company-add")}
                hint={t(lang, "collaboration-company-hint")} width={Width::TwentyFour} {choices} {onchoose} />
        </FieldFrame>
    }
}

fn chosen(value: &Value) -> Vec<OrganisationId> {
    let items = value.as_array().map_or(&[][..], Vec::as_slice).iter();
    items
        .filter_map(|item| item.as_str()?.parse().ok())
        .collect()
}

#[derive(Properties, PartialEq)]
struct NameProps {
    id: OrganisationId,
    known: Option<AttrValue>,
    onremove: Callback<()>,
}

/// A company's name, and the button that takes it off.
#[component]
fn CompanyName(props: &NameProps) -> Html {
    let lang = use_lang();
    let found = use_query(props.id, client::company);
    let read = found
        .body()
        .map(|one| AttrValue::from(one.name.to_string()));
    let name = props.known.clone().or(read).unwrap_or_else(|| {
        let key = if found.error.is_some() {
            "collaboration-company-unknown"
        } else {
            "ui-loading"
        };
        t(lang, key)
    });
    let label = t!(
        lang,
        "collaboration-company-remove",
        name = name.to_string()
    );
    html! {
        <>
            <span>{ name }</span>
            <Button kind={ButtonKind::Text} {label} onclick={props.onremove.clone()}>
                { t(lang, "collaboration-remove") }</Button>
        </>
    }
}
