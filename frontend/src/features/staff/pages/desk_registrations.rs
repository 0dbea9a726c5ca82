//! An event's registrations: numbers, list, file, cancelling with a reason.

use serde_json::{Value, json};
use shared::event::types::{EventId, Mode};
use shared::field::Faults;
use shared::i18n::Lang;
use shared::registration::api::{
    CancelByStaff, RegistrationFilter, RegistrationSummary, StaffRegistration,
};
use shared::registration::types::RegistrationStatus;
use shared::wareki;
use yew::prelude::*;

use super::super::client::registrations as client;
use crate::browser;
use crate::client::Reply;
use crate::hooks::{
    Bind, FormOptions, use_form, use_lang, use_more, use_mutation, use_query, use_query_param,
};
use crate::i18n::{number, t};
use crate::t;
use crate::ui::{
    AsyncView, Button, ButtonKind, Choice, Dialog, EmptyState, ErrorBanner, ErrorSummary, Pager,
    Select, Skeleton, Table, Tag, TagTone, TextArea, TextField, Width,
};

/// Props of [`DeskRegistrations`].
#[derive(Properties, PartialEq, Debug)]
pub struct RegistrationsProps {
    /// The event.
    pub id: EventId,
}

/// The words of a status.
fn label(lang: Lang, status: RegistrationStatus) -> AttrValue {
    t(lang, &format!("registration-status-{status}"))
}

/// The tab.
#[component]
pub fn DeskRegistrations(props: &RegistrationsProps) -> Html {
    let lang = use_lang();
    let id = props.id;
    let (status, set_status) = use_query_param("status");
    let (words, set_words) = use_query_param("q");
    let text = |value: Value| AttrValue::from(value.as_str().unwrap_or_default().to_owned());
    let filter = RegistrationFilter {
        status: status.as_ref().and_then(|s| s.parse().ok()),
        q: words.as_ref().and_then(|q| q.parse().ok()),
        ..RegistrationFilter::default()
    };
    let summary = use_query(id, client::summary);
    let list = use_query((id, filter.clone()), client::list);
    let more = use_more(&list, move |client, cursor| {
        client::list(
            client,
            (
                id,
                RegistrationFilter {
                    cursor: Some(cursor),
                    ..filter.clone()
                },
            ),
        )
    });
    let csv = use_mutation(
        client::csv,
        Callback::from(move |reply: Reply<String>| {
            // Reading the answer as text took the byte order mark away that spreadsheets need.
            let text = format!("\u{FEFF}{}", reply.body);
            browser::save_file("registrations.csv", "text/csv;charset=utf-8", &text);
        }),
    );
    let cancelling = use_state(|| None::<StaffRegistration>);
    let close = {
        let (cancelling, list, summary) = (
            cancelling.clone(),
            list.refetch.clone(),
            summary.refetch.clone(),
        );
        Callback::from(move |changed: bool| {
            cancelling.set(None);
            if changed {
                list.emit(());
                summary.emit(());
            }
        })
    };
    let ask = {
        let cancelling = cancelling.setter();
        Callback::from(move |one: StaffRegistration| cancelling.set(Some(one)))
    };
    let statuses: Vec<Choice> = RegistrationStatus::ALL
        .iter()
        .map(|status| Choice::new(status.as_str(), label(lang, *status)))
        .collect();
    html! {
        <div class="stack">
            { AsyncView::new(&summary).skeleton(Skeleton::Lines(2)).ready(|reply| numbers(lang, &reply.body)) }
            <div class="cluster between">
                <search class="filters" aria-label={t(lang, "page-events-filters")}>
                    <Select bind={Bind::free("status", status.unwrap_or_default(), set_status.reform(text))}
                        label={t(lang, "staff-status")} choices={statuses} blank={t(lang, "page-filter-any")} />
                    <TextField bind={Bind::free("q", words.unwrap_or_default(), set_words.reform(text))}
                        label={t(lang, "page-filter-words")} kind="search" width={Width::Sixteen} />
                </search>
                <Button kind={ButtonKind::Outline} pending={csv.pending} onclick={csv.run.reform(move |()| id)}>
                    { t(lang, "staff-csv") }</Button>
            </div>
            if let Some(error) = &csv.error { <ErrorBanner error={error.clone()} /> }
            { AsyncView::new(&list)
                .skeleton(Skeleton::Rows(6))
                .empty(|reply| reply.body.items.is_empty(), || html! {
                    <EmptyState title={t(lang, "staff-registrations-none")} />
                })
                .ready(|reply| html! {
                    <>
                        { table(lang, reply.body.items.iter().chain(more.items.iter()), &ask) }
                        <Pager has_next={more.next.is_some()} pending={more.pending}
                            error={more.error.clone()} onmore={more.load.clone()} />
                    </>
                }) }
            if let Some(one) = &*cancelling {
                <CancelDialog one={one.clone()} onclose={close} />
            }
        </div>
    }
}

fn numbers(lang: Lang, summary: &RegistrationSummary) -> Html {
    html! {
        <div class="numbers">
            { for summary.by_mode.iter().map(|count| html! {
                <div class="number">
                    <p class="small soft">{ count.mode.label(lang) }</p>
                    <p class="strong num">{ t!(lang, "staff-count", confirmed = number(count.confirmed.into()),
                        capacity = number(count.capacity.into()), waitlisted = number(count.waitlisted.into())) }</p>
                </div>
            }) }
        </div>
    }
}

fn table<'r>(
    lang: Lang,
    rows: impl Iterator<Item = &'r StaffRegistration>,
    ask: &Callback<StaffRegistration>,
) -> Html {
    html! {
        <Table id="registrations" caption={t(lang, "staff-tab-registrations")} caption_hidden={true} condensed={true}
            head={html! {
                <><th scope="col">{ t(lang, "ticket-name") }</th>
                <th scope="col">{ t(lang, "account-organisation") }</th>
                <th scope="col">{ t(lang, "staff-status") }</th>
                <th scope="col">{ t(lang, "ticket-mode") }</th>
                <th scope="col">{ t(lang, "staff-created") }</th>
                <th scope="col"><span class="sr-only">{ t(lang, "ticket-cancel") }</span></th></>
            }}>
            { for rows.map(|row| table_row(lang, row, ask)) }
        </Table>
    }
}

fn table_row(lang: Lang, row: &StaffRegistration, ask: &Callback<StaffRegistration>) -> Html {
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    let name = name_of(row);
    let tone = match row.status {
        RegistrationStatus::Confirmed => TagTone::Good,
        RegistrationStatus::Waitlisted => TagTone::Wait,
        RegistrationStatus::Cancelled => TagTone::Plain,
    };
    let mode: Mode = row.mode;
    let onclick = {
        let row = row.clone();
        ask.reform(move |()| row.clone())
    };
    html! {
        <tr key={row.id.to_string()}>
            <th scope="row">{ name.clone() }
                <br /><span class="small soft">{ text(row.family_kana.as_ref().map(AsRef::as_ref)) }{ " " }
                    { text(row.given_kana.as_ref().map(AsRef::as_ref)) }</span></th>
            <td>{ text(row.organisation_name.as_ref().map(AsRef::as_ref)) }
                <br /><span class="small soft">{ text(row.email.as_ref().map(AsRef::as_ref)) }</span></td>
            <td><Tag {tone} state={true}>{ label(lang, row.status) }</Tag></td>
            <td>{ mode.label(lang) }</td>
            <td class="nowrap">{ wareki::date_time(row.created_at, lang) }</td>
            <td>if row.status != RegistrationStatus::Cancelled {
                <Button kind={ButtonKind::Text} label={format!("{}: {name}", t(lang, "ticket-cancel"))} {onclick}>
                    { t(lang, "ticket-cancel") }</Button>
            }</td>
        </tr>
    }
}

fn name_of(row: &StaffRegistration) -> String {
    match (&row.family_name, &row.given_name) {
        (Some(family), Some(given)) => format!("{family} {given}"),
        _ => String::new(),
    }
}

#[derive(Properties, PartialEq)]
struct CancelProps {
    one: StaffRegistration,
    onclose: Callback<bool>,
}

/// Asks for the reason; its owner reads it in the mail.
#[component]
fn CancelDialog(props: &CancelProps) -> Html {
    let lang = use_lang();
    let id = props.one.id;
    let cancel = use_mutation(
        client::cancel,
        props.onclose.reform(|_: Reply<StaffRegistration>| true),
    );
    let form = use_form(
        FormOptions::new(format!("cancel-{id}"), json!({})).without_draft(),
        cancel.error.clone(),
        |_: &CancelByStaff, _: &mut Faults| {},
        cancel.run.reform(move |body| (id, body)),
    );
    html! {
        <Dialog id="cancel" open=true onclose={props.onclose.reform(|()| false)}
            title={t!(lang, "staff-cancel-title", name = name_of(&props.one))}>
            <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
                <ErrorSummary faults={form.summary.clone()} attempts={form.attempts} />
                if let Some(error) = cancel.error.as_ref().filter(|e| e.faults().is_empty()) {
                    <ErrorBanner error={error.clone()} />
                }
                <TextArea bind={form.bind("/reason")} label={t(lang, "staff-reason-cancel-one")} required={true} />
                <Button submit=true pending={cancel.pending}>{ t(lang, "ticket-cancel-do") }</Button>
            </form>
        </Dialog>
    }
}
