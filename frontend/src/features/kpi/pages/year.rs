//! Staff: a fiscal year's figures. `?year=` chooses the year; `?edit=` opens a form: `targets`, `new`
//! or a figure from outside by its id.

use std::rc::Rc;

use serde_json::Value;
use shared::account::perm::Permission;
use shared::kpi::{Kpi, OutsideFigureId};
use shared::time::FiscalYear;
use shared::wareki;
use yew::prelude::*;

use super::super::client;
use super::super::components::{
    MainFigures, OtherFigures, OutsideEdit, OutsideFigures, OutsideNew, ParticipationPart,
    SatisfactionPart, TargetsEdit,
};
use crate::browser;
use crate::client::Reply;
use crate::features::programme::client as programmes;
use crate::hooks::{Bind, use_lang, use_mutation, use_query, use_query_param, use_session};
use crate::i18n::t;
use crate::t;
use crate::ui::{
    AsyncView, Button, ButtonKind, Choice, EmptyState, ErrorBanner, PageHeading, Select, Settled,
    Skeleton, Toast, use_toast,
};

/// The year, or one of its forms.
#[component]
pub fn KpiPage() -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let session = use_session().state;
    let (year, choose_year) = use_query_param("year");
    let (edit, open) = use_query_param("edit");
    let asked: Option<FiscalYear> = year.as_ref().and_then(|year| year.parse().ok());
    let known = use_query(asked, client::show);
    let saved = {
        let (refetch, open) = (known.refetch.clone(), open.clone());
        Callback::from(move |()| {
            toast.emit(Toast::new(t(lang, "ui-saved")));
            open.emit(AttrValue::default());
            refetch.emit(());
        })
    };
    let may_outside = session.may(Permission::OutsideFigureEdit);
    let may_targets = session.may(Permission::TargetEdit);
    let programme = known.body().and_then(|kpi| kpi.programme_id);
    let id: Option<OutsideFigureId> = edit.as_ref().and_then(|edit| edit.parse().ok());
    let form = match (edit.as_deref(), programme, id) {
        (Some("targets"), Some(programme), _) if may_targets => Some((
            "kpi-targets",
            html! { <TargetsEdit {programme} onsaved={saved} /> },
        )),
        (Some("new"), _, _) if may_outside => Some((
            "kpi-outside-new",
            html! { <Settled><OutsideNew onsaved={saved} /></Settled> },
        )),
        (_, _, Some(id)) if may_outside => Some((
            "kpi-outside-edit",
            html! { <OutsideEdit {id} onsaved={saved} /> },
        )),
        _ => None,
    };
    if let Some((title, form)) = form {
        let back = open.reform(|()| AttrValue::default());
        return html! {
            <>
                <PageHeading title={t(lang, title)} />
                <div class="stack">
                    <div><Button kind={ButtonKind::Text} onclick={back}>{ t(lang, "ui-back") }</Button></div>
                    { form }
                </div>
            </>
        };
    }
    html! {
        <>
            <PageHeading title={t(lang, "kpi-title")} />
            <div class="stack-l">
                <YearBar year={known.body().map(|kpi| kpi.fiscal_year).or(asked)} onyear={choose_year} />
                { AsyncView::new(&known).skeleton(Skeleton::Cards(4)).ready(|reply| html! {
                    <Whole kpi={Rc::new(reply.body.clone())} {may_targets} {may_outside}
                        onedit={open.clone()} onchange={known.refetch.clone()} />
                }) }
            </div>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct BarProps {
    year: Option<FiscalYear>,
    onyear: Callback<AttrValue>,
}

/// Which year, and the year as files.
#[component]
fn YearBar(props: &BarProps) -> Html {
    let lang = use_lang();
    let programmes = use_query((), programmes::list);
    let known = programmes.body().map(|known| known.items.iter());
    let mut years: Vec<FiscalYear> = known
        .into_iter()
        .flatten()
        .map(|one| one.fiscal_year)
        .collect();
    years.extend(props.year);
    years.sort_unstable_by(|a, b| b.cmp(a));
    years.dedup();
    let choices: Vec<Choice> = years
        .into_iter()
        .map(|year| Choice::new(year.to_string(), wareki::fiscal_year(year, lang)))
        .collect();
    let set = props
        .onyear
        .reform(|value: Value| AttrValue::from(value.as_str().unwrap_or_default().to_owned()));
    let value = props.year.map(|year| year.to_string()).unwrap_or_default();
    html! {
        <div class="cluster between">
            <Select bind={Bind::free("year", value, set)} label={t(lang, "kpi-year")} {choices} />
            if let Some(year) = props.year { <Files {year} /> }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct FilesProps {
    year: FiscalYear,
}

/// The year as CSV and as a workbook.
#[component]
fn Files(props: &FilesProps) -> Html {
    const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let lang = use_lang();
    let year = props.year;
    let csv = use_mutation(
        client::csv,
        Callback::from(move |reply: Reply<String>| {
            // Reading the answer as text took the byte order mark away that spreadsheets need.
            let text = format!("\u{FEFF}{}", reply.body);
            browser::save_file(&format!("kpi-{year}.csv"), "text/csv;charset=utf-8", &text);
        }),
    );
    let xlsx = use_mutation(
        client::xlsx,
        Callback::from(move |reply: Reply<Vec<u8>>| {
            browser::save_bytes(&format!("kpi-{year}.xlsx"), WORKBOOK, &reply.body);
        }),
    );
    html! {
        <div class="stack-s">
            <div class="cluster">
                <Button kind={ButtonKind::Outline} pending={csv.pending}
                    onclick={csv.run.reform(move |()| year)}>{ t(lang, "kpi-csv") }</Button>
                <Button kind={ButtonKind::Outline} pending={xlsx.pending}
                    onclick={xlsx.run.reform(move |()| year)}>{ t(lang, "kpi-xlsx") }</Button>
            </div>
            { for [&csv.error, &xlsx.error].into_iter().flatten().map(|error| html! {
                <ErrorBanner error={error.clone()} />
            }) }
        </div>
    }
}

/// Props of [`Whole`].
#[derive(Properties, PartialEq, Debug)]
pub struct WholeProps {
    /// The year's figures.
    pub kpi: Rc<Kpi>,
    /// Whether one may set targets.
    pub may_targets: bool,
    /// Whether one may enter figures from outside.
    pub may_outside: bool,
    /// Opens a form.
    pub onedit: Callback<AttrValue>,
    /// Told when a figure from outside was removed or came back.
    pub onchange: Callback<()>,
}

/// The whole year: the four numbers first, then the rest; before there is any, what will appear.
#[component]
pub fn Whole(props: &WholeProps) -> Html {
    let lang = use_lang();
    let kpi = &props.kpi;
    let targets = props.onedit.reform(|()| AttrValue::from("targets"));
    html! {
        <div class="stack-l">
            <p>{ t!(lang, "kpi-as-of", day = wareki::date(kpi.as_of, lang)) }</p>
            if nothing(kpi) {
                <EmptyState title={t(lang, "kpi-empty")}><p>{ t(lang, "kpi-empty-advice") }</p></EmptyState>
            } else {
                <MainFigures kpi={kpi.clone()} />
            }
            if props.may_targets && kpi.programme_id.is_some() {
                <div><Button onclick={targets}>{ t(lang, "kpi-targets") }</Button></div>
            }
            if !nothing(kpi) {
                <SatisfactionPart kpi={kpi.clone()} />
                <ParticipationPart kpi={kpi.clone()} />
                <OtherFigures kpi={kpi.clone()} />
            }
            <OutsideFigures kpi={kpi.clone()} may_edit={props.may_outside}
                onedit={props.onedit.clone()} onchange={props.onchange.clone()} />
        </div>
    }
}

/// Whether nothing was counted and no target set.
fn nothing(kpi: &Kpi) -> bool {
    let empty = |figure: &shared::kpi::api::Figure| {
        figure.value.unwrap_or_default() == 0 && figure.target.is_none()
    };
    kpi.events.is_empty() && kpi.figures.iter().all(empty)
}
