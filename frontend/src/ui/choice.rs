//! Choosing among few: select, radio buttons, checkboxes.

use serde_json::Value;
use yew::prelude::*;

use super::field::{FieldFrame, Width, described_by, error_of, invalid};
use crate::hooks::Bind;

/// One thing to choose.
#[derive(Clone, PartialEq, Debug)]
pub struct Choice {
    /// The value on the wire.
    pub value: AttrValue,
    /// What people read.
    pub label: AttrValue,
    /// What it means, below the label (radio buttons only).
    pub hint: Option<AttrValue>,
    /// Not to be had now; the hint says why.
    pub disabled: bool,
}

impl Choice {
    /// A choice.
    pub fn new(value: impl Into<AttrValue>, label: impl Into<AttrValue>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: None,
            disabled: false,
        }
    }

    /// With an explanation.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<AttrValue>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// Props of [`Select`].
#[derive(Properties, PartialEq, Debug)]
pub struct SelectProps {
    /// The tie to the form; the value is a JSON string.
    pub bind: Bind,
    /// What is asked for.
    pub label: AttrValue,
    /// How to answer.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// ※必須 or ※任意; `None` shows neither.
    #[prop_or_default]
    pub required: Option<bool>,
    /// What there is to choose.
    pub choices: Vec<Choice>,
    /// The words for "nothing chosen"; without it the first choice is taken.
    #[prop_or_default]
    pub blank: Option<AttrValue>,
    /// How long the content is.
    #[prop_or(Width::Sixteen)]
    pub width: Width,
}

/// A list to choose one from, for more than five choices.
#[component]
pub fn Select(props: &SelectProps) -> Html {
    let bind = &props.bind;
    let onchange = {
        let (set, touch) = (bind.set.clone(), bind.touch.clone());
        Callback::from(move |event: Event| {
            let input: web_sys::HtmlSelectElement = event.target_unchecked_into();
            set.emit(Value::String(input.value()));
            touch.emit(());
        })
    };
    html! {
        <FieldFrame bind={bind.clone()} label={props.label.clone()} hint={props.hint.clone()}
            required={props.required}>
            <select id={bind.id.clone()} class={classes!("input", props.width.class())} {onchange}
                aria-required={(props.required == Some(true)).then_some("true")}
                aria-invalid={invalid(bind)}
                aria-describedby={described_by(bind, props.hint.is_some())}>
                if let Some(blank) = &props.blank {
                    <option value="" selected={bind.value.is_empty()}>{ blank.clone() }</option>
                }
                { for props.choices.iter().map(|choice| html! {
                    <option value={choice.value.clone()} selected={choice.value == bind.value}
                        disabled={choice.disabled}>
                        { choice.label.clone() }
                    </option>
                }) }
            </select>
        </FieldFrame>
    }
}

/// Props of [`RadioGroup`].
#[derive(Properties, PartialEq, Debug)]
pub struct RadioGroupProps {
    /// The tie to the form; the value is a JSON string.
    pub bind: Bind,
    /// What is asked for.
    pub label: AttrValue,
    /// How to answer.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// ※必須 or ※任意; `None` shows neither.
    #[prop_or_default]
    pub required: Option<bool>,
    /// What there is to choose.
    pub choices: Vec<Choice>,
    /// Side by side, for two or three short ones.
    #[prop_or_default]
    pub inline: bool,
}

/// One of few, all in sight.
#[component]
pub fn RadioGroup(props: &RadioGroupProps) -> Html {
    let bind = &props.bind;
    html! {
        <FieldFrame bind={bind.clone()} label={props.label.clone()} hint={props.hint.clone()}
            required={props.required} group=true>
            <div class={classes!("choices", props.inline.then_some("inline"))}>
                { for props.choices.iter().map(|choice| {
                    let value = choice.value.clone();
                    let onchange = bind.set.reform(move |_: Event| Value::String(value.to_string()));
                    html! {
                        <label class="choice">
                            <input type="radio" name={bind.id.clone()} value={choice.value.clone()}
                                checked={choice.value == bind.value} {onchange}
                                disabled={choice.disabled} aria-invalid={invalid(bind)} />
                            <span>
                                { choice.label.clone() }
                                if let Some(hint) = &choice.hint {
                                    <span class="choice-hint">{ hint.clone() }</span>
                                }
                            </span>
                        </label>
                    }
                }) }
            </div>
        </FieldFrame>
    }
}

/// Props of [`Checkbox`].
#[derive(Properties, PartialEq, Debug)]
pub struct CheckboxProps {
    /// The tie to the form; the value is a JSON boolean.
    pub bind: Bind,
    /// What is agreed to or switched on; may hold links.
    pub children: Html,
    /// What it means.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// Not asked now.
    #[prop_or_default]
    pub disabled: bool,
}

/// Yes or no.
#[component]
pub fn Checkbox(props: &CheckboxProps) -> Html {
    let bind = &props.bind;
    let onchange = {
        let (set, touch) = (bind.set.clone(), bind.touch.clone());
        Callback::from(move |event: Event| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            set.emit(Value::Bool(input.checked()));
            touch.emit(());
        })
    };
    html! {
        <div class="field">
            <label class="choice">
                <input type="checkbox" id={bind.id.clone()} checked={bind.value == "true"}
                    {onchange} disabled={props.disabled} aria-invalid={invalid(bind)}
                    aria-describedby={described_by(bind, props.hint.is_some())} />
                <span id={format!("{}-label", bind.id)}>{ props.children.clone() }</span>
            </label>
            { super::field::hint_of(&bind.id, props.hint.as_ref()) }
            { error_of(bind) }
        </div>
    }
}

/// Props of [`CheckGroup`].
#[derive(Properties, PartialEq, Debug)]
pub struct CheckGroupProps {
    /// The tie to the form; the value is a JSON array of strings.
    pub bind: Bind,
    /// The values chosen now.
    pub chosen: Vec<AttrValue>,
    /// What is asked for.
    pub label: AttrValue,
    /// How to answer.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// ※必須 or ※任意; `None` shows neither.
    #[prop_or_default]
    pub required: Option<bool>,
    /// What there is to choose.
    pub choices: Vec<Choice>,
}

/// Any of few, all in sight.
#[component]
pub fn CheckGroup(props: &CheckGroupProps) -> Html {
    let bind = &props.bind;
    html! {
        <FieldFrame bind={bind.clone()} label={props.label.clone()} hint={props.hint.clone()}
            required={props.required} group=true>
            <div class="choices">
                { for props.choices.iter().map(|choice| {
                    let on = props.chosen.contains(&choice.value);
                    let next: Vec<Value> = props
                        .choices
                        .iter()
                        .filter(|c| props.chosen.contains(&c.value) != (c.value == choice.value))
                        .map(|c| Value::String(c.value.to_string()))
                        .collect();
                    let onchange = bind.set.reform(move |_: Event| Value::Array(next.clone()));
                    html! {
                        <label class="choice">
                            <input type="checkbox" checked={on} {onchange}
                                disabled={choice.disabled} />
                            <span>{ choice.label.clone() }</span>
                        </label>
                    }
                }) }
            </div>
        </FieldFrame>
    }
}
