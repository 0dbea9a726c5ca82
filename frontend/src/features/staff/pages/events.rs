//! Staff's list of events.

use serde_json::Value;
use shared::event::staff::{StaffEventItem, StaffEventQuery};
use shared::event::types::Status;
use shared::i18n::Lang;
use shared::wareki;
use yew::prelude::*;

use super::super::client;
use super::super::components::StatusTag;
use crate::hooks::{Bind, use_lang, use_more, use_query, use_query_param, use_session};
use crate::i18n::{number, t};
use crate::routes::Route;
use crate::ui::{
    AsyncView, ButtonLink, Choice, EmptyState, Go, PageHeading, Pager, Select, Skeleton, Table,
    TextField, Width,
};
use shared::account::perm::Permission;

/// The list, by status and words.
#[component]
pub fn StaffEvents() -> Html {
    let lang = use_lang();
    let may_edit = use_session().state.may(Permission::EventEdit);
    let (status, set_status) = use_query_param("status");
    let (words, set_words) = use_query_param("q");
    let text = |value: Value| AttrValue::from(value.as_str().unwrap_or_default().to_owned());
    let query = StaffEventQuery {
        status: status.as_ref().and_then(|s| s.parse().ok()),
        q: words.as_ref().and_then(|q| q.parse().ok()),
        ..StaffEventQuery::default()
    };
    let events = use_query(query.clone(), client::events);
    let more = use_more(&events, move |client, cursor| {
        client::events(
            client,
            StaffEventQuery {
                cursor: Some(cursor),
                ..query.clone()
            },
        )
    });
    let statuses: Vec<Choice> = Status::ALL
        .iter()
        .map(|status| Choice::new(status.as_str(), status.label(lang)))
        .collect();
    let new_button = html! {
        if may_edit {
            <ButtonLink to={Route::StaffEventNew}>{ t(lang, "ui-page-event-new") }</ButtonLink>
        }
    };
    html! {
        <>
            <PageHeading title={t(lang, "ui-nav-staff-events")} actions={new_button.clone()} />
            <search class="filters" aria-label={t(lang, "page-events-filters")}>
                <Select bind={Bind::free("status", status.unwrap_or_default(), set_status.reform(text))}
                    label={t(lang, "staff-status")} choices={statuses} blank={t(lang, "page-filter-any")} />
                <TextField bind={Bind::free("q", words.unwrap_or_default(), set_words.reform(text))}
                    label={t(lang, "page-filter-words")} kind="search" width={Width::TwentyFour} />
            </search>
            { AsyncView::new(&events)
                .skeleton(Skeleton::Rows(6))
                .empty(|reply| reply.body.items.is_empty(), || html! {
                    <EmptyState title={t(lang, "staff-events-none")}>
                        <p>{ t(lang, "staff-events-none-advice") }</p>
                    </EmptyState>
                })
                .ready(|reply| html! {
                    <>
                        { table(lang, reply.body.items.iter().chain(more.items.iter())) }
                        <Pager has_next={more.next.is_some()} pending={more.pending}
                            error={more.error.clone()} onmore={more.load.clone()} />
                    </>
                }) }
        </>
    }
}

fn table<'e>(lang: Lang, events: impl Iterator<Item = &'e StaffEventItem>) -> Html {
    html! {
        <Table id="events" caption={t(lang, "ui-nav-staff-events")} caption_hidden={true} condensed={true}
            head={html! {
                <><th scope="col">{ t(lang, "event-field-title") }</th>
                <th scope="col">{ t(lang, "page-when") }</th>
                <th scope="col">{ t(lang, "staff-status") }</th>
                <th scope="col" class="end">{ t(lang, "staff-taken") }</th></>
            }}>
            { for events.map(|event| html! {
                <tr key={event.id.to_string()}>
                    <th scope="row"><Go to={Route::StaffEvent { id: event.id }}>{ event.title.as_str().to_owned() }</Go></th>
                    <td>{ wareki::span(event.starts_at, event.ends_at, lang) }</td>
                    <td><StatusTag status={event.status} returned={event.returned} /></td>
                    <td class="end num">{ taken(event) }</td>
                </tr>
            }) }
        </Table>
    }
}

/// Taken seats of all seats, such as `12 / 20`.
fn taken(event: &StaffEventItem) -> String {
    let capacity: i64 = event
        .seats
        .iter()
        .map(|seats| i64::from(seats.capacity))
        .sum();
    let left: i64 = event.seats.iter().map(|seats| i64::from(seats.left)).sum();
    format!("{} / {}", number(capacity - left), number(capacity))
}
