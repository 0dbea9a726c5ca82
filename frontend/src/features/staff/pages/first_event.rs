//! The way to the first event, each step with whether it is done.

use shared::account::perm::Permission;
use shared::event::staff::StaffEventQuery;
use shared::event::types::Status;
use shared::page::Limit;
use yew::prelude::*;

use super::super::client;
use crate::features::programme::client as programmes;
use crate::hooks::{use_lang, use_query, use_session};
use crate::i18n::t;
use crate::routes::Route;
use crate::ui::{AsyncView, Go, Skeleton, Tag, TagTone};

/// What there is already.
#[derive(Properties, Clone, Copy, PartialEq, Eq, Debug)]
pub struct StepsProps {
    /// A programme.
    pub programme: bool,
    /// An event.
    pub event: bool,
    /// An event that was submitted, or got further.
    pub submitted: bool,
    /// A public event.
    pub public: bool,
    /// Whether one may make programmes.
    pub may_programme: bool,
}

/// The checklist.
#[component]
pub fn FirstEvent() -> Html {
    let years = use_query((), programmes::list);
    let events = use_query(
        StaffEventQuery {
            limit: Limit::new(100).ok(),
            ..StaffEventQuery::default()
        },
        client::events,
    );
    let may_programme = use_session().state.may(Permission::ProgrammeEdit);
    AsyncView::new(&years)
        .skeleton(Skeleton::Lines(4))
        .ready(|years| {
            AsyncView::new(&events).skeleton(Skeleton::Lines(4)).ready(|events| {
            let all = &events.body.items;
            html! {
                <FirstSteps programme={!years.body.items.is_empty()} event={!all.is_empty()}
                    submitted={all.iter().any(|event| event.status != Status::Draft)}
                    public={all.iter().any(|event| event.status.is_public())} {may_programme} />
            }
        })
        })
}

/// Four steps: the next one leads on, those done say so.
#[component]
pub fn FirstSteps(props: &StepsProps) -> Html {
    let lang = use_lang();
    let steps = [
        (
            "staff-first-1",
            props.programme,
            props.may_programme.then_some(Route::StaffProgrammes),
        ),
        ("staff-first-2", props.event, Some(Route::StaffEventNew)),
        ("staff-first-3", props.submitted, Some(Route::StaffEvents)),
        ("staff-first-4", props.public, Some(Route::StaffEvents)),
    ];
    html! {
        <ol class="stack-s">
            { for steps.into_iter().map(|(key, done, to)| html! {
                <li>
                    if let Some(to) = to.filter(|_| !done) {
                        <Go {to}>{ t(lang, key) }</Go>
                    } else {
                        { t(lang, key) }
                    }
                    if done { { " " }<Tag tone={TagTone::Good} state={true}>{ t(lang, "staff-done") }</Tag> }
                </li>
            }) }
        </ol>
    }
}
