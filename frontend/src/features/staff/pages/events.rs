//! Staff's list of events.

use serde_json::Value;
use shared::event::staff::{StaffEventItem, StaffEventQuery};
use shared::event::types::Status;
use shared::i18n::Lang;
use shared::registration::counts::{CountsQuery, EventCounts};
use shared::wareki;
use yew::prelude::*;

use super::super::client;
use super::super::components::StatusTag;
use crate::features::programme::client as programmes;
use crate::hooks::{Bind, use_lang, use_more, use_query, use_query_param, use_session};
use crate::i18n::{number, t};
use crate::routes::Route;
use crate::t;
use crate::ui::{
    AsyncView, ButtonLink, Choice, EmptyState, ErrorBanner, Go, PageHeading, Pager, Select,
    Skeleton, Table, TextField, Width,
};
use shared::account::perm::Permission;

/// The list, by status and words.
#[component]
pub fn StaffEvents() -> Html {
    let lang = use_lang();
    let may_edit = use_session().state.may(Permission::EventEdit);
    let (status, set_status) = use_query_param("status");
    let (year, set_year) = use_query_param("year");
    let (words, set_words) = use_query_param("q");
    let text = |value: Value| AttrValue::from(value.as_str().unwrap_or_default().to_owned());
    let query = StaffEventQuery {
        status: status.as_ref().and_then(|s| s.parse().ok()),
        fiscal_year: year.as_ref().and_then(|y| y.parse().ok()),
        q: words.as_ref().and_then(|q| q.parse().ok()),
        ..StaffEventQuery::default()
    };
    let events = use_query(query.clone(), client::events);
    let counts = use_query(
        CountsQuery {
            fiscal_year: query.fiscal_year,
        },
        client::registrations::counts,
    );
    let programmes = use_query((), programmes::list);
    let years: Vec<Choice> = programmes
        .body()
        .map(|known| known.items.iter())
        .into_iter()
        .flatten()
        .map(|one| {
            let year = one.fiscal_year;
            Choice::new(year.to_string(), wareki::fiscal_year(year, lang))
        })
        .collect();
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
            <div class="stack">
            <search class="filters" aria-label={t(lang, "page-events-filters")}>
                <Select bind={Bind::free("status", status.unwrap_or_default(), set_status.reform(text))}
                    label={t(lang, "staff-status")} choices={statuses} blank={t(lang, "page-filter-any")} />
                <Select bind={Bind::free("year", year.unwrap_or_default(), set_year.reform(text))}
                    label={t(lang, "staff-programme-year")} choices={years} blank={t(lang, "page-filter-any")} />
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
                        if let Some(error) = &counts.error {
                            <ErrorBanner error={error.clone()} retry={counts.refetch.clone()} />
                        }
                        { table(lang, reply.body.items.iter().chain(more.items.iter()), counts.body()) }
                        <Pager has_next={more.next.is_some()} pending={more.pending}
                            error={more.error.clone()} onmore={more.load.clone()} />
                    </>
                }) }
            </div>
        </>
    }
}

fn table<'e>(
    lang: Lang,
    events: impl Iterator<Item = &'e StaffEventItem>,
    counts: Option<&EventCounts>,
) -> Html {
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
                    <td>{ when(lang, event) }</td>
                    <td><StatusTag status={event.status} returned={event.returned} /></td>
                    <td class="end num">{ taken(lang, event, counts) }</td>
                </tr>
            }) }
        </Table>
    }
}

/// The date; for a postponed event, whose date is open, the one it had.
pub fn when(lang: Lang, event: &StaffEventItem) -> Html {
    let span = wareki::span(event.starts_at, event.ends_at, lang);
    if event.status == Status::Postponed {
        return html! {
            <>
                <span class="strong">{ t(lang, "staff-date-open") }</span>
                <br /><span class="small soft">{ t!(lang, "staff-date-before", span = span) }</span>
            </>
        };
    }
    html! { { span } }
}

/// Taken seats of all seats, such as `12 / 20`, how many more there are than seats, and how many
/// wait for approval or for a seat. Until the counts are known, as far as the seats tell it.
pub fn taken(lang: Lang, event: &StaffEventItem, counts: Option<&EventCounts>) -> Html {
    let capacity: i64 = event
        .seats
        .iter()
        .map(|seats| i64::from(seats.capacity))
        .sum();
    let left: i64 = event.seats.iter().map(|seats| i64::from(seats.left)).sum();
    let Some(counts) = counts else {
        return html! { { format!("{} / {}", number(capacity - left), number(capacity)) } };
    };
    let (confirmed, waiting) = counts.of(event.id);
    let pending: i64 = counts
        .items
        .iter()
        .filter(|count| count.event_id == event.id)
        .map(|count| i64::from(count.pending))
        .sum();
    // By mode: seats left at the venue do not make up for too many online.
    let over: i64 = event
        .seats
        .iter()
        .map(|seats| {
            let mut of_mode = counts.items.iter();
            let found =
                of_mode.find(|count| count.event_id == event.id && count.mode == seats.mode);
            let confirmed = found.map_or(0, |count| i64::from(count.confirmed));
            (confirmed - i64::from(seats.capacity)).max(0)
        })
        .sum();
    html! {
        <>
            { format!("{} / {}", number(confirmed.into()), number(capacity)) }
            if over > 0 { <br /><span class="small">{ t!(lang, "staff-over", count = number(over)) }</span> }
            if pending > 0 { <br /><span class="small">{ t!(lang, "staff-pending", count = number(pending)) }</span> }
            if waiting > 0 { <br /><span class="small">{ t!(lang, "staff-waitlist", count = number(waiting.into())) }</span> }
        </>
    }
}
