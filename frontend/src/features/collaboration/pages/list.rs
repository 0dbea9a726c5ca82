//! The collaborations, and the form of a new one (`?edit=new`).

use serde_json::Value;
use shared::account::perm::Permission;
use shared::collaboration::api::{CollaborationDetail, CollaborationFilter, CollaborationItem};
use shared::collaboration::types::{Confirmation, Stage};
use shared::i18n::Lang;
use shared::time::{Day, FiscalYear};
use shared::wareki;
use yew::prelude::*;
use yew_router::prelude::use_navigator;

use super::super::client;
use super::super::components::{CollaborationFormView, companies, draft, standing};
use crate::client::Reply;
use crate::hooks::{
    Bind, forget_draft, use_lang, use_more, use_mutation, use_now, use_query, use_query_param,
    use_session,
};
use crate::i18n::t;
use crate::routes::{self, Route};
use crate::ui::{
    AsyncView, Button, Choice, EmptyState, Go, PageHeading, Pager, Select, Settled, Skeleton,
    Table, Toast, use_toast,
};

/// The list, or the form.
#[component]
pub fn Collaborations() -> Html {
    let lang = use_lang();
    let (edit, choose) = use_query_param("edit");
    let may_edit = use_session().state.may(Permission::CollaborationEdit);
    let begin = choose.reform(|()| AttrValue::from("new"));
    let back = choose.reform(|()| AttrValue::default());
    let new = edit.is_some() && may_edit;
    html! {
        <>
            <PageHeading title={t(lang, if new { "collaboration-new" } else { "collaboration-title" })}
                actions={html! {
                    if may_edit && !new { <Button onclick={begin}>{ t(lang, "collaboration-new") }</Button> }
                }} />
            if new { <Settled><NewForm onback={back} /></Settled> } else { <List /> }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct NewProps {
    onback: Callback<()>,
}

#[component]
fn NewForm(props: &NewProps) -> Html {
    let lang = use_lang();
    let (toast, navigator) = (use_toast(), use_navigator());
    let create = use_mutation(
        client::create,
        Callback::from(move |reply: Reply<CollaborationDetail>| {
            forget_draft(&draft(None));
            toast.emit(Toast::new(t(lang, "ui-saved")));
            if let Some(navigator) = &navigator {
                let id = reply.body.id;
                routes::go(navigator, &format!("/staff/collaborations/{id}"));
            }
        }),
    );
    html! {
        <CollaborationFormView pending={create.pending} error={create.error.clone()}
            onsave={create.run.clone()} onback={props.onback.clone()} />
    }
}

/// The filters of the address, as inputs.
struct Filters {
    filter: CollaborationFilter,
    stage: Bind,
    year: Bind,
    confirmation: Bind,
}

#[hook]
fn use_filters() -> Filters {
    let (stage, set_stage) = use_query_param("stage");
    let (year, set_year) = use_query_param("fiscal_year");
    let (confirmation, set_confirmation) = use_query_param("confirmation");
    let (company, _) = use_query_param("organisation_id");
    let text = |value: Value| AttrValue::from(value.as_str().unwrap_or_default().to_owned());
    let bind = |name: &'static str, value: Option<AttrValue>, set: Callback<AttrValue>| {
        Bind::free(name, value.unwrap_or_default(), set.reform(text))
    };
    Filters {
        filter: CollaborationFilter {
            stage: stage.as_ref().and_then(|text| text.parse().ok()),
            fiscal_year: year.as_ref().and_then(|text| text.parse().ok()),
            confirmation: confirmation.as_ref().and_then(|text| text.parse().ok()),
            organisation_id: company.as_ref().and_then(|text| text.parse().ok()),
            ..CollaborationFilter::default()
        },
        stage: bind("stage", stage, set_stage),
        year: bind("fiscal_year", year, set_year),
        confirmation: bind("confirmation", confirmation, set_confirmation),
    }
}

#[component]
fn List() -> Html {
    let lang = use_lang();
    let filters = use_filters();
    let filter = filters.filter.clone();
    let filtered = filter != CollaborationFilter::default();
    let list = use_query(filter.clone(), client::list);
    let more = use_more(&list, move |client, cursor| {
        let cursor = Some(cursor);
        let next = CollaborationFilter {
            cursor,
            ..filter.clone()
        };
        client::list(client, next)
    });
    let this_year = FiscalYear::of(use_now().jst_date()).year();
    let stages: Vec<Choice> = Stage::ALL
        .iter()
        .map(|stage| Choice::new(stage.as_str(), t(lang, &stage.label())))
        .collect();
    let years: Vec<Choice> = (0..6)
        .filter_map(|back| FiscalYear::new(this_year - back).ok())
        .map(|year| Choice::new(year.to_string(), wareki::fiscal_year(year, lang)))
        .collect();
    let confirmations: Vec<Choice> = Confirmation::ALL
        .iter()
        .map(|one| Choice::new(one.as_str(), t(lang, &format!("collaboration-is-{one}"))))
        .collect();
    let any = t(lang, "page-filter-any");
    html! {
        <div class="stack">
            <search class="filters" aria-label={t(lang, "page-events-filters")}>
                <Select bind={filters.stage} label={t(lang, "collaboration-stage")} choices={stages} blank={any.clone()} />
                <Select bind={filters.year} label={t(lang, "collaboration-launch-year")} choices={years} blank={any.clone()} />
                <Select bind={filters.confirmation} label={t(lang, "collaboration-confirmed")} choices={confirmations} blank={any} />
            </search>
            { AsyncView::new(&list)
                .skeleton(Skeleton::Rows(5))
                .empty(|reply| reply.body.items.is_empty(), || html! {
                    <EmptyState title={t(lang, if filtered { "collaboration-none-found" } else { "collaboration-none" })} />
                })
                .ready(|reply| {
                    let rows: Vec<_> = reply.body.items.iter().chain(more.items.iter()).cloned().collect();
                    html! {
                        <>
                            { table(lang, &rows) }
                            <Pager has_next={more.next.is_some()} pending={more.pending}
                                error={more.error.clone()} onmore={more.load.clone()} />
                        </>
                    }
                }) }
        </div>
    }
}

/// What it is called, how far it is, who takes part, since when.
pub fn table(lang: Lang, rows: &[CollaborationItem]) -> Html {
    let day = |day: Option<Day>| day.map(|day| wareki::date(day, lang)).unwrap_or_default();
    html! {
        <Table id="collaborations" caption={t(lang, "collaboration-title")} caption_hidden={true} head={html! {
            <><th scope="col">{ t(lang, "collaboration-name") }</th>
            <th scope="col">{ t(lang, "collaboration-stage") }</th>
            <th scope="col">{ t(lang, "collaboration-companies") }</th>
            <th scope="col">{ t(lang, "collaboration-launched-on") }</th></>
        }}>
            { for rows.iter().map(|one| html! {
                <tr key={one.id.to_string()}>
                    <th scope="row"><Go to={Route::StaffCollaboration { id: one.id }}>{ one.title.to_string() }</Go>
                        if let Some(origin) = &one.origin_event {
                            <br /><span class="small soft">{ origin.title.to_string() }</span>
                        }</th>
                    <td>{ standing(lang, one.stage, one.launched_on, one.counts_in) }</td>
                    <td>{ companies(&one.organisations) }</td>
                    <td>{ day(one.launched_on) }</td>
                </tr>
            }) }
        </Table>
    }
}
