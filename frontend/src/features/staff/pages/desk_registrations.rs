//! An event's registrations: list, file, adding by hand, cancelling with a reason.

use std::rc::Rc;

use serde_json::Value;
use shared::account::consent::OptionalConsent;
use shared::account::perm::Permission;
use shared::event::types::{EventId, Format, Mode};
use shared::organisation::Sector;
use shared::registration::staff::{RegistrationFilter, StaffRegistration};
use shared::registration::types::{KeepFilter, RegistrationId, RegistrationStatus};
use yew::prelude::*;

use super::super::client::registrations as client;
use super::super::components::registrations::{
    ByHand, CancelDialog, DecideBar, DetailDialog, PlaceDialog, RegistrationTable, RowAct, name_of,
    status_label,
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
            <RegistrationList id={props.id} editable={may_edit} hybrid={props.format == Format::Hybrid}
                onchange={props.onchange.clone()} />
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct ListProps {
    id: EventId,
    editable: bool,
    hybrid: bool,
    onchange: Callback<()>,
}

/// The filters of the address, as inputs.
struct Filters {
    filter: RegistrationFilter,
    status: Bind,
    mode: Bind,
    consent: Bind,
    sector: Bind,
    keep: Bind,
    words: Bind,
}

#[hook]
fn use_filters() -> Filters {
    let (status, set_status) = use_query_param("status");
    let (mode, set_mode) = use_query_param("mode");
    let (consent, set_consent) = use_query_param("consent");
    let (sector, set_sector) = use_query_param("sector");
    let (keep, set_keep) = use_query_param("keep");
    let (words, set_words) = use_query_param("q");
    let text = |value: Value| AttrValue::from(value.as_str().unwrap_or_default().to_owned());
    Filters {
        filter: RegistrationFilter {
            status: status.as_ref().and_then(|s| s.parse().ok()),
            mode: mode.as_ref().and_then(|m| m.parse().ok()),
            consent: consent.as_ref().and_then(|c| c.parse().ok()),
            sector: sector.as_ref().and_then(|s| s.parse().ok()),
            keep: keep.as_ref().and_then(|k| k.parse().ok()),
            q: words.as_ref().and_then(|q| q.parse().ok()),
            ..RegistrationFilter::default()
        },
        status: Bind::free(
            "status",
            status.unwrap_or_default(),
            set_status.reform(text),
        ),
        mode: Bind::free("mode", mode.unwrap_or_default(), set_mode.reform(text)),
        consent: Bind::free(
            "consent",
            consent.unwrap_or_default(),
            set_consent.reform(text),
        ),
        sector: Bind::free(
            "sector",
            sector.unwrap_or_default(),
            set_sector.reform(text),
        ),
        keep: Bind::free("keep", keep.unwrap_or_default(), set_keep.reform(text)),
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
    let asked = use_state(|| None::<(StaffRegistration, RowAct)>);
    let picks = use_state(|| Rc::new(Vec::<RegistrationId>::new()));
    let show = {
        let shown = shown.setter();
        Callback::from(move |one: StaffRegistration| shown.set(Some(one)))
    };
    let ask = {
        let asked = asked.setter();
        Callback::from(move |one: (StaffRegistration, RowAct)| asked.set(Some(one)))
    };
    let changed = {
        let (list, changed) = (list.refetch.clone(), props.onchange.clone());
        Callback::from(move |()| {
            list.emit(());
            changed.emit(());
        })
    };
    let close = {
        let (asked, changed) = (asked.setter(), changed.clone());
        Callback::from(move |done: bool| {
            asked.set(None);
            if done {
                changed.emit(());
            }
        })
    };
    let set_picks = {
        let picks = picks.setter();
        Callback::from(move |ids: Vec<RegistrationId>| picks.set(Rc::new(ids)))
    };
    let asked_for = |wanted: RowAct| {
        let asked = asked.as_ref().filter(|(_, act)| *act == wanted);
        asked.map(|(one, _)| one.clone())
    };
    let placing = asked_for(RowAct::Move)
        .map(|one| (one, false))
        .or_else(|| asked_for(RowAct::Seat).map(|one| (one, true)));
    let hide = {
        let shown = shown.setter();
        Callback::from(move |()| shown.set(None))
    };
    html! {
        <div class="stack">
            <FilterRow {id} status={filters.status} mode={filters.mode} sector={filters.sector}
                consent={filters.consent} keep={filters.keep} words={filters.words} />
            { AsyncView::new(&list)
                .skeleton(Skeleton::Rows(6))
                .empty(|reply| reply.body.items.is_empty(), || html! {
                    <EmptyState title={t(lang, if filtered { "staff-registrations-none-found" } else { "staff-registrations-none" })} />
                })
                .ready(|reply| {
                    let rows: Vec<StaffRegistration> =
                        reply.body.items.iter().chain(more.items.iter()).cloned().collect();
                    let waiting = waiting(&rows);
                    // Who was decided meanwhile, or is out of sight by a filter, is not selected.
                    let picked: Vec<RegistrationId> =
                        picks.iter().filter(|id| waiting.contains(id)).copied().collect();
                    let picked = Rc::new(picked);
                    let onpick = set_picks.reform({
                        let picked = picked.clone();
                        move |id: RegistrationId| toggled(&picked, id)
                    });
                    html! {
                        <>
                            if props.editable {
                                <DecideBar {id} picked={picked.clone()} waiting={Rc::new(waiting)}
                                    onpick={set_picks.clone()} ondone={changed.clone()} />
                            }
                            <RegistrationTable rows={Rc::new(rows)} editable={props.editable}
                                hybrid={props.hybrid} {picked} {onpick} onshow={show.clone()}
                                onask={ask.clone()} />
                            <Pager has_next={more.next.is_some()} pending={more.pending}
                                error={more.error.clone()} onmore={more.load.clone()} />
                        </>
                    }
                }) }
            <DetailDialog one={(*shown).clone()} onclose={hide} />
            <CancelDialog one={asked_for(RowAct::Cancel)} onclose={close.clone()} />
            <PlaceDialog asked={placing} onclose={close} />
        </div>
    }
}

/// Those who wait for approval.
fn waiting(rows: &[StaffRegistration]) -> Vec<RegistrationId> {
    rows.iter()
        .filter(|row| row.status == RegistrationStatus::Pending)
        .map(|row| row.id)
        .collect()
}

/// The selection with one more, or one less.
fn toggled(picked: &[RegistrationId], id: RegistrationId) -> Vec<RegistrationId> {
    let mut next: Vec<RegistrationId> = picked.iter().filter(|one| **one != id).copied().collect();
    if next.len() == picked.len() {
        next.push(id);
    }
    next
}

#[derive(Properties, PartialEq)]
struct FilterProps {
    id: EventId,
    status: Bind,
    mode: Bind,
    consent: Bind,
    sector: Bind,
    keep: Bind,
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
    let consents: Vec<Choice> = OptionalConsent::ALL
        .iter()
        .map(|consent| Choice::new(consent.as_str(), consent.short(lang)))
        .collect();
    let sectors: Vec<Choice> = Sector::ALL
        .iter()
        .map(|sector| Choice::new(sector.as_str(), t(lang, &format!("sector-{sector}"))))
        .collect();
    let answers = vec![Choice::new(
        KeepFilter::Unanswered.as_str(),
        t(lang, "staff-keep-unanswered"),
    )];
    html! {
        <>
            <div class="cluster between">
                <search class="filters" aria-label={t(lang, "page-events-filters")}>
                    <Select bind={props.status.clone()} label={t(lang, "staff-status")} choices={statuses}
                        blank={t(lang, "page-filter-any")} />
                    <Select bind={props.mode.clone()} label={t(lang, "ticket-mode")} choices={modes}
                        blank={t(lang, "page-filter-any")} />
                    <Select bind={props.consent.clone()} label={t(lang, "staff-consents")} choices={consents}
                        blank={t(lang, "page-filter-any")} />
                    <Select bind={props.sector.clone()} label={t(lang, "staff-sector")} choices={sectors}
                        blank={t(lang, "page-filter-any")} />
                    <Select bind={props.keep.clone()} label={t(lang, "staff-keep-filter")} choices={answers}
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
