//! Whole numbers.

use serde_json::Value;
use yew::prelude::*;

use super::field::{FieldFrame, Width, described_by, invalid};
use crate::hooks::Bind;

/// Props of [`NumberField`].
#[derive(Properties, PartialEq, Debug)]
pub struct NumberFieldProps {
    /// The tie to the form; the value is a JSON number, or null when empty.
    pub bind: Bind,
    /// What is asked for.
    pub label: AttrValue,
    /// How to answer.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// ※必須 or ※任意; `None` shows neither.
    #[prop_or_default]
    pub required: Option<bool>,
    /// The unit after the input (名, 円, 分).
    #[prop_or_default]
    pub suffix: Option<AttrValue>,
    /// Not asked now.
    #[prop_or_default]
    pub disabled: bool,
}

/// A whole number. Full-width digits and separators are taken as meant; other characters are
/// not taken.
#[component]
pub fn NumberField(props: &NumberFieldProps) -> Html {
    let bind = &props.bind;
    let oninput = {
        let set = bind.set.clone();
        Callback::from(move |event: InputEvent| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            set.emit(whole(&input.value()));
        })
    };
    let onblur = bind.touch.reform(|_: FocusEvent| ());
    html! {
        <FieldFrame bind={bind.clone()} label={props.label.clone()} hint={props.hint.clone()}
            required={props.required}>
            <div class="affix">
                <input id={bind.id.clone()} type="text" inputmode="numeric" autocomplete="off"
                    class={classes!("input", Width::Four.class())} disabled={props.disabled}
                    value={bind.value.clone()} {oninput} {onblur}
                    aria-required={(props.required == Some(true)).then_some("true")}
                    aria-invalid={invalid(bind)}
                    aria-describedby={described_by(bind, props.hint.is_some())} />
                if let Some(suffix) = &props.suffix {
                    <span>{ suffix.clone() }</span>
                }
            </div>
        </FieldFrame>
    }
}

/// What was typed as a number; null where there is no digit.
fn whole(typed: &str) -> Value {
    let mut digits = String::new();
    for c in typed.chars() {
        match c {
            '0'..='9' => digits.push(c),
            '０'..='９' => {
                digits.extend(char::from_u32(
                    u32::from(c) - u32::from('０') + u32::from('0'),
                ));
            }
            '-' | '−' | '－' if digits.is_empty() => digits.push('-'),
            _ => {}
        }
    }
    digits.parse::<i64>().map_or(Value::Null, Value::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (typed, read) in [
            ("12", Value::from(12)),
            ("１,２００円", Value::from(1200)),
            ("-3", Value::from(-3)),
            ("", Value::Null),
            ("abc", Value::Null),
        ] {
            assert_eq!(whole(typed), read, "{typed}");
        }
    }
}
