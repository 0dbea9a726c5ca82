//! The dialog before a step that cannot be undone, or that needs a reason or a date.

use std::rc::Rc;

use serde_json::json;
use shared::event::form::{EventForm, ReasonForm, RescheduleForm};
use shared::event::staff::StaffEvent;
use shared::event::types::{Action, EventId};
use shared::event::{rules, text};
use shared::field::Faults;
use shared::i18n::Lang;
use shared::problem::Code;
use shared::registration::staff::{ModeCount, RegistrationSummary};
use yew::prelude::*;

use super::super::client::{Step, registrations};
use crate::browser;
use crate::client::ClientError;
use crate::hooks::{FormCore, FormOptions, use_form, use_lang, use_query};
use crate::i18n::{number, t};
use crate::t;
use crate::ui::{
    AsyncView, Banner, Button, ButtonKind, DateTimeField, Dialog, ErrorBanner, ErrorSummary,
    Skeleton, TextArea, Tone,
};

/// Props of [`Ask`].
#[derive(Properties, PartialEq, Debug)]
pub struct AskProps {
    /// What is asked about; none while nothing is. The dialog stays in the page, so that the
    /// browser gives the focus back to the button that opened it.
    pub action: Option<Action>,
    /// The event.
    pub event: StaffEvent,
    /// Closes it.
    pub onclose: Callback<()>,
    /// Looks at the event anew: it was changed while this was open.
    pub onlook: Callback<()>,
    /// Takes the step.
    pub run: Callback<(EventId, Step)>,
    /// Removes the draft.
    pub ondelete: Callback<()>,
    /// Whether the answer is awaited.
    pub pending: bool,
    /// Why the step failed: said in here, since the dialog covers the page.
    pub error: Option<Rc<ClientError>>,
}

/// The name of the draft of what a step needs.
pub fn draft(action: Action, id: EventId) -> String {
    format!("step-{action}-{id}")
}

/// Asks for what the step needs, naming the event and how many people are told.
#[component]
pub fn Ask(props: &AskProps) -> Html {
    let lang = use_lang();
    let title = props.action.map_or_else(AttrValue::default, |action| {
        t!(
            lang,
            "staff-ask-title",
            action = action.label(lang),
            title = props.event.form.title.as_str().to_owned()
        )
    });
    html! {
        <Dialog id="ask" open={props.action.is_some()} {title} onclose={props.onclose.clone()}>
            { props.action.map(|action| asking(lang, action, props)).unwrap_or_default() }
        </Dialog>
    }
}

/// Whether everybody who registered gets a mail.
const fn tells(action: Action) -> bool {
    matches!(
        action,
        Action::Postpone | Action::Cancel | Action::Reschedule
    )
}

fn asking(lang: Lang, action: Action, props: &AskProps) -> Html {
    let id = props.event.id;
    let (pending, error, onlook) = (props.pending, props.error.clone(), props.onlook.clone());
    let fields = match action {
        Action::Return | Action::Postpone | Action::Cancel => html! {
            <ReasonFields {action} {id} run={props.run.clone()} {pending} {error} {onlook} />
        },
        Action::Reschedule => html! {
            <RescheduleFields form={props.event.form.clone()} {id} run={props.run.clone()} {pending}
                {error} {onlook} />
        },
        action => {
            let (run, delete) = (props.run.clone(), props.ondelete.clone());
            let onclick = Callback::from(move |()| match action {
                Action::Delete => delete.emit(()),
                other => run.emit((id, Step::Plain(other))),
            });
            let kind = if action == Action::Delete {
                ButtonKind::Danger
            } else {
                ButtonKind::Solid
            };
            html! {
                <>
                    <p>{ t(lang, &format!("staff-ask-{action}")) }</p>
                    { failed(lang, error.as_ref(), &[], &onlook) }
                    if !stale(error.as_ref()) {
                        <div><Button {kind} {pending} {onclick}>{ action.label(lang) }</Button></div>
                    }
                </>
            }
        }
    };
    html! {
        <>
            if tells(action) { <Told {id} /> }
            { fields }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ToldProps {
    id: EventId,
}

/// How many people get a mail, once that is known.
#[component]
fn Told(props: &ToldProps) -> Html {
    let lang = use_lang();
    let summary = use_query(props.id, registrations::summary);
    AsyncView::new(&summary)
        .skeleton(Skeleton::Lines(1))
        .ready(|reply| told(lang, &reply.body))
}

/// Everybody who registered is told: those with a seat and those who wait.
pub fn told(lang: Lang, summary: &RegistrationSummary) -> Html {
    let sum = |of: fn(&ModeCount) -> u32| -> i64 {
        summary.by_mode.iter().map(|mode| i64::from(of(mode))).sum()
    };
    let seated = sum(|mode| mode.confirmed);
    let waiting = sum(|mode| mode.waitlisted + mode.offered + mode.pending);
    if seated + waiting == 0 {
        return html! { <p>{ t(lang, "staff-ask-nobody") }</p> };
    }
    html! {
        <p>{ t!(lang, "staff-ask-people", count = number(seated + waiting),
            seated = number(seated), waiting = number(waiting)) }</p>
    }
}

/// Whether what is asked about is not there any more as it was read.
fn stale(error: Option<&Rc<ClientError>>) -> bool {
    error.and_then(|error| error.code()) == Some(Code::VersionStale)
}

#[derive(Properties, PartialEq)]
struct StaleProps {
    onlook: Callback<()>,
}

/// It was changed meanwhile: nothing was done, and the only way on is to look at it. What was
/// pressed is gone, so the focus goes to what takes its place.
#[component]
fn Stale(props: &StaleProps) -> Html {
    const ID: &str = "ask-look";
    let lang = use_lang();
    use_effect_with((), |()| {
        browser::focus(ID);
    });
    html! {
        <Banner tone={Tone::Error} title={t(lang, "staff-stale")} live=true>
            <p>{ t(lang, "staff-stale-advice") }</p>
            <p><Button id={ID} kind={ButtonKind::Outline} onclick={props.onlook.clone()}>
                { t(lang, "staff-stale-look") }</Button></p>
        </Banner>
    }
}

/// Why the step failed. Faults of the fields `shown` stand at them; all others are named here.
fn failed(
    lang: Lang,
    error: Option<&Rc<ClientError>>,
    shown: &[&str],
    onlook: &Callback<()>,
) -> Html {
    let Some(error) = error else {
        return Html::default();
    };
    if stale(Some(error)) {
        return html! { <Stale onlook={onlook.clone()} /> };
    }
    let faults = error.faults();
    let others = faults
        .iter()
        .filter(|fault| !shown.contains(&fault.pointer.as_str()));
    let others: Vec<_> = others.collect();
    if others.is_empty() && !faults.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <ErrorBanner error={error.clone()} />
            if !others.is_empty() {
                <ul>{ for others.into_iter().map(|fault| html! {
                    <li>{ text::field_label(&fault.pointer, lang) }{ ": " }{ fault.detail.clone() }</li>
                }) }</ul>
            }
        </>
    }
}

/// The faults of these fields only: the others have no input here to lead to.
fn own(form: &FormCore, shown: &[&str]) -> Vec<(AttrValue, AttrValue)> {
    let ids: Vec<AttrValue> = shown.iter().map(|at| form.bind(at).id).collect();
    let mine = form.summary.iter().filter(|(id, _)| ids.contains(id));
    mine.cloned().collect()
}

#[derive(Properties, PartialEq)]
struct ReasonProps {
    action: Action,
    id: EventId,
    run: Callback<(EventId, Step)>,
    pending: bool,
    error: Option<Rc<ClientError>>,
    onlook: Callback<()>,
}

#[component]
fn ReasonFields(props: &ReasonProps) -> Html {
    const SHOWN: [&str; 1] = ["/reason"];
    let lang = use_lang();
    let (id, action) = (props.id, props.action);
    let form = use_form(
        FormOptions::new(draft(action, id), json!({})),
        props.error.clone(),
        |_: &ReasonForm, _: &mut Faults| {},
        props
            .run
            .reform(move |body| (id, Step::Reasoned(action, body))),
    );
    let kind = if action == Action::Cancel {
        ButtonKind::Danger
    } else {
        ButtonKind::Solid
    };
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <ErrorSummary faults={own(&form, &SHOWN)} attempts={form.attempts} />
            { failed(lang, props.error.as_ref(), &SHOWN, &props.onlook) }
            <TextArea bind={form.bind("/reason")} label={t(lang, &format!("staff-reason-{action}"))} required={true} />
            if !stale(props.error.as_ref()) {
                <div><Button submit=true {kind} pending={props.pending}>{ action.label(lang) }</Button></div>
            }
        </form>
    }
}

#[derive(Properties, PartialEq)]
struct RescheduleProps {
    id: EventId,
    form: EventForm,
    run: Callback<(EventId, Step)>,
    pending: bool,
    error: Option<Rc<ClientError>>,
    onlook: Callback<()>,
}

/// What the dialog for a new date asks.
const DATES: [&str; 3] = ["/starts_at", "/ends_at", "/closes_at"];

/// What the API would say to the event on its new date, as far as it can be mended here.
fn check(event: &EventForm, date: &RescheduleForm, faults: &mut Faults) {
    let moved = EventForm {
        starts_at: date.starts_at,
        ends_at: date.ends_at,
        closes_at: date.closes_at,
        ..event.clone()
    };
    let closes_at = date.closes_at.unwrap_or(date.starts_at);
    for (at, code) in rules::check(&moved, closes_at).iter() {
        if DATES.contains(&at.as_str()) {
            faults.add(at, *code);
        }
    }
}

#[component]
fn RescheduleFields(props: &RescheduleProps) -> Html {
    let lang = use_lang();
    let id = props.id;
    let event = props.form.clone();
    let form = use_form(
        FormOptions::new(draft(Action::Reschedule, id), json!({})),
        props.error.clone(),
        move |date: &RescheduleForm, faults: &mut Faults| check(&event, date, faults),
        props.run.reform(move |body| (id, Step::Reschedule(body))),
    );
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <ErrorSummary faults={own(&form, &DATES)} attempts={form.attempts} />
            { failed(lang, props.error.as_ref(), &DATES, &props.onlook) }
            <DateTimeField bind={form.bind("/starts_at")} label={t(lang, "event-field-starts-at")} required={true} />
            <DateTimeField bind={form.bind("/ends_at")} label={t(lang, "event-field-ends-at")} required={true} />
            <DateTimeField bind={form.bind("/closes_at")} label={t(lang, "event-field-closes-at")}
                hint={t(lang, "staff-closes-hint")} required={false} default_time={Some("12:00")} />
            <div><Button submit=true pending={props.pending}>{ Action::Reschedule.label(lang) }</Button></div>
        </form>
    }
}
