//! The fields of what the directory says of an organisation, in the forms of staff and of its people.

use serde_json::Value;
use shared::i18n::Lang;
use shared::organisation::staff::OrganisationForm;
use shared::organisation::{Industry, Municipality, OrganisationSize, Sector};
use yew::prelude::*;

use crate::hooks::FormCore;
use crate::i18n::t;
use crate::ui::{Choice, Select, TextArea, TextField, Width};

/// What a field is called, by its pointer within the form.
pub fn field_label(lang: Lang, at: &str) -> AttrValue {
    let name = at.trim_start_matches('/').replace('_', "-");
    t(lang, &format!("company-field-{name}"))
}

/// A field's value in words.
pub fn value_words(lang: Lang, at: &str, value: &Value) -> Option<AttrValue> {
    let text = value.as_str()?;
    let label = match at {
        "/sector" => text.parse::<Sector>().ok()?.label(),
        "/industry" => text.parse::<Industry>().ok()?.label(),
        "/municipality" => text.parse::<Municipality>().ok()?.label(),
        "/size" => text.parse::<OrganisationSize>().ok()?.label(),
        _ => return Some(AttrValue::from(text.to_owned())),
    };
    Some(t(lang, &label))
}

/// The form as values of inputs.
pub fn values(form: &OrganisationForm) -> Value {
    serde_json::to_value(form).unwrap_or_default()
}

/// All inputs; `prefix` is where the form stands in the body.
pub fn fields(lang: Lang, form: &FormCore, prefix: &str) -> Html {
    let bind = |at: &str| form.bind(&format!("{prefix}{at}"));
    let label = |at: &str| field_label(lang, at);
    let blank = t(lang, "company-choose");
    html! {
        <>
            <TextField bind={bind("/name")} label={label("/name")} required={true} width={Width::TwentyFour} />
            <TextField bind={bind("/kana")} label={label("/kana")} required={false} width={Width::TwentyFour} />
            <Select bind={bind("/sector")} label={label("/sector")} required={true} blank={blank.clone()}
                choices={choices(lang, Sector::ALL, Sector::label)} />
            <Select bind={bind("/industry")} label={label("/industry")} required={false} blank={blank.clone()}
                choices={choices(lang, Industry::ALL, Industry::label)} width={Width::TwentyFour} />
            <Select bind={bind("/municipality")} label={label("/municipality")} required={false} blank={blank.clone()}
                choices={choices(lang, Municipality::ALL, Municipality::label)} />
            <Select bind={bind("/size")} label={label("/size")} required={false} {blank}
                choices={choices(lang, OrganisationSize::ALL, OrganisationSize::label)} />
            <TextField bind={bind("/corporate_number")} label={label("/corporate_number")} required={false}
                hint={t(lang, "company-field-corporate-number-hint")} inputmode="numeric" width={Width::Sixteen} />
            <TextField bind={bind("/website")} label={label("/website")} required={false} kind="url" width={Width::TwentyFour} />
            <TextArea bind={bind("/description")} label={label("/description")} required={false} max={2000} />
            <TextArea bind={bind("/offers")} label={label("/offers")} required={false} max={1000} />
            <TextArea bind={bind("/needs")} label={label("/needs")} required={false} max={1000} />
        </>
    }
}

/// A closed set as choices.
pub fn choices<T: Copy + std::fmt::Display>(
    lang: Lang,
    all: &[T],
    label: impl Fn(T) -> String,
) -> Vec<Choice> {
    all.iter()
        .map(|one| Choice::new(one.to_string(), t(lang, &label(*one))))
        .collect()
}
