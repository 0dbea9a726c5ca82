//! The form of an article or support measure: the same for a new one and for a change.

use std::rc::Rc;

use serde_json::{Value, json};
use shared::event::form::PreviewForm;
use shared::event::staff::Preview;
use shared::field::{Faults, Parse, Pointer};
use shared::i18n::{self, Lang};
use shared::organisation::{Industry, Municipality, Sector};
use shared::portal::{ArticleForm, ArticleKind, DeadlineKind};
use yew::prelude::*;

use crate::client::{ClientError, Reply};
use crate::features::staff::client as staff;
use crate::hooks::{Form, FormOptions, use_form, use_lang, use_mutation};
use crate::i18n::t;
use crate::ui::{
    Button, ButtonKind, ButtonSize, CheckGroup, Choice, DateField, ErrorBanner, FormHead,
    NumberField, Prose, RadioGroup, TextArea, TextField, UnsavedGuard, Width,
};

/// What the form sends: only what the chosen kind and deadline have. What was typed before for
/// another kind stays in the draft, for the way back.
#[derive(Clone, PartialEq, Debug)]
pub struct ArticleBody(pub ArticleForm);

impl Parse for ArticleBody {
    fn parse(value: &Value, at: &Pointer, faults: &mut Faults) -> Option<Self> {
        ArticleForm::parse(&offered(value), at, faults).map(Self)
    }
}

fn chosen<T: core::str::FromStr>(values: &Value, pointer: &str) -> Option<T> {
    values.pointer(pointer)?.as_str()?.parse().ok()
}

/// The values without what their kind and deadline do not have.
fn offered(values: &Value) -> Value {
    let mut values = values.clone();
    if chosen(&values, "/kind") != Some(ArticleKind::Measure) {
        if let Some(members) = values.as_object_mut() {
            members.remove("measure");
        }
        return values;
    }
    let deadline: Option<DeadlineKind> = chosen(&values, "/measure/deadline_kind");
    if let Some(measure) = values
        .pointer_mut("/measure")
        .and_then(Value::as_object_mut)
    {
        match deadline {
            Some(DeadlineKind::AnyTime) => {
                measure.remove("deadline_on");
                measure.remove("deadline_time");
            }
            Some(DeadlineKind::Postmark) => {
                measure.remove("deadline_time");
            }
            _ => {}
        }
    }
    values
}

/// What the form begins with.
pub fn values(form: Option<&ArticleForm>) -> Value {
    let mut values = form
        .and_then(|form| serde_json::to_value(form).ok())
        .unwrap_or_else(|| json!({ "kind": "news" }));
    if values.get("measure").is_none_or(Value::is_null)
        && let Some(fields) = values.as_object_mut()
    {
        let measure = json!({ "deadline_kind": "must_arrive" });
        fields.insert("measure".to_owned(), measure);
    }
    values
}

/// The label of a place in the form; the pointer itself where there is none.
pub fn field_label(at: &str, lang: Lang) -> String {
    let name = at.rsplit('/').find(|part| part.parse::<u32>().is_err());
    let key = format!(
        "portal-field-{}",
        name.unwrap_or_default().replace('_', "-")
    );
    if i18n::has(lang, &key) {
        i18n::text(lang, &key)
    } else {
        at.to_owned()
    }
}

/// Props of [`ArticleFormView`].
#[derive(Properties, PartialEq, Debug)]
pub struct ArticleFormProps {
    /// Names the draft: with the id for a change.
    pub name: AttrValue,
    /// The values to begin with.
    pub initial: Value,
    /// Which version they are of; none for a new one.
    #[prop_or_default]
    pub version: Option<i64>,
    /// Reads it again: somebody else was first.
    #[prop_or_default]
    pub refetch: Option<Callback<()>>,
    /// Whether saving is awaited.
    pub pending: bool,
    /// Why saving failed.
    pub error: Option<Rc<ClientError>>,
    /// Takes the whole form.
    pub onsave: Callback<ArticleForm>,
}

/// The form.
#[component]
pub fn ArticleFormView(props: &ArticleFormProps) -> Html {
    let lang = use_lang();
    let options = FormOptions {
        version: props.version,
        ..FormOptions::new(props.name.clone(), props.initial.clone())
    };
    let form: Form<ArticleBody> = use_form(
        options,
        props.error.clone(),
        |_: &ArticleBody, _: &mut Faults| {},
        props.onsave.reform(|body: ArticleBody| body.0),
    );
    let label = Callback::from(move |at: AttrValue| AttrValue::from(field_label(&at, lang)));
    let measure = form.text("/kind").parse() == Ok(ArticleKind::Measure);
    let kinds: Vec<Choice> = ArticleKind::ALL
        .iter()
        .map(|one| Choice::new(one.as_str(), one.label(lang)))
        .collect();
    let name = |field: &str| t(lang, &format!("portal-field-{field}"));
    html! {
        <form class="form stack-l" novalidate=true onsubmit={form.onsubmit.clone()}>
            <FormHead form={form.core()} refetch={props.refetch.clone()} {label} />
            <section class="stack">
                <h2>{ t(lang, "portal-part-contents") }</h2>
                <RadioGroup bind={form.bind("/kind")} label={name("kind")} required={true} choices={kinds} />
                <TextField bind={form.bind("/title")} label={name("title")} required={true} />
                <TextArea bind={form.bind("/summary")} label={name("summary")}
                    hint={t(lang, "portal-hint-summary")} required={false} />
                <TextArea bind={form.bind("/body")} label={name("body")}
                    hint={t(lang, "staff-markdown-hint")} required={false} />
                <BodyPreview form={form.clone()} />
                <TextField bind={form.bind("/link")} label={name("link")} required={false} kind="url" />
                <TextArea bind={form.bind("/contact")} label={name("contact")} required={false} />
            </section>
            if measure { <MeasureFields form={form.clone()} /> }
            <Button submit=true pending={props.pending} size={ButtonSize::Large}>
                { t(lang, "ui-save") }
            </Button>
            <UnsavedGuard dirty={form.dirty} />
        </form>
    }
}

#[derive(Properties)]
struct PartProps {
    form: Form<ArticleBody>,
}

impl PartialEq for PartProps {
    /// The form is drawn anew with its page.
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// A button, and below it the text by the server's own sanitiser.
#[component]
fn BodyPreview(props: &PartProps) -> Html {
    let lang = use_lang();
    let shown = use_state(|| None::<String>);
    let preview = use_mutation(staff::preview, {
        let shown = shown.setter();
        Callback::from(move |reply: Reply<Preview>| shown.set(Some(reply.body.html)))
    });
    let onclick = {
        let (form, run, shown) = (props.form.clone(), preview.run.clone(), shown.setter());
        Callback::from(move |()| match form.text("/body").parse() {
            Ok(markdown) => run.emit(PreviewForm { markdown }),
            Err(_) => shown.set(None),
        })
    };
    html! {
        <div class="stack">
            <div><Button kind={ButtonKind::Outline} pending={preview.pending} {onclick}>
                { t(lang, "staff-preview") }</Button></div>
            if let Some(error) = &preview.error { <ErrorBanner error={error.clone()} /> }
            if let Some(html) = &*shown {
                <section class="stack" aria-label={t(lang, "staff-preview-title")}>
                    <Prose html={html.clone()} />
                </section>
            }
        </div>
    }
}

/// What only a support measure has.
#[component]
fn MeasureFields(props: &PartProps) -> Html {
    let lang = use_lang();
    let form = &props.form;
    let name = |field: &str| t(lang, &format!("portal-field-{field}"));
    let deadline: Option<DeadlineKind> = form.text("/measure/deadline_kind").parse().ok();
    let deadlines: Vec<Choice> = DeadlineKind::ALL
        .iter()
        .map(|one| Choice::new(one.as_str(), one.label(lang)))
        .collect();
    let group = |field: &'static str, choices: Vec<Choice>| {
        let at = format!("/measure/{field}");
        let chosen: Vec<AttrValue> = form
            .value(&at)
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|one| Some(AttrValue::from(one.as_str()?.to_owned())))
            .collect();
        html! {
            <CheckGroup bind={form.bind(&at)} {chosen} label={name(field)} {choices}
                hint={t(lang, "portal-hint-for-all")} required={false} />
        }
    };
    let labelled = |code: &'static str, label: String| Choice::new(code, t(lang, &label));
    let sectors = Sector::ALL
        .iter()
        .map(|one| labelled(one.as_str(), one.label()))
        .collect();
    let industries = Industry::ALL
        .iter()
        .map(|one| labelled(one.as_str(), one.label()))
        .collect();
    let municipalities = Municipality::ALL
        .iter()
        .map(|one| labelled(one.as_str(), one.label()))
        .collect();
    html! {
        <>
            <section class="stack">
                <h2>{ t(lang, "portal-part-measure") }</h2>
                <TextField bind={form.bind("/measure/organisation")} label={name("organisation")} required={false} />
                <TextArea bind={form.bind("/measure/eligibility")} label={name("eligibility")} required={false} />
                <NumberField bind={form.bind("/measure/amount_yen")} label={name("amount-yen")}
                    suffix={t(lang, "portal-yen-suffix")} required={false} />
                <TextField bind={form.bind("/measure/amount_text")} label={name("amount-text")}
                    hint={t(lang, "portal-hint-amount")} required={false} width={Width::TwentyFour} />
                <TextField bind={form.bind("/measure/rate_text")} label={name("rate-text")}
                    hint={t(lang, "portal-hint-rate")} required={false} width={Width::Sixteen} />
            </section>
            <section class="stack">
                <h2>{ t(lang, "portal-part-deadline") }</h2>
                <RadioGroup bind={form.bind("/measure/deadline_kind")} label={name("deadline-kind")}
                    required={true} choices={deadlines} />
                if deadline != Some(DeadlineKind::AnyTime) {
                    <DateField bind={form.bind("/measure/deadline_on")} label={name("deadline-on")} required={false} />
                }
                if matches!(deadline, Some(DeadlineKind::MustArrive | DeadlineKind::UntilBudget)) {
                    <TextField bind={form.bind("/measure/deadline_time")} label={name("deadline-time")}
                        hint={t(lang, "portal-hint-time")} required={false} width={Width::Eight} />
                }
                <DateField bind={form.bind("/measure/ended_on")} label={name("ended-on")}
                    hint={t(lang, "portal-hint-ended")} required={false} />
            </section>
            <section class="stack">
                <h2>{ t(lang, "portal-part-targets") }</h2>
                { group("sectors", sectors) }
                { group("industries", industries) }
                { group("municipalities", municipalities) }
            </section>
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(values: &Value) -> Option<ArticleForm> {
        let mut faults = Faults::none();
        ArticleBody::parse(values, &Pointer::root(), &mut faults).map(|body| body.0)
    }

    #[test]
    fn only_what_the_kind_has_is_sent() {
        let mut values = values(None);
        values["title"] = "題".into();
        assert_eq!(sent(&values).unwrap().measure, None);
        values["kind"] = "measure".into();
        values["measure"] = json!({"deadline_kind": "must_arrive",
            "deadline_on": "2026-12-18", "deadline_time": "17:00"});
        let form = sent(&values).unwrap().measure.unwrap();
        assert!(form.deadline_on.is_some() && form.deadline_time.is_some());
        values["measure"]["deadline_kind"] = "postmark".into();
        assert_eq!(sent(&values).unwrap().measure.unwrap().deadline_time, None);
        values["measure"]["deadline_kind"] = "any_time".into();
        assert_eq!(sent(&values).unwrap().measure.unwrap().deadline_on, None);
    }

    #[test]
    fn every_field_has_a_label() {
        let mut form = values(None);
        form["kind"] = "measure".into();
        form["title"] = "題".into();
        let whole = serde_json::to_value(sent(&form).unwrap()).unwrap();
        for lang in Lang::BOTH {
            let measure = whole["measure"].as_object().unwrap().keys();
            let measure = measure.map(|name| format!("/measure/{name}"));
            let own = whole
                .as_object()
                .unwrap()
                .keys()
                .map(|name| format!("/{name}"));
            for at in own.chain(measure).filter(|at| at != "/measure") {
                assert!(!field_label(&at, lang).starts_with('/'), "{at}");
            }
            assert_eq!(
                field_label("/measure/sectors/1", lang),
                field_label("/measure/sectors", lang)
            );
        }
    }
}
