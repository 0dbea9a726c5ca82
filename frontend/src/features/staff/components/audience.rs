//! Whom an event is for, in its form and in its preview.

use shared::i18n::Lang;
use shared::organisation::{Industry, Sector};
use yew::prelude::*;

use super::body::EventBody;
use crate::hooks::{Form, use_lang};
use crate::i18n::t;
use crate::ui::{CheckGroup, Choice, TextField};

/// Props of [`AudienceFields`].
#[derive(Properties)]
pub struct Props {
    /// The event's form.
    pub form: Form<EventBody>,
}

impl PartialEq for Props {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// What can be said about it; all of it may be left.
#[component]
pub fn AudienceFields(props: &Props) -> Html {
    let lang = use_lang();
    let form = &props.form;
    let choice = |code: &'static str, label: String| Choice::new(code, t(lang, &label));
    let sectors = Sector::ALL.iter();
    let industries = Industry::ALL.iter();
    let sectors: Vec<Choice> = sectors
        .map(|one| choice(one.as_str(), one.label()))
        .collect();
    let industries: Vec<Choice> = industries
        .map(|one| choice(one.as_str(), one.label()))
        .collect();
    html! {
        <section class="stack">
            <h2>{ t(lang, "event-field-audience") }</h2>
            <p class="small soft">{ t(lang, "staff-audience-hint") }</p>
            { group(lang, form, "sectors", sectors) }
            { group(lang, form, "industries", industries) }
            <TextField bind={form.bind("/audience/text")} label={t(lang, "event-field-audience-text")}
                hint={t(lang, "staff-audience-text-hint")} required={false} />
        </section>
    }
}

fn group(lang: Lang, form: &Form<EventBody>, field: &str, choices: Vec<Choice>) -> Html {
    let at = format!("/audience/{field}");
    let typed = form.value(&at);
    let typed = typed.as_array().into_iter().flatten();
    let chosen: Vec<AttrValue> = typed
        .filter_map(|one| Some(AttrValue::from(one.as_str()?.to_owned())))
        .collect();
    let label = t(lang, &format!("event-field-audience-{field}"));
    html! { <CheckGroup bind={form.bind(&at)} {chosen} {label} {choices} required={false} /> }
}
