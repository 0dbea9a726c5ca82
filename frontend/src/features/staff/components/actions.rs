//! What can be done with an event now; what cannot be undone asks first.

use gloo_timers::callback::Timeout;
use shared::event::staff::StaffEvent;
use shared::event::types::{Action, EventId};
use yew::prelude::*;
use yew_router::prelude::use_navigator;

use super::super::client::{self, Step};
use super::ask::Ask;
use crate::browser;
use crate::client::{Etag, Reply};
use crate::hooks::{Mutation, use_lang, use_mutation};
use crate::i18n::t;
use crate::routes::{self, Route};
use crate::ui::{Banner, Button, ButtonKind, ButtonLink, ErrorBanner, Toast, Tone, use_toast};

/// Props of [`EventActions`].
#[derive(Properties, PartialEq, Debug)]
pub struct ActionsProps {
    /// The event.
    pub event: StaffEvent,
    /// Its version: what is decided about.
    pub etag: Option<Etag>,
    /// Takes the event as it is afterwards.
    pub changed: Callback<Reply<StaffEvent>>,
    /// Reads it again.
    pub refetch: Callback<()>,
}

/// The id of the row of buttons.
const ROW: &str = "event-actions";

/// The step taken, the button that opened the dialog may be gone: the focus then goes to the
/// buttons that are there now instead of the top of the page.
fn keep_focus() {
    Timeout::new(0, || {
        let lost = browser::document()
            .and_then(|document| document.active_element())
            .is_none_or(|element| element.tag_name() == "BODY");
        if lost {
            browser::focus(ROW);
        }
    })
    .forget();
}

/// The step that a button takes, the dialog that asks before it, and what follows.
#[hook]
fn use_step(
    asked: &UseStateHandle<Option<Action>>,
    changed: &Callback<Reply<StaffEvent>>,
) -> Mutation<(EventId, Step, Option<Etag>)> {
    let lang = use_lang();
    let toast = use_toast();
    let (asked, changed) = (asked.clone(), changed.clone());
    use_mutation(
        client::step,
        Callback::from(move |reply: Reply<StaffEvent>| {
            if let Some(action) = *asked {
                crate::hooks::forget_draft(&super::ask::draft(action, reply.body.id));
            }
            asked.set(None);
            toast.emit(Toast::new(reply.body.status.label(lang)));
            changed.emit(reply);
            keep_focus();
        }),
    )
}

/// The buttons of an event, the main one solid.
#[component]
pub fn EventActions(props: &ActionsProps) -> Html {
    let lang = use_lang();
    let navigator = use_navigator();
    let asked = use_state(|| None::<Action>);
    // The version that was left for a newer one.
    let left = use_state(|| None::<i64>);
    let event = &props.event;
    let id = event.id;
    let step = use_step(&asked, &props.changed);
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
    let ask = {
        let (asked, step, delete) = (asked.setter(), step.reset.clone(), delete.reset.clone());
        let left = left.setter();
        Callback::from(move |action: Option<Action>| {
            left.set(None);
            // What went wrong the last time is not about this time.
            step.emit(());
            delete.emit(());
            asked.set(action);
        })
    };
    let run = step.run.reform({
        let etag = props.etag.clone();
        move |(id, step)| (id, step, etag.clone())
    });
    let press = |action: Action| {
        let (ask, run) = (ask.clone(), run.clone());
        Callback::from(move |()| match action {
            Action::Submit | Action::Withdraw => {
                ask.emit(None);
                run.emit((id, Step::Plain(action)));
            }
            other => ask.emit(Some(other)),
        })
    };
    let look = {
        let (ask, refetch) = (ask.clone(), props.refetch.clone());
        let (left, version) = (left.setter(), event.version);
        Callback::from(move |()| {
            ask.emit(None);
            left.set(Some(version));
            refetch.emit(());
            // The button that opened the dialog may not be among those of the newer version.
            Timeout::new(0, || {
                browser::focus(ROW);
            })
            .forget();
        })
    };
    let remove = {
        let (run, etag) = (delete.run.clone(), props.etag.clone());
        Callback::from(move |()| {
            if let Some(etag) = &etag {
                run.emit((id, etag.clone()));
            }
        })
    };
    // While the dialog asks, what went wrong stands in the dialog: the page lies behind it.
    let here = step.error.as_ref().filter(|_| asked.is_none());
    let newer = left.is_some_and(|left| left != event.version);
    html! {
        <div class="stack">
            if newer { <Banner tone={Tone::Info} title={t(lang, "staff-stale-shown")} live=true /> }
            { for here.into_iter().chain(&copy.error).map(|error| html! { <ErrorBanner error={error.clone()} /> }) }
            <div class="actions" id={ROW} tabindex="-1" role="group" aria-label={t(lang, "staff-actions")}>
                { for event.actions.iter().filter(|action| **action != Action::Edit).map(|action| {
                    let kind = if Some(*action) == main { ButtonKind::Solid } else { ButtonKind::Outline };
                    html! { <Button {kind} pending={step.pending} onclick={press(*action)}>
                        { action.label(lang) }</Button> }
                }) }
                if event.actions.contains(&Action::Edit) {
                    <ButtonLink to={Route::StaffEventEdit { id }} kind={ButtonKind::Outline}>
                        { t(lang, "event-action-edit") }</ButtonLink>
                    <ButtonLink to={Route::StaffEventQuestions { id }} kind={ButtonKind::Outline}>
                        { t(lang, "staff-questions") }</ButtonLink>
                }
                <Button kind={ButtonKind::Text} pending={copy.pending}
                    onclick={copy.run.reform(move |()| id)}>{ t(lang, "staff-copy") }</Button>
            </div>
            <Ask action={*asked} event={event.clone()} onclose={ask.reform(|()| None)}
                {run} onlook={look} pending={step.pending || delete.pending}
                error={step.error.clone().or_else(|| delete.error.clone())} ondelete={remove} />
        </div>
    }
}
