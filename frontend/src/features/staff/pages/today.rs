//! Staff: what needs doing now.

use shared::event::staff::StaffEventQuery;
use shared::event::types::Status;
use shared::i18n::Lang;
use shared::outbox::MailStatus;
use shared::page::Limit;
use shared::wareki;
use yew::prelude::*;

use super::super::client;
use super::super::components::StatusTag;
use crate::features::event::client as public;
use crate::hooks::{use_lang, use_now, use_query, use_session};
use crate::i18n::t;
use crate::routes::Route;
use crate::ui::{AsyncView, ButtonLink, EmptyState, Go, PageHeading, Skeleton};
use shared::account::perm::Permission;
use shared::event::api::{EventQuery, EventSummary};

/// Today's event, what waits, what comes next.
#[component]
pub fn Today() -> Html {
    let lang = use_lang();
    let may_edit = use_session().state.may(Permission::EventEdit);
    let today = use_now().jst_date();
    let next = use_query(
        EventQuery {
            limit: Limit::new(5).ok(),
            ..EventQuery::default()
        },
        public::events,
    );
    html! {
        <div class="stack-l">
            <PageHeading title={t(lang, "ui-nav-today")} actions={html! {
                if may_edit { <ButtonLink to={Route::StaffEventNew}>{ t(lang, "ui-page-event-new") }</ButtonLink> }
            }} />
            <Waiting />
            <section class="stack">
                <h2>{ t(lang, "staff-next-events") }</h2>
                { AsyncView::new(&next)
                    .skeleton(Skeleton::Rows(3))
                    .empty(|reply| reply.body.items.is_empty(), || html! {
                        <EmptyState title={t(lang, "staff-events-none")}>
                            <ol class="stack-s">
                                <li>{ t(lang, "staff-first-1") }</li>
                                <li>{ t(lang, "staff-first-2") }</li>
                                <li>{ t(lang, "staff-first-3") }</li>
                            </ol>
                        </EmptyState>
                    })
                    .ready(|reply| html! {
                        <ul class="stack-s" role="list">
                            { for reply.body.items.iter().map(|event| {
                                next_event(lang, event, event.starts_at.jst_date() == today)
                            }) }
                        </ul>
                    }) }
            </section>
        </div>
    }
}

fn next_event(lang: Lang, event: &EventSummary, today: bool) -> Html {
    let left: i32 = event.seats.iter().map(|seats| seats.left).sum();
    let capacity: i32 = event.seats.iter().map(|seats| seats.capacity).sum();
    html! {
        <li class={classes!("card", today.then_some("tint"))} key={event.id.to_string()}>
            if today { <p class="strong">{ t(lang, "staff-today-event") }</p> }
            <StatusTag status={event.status} />
            <h3><Go to={Route::StaffEvent { id: event.id }} class="card-link">{ event.title.as_str().to_owned() }</Go></h3>
            <p>{ wareki::span(event.starts_at, event.ends_at, lang) }</p>
            <p class="num">{ crate::t!(lang, "page-seats-left", left = left, capacity = capacity) }</p>
        </li>
    }
}

/// Links to what waits: confirmations, returned drafts, failed mails; quiet when nothing does.
#[component]
fn Waiting() -> Html {
    let lang = use_lang();
    let submitted = use_query(
        StaffEventQuery {
            status: Some(Status::Submitted),
            ..StaffEventQuery::default()
        },
        client::events,
    );
    let drafts = use_query(
        StaffEventQuery {
            status: Some(Status::Draft),
            ..StaffEventQuery::default()
        },
        client::events,
    );
    let failed = use_query((Some(MailStatus::Failed), None), client::mails);
    let count = |items: Option<usize>, more: bool| {
        items
            .filter(|n| *n > 0)
            .map(|n| if more { format!("{n}+") } else { n.to_string() })
    };
    let lines = [
        (
            Route::StaffConfirmations,
            "",
            "staff-waiting-confirmations",
            count(
                submitted.body().map(|p| p.items.len()),
                submitted.body().is_some_and(|p| p.next_cursor.is_some()),
            ),
        ),
        (
            Route::StaffEvents,
            "status=draft",
            "staff-waiting-drafts",
            count(
                drafts.body().map(|p| p.items.len()),
                drafts.body().is_some_and(|p| p.next_cursor.is_some()),
            ),
        ),
        (
            Route::StaffMail,
            "status=failed",
            "staff-waiting-mails",
            count(
                failed.body().map(|p| p.items.len()),
                failed.body().is_some_and(|p| p.next_cursor.is_some()),
            ),
        ),
    ];
    let quiet = lines.iter().all(|(.., count)| count.is_none());
    html! {
        <section class="stack">
            <h2>{ t(lang, "staff-waiting") }</h2>
            if quiet {
                <p>{ t(lang, "staff-waiting-none") }</p>
            } else {
                <ul class="stack-s" role="list">
                    { for lines.into_iter().filter_map(|(to, query, key, count)| count.map(|count| html! {
                        <li><Go {to} {query}>{ crate::t!(lang, key, count = count) }</Go></li>
                    })) }
                </ul>
            }
        </section>
    }
}
