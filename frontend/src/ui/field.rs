//! Text inputs and the frame all inputs share: label, 必須, hint, error, tied by ids.

use yew::prelude::*;

use crate::hooks::{Bind, use_lang};
use crate::i18n::t;
use serde_json::Value;

/// How long the expected content is, in full-width characters.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Width {
    Four,
    Eight,
    Sixteen,
    TwentyFour,
    #[default]
    Full,
}

impl Width {
    pub(super) const fn class(self) -> Option<&'static str> {
        match self {
            Self::Four => Some("w-4"),
            Self::Eight => Some("w-8"),
            Self::Sixteen => Some("w-16"),
            Self::TwentyFour => Some("w-24"),
            Self::Full => None,
        }
    }
}

/// The ids of hint and error, for `aria-describedby`; the error comes first.
pub(super) fn described_by(bind: &Bind, has_hint: bool) -> Option<AttrValue> {
    let id = &bind.id;
    match (bind.error.is_some(), has_hint) {
        (true, true) => Some(format!("{id}-error {id}-hint").into()),
        (true, false) => Some(format!("{id}-error").into()),
        (false, true) => Some(format!("{id}-hint").into()),
        (false, false) => None,
    }
}

pub(super) fn invalid(bind: &Bind) -> Option<&'static str> {
    bind.error.as_ref().map(|_| "true")
}

/// The words of a label with ※必須 or ※任意; the words alone have the id `<id>-label`.
pub(super) fn label_words(id: &AttrValue, label: &AttrValue, required: Option<bool>) -> Html {
    html! {
        <>
            <span id={format!("{id}-label")}>{ label.clone() }</span>
            if let Some(required) = required {
                <Mark {required} />
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct MarkProps {
    required: bool,
}

#[component]
fn Mark(props: &MarkProps) -> Html {
    let lang = use_lang();
    if props.required {
        html! { <span class="must">{ t(lang, "ui-required") }</span> }
    } else {
        html! { <span class="may">{ t(lang, "ui-optional") }</span> }
    }
}

pub(super) fn hint_of(id: &AttrValue, hint: Option<&AttrValue>) -> Html {
    hint.map_or_else(Html::default, |hint| {
        html! { <p class="field-hint" id={format!("{id}-hint")}>{ hint.clone() }</p> }
    })
}

pub(super) fn error_of(bind: &Bind) -> Html {
    bind.error.as_ref().map_or_else(Html::default, |error| {
        html! { <p class="field-error" id={format!("{}-error", bind.id)}>{ error.clone() }</p> }
    })
}

/// Props of [`FieldFrame`].
#[derive(Properties, PartialEq, Debug)]
pub struct FieldFrameProps {
    /// The input's tie to the form.
    pub bind: Bind,
    /// What is asked for.
    pub label: AttrValue,
    /// How to answer.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// ※必須 or ※任意; `None` shows neither (filters).
    #[prop_or_default]
    pub required: Option<bool>,
    /// A group of inputs: drawn as fieldset and legend.
    #[prop_or_default]
    pub group: bool,
    /// The input itself.
    #[prop_or_default]
    pub children: Html,
}

/// Label, hint, input and error, one under the other. For inputs of your own: give the input
/// the id of `bind`, and `aria-describedby`.
#[component]
pub fn FieldFrame(props: &FieldFrameProps) -> Html {
    let id = &props.bind.id;
    let words = label_words(id, &props.label, props.required);
    let hint = hint_of(id, props.hint.as_ref());
    let error = error_of(&props.bind);
    if props.group {
        html! {
            <fieldset class="field" id={id.clone()} tabindex="-1"
                aria-describedby={described_by(&props.bind, props.hint.is_some())}>
                <legend class="field-label">{ words }</legend>
                { hint }
                { props.children.clone() }
                { error }
            </fieldset>
        }
    } else {
        html! {
            <div class="field">
                <label class="field-label" for={id.clone()}>{ words }</label>
                { hint }
                { props.children.clone() }
                { error }
            </div>
        }
    }
}

/// Props of [`TextField`].
#[derive(Properties, PartialEq, Debug)]
pub struct TextFieldProps {
    /// The tie to the form: `form.bind("/title")`.
    pub bind: Bind,
    /// What is asked for.
    pub label: AttrValue,
    /// How to answer. Never a placeholder.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// ※必須 or ※任意; `None` shows neither (filters).
    #[prop_or_default]
    pub required: Option<bool>,
    /// The HTML input type: `text`, `email`, `tel`, `url`, `password`, `search`.
    #[prop_or("text")]
    pub kind: &'static str,
    /// What the browser may fill in (HTML `autocomplete`).
    #[prop_or_default]
    pub autocomplete: Option<&'static str>,
    /// Which keyboard a phone shows (HTML `inputmode`).
    #[prop_or_default]
    pub inputmode: Option<&'static str>,
    /// How long the content is expected to be.
    #[prop_or_default]
    pub width: Width,
    /// Shown, not changed: dashed frame.
    #[prop_or_default]
    pub readonly: bool,
    /// Not asked now.
    #[prop_or_default]
    pub disabled: bool,
    /// A unit after the input.
    #[prop_or_default]
    pub suffix: Option<AttrValue>,
    /// The input's element, for pages that move the focus or listen to composition.
    #[prop_or_default]
    pub node: NodeRef,
}

/// One line of text.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let bind = &props.bind;
    let oninput = {
        let set = bind.set.clone();
        Callback::from(move |event: InputEvent| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            set.emit(Value::String(input.value()));
        })
    };
    let onblur = bind.touch.reform(|_: FocusEvent| ());
    let input = html! {
        <input ref={props.node.clone()} id={bind.id.clone()} type={props.kind}
            class={classes!("input", props.width.class())}
            value={bind.value.clone()} {oninput} {onblur} autocomplete={props.autocomplete}
            inputmode={props.inputmode} readonly={props.readonly} disabled={props.disabled}
            aria-required={(props.required == Some(true)).then_some("true")}
            aria-invalid={invalid(bind)}
            aria-describedby={described_by(bind, props.hint.is_some())} />
    };
    html! {
        <FieldFrame bind={bind.clone()} label={props.label.clone()} hint={props.hint.clone()}
            required={props.required}>
            if let Some(suffix) = &props.suffix {
                <div class="affix">{ input }<span>{ suffix.clone() }</span></div>
            } else {
                { input }
            }
        </FieldFrame>
    }
}

/// Props of [`TextArea`].
#[derive(Properties, PartialEq, Debug)]
pub struct TextAreaProps {
    /// The tie to the form.
    pub bind: Bind,
    /// What is asked for.
    pub label: AttrValue,
    /// How to answer.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// ※必須 or ※任意; `None` shows neither.
    #[prop_or_default]
    pub required: Option<bool>,
    /// Lines shown.
    #[prop_or(5)]
    pub rows: u16,
    /// The most characters allowed; counted below the input near the end.
    #[prop_or_default]
    pub max: Option<usize>,
}

/// Several lines of text.
#[component]
pub fn TextArea(props: &TextAreaProps) -> Html {
    let bind = &props.bind;
    let oninput = {
        let set = bind.set.clone();
        Callback::from(move |event: InputEvent| {
            let input: web_sys::HtmlTextAreaElement = event.target_unchecked_into();
            set.emit(Value::String(input.value()));
        })
    };
    let onblur = bind.touch.reform(|_: FocusEvent| ());
    let count = bind.value.chars().count();
    html! {
        <FieldFrame bind={bind.clone()} label={props.label.clone()} hint={props.hint.clone()}
            required={props.required}>
            <textarea id={bind.id.clone()} class="input" rows={props.rows.to_string()}
                value={bind.value.clone()} {oninput} {onblur}
                aria-required={(props.required == Some(true)).then_some("true")}
                aria-invalid={invalid(bind)}
                aria-describedby={described_by(bind, props.hint.is_some())} />
            if let Some(max) = props.max.filter(|max| count * 10 >= max * 8) {
                <p class={classes!("field-count", (count > max).then_some("over"))}>
                    { format!("{count} / {max}") }
                </p>
            }
        </FieldFrame>
    }
}
