//! An event's registrations: list, file, adding by hand, cancelling with a reason.

use std::rc::Rc;

use serde_json::Value;
use shared::account::perm::Permission;
use shared::event::types::{EventId, Format, Mode};
use shared::registration::staff::{RegistrationFilter, StaffRegistration};
use shared::registration::types::RegistrationStatus;
use yew::prelude::*;

use super::super::client::registrations as client;
use super::super::components::registrations::{
    ByHand, CancelDialog, DetailDialog, RegistrationTable, name_of, status_label,
};
use crate::browser;
use crate::client::Reply;
use crate::hooks::{
    Bind, use_lang, use_more, use_mutation, use_query, use_query_param, use_session,
};
use crate::i18n::t;
use crate::t;
use crate::ui::{
    AsyncView, Button, ButtonKind, Choice, EmptyState, ErrorBanner, Pager, Select, Skeleton,
    TextField, Toast, Width, use_toast,
};

/// Props of [`DeskRegistrations`].
#[derive(Properties, PartialEq, Debug)]
pub struct RegistrationsProps {
    /// The event.
    pub id: EventId,
    /// How it is held.
    pub format: Format,
    /// Whether people can still be taken down.
    pub open: bool,
    /// Told when the registrations have changed.
    pub onchange: Callback<()>,
}

/// The tab: the list, or the form for one more.
#[component]
pub fn DeskRegistrations(props: &RegistrationsProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let (add, set_add) = use_query_param("add");
    let may_edit = use_session().state.may(Permission::RegistrationEdit);
    let begin = set_add.reform(|()| AttrValue::from("1"));
    let back = set_add.reform(|()| AttrValue::default());
    if add.is_some() && may_edit && props.open {
        let done = {
            let (back, changed) = (back.clone(), props.onchange.clone());
            Callback::from(move |one: StaffRegistration| {
                toast.emit(Toast::new(t!(
                    lang,
                    "staff-by-hand-done",
                    name = name_of(lang, &one),
                    status = status_label(lang, one.status).to_string()
                )));
                back.emit(());
                changed.emit(());
            })
        };
        return html! { <ByHand id={props.id} format={props.format} ondone={done} onback={back} /> };
    }
    html! {
        <div class="stack">
            if may_edit && props.open {
                <div><Button kind={ButtonKind::Outline} onclick={begin}>{ t(lang, "staff-by-hand") }</Button></div>
            }
            <RegistrationList id={props.id} editable={may_edit} onchange={props.onchange.clone()} />
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct ListProps {
    id: EventId,
    editable: bool,
    onchange: Callback<()>,
}

/// The filters of the address, as inputs.
struct Filters {
    filter: RegistrationFilter,
    status: Bind,
    mode: Bind,
    words: Bind,
}

#[hook]
fn use_filters() -> Filters {
    let (status, set_status) = use_query_param("status");
    let (mode, set_mode) = use_query_param("mode");
    let (words, set_words) = use_query_param("q");
    let text = |value: Value| AttrValue::from(value.as_str().unwrap_or_default().to_owned());
    Filters {
        filter: RegistrationFilter {
            status: status.as_ref().and_then(|s| s.parse().ok()),
            mode: mode.as_ref().and_then(|m| m.parse().ok()),
            q: words.as_ref().and_then(|q| q.parse().ok()),
            ..RegistrationFilter::default()
        },
        status: Bind::free(
            "status",
            status.unwrap_or_default(),
            set_status.reform(text),
        ),
        mode: Bind::free("mode", mode.unwrap_or_default(), set_mode.reform(text)),
        words: Bind::free("q", words.unwrap_or_default(), set_words.reform(text)),
    }
}

#[component]
fn RegistrationList(props: &ListProps) -> Html {
    let lang = use_lang();
    let id = props.id;
    let filters = use_filters();
    let filter = filters.filter.clone();
    let filtered = filter != RegistrationFilter::default();
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
    let shown = use_state(|| None::<StaffRegistration>);
    let cancelling = use_state(|| None::<StaffRegistration>);
    let ask = |which: &UseStateHandle<Option<StaffRegistration>>| {
        let which = which.setter();
        Callback::from(move |one: StaffRegistration| which.set(Some(one)))
    };
    let close = {
        let (cancelling, list, changed) = (
            cancelling.setter(),
            list.refetch.clone(),
            props.onchange.clone(),
        );
        Callback::from(move |cancelled: bool| {
            cancelling.set(None);
            if cancelled {
                list.emit(());
                changed.emit(());
            }
        })
    };
    let hide = {
        let shown = shown.setter();
        Callback::from(move |()| shown.set(None))
    };
    html! {
        <div class="stack">
            <FilterRow {id} status={filters.status} mode={filters.mode} words={filters.words} />
            { AsyncView::new(&list)
                .skeleton(Skeleton::Rows(6))
                .empty(|reply| reply.body.items.is_empty(), || html! {
                    <EmptyState title={t(lang, if filtered { "staff-registrations-none-found" } else { "staff-registrations-none" })} />
                })
                .ready(|reply| {
                    let rows = reply.body.items.iter().chain(more.items.iter()).cloned().collect();
                    html! {
                        <>
                            <RegistrationTable rows={Rc::new(rows)} editable={props.editable}
                                onshow={ask(&shown)} oncancel={ask(&cancelling)} />
                            <Pager has_next={more.next.is_some()} pending={more.pending}
                                error={more.error.clone()} onmore={more.load.clone()} />
                        </>
                    }
                }) }
            <DetailDialog one={(*shown).clone()} onclose={hide} />
            <CancelDialog one={(*cancelling).clone()} onclose={close} />
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct FilterProps {
    id: EventId,
    status: Bind,
    mode: Bind,
    words: Bind,
}

/// The filters, and the whole list as a file.
#[component]
fn FilterRow(props: &FilterProps) -> Html {
    let lang = use_lang();
    let id = props.id;
    let may_export = use_session().state.may(Permission::RegistrationExport);
    let csv = use_mutation(
        client::csv,
        Callback::from(move |reply: Reply<String>| {
            // Reading the answer as text took the byte order mark away that spreadsheets need.
            let text = format!("\u{FEFF}{}", reply.body);
            browser::save_file("registrations.csv", "text/csv;charset=utf-8", &text);
        }),
    );
    let statuses: Vec<Choice> = RegistrationStatus::ALL
        .iter()
        .map(|status| Choice::new(status.as_str(), status_label(lang, *status)))
        .collect();
    let modes: Vec<Choice> = Mode::ALL
        .iter()
        .map(|mode| Choice::new(mode.as_str(), mode.label(lang)))
        .collect();
    html! {
        <>
            <div class="cluster between">
                <search class="filters" aria-label={t(lang, "page-events-filters")}>
                    <Select bind={props.status.clone()} label={t(lang, "staff-status")} choices={statuses}
                        blank={t(lang, "page-filter-any")} />
                    <Select bind={props.mode.clone()} label={t(lang, "ticket-mode")} choices={modes}
                        blank={t(lang, "page-filter-any")} />
                    <TextField bind={props.words.clone()} label={t(lang, "page-filter-words")} kind="search"
                        width={Width::Sixteen} />
                </search>
                if may_export {
                    <Button kind={ButtonKind::Outline} pending={csv.pending} onclick={csv.run.reform(move |()| id)}>
                        { t(lang, "staff-csv") }</Button>
                }
            </div>
            if let Some(error) = &csv.error { <ErrorBanner error={error.clone()} /> }
        </>
    }
}
