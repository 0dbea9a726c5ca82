//! The company of somebody who is taken down by hand: out of the directory, or by its name.

use gloo_timers::callback::Timeout;
use serde_json::Value;
use shared::organisation::api::OrganisationItem;
use shared::organisation::types::OrganisationSearch;
use shared::registration::api::RegisterByStaff;
use yew::prelude::*;

use super::super::super::client;
use crate::hooks::{Bind, Form, use_lang, use_query};
use crate::i18n::t;
use crate::ui::{AsyncView, Button, ButtonKind, Skeleton, TextField, Width};

/// How long typing must rest before the directory is asked, in milliseconds.
const REST_MS: u32 = 300;

/// Props of [`CompanyField`].
#[derive(Properties)]
pub struct CompanyProps {
    /// The form.
    pub form: Form<RegisterByStaff>,
}

impl PartialEq for CompanyProps {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// The name as it is told; companies of the directory that fit it are offered below.
#[component]
pub fn CompanyField(props: &CompanyProps) -> Html {
    let lang = use_lang();
    let form = &props.form;
    let words = use_state(|| None::<OrganisationSearch>);
    let typed = form.text("/organisation_name");
    let picked = !form.text("/organisation_id").is_empty();
    {
        let words = words.setter();
        use_effect_with((typed.clone(), picked), move |(typed, picked)| {
            let enough = !*picked && typed.trim().chars().count() >= 2;
            let asked = typed.parse().ok().filter(|_| enough);
            let timer = Timeout::new(REST_MS, move || words.set(asked));
            move || drop(timer)
        });
    }
    // Another name is another company: the one that was picked is let go.
    let bind = form.bind("/organisation_name");
    let bind = Bind {
        set: {
            let form = form.clone();
            Callback::from(move |value: Value| {
                form.set("/organisation_id", Value::Null);
                form.set("/organisation_name", value);
            })
        },
        ..bind
    };
    let pick = {
        let form = form.clone();
        Callback::from(move |one: OrganisationItem| {
            form.set("/organisation_name", Value::String(one.name.to_string()));
            form.set("/organisation_id", Value::String(one.id.to_string()));
        })
    };
    html! {
        <div class="stack-s">
            <TextField {bind} label={t(lang, "account-organisation")} hint={t(lang, "staff-company-hint")}
                required={true} width={Width::TwentyFour} />
            <div role="status">
                if picked { <p class="small">{ t(lang, "staff-company-picked") }</p> }
            </div>
            if let Some(words) = words.as_ref().filter(|_| !picked) {
                <Found words={words.clone()} onpick={pick} />
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct FoundProps {
    words: OrganisationSearch,
    onpick: Callback<OrganisationItem>,
}

/// The companies that fit; nothing where none does.
#[component]
fn Found(props: &FoundProps) -> Html {
    let lang = use_lang();
    let found = use_query(Some(props.words.clone()), client::companies);
    AsyncView::new(&found)
        .skeleton(Skeleton::Lines(2))
        .ready(|reply| {
            let items = &reply.body.items;
            if items.is_empty() {
                return Html::default();
            }
            html! {
                <div class="stack-s">
                    <p class="small soft">{ t(lang, "staff-company-found") }</p>
                    <ul class="actions" role="list">
                        { for items.iter().map(|one| {
                            let picked = one.clone();
                            html! { <li key={one.id.to_string()}><Button kind={ButtonKind::Outline}
                                onclick={props.onpick.reform(move |()| picked.clone())}>
                                { one.name.as_str().to_owned() }</Button></li> }
                        }) }
                    </ul>
                </div>
            }
        })
}
