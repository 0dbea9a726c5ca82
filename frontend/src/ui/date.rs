//! Date and time inputs: three fields 年 月 日 that never move the focus by themselves, the
//! other calendar echoed, and the browser's calendar for near dates.

use serde_json::Value;
use shared::time::Day;
use shared::wareki;
use yew::prelude::*;

use super::date_parts::{DateParts, Typed, join_time, split_time};
use super::field::{FieldFrame, Width, described_by, invalid};
use super::icon::{Icon, IconKind};
use crate::hooks::{Bind, use_lang};
use crate::i18n::t;

/// Props of [`DateField`], [`DateTimeField`] and [`TimeField`].
#[derive(Properties, PartialEq, Debug)]
pub struct DateFieldProps {
    /// The tie to the form. The value is a JSON string: `2026-11-22` for a date, RFC 3339 for
    /// a date with time, `14:00` for a time; null when empty.
    pub bind: Bind,
    /// What is asked for.
    pub label: AttrValue,
    /// How to answer.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// ※必須 or ※任意; `None` shows neither.
    #[prop_or_default]
    pub required: Option<bool>,
    /// Offers the browser's calendar (for dates near today).
    #[prop_or(true)]
    pub calendar: bool,
    /// The time a day gets while none was typed, such as `12:00` for a 締切 (date with time only).
    #[prop_or_default]
    pub default_time: Option<&'static str>,
}

/// A day.
#[component]
pub fn DateField(props: &DateFieldProps) -> Html {
    let onread = props.bind.set.reform(|parts: DateParts| {
        let text = parts.text();
        if text.is_empty() {
            Value::Null
        } else {
            Value::String(text)
        }
    });
    html! {
        <FieldFrame bind={props.bind.clone()} label={props.label.clone()} hint={props.hint.clone()}
            required={props.required} group=true>
            <Parts bind={props.bind.clone()} text={props.bind.value.clone()} {onread}
                calendar={props.calendar} has_hint={props.hint.is_some()} />
        </FieldFrame>
    }
}

/// A day and a time on a Japanese clock.
#[component]
pub fn DateTimeField(props: &DateFieldProps) -> Html {
    let lang = use_lang();
    // All of it stands in the form's value, whole or not: a draft brings it back as it was left.
    let (date, time) = split_time(&props.bind.value);
    let put = props.bind.set.reform(|text: String| {
        if text.is_empty() {
            Value::Null
        } else {
            Value::String(text)
        }
    });
    let onread = {
        let (put, time, given) = (put.clone(), time.clone(), props.default_time);
        Callback::from(move |parts: DateParts| {
            let whole = matches!(parts.read(), Typed::Day(_));
            let time = given.filter(|_| whole && time.is_empty()).unwrap_or(&time);
            put.emit(join_time(&parts, time));
        })
    };
    let oninput = {
        let date = date.clone();
        Callback::from(move |event: InputEvent| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            put.emit(join_time(&DateParts::from_text(&date), &input.value()));
        })
    };
    let id = format!("{}-time", props.bind.id);
    let onblur = props.bind.touch.reform(|_: FocusEvent| ());
    html! {
        <FieldFrame bind={props.bind.clone()} label={props.label.clone()} hint={props.hint.clone()}
            required={props.required} group=true>
            <Parts bind={props.bind.clone()} text={date} {onread} calendar={props.calendar}
                has_hint={props.hint.is_some()}>
                <span class="date-part time">
                    <input {id} class="input" type="time" value={time} {oninput} {onblur}
                        aria-label={t(lang, "ui-time")} aria-invalid={invalid(&props.bind)}
                        aria-describedby={described_by(&props.bind, props.hint.is_some())} />
                </span>
            </Parts>
        </FieldFrame>
    }
}

/// A time of day.
#[component]
pub fn TimeField(props: &DateFieldProps) -> Html {
    let bind = &props.bind;
    let set = bind.set.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        let input: web_sys::HtmlInputElement = event.target_unchecked_into();
        set.emit(Value::String(input.value()));
    });
    let onblur = bind.touch.reform(|_: FocusEvent| ());
    html! {
        <FieldFrame bind={bind.clone()} label={props.label.clone()} hint={props.hint.clone()}
            required={props.required}>
            <input id={bind.id.clone()} type="time" class={classes!("input", Width::Eight.class())}
                value={bind.value.clone()} {oninput} {onblur}
                aria-required={(props.required == Some(true)).then_some("true")}
                aria-invalid={invalid(bind)}
                aria-describedby={described_by(bind, props.hint.is_some())} />
        </FieldFrame>
    }
}

#[derive(Properties, PartialEq)]
struct PartsProps {
    bind: Bind,
    /// The day as it stands in the form.
    text: AttrValue,
    onread: Callback<DateParts>,
    calendar: bool,
    has_hint: bool,
    #[prop_or_default]
    children: Html,
}

/// The three inputs, the calendar's button and the echo.
#[component]
fn Parts(props: &PartsProps) -> Html {
    let lang = use_lang();
    let parts = use_state(|| DateParts::from_text(&props.text));
    // What was typed shows as it was typed (`01`, `令和7`), while the form holds the same. Given
    // another day from outside (cleared, loaded, a draft), that one shows.
    let shown = if parts.text() == *props.text {
        (*parts).clone()
    } else {
        DateParts::from_text(&props.text)
    };
    let take = {
        let (parts, onread) = (parts.setter(), props.onread.clone());
        move |typed: DateParts| {
            // A whole date pasted into one field is spread over the three.
            let typed = typed.whole().map_or(typed, DateParts::of);
            onread.emit(typed.clone());
            parts.set(typed);
        }
    };
    let part = |name: &'static str,
                first: bool,
                text: &str,
                key: &str,
                put: fn(&mut DateParts, String)| {
        let (take, shown) = (take.clone(), shown.clone());
        let oninput = Callback::from(move |event: InputEvent| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            let mut typed = shown.clone();
            put(&mut typed, input.value());
            take(typed);
        });
        let id = format!("{}-{name}", props.bind.id);
        let onblur = props.bind.touch.reform(|_: FocusEvent| ());
        html! {
            <span class={classes!("date-part", first.then_some("year"))}>
                <input id={id.clone()} class="input" type="text" autocomplete="off"
                    inputmode={if first { "text" } else { "numeric" }} value={text.to_owned()}
                    {oninput} {onblur} aria-invalid={invalid(&props.bind)}
                    aria-describedby={described_by(&props.bind, props.has_hint)} />
                <label for={id}>{ t(lang, key) }</label>
            </span>
        }
    };
    let known = match shown.read() {
        Typed::Day(day) => Some(day),
        _ => None,
    };
    let echo = known.map_or_else(String::new, |day| wareki::date(day, lang));
    let onpick = {
        let take = take.clone();
        Callback::from(move |day: Day| take(DateParts::of(day)))
    };
    html! {
        <>
            <div class="date-parts">
                { part("year", true, &shown.year, "ui-year", |p, v| p.year = v) }
                { part("month", false, &shown.month, "ui-month", |p, v| p.month = v) }
                { part("day", false, &shown.day, "ui-day", |p, v| p.day = v) }
                if props.calendar {
                    <Calendar id={props.bind.id.clone()} {known} {onpick} />
                }
                { props.children.clone() }
            </div>
            <p class="field-echo" aria-live="polite">{ echo }</p>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct CalendarProps {
    id: AttrValue,
    known: Option<Day>,
    onpick: Callback<Day>,
}

/// The browser's own calendar, opened by a button.
#[component]
fn Calendar(props: &CalendarProps) -> Html {
    let lang = use_lang();
    let node = use_node_ref();
    let onclick = {
        let node = node.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(input) = node.cast::<web_sys::HtmlInputElement>() {
                drop(input.show_picker());
            }
        })
    };
    let onpick = props.onpick.clone();
    let onchange = Callback::from(move |event: Event| {
        let input: web_sys::HtmlInputElement = event.target_unchecked_into();
        if let Ok(day) = input.value().parse() {
            onpick.emit(day);
        }
    });
    html! {
        <span class="date-calendar">
            <button type="button" class="btn btn-outline" {onclick}
                aria-label={t(lang, "ui-calendar")}>
                <Icon kind={IconKind::Calendar} />
            </button>
            <input ref={node} id={format!("{}-calendar", props.id)} type="date" tabindex="-1"
                aria-hidden="true" {onchange}
                value={props.known.map(|day| day.to_string()).unwrap_or_default()} />
        </span>
    }
}
