//! The events whose attendance one takes: where a moderator on the day finds the list.

use shared::exchange::api::{AttendanceEvent, AttendanceEventQuery};
use shared::exchange::types::AttendancePhase;
use shared::i18n::Lang;
use shared::wareki;
use yew::prelude::*;

use super::super::client;
use crate::hooks::{use_lang, use_more, use_query};
use crate::i18n::t;
use crate::routes::Route;
use crate::t;
use crate::ui::{AsyncView, EmptyState, Go, PageHeading, Pager, Skeleton, Tag, TagTone};

/// The page.
#[component]
pub fn AttendanceEvents() -> Html {
    let lang = use_lang();
    let found = use_query(AttendanceEventQuery::default(), client::events);
    let more = use_more(&found, move |client, cursor| {
        let cursor = Some(cursor);
        let limit = None;
        client::events(client, AttendanceEventQuery { limit, cursor })
    });
    html! {
        <div class="stack">
            <PageHeading title={t(lang, "exchange-events")} lead={html! { t(lang, "exchange-events-lead") }} />
            { AsyncView::new(&found)
                .skeleton(Skeleton::Rows(3))
                .empty(|reply| reply.body.items.is_empty(), || html! {
                    <EmptyState title={t(lang, "exchange-events-none")}>
                        <p>{ t(lang, "exchange-events-none-advice") }</p>
                    </EmptyState>
                })
                .ready(|reply| html! {
                    <>
                        <ul class="stack-s" role="list">
                            { for reply.body.items.iter().chain(more.items.iter()).map(|one| attendance_event(lang, one)) }
                        </ul>
                        <Pager has_next={more.next.is_some()} pending={more.pending}
                            error={more.error.clone()} onmore={more.load.clone()} />
                    </>
                }) }
        </div>
    }
}

/// One event: whether attendance is taken now, or from which day on.
pub fn attendance_event(lang: Lang, one: &AttendanceEvent) -> Html {
    let open = one.phase == AttendancePhase::Open;
    html! {
        <li class={classes!("card", open.then_some("tint"))} key={one.event_id.to_string()}>
            if open { <Tag tone={TagTone::Good} state={true}>{ t(lang, "exchange-events-open") }</Tag> }
            <h2>
                <Go to={Route::StaffAttendance { id: one.event_id }} class="card-link">
                    { one.title.as_str().to_owned() }
                </Go>
            </h2>
            <p>{ wareki::span(one.starts_at, one.ends_at, lang) }</p>
            <p class="small soft">{ days(lang, one) }</p>
        </li>
    }
}

fn days(lang: Lang, one: &AttendanceEvent) -> AttrValue {
    match one.phase {
        AttendancePhase::TooEarly => {
            let day = wareki::date(one.first_day, lang);
            t!(lang, "exchange-too-early", day = day)
        }
        AttendancePhase::Open => {
            let day = wareki::date(one.last_day, lang);
            t!(lang, "exchange-events-until", day = day)
        }
        AttendancePhase::Over => {
            let day = wareki::date(one.last_day, lang);
            t!(lang, "exchange-over", day = day)
        }
        AttendancePhase::NotHeld => t(lang, "exchange-not-held"),
    }
}
