//! What stands above the fields of every form: what is wrong with it, that a draft came back,
//! and the question when somebody else has changed the same thing.

use serde_json::Value;
use shared::i18n::Lang;
use shared::problem::Code;
use shared::time::{Day, Timestamp};
use shared::wareki;
use yew::prelude::*;

use super::banner::{Banner, ErrorBanner, Tone};
use super::button::{Button, ButtonKind};
use super::summary::ErrorSummary;
use super::toast::{Toast, use_toast};
use crate::browser;
use crate::client::ClientError;
use crate::hooks::{Difference, FormCore, use_lang};
use crate::i18n::t;
use crate::t;

/// Props of [`FormHead`].
#[derive(Properties, PartialEq, Debug)]
pub struct FormHeadProps {
    /// The form: `form.core()`.
    pub form: FormCore,
    /// Reads what the form changes again; asked for when saving meets a newer version. The new
    /// content and its version then reach the form as its `initial` and `version`.
    #[prop_or_default]
    pub refetch: Option<Callback<()>>,
    /// What a field is called, by its pointer.
    #[prop_or_default]
    pub label: Option<Callback<AttrValue, AttrValue>>,
    /// What a field's value reads like, where it is not simply a text, a number or a time.
    #[prop_or_default]
    pub words: Option<Callback<(AttrValue, Value), Option<AttrValue>>>,
}

/// The head of a form. It stands first inside `<form>`.
///
/// One component: each more costs every page of the SPA 3 KB of WASM.
#[component]
pub fn FormHead(props: &FormHeadProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let form = &props.form;
    let error = form.error.as_ref().filter(|error| shows(error, form));
    let stale = form
        .error
        .clone()
        .filter(|error| error.code() == Some(Code::VersionStale));
    {
        let refetch = props.refetch.clone();
        use_effect_with(stale, move |stale| {
            if let (Some(refetch), Some(_)) = (refetch, stale) {
                refetch.emit(());
            }
        });
    }
    {
        let id = form.conflict_id();
        use_effect_with(!form.conflict.is_empty(), move |asked| {
            if *asked {
                browser::focus(&id);
            }
        });
    }
    html! {
        <>
            <ErrorSummary faults={form.summary.clone()} attempts={form.attempts} />
            if let Some(error) = error { <ErrorBanner error={error.clone()} /> }
            if form.merged {
                <Banner tone={Tone::Info} title={t(lang, "ui-merged")} live=true>
                    <p>{ t(lang, "ui-merged-advice") }</p>
                </Banner>
            }
            if !form.conflict.is_empty() {
                { question(lang, props) }
            } else if form.restored {
                { restored(lang, form, toast) }
            }
        </>
    }
}

/// Faults of fields stand in the summary, and a newer version is a question of its own.
fn shows(error: &ClientError, form: &FormCore) -> bool {
    let asked =
        error.code() == Some(Code::VersionStale) && (form.merged || !form.conflict.is_empty());
    error.faults().is_empty() && !asked
}

/// A draft came back; it can be thrown away, and that can be undone.
fn restored(lang: Lang, form: &FormCore, toast: Callback<Toast>) -> Html {
    let form = form.clone();
    let discard = Callback::from(move |()| {
        let typed = form.values();
        form.clear();
        let form = form.clone();
        let undo = Callback::from(move |()| form.fill(typed.clone()));
        toast.emit(Toast::new(t(lang, "ui-restored-discarded")).undo(undo));
    });
    html! {
        <Banner tone={Tone::Info} title={t(lang, "ui-restored")}>
            <p>
                <Button kind={ButtonKind::Outline} onclick={discard}>
                    { t(lang, "ui-restored-discard") }
                </Button>
            </p>
        </Banner>
    }
}

/// Field by field what was typed here and what was saved meanwhile, and which of both counts.
fn question(lang: Lang, props: &FormHeadProps) -> Html {
    let form = &props.form;
    let id = form.conflict_id();
    let answer = |act: fn(&FormCore)| {
        let form = form.clone();
        Callback::from(move |()| act(&form))
    };
    let count = i64::try_from(form.conflict.len()).unwrap_or(i64::MAX);
    html! {
        <div {id} tabindex="-1">
            <Banner tone={Tone::Warning} title={t!(lang, "ui-conflict", count = count)} live=true>
                <p>{ t(lang, "ui-conflict-advice") }</p>
                <ul class="stack" role="list">
                    { for form.conflict.iter().map(|field| both(lang, props, field)) }
                </ul>
                <div class="actions">
                    <Button kind={ButtonKind::Outline} onclick={answer(FormCore::keep_mine)}>
                        { t(lang, "ui-conflict-keep-mine") }
                    </Button>
                    <Button kind={ButtonKind::Outline} onclick={answer(FormCore::take_theirs)}>
                        { t(lang, "ui-conflict-take-theirs") }
                    </Button>
                </div>
            </Banner>
        </div>
    }
}

/// One field: its name, and both contents under it, so that a phone shows them without scrolling.
fn both(lang: Lang, props: &FormHeadProps, field: &Difference) -> Html {
    let at = AttrValue::from(field.pointer.clone());
    let name = props
        .label
        .as_ref()
        .map_or_else(|| at.clone(), |label| label.emit(at.clone()));
    let words = |value: &Value| {
        let own = props.words.as_ref();
        own.and_then(|words| words.emit((at.clone(), value.clone())))
            .unwrap_or_else(|| readable(value, lang).into())
    };
    html! {
        <li>
            <p class="strong">{ name }</p>
            <dl class="facts">
                <div><dt>{ t(lang, "ui-conflict-mine") }</dt>
                    <dd class="prewrap">{ words(&field.mine) }</dd></div>
                <div><dt>{ t(lang, "ui-conflict-theirs") }</dt>
                    <dd class="prewrap">{ words(&field.theirs) }</dd></div>
            </dl>
        </li>
    }
}

/// A value in words; lists and groups line by line.
fn readable(value: &Value, lang: Lang) -> String {
    let text = match value {
        Value::Null => String::new(),
        Value::Bool(on) => {
            return shared::i18n::text(lang, if *on { "ui-yes" } else { "ui-no" });
        }
        Value::Number(number) => number.to_string(),
        Value::String(text) => {
            let at = text
                .parse::<Timestamp>()
                .map(|at| wareki::date_time(at, lang));
            at.or_else(|_| text.parse::<Day>().map(|day| wareki::date(day, lang)))
                .unwrap_or_else(|_| text.clone())
        }
        Value::Array(items) => join(items.iter(), "\n", lang),
        Value::Object(map) => join(map.values(), " / ", lang),
    };
    if text.trim().is_empty() {
        shared::i18n::text(lang, "ui-conflict-blank")
    } else {
        text
    }
}

fn join<'v>(values: impl Iterator<Item = &'v Value>, between: &str, lang: Lang) -> String {
    values
        .filter(|value| !value.is_null())
        .map(|value| readable(value, lang))
        .collect::<Vec<_>>()
        .join(between)
}
