//! A text with suggestions: what is typed counts, unless one of the suggestions is taken (the
//! combobox pattern of WAI-ARIA, with a list).

use serde_json::Value;
use yew::prelude::*;

use super::choice::Choice;
use super::field::{FieldFrame, Width, described_by, invalid};
use crate::hooks::Bind;

/// Props of [`Combobox`].
#[derive(Properties, PartialEq, Debug)]
pub struct ComboboxProps {
    /// The tie to the form; the value is what is typed.
    pub bind: Bind,
    /// What is asked for.
    pub label: AttrValue,
    /// How to answer.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// ※必須 or ※任意; `None` shows neither.
    #[prop_or_default]
    pub required: Option<bool>,
    /// What the browser may fill in (HTML `autocomplete`).
    #[prop_or("off")]
    pub autocomplete: &'static str,
    /// How long the content is expected to be.
    #[prop_or_default]
    pub width: Width,
    /// What can be taken for what is typed now.
    pub choices: Vec<Choice>,
    /// How many suggestions there are, or what was taken: told to screen readers, shown to all.
    #[prop_or_default]
    pub status: AttrValue,
    /// One was taken.
    pub onchoose: Callback<Choice>,
}

/// What a key does to an open list of `count` suggestions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Step {
    /// Another suggestion is the active one.
    To(usize),
    /// The active one is taken.
    Take(usize),
    /// The list closes.
    Close,
}

/// What `key` does while `active` is the active one of `count` suggestions.
fn step(key: &str, open: bool, active: Option<usize>, count: usize) -> Option<Step> {
    let last = count.checked_sub(1)?;
    match key {
        "ArrowDown" => Some(Step::To(match active {
            Some(at) if open && at < last => at + 1,
            _ => 0,
        })),
        "ArrowUp" => Some(Step::To(match active {
            Some(at) if open && at > 0 => at - 1,
            _ => last,
        })),
        "Enter" if open => active.map(Step::Take),
        "Escape" if open => Some(Step::Close),
        _ => None,
    }
}

/// One line of text that offers what is known.
#[component]
pub fn Combobox(props: &ComboboxProps) -> Html {
    let bind = &props.bind;
    let wanted = use_state(|| false);
    let active = use_state(|| None::<usize>);
    let open = *wanted && !props.choices.is_empty();
    let at = active.filter(|at| open && *at < props.choices.len());
    let close = {
        let (wanted, active) = (wanted.setter(), active.setter());
        Callback::from(move |()| {
            wanted.set(false);
            active.set(None);
        })
    };
    let take = {
        let (close, choose) = (close.clone(), props.onchoose.clone());
        Callback::from(move |choice: Choice| {
            close.emit(());
            choose.emit(choice);
        })
    };
    let oninput = {
        let (set, wanted, active) = (bind.set.clone(), wanted.setter(), active.setter());
        Callback::from(move |event: InputEvent| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            set.emit(Value::String(input.value()));
            wanted.set(true);
            active.set(None);
        })
    };
    let onkeydown = {
        let (choices, wanted, active) = (props.choices.clone(), wanted.setter(), active.setter());
        let (take, close) = (take.clone(), close.clone());
        Callback::from(move |event: KeyboardEvent| {
            // Enter then ends the input method's composition.
            if event.is_composing() {
                return;
            }
            let Some(step) = step(&event.key(), open, at, choices.len()) else {
                return;
            };
            event.prevent_default();
            match step {
                Step::To(next) => {
                    wanted.set(true);
                    active.set(Some(next));
                }
                Step::Take(at) => {
                    if let Some(choice) = choices.get(at) {
                        take.emit(choice.clone());
                    }
                }
                Step::Close => close.emit(()),
            }
        })
    };
    let onblur = {
        let touch = bind.touch.clone();
        Callback::from(move |_: FocusEvent| {
            close.emit(());
            touch.emit(());
        })
    };
    let list = format!("{}-list", bind.id);
    let option_id = |index: usize| format!("{}-option-{index}", bind.id);
    html! {
        <FieldFrame bind={bind.clone()} label={props.label.clone()} hint={props.hint.clone()}
            required={props.required}>
            <div class={classes!("combobox", props.width.class())}>
                <input id={bind.id.clone()} type="text" class="input" role="combobox"
                    value={bind.value.clone()} {oninput} {onkeydown} {onblur}
                    autocomplete={props.autocomplete} aria-autocomplete="list"
                    aria-expanded={if open { "true" } else { "false" }} aria-controls={list.clone()}
                    aria-activedescendant={at.map(option_id)}
                    aria-required={(props.required == Some(true)).then_some("true")}
                    aria-invalid={invalid(bind)}
                    aria-describedby={described_by(bind, props.hint.is_some())} />
                <ul id={list} role="listbox" aria-label={props.label.clone()} hidden={!open}>
                    if open {
                        { for props.choices.iter().enumerate().map(|(index, choice)| {
                            suggestion(option_id(index), choice, at == Some(index), &take)
                        }) }
                    }
                </ul>
            </div>
            <p class="field-echo" role="status">{ props.status.clone() }</p>
        </FieldFrame>
    }
}

fn suggestion(id: String, choice: &Choice, active: bool, take: &Callback<Choice>) -> Html {
    let onclick = {
        let (take, choice) = (take.clone(), choice.clone());
        Callback::from(move |_: MouseEvent| take.emit(choice.clone()))
    };
    // The input keeps the focus: losing it would close the list before the click arrives.
    let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
    html! {
        <li {id} role="option" aria-selected={if active { "true" } else { "false" }}
            {onmousedown} {onclick}>
            <span>{ choice.label.clone() }</span>
            if let Some(hint) = &choice.hint {
                <span class="choice-hint">{ hint.clone() }</span>
            }
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arrows_go_round_enter_takes_and_escape_closes() {
        for (key, open, active, expected) in [
            ("ArrowDown", false, None, Some(Step::To(0))),
            ("ArrowDown", true, Some(0), Some(Step::To(1))),
            ("ArrowDown", true, Some(2), Some(Step::To(0))),
            ("ArrowUp", true, None, Some(Step::To(2))),
            ("ArrowUp", true, Some(0), Some(Step::To(2))),
            ("ArrowUp", true, Some(2), Some(Step::To(1))),
            ("Enter", true, Some(1), Some(Step::Take(1))),
            ("Enter", true, None, None),
            ("Enter", false, Some(1), None),
            ("Escape", true, None, Some(Step::Close)),
            ("Escape", false, None, None),
            ("a", true, Some(0), None),
        ] {
            assert_eq!(
                step(key, open, active, 3),
                expected,
                "{key} {open} {active:?}"
            );
        }
        assert_eq!(step("ArrowDown", true, None, 0), None);
    }
}
