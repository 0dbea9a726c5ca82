//! What can be done with an event now; what cannot be undone asks first.

use serde_json::json;
use shared::event::form::{ReasonForm, RescheduleForm};
use shared::event::staff::StaffEvent;
use shared::event::types::Action;
use shared::field::Faults;
use yew::prelude::*;
use yew_router::prelude::use_navigator;

use super::super::client::{self, Step};
use crate::client::{Etag, Reply};
use crate::hooks::{FormOptions, Mutation, use_form, use_lang, use_mutation};
use crate::i18n::t;
use crate::routes::{self, Route};
use crate::t;
use crate::ui::{
    Button, ButtonKind, ButtonLink, DateTimeField, Dialog, ErrorBanner, ErrorSummary, TextArea,
    Toast, use_toast,
};
use shared::event::types::EventId;

/// Props of [`EventActions`].
#[derive(Properties, PartialEq, Debug)]
pub struct ActionsProps {
    /// The event.
    pub event: StaffEvent,
    /// Its version, for deleting.
    pub etag: Option<Etag>,
    /// Takes the event as it is afterwards.
    pub changed: Callback<Reply<StaffEvent>>,
}

/// The buttons of an event, the main one solid.
#[component]
pub fn EventActions(props: &ActionsProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let navigator = use_navigator();
    let asked = use_state(|| None::<Action>);
    let event = &props.event;
    let id = event.id;
    let step = use_mutation(client::step, {
        let (changed, asked, toast) = (props.changed.clone(), asked.clone(), toast.clone());
        Callback::from(move |reply: Reply<StaffEvent>| {
            asked.set(None);
            toast.emit(Toast::new(reply.body.status.label(lang)));
            changed.emit(reply);
        })
    });
    let delete = use_mutation(client::delete, {
        let navigator = navigator.clone();
        Callback::from(move |_| {
            if let Some(navigator) = &navigator {
                routes::go(navigator, "/staff/events");
            }
        })
    });
    let copy = use_mutation(
        client::copy,
        Callback::from(move |reply: Reply<StaffEvent>| {
            if let Some(navigator) = &navigator {
                routes::go(navigator, &format!("/staff/events/{}/edit", reply.body.id));
            }
        }),
    );
    let main = [
        Action::Publish,
        Action::Submit,
        Action::Reschedule,
        Action::Finish,
    ]
    .into_iter()
    .find(|action| event.actions.contains(action));
    let press = |action: Action| {
        let (asked, run) = (asked.clone(), step.run.clone());
        Callback::from(move |()| match action {
            Action::Submit | Action::Withdraw => run.emit((id, Step::Plain(action))),
            other => asked.set(Some(other)),
        })
    };
    let close = {
        let asked = asked.clone();
        Callback::from(move |()| asked.set(None))
    };
    let remove = {
        let (run, etag) = (delete.run.clone(), props.etag.clone());
        Callback::from(move |()| {
            if let Some(etag) = &etag {
                run.emit((id, etag.clone()));
            }
        })
    };
    html! {
        <div class="stack">
            { for [&step.error, &delete.error, &copy.error].into_iter().flatten().map(|error| html! {
                <ErrorBanner error={error.clone()} />
            }) }
            <div class="actions">
                { for event.actions.iter().filter(|action| **action != Action::Edit).map(|action| {
                    let kind = if Some(*action) == main { ButtonKind::Solid } else { ButtonKind::Outline };
                    html! { <Button {kind} pending={step.pending} onclick={press(*action)}>
                        { action.label(lang) }</Button> }
                }) }
                if event.actions.contains(&Action::Edit) {
                    <ButtonLink to={Route::StaffEventEdit { id }} kind={ButtonKind::Outline}>
                        { t(lang, "event-action-edit") }</ButtonLink>
                }
                <Button kind={ButtonKind::Text} pending={copy.pending}
                    onclick={copy.run.reform(move |()| id)}>{ t(lang, "staff-copy") }</Button>
            </div>
            if let Some(action) = *asked {
                <Ask {action} event={event.clone()} onclose={close} step={step.clone()}
                    ondelete={remove} />
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct AskProps {
    action: Action,
    event: StaffEvent,
    onclose: Callback<()>,
    step: Mutation<(EventId, Step)>,
    ondelete: Callback<()>,
}

/// Asks for what the step needs, naming the event and how many people are told.
#[component]
fn Ask(props: &AskProps) -> Html {
    let lang = use_lang();
    let event = &props.event;
    let id = event.id;
    let taken: i32 = event
        .seats
        .iter()
        .map(|seats| (seats.capacity - seats.left).max(0))
        .sum();
    let title = t!(
        lang,
        "staff-ask-title",
        action = props.action.label(lang),
        title = event.form.title.as_str().to_owned()
    );
    let told = html! {
        if taken > 0 { <p>{ t!(lang, "staff-ask-people", count = taken) }</p> }
    };
    let body = match props.action {
        Action::Return | Action::Postpone | Action::Cancel => html! {
            <><>{ told }</><ReasonFields action={props.action} {id} step={props.step.clone()} /></>
        },
        Action::Reschedule => html! {
            <><>{ told }</><RescheduleFields {id} step={props.step.clone()} /></>
        },
        action => {
            let (run, delete) = (props.step.run.clone(), props.ondelete.clone());
            let onclick = Callback::from(move |()| match action {
                Action::Delete => delete.emit(()),
                other => run.emit((id, Step::Plain(other))),
            });
            html! {
                <>
                    <p>{ t(lang, &format!("staff-ask-{action}")) }</p>
                    <Button pending={props.step.pending} {onclick}>{ action.label(lang) }</Button>
                </>
            }
        }
    };
    html! {
        <Dialog id="ask" open=true {title} onclose={props.onclose.clone()}>{ body }</Dialog>
    }
}

#[derive(Properties, PartialEq)]
struct FieldsProps {
    #[prop_or(Action::Reschedule)]
    action: Action,
    id: EventId,
    step: Mutation<(EventId, Step)>,
}

#[component]
fn ReasonFields(props: &FieldsProps) -> Html {
    let lang = use_lang();
    let (id, action) = (props.id, props.action);
    let form = use_form(
        FormOptions::new(format!("reason-{action}-{id}"), json!({})),
        props.step.error.clone(),
        |_: &ReasonForm, _: &mut Faults| {},
        props
            .step
            .run
            .reform(move |body| (id, Step::Reasoned(action, body))),
    );
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <ErrorSummary faults={form.summary.clone()} attempts={form.attempts} />
            <TextArea bind={form.bind("/reason")} label={t(lang, &format!("staff-reason-{action}"))} required={true} />
            <Button submit=true pending={props.step.pending}>{ action.label(lang) }</Button>
        </form>
    }
}

#[component]
fn RescheduleFields(props: &FieldsProps) -> Html {
    let lang = use_lang();
    let id = props.id;
    let form = use_form(
        FormOptions::new(format!("reschedule-{id}"), json!({})),
        props.step.error.clone(),
        |_: &RescheduleForm, _: &mut Faults| {},
        props
            .step
            .run
            .reform(move |body| (id, Step::Reschedule(body))),
    );
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <ErrorSummary faults={form.summary.clone()} attempts={form.attempts} />
            <DateTimeField bind={form.bind("/starts_at")} label={t(lang, "event-field-starts-at")} required={true} />
            <DateTimeField bind={form.bind("/ends_at")} label={t(lang, "event-field-ends-at")} required={true} />
            <DateTimeField bind={form.bind("/closes_at")} label={t(lang, "event-field-closes-at")} required={false} />
            <Button submit=true pending={props.step.pending}>{ Action::Reschedule.label(lang) }</Button>
        </form>
    }
}
