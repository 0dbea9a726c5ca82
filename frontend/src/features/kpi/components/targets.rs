//! The form of a programme's targets.

use std::rc::Rc;

use serde_json::{Value, json};
use shared::field::Faults;
use shared::i18n::Lang;
use shared::kpi::api::{Targets, TargetsForm};
use shared::kpi::types::Metric;
use shared::programme::ProgrammeId;
use yew::prelude::*;

use super::super::client;
use crate::client::{ClientError, Reply};
use crate::hooks::{FormOptions, forget_draft, use_form, use_lang, use_mutation, use_query};
use crate::i18n::t;
use crate::ui::{AsyncView, Button, FormHead, NumberField, Skeleton, UnsavedGuard};

/// Props of [`TargetsFormView`].
#[derive(Properties, PartialEq, Debug)]
pub struct FormProps {
    /// The targets as they stand.
    pub targets: Targets,
    /// Whether saving is awaited.
    #[prop_or_default]
    pub pending: bool,
    /// Why saving failed.
    #[prop_or_default]
    pub error: Option<Rc<ClientError>>,
    /// Reads the targets again: somebody else was first.
    #[prop_or_default]
    pub refetch: Option<Callback<()>>,
    /// Takes all targets.
    pub onsave: Callback<TargetsForm>,
}

fn values(targets: &Targets) -> Value {
    json!({
        "satisfaction_rate": targets.satisfaction_rate,
        "event_participants": targets.event_participants,
        "community_members": targets.community_members,
        "new_businesses": targets.new_businesses, "events_held": targets.events_held,
        "portal_accesses": targets.portal_accesses,
        "registered_it_companies": targets.registered_it_companies,
    })
}

/// The draft's name.
fn draft(programme: ProgrammeId) -> String {
    format!("targets-{programme}")
}

/// What a field is called: as its metric.
fn field_label(lang: Lang, at: &str) -> AttrValue {
    let metric = at.trim_start_matches('/').parse::<Metric>();
    metric.map_or_else(
        |_| t(lang, "kpi-targets"),
        |metric| metric.label(lang).into(),
    )
}

/// The form.
#[component]
pub fn TargetsFormView(props: &FormProps) -> Html {
    let lang = use_lang();
    let targets = &props.targets;
    let options = FormOptions {
        version: Some(targets.version),
        ..FormOptions::new(draft(targets.programme_id), values(targets))
    };
    let form = use_form(
        options,
        props.error.clone(),
        |_: &TargetsForm, _: &mut Faults| {},
        props.onsave.clone(),
    );
    let label = Callback::from(move |at: AttrValue| field_label(lang, &at));
    let words = Callback::from(move |(_, _): (AttrValue, Value)| None::<AttrValue>);
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <FormHead form={form.core()} refetch={props.refetch.clone()} {label} {words} />
            <p>{ t(lang, "kpi-targets-note") }</p>
            { for Metric::ALL.iter().map(|metric| html! {
                <NumberField key={metric.as_str()} bind={form.bind(&format!("/{metric}"))}
                    label={metric.label(lang)} suffix={AttrValue::from(metric.unit(0, lang))}
                    required={false} />
            }) }
            <Button submit=true pending={props.pending}>{ t(lang, "ui-save") }</Button>
            <UnsavedGuard dirty={form.dirty} />
        </form>
    }
}

/// Props of [`TargetsEdit`].
#[derive(Properties, PartialEq, Debug)]
pub struct EditProps {
    /// The programme.
    pub programme: ProgrammeId,
    /// Told when they are saved.
    pub onsaved: Callback<()>,
}

/// Reads the targets, and saves them.
#[component]
pub fn TargetsEdit(props: &EditProps) -> Html {
    let programme = props.programme;
    let known = use_query(programme, client::targets);
    let save = use_mutation(
        client::save_targets,
        props.onsaved.reform(move |_: Reply<Targets>| {
            forget_draft(&draft(programme));
        }),
    );
    AsyncView::new(&known)
        .skeleton(Skeleton::Lines(7))
        .ready(|reply| {
            let (etag, run) = (reply.etag.clone(), save.run.clone());
            let onsave = Callback::from(move |body| {
                if let Some(etag) = &etag {
                    run.emit((programme, etag.clone(), body));
                }
            });
            html! {
                <TargetsFormView targets={reply.body.clone()} pending={save.pending}
                    error={save.error.clone()} refetch={known.refetch.clone()} {onsave} />
            }
        })
}
