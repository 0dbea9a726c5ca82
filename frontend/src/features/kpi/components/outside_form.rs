//! The form of a figure from outside.

use std::rc::Rc;

use serde_json::{Value, json};
use shared::field::{Faults, Pointer};
use shared::i18n::Lang;
use shared::kpi::types::Metric;
use shared::kpi::{FigureBasis, OutsideFigure, OutsideFigureForm, OutsideFigureId};
use shared::problem::Code;
use yew::prelude::*;

use super::super::client;
use crate::client::{ClientError, Reply};
use crate::hooks::{FormOptions, forget_draft, use_form, use_lang, use_mutation, use_query};
use crate::i18n::t;
use crate::ui::{
    AsyncView, Button, Choice, FormHead, NumberField, RadioGroup, Select, Skeleton, TextArea,
    TextField, UnsavedGuard, Width,
};

#[derive(Properties, PartialEq)]
struct FormProps {
    /// The figure to change; none for a new one.
    #[prop_or_default]
    figure: Option<OutsideFigure>,
    pending: bool,
    #[prop_or_default]
    error: Option<Rc<ClientError>>,
    #[prop_or_default]
    refetch: Option<Callback<()>>,
    onsave: Callback<OutsideFigureForm>,
}

fn values(figure: Option<&OutsideFigure>) -> Value {
    let Some(one) = figure else {
        return json!({ "basis": "per_month" });
    };
    json!({
        "label": one.label, "metric": one.metric, "source": one.source,
        "period_from": one.period_from, "period_to": one.period_to, "basis": one.basis,
        "value": one.value, "note": one.note,
    })
}

/// The draft's name.
fn draft(id: Option<OutsideFigureId>) -> String {
    id.map_or_else(|| "outside-new".to_owned(), |id| format!("outside-{id}"))
}

fn field_label(lang: Lang, at: &str) -> AttrValue {
    let key = match at {
        "/label" => "kpi-outside-label",
        "/metric" => "kpi-outside-metric",
        "/source" => "kpi-outside-source",
        "/period_from" => "kpi-outside-from",
        "/period_to" => "kpi-outside-to",
        "/basis" => "kpi-outside-basis",
        "/value" => "kpi-outside-value",
        _ => "kpi-outside-noted",
    };
    t(lang, key)
}

fn check(form: &OutsideFigureForm, faults: &mut Faults) {
    if form.period_to < form.period_from {
        faults.add(&Pointer::from("/period_to"), Code::EndBeforeStart);
    }
}

#[component]
fn FormView(props: &FormProps) -> Html {
    let lang = use_lang();
    let known = props.figure.as_ref();
    let options = FormOptions {
        version: known.map(|one| one.version),
        ..FormOptions::new(draft(known.map(|one| one.id)), values(known))
    };
    let form = use_form(options, props.error.clone(), check, props.onsave.clone());
    let metrics: Vec<Choice> = Metric::ALL
        .iter()
        .map(|metric| Choice::new(metric.as_str(), metric.label(lang)))
        .collect();
    let bases: Vec<Choice> = FigureBasis::ALL
        .iter()
        .map(|basis| Choice::new(basis.as_str(), basis.label(lang)))
        .collect();
    let label = Callback::from(move |at: AttrValue| field_label(lang, &at));
    let words = Callback::from(move |(at, value): (AttrValue, Value)| {
        let word = value.as_str()?;
        match at.as_str() {
            "/metric" => word
                .parse::<Metric>()
                .ok()
                .map(|one| one.label(lang).into()),
            "/basis" => word
                .parse::<FigureBasis>()
                .ok()
                .map(|one| one.label(lang).into()),
            _ => None,
        }
    });
    let name = |at: &str| field_label(lang, at);
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <FormHead form={form.core()} refetch={props.refetch.clone()} {label} {words} />
            <p>{ t(lang, "kpi-outside-note") }</p>
            <TextField bind={form.bind("/label")} label={name("/label")} hint={t(lang, "kpi-outside-label-hint")} required={true} />
            <TextField bind={form.bind("/source")} label={name("/source")} hint={t(lang, "kpi-outside-source-hint")} required={true} />
            <TextField bind={form.bind("/period_from")} label={name("/period_from")} hint={t(lang, "kpi-outside-month-hint")} required={true} width={Width::Eight} />
            <TextField bind={form.bind("/period_to")} label={name("/period_to")} hint={t(lang, "kpi-outside-month-hint")} required={true} width={Width::Eight} />
            <RadioGroup bind={form.bind("/basis")} label={name("/basis")} required={true} choices={bases} inline=true />
            <NumberField bind={form.bind("/value")} label={name("/value")} required={true} />
            <Select bind={form.bind("/metric")} label={name("/metric")} required={false} choices={metrics}
                blank={t(lang, "kpi-outside-metric-none")} width={Width::TwentyFour} />
            <TextArea bind={form.bind("/note")} label={name("/note")} required={false} />
            <Button submit=true pending={props.pending}>{ t(lang, "ui-save") }</Button>
            <UnsavedGuard dirty={form.dirty} />
        </form>
    }
}

/// Props of [`OutsideNew`].
#[derive(Properties, PartialEq, Debug)]
pub struct NewProps {
    /// Told when it is entered.
    pub onsaved: Callback<()>,
}

/// Enters one.
#[component]
pub fn OutsideNew(props: &NewProps) -> Html {
    let enter = use_mutation(
        client::enter_outside,
        props.onsaved.reform(|_: Reply<OutsideFigure>| {
            forget_draft(&draft(None));
        }),
    );
    html! {
        <FormView pending={enter.pending} error={enter.error.clone()} onsave={enter.run.clone()} />
    }
}

/// Props of [`OutsideEdit`].
#[derive(Properties, PartialEq, Debug)]
pub struct EditProps {
    /// The figure.
    pub id: OutsideFigureId,
    /// Told when it is saved.
    pub onsaved: Callback<()>,
}

/// Reads one, and saves it.
#[component]
pub fn OutsideEdit(props: &EditProps) -> Html {
    let id = props.id;
    let one = use_query(id, client::outside);
    let save = use_mutation(
        client::save_outside,
        props.onsaved.reform(move |_: Reply<OutsideFigure>| {
            forget_draft(&draft(Some(id)));
        }),
    );
    AsyncView::new(&one)
        .skeleton(Skeleton::Lines(8))
        .ready(|reply| {
            let (etag, run) = (reply.etag.clone(), save.run.clone());
            let onsave = Callback::from(move |body| {
                if let Some(etag) = &etag {
                    run.emit((id, etag.clone(), body));
                }
            });
            html! {
                <FormView figure={reply.body.clone()} pending={save.pending}
                    error={save.error.clone()} refetch={one.refetch.clone()} {onsave} />
            }
        })
}
