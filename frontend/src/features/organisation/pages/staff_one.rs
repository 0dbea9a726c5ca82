//! Staff: one organisation, and the form of a new one (`?from=` takes a name that waits).

use std::rc::Rc;

use serde_json::{Value, json};
use shared::account::perm::Permission;
use shared::field::Faults;
use shared::i18n::Lang;
use shared::organisation::staff::{ItRegistrationView, OrganisationForm, StaffOrganisation};
use shared::organisation::{OrganisationId, OrganisationStatus};
use shared::wareki;
use yew::prelude::*;
use yew_router::prelude::use_navigator;

use super::super::{calls, form};
use super::it::ItSteps;
use super::merge::Merge;
use crate::client::{ClientError, Etag, Reply};
use crate::hooks::{
    FormOptions, forget_draft, use_form, use_lang, use_mutation, use_query, use_query_param,
    use_session,
};
use crate::i18n::t;
use crate::routes::{self, Route};
use crate::ui::{
    AsyncView, Banner, Button, ButtonLink, Crumb, FormHead, PageHeading, Settled, Skeleton, Tag,
    TagTone, Toast, Tone, UnsavedGuard, use_toast,
};

/// The form of a new one.
#[component]
pub fn StaffOrganisationNew() -> Html {
    let lang = use_lang();
    let (from, _) = use_query_param("from");
    let waiting: Option<OrganisationId> = from.as_ref().and_then(|from| from.parse().ok());
    html! {
        <>
            <PageHeading title={t(lang, "staff-company-new")}
                crumbs={vec![Crumb::new(Route::StaffOrganisations, t(lang, "staff-company-title"))]} />
            if let Some(id) = waiting {
                <FromWaiting {id} />
            } else {
                <Settled><New waiting={None::<OrganisationId>} name={AttrValue::default()} /></Settled>
            }
        </>
    }
}

/// Props of a page about one organisation.
#[derive(Properties, PartialEq, Debug)]
pub struct OneProps {
    /// The organisation.
    pub id: OrganisationId,
}

#[component]
fn FromWaiting(props: &OneProps) -> Html {
    let one = use_query(props.id, calls::staff_one);
    let id = props.id;
    AsyncView::new(&one)
        .skeleton(Skeleton::Lines(8))
        .ready(|reply| html! { <New waiting={Some(id)} name={reply.body.form.name.as_str().to_owned()} /> })
}

#[derive(Properties, PartialEq)]
struct NewProps {
    waiting: Option<OrganisationId>,
    name: AttrValue,
}

#[component]
fn New(props: &NewProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let navigator = use_navigator();
    let waiting = props.waiting;
    let name = waiting.map_or_else(
        || "company-new".to_owned(),
        |id| format!("company-new-{id}"),
    );
    let draft = name.clone();
    let send = use_mutation(
        calls::enter,
        Callback::from(move |reply: Reply<StaffOrganisation>| {
            forget_draft(&draft);
            toast.emit(Toast::new(t(lang, "staff-company-saved")));
            if let Some(navigator) = &navigator {
                let to = Route::StaffOrganisation { id: reply.body.id };
                routes::push(navigator, &routes::href(&to, ""), "");
            }
        }),
    );
    let initial = if waiting.is_some() {
        json!({ "name": props.name.to_string() })
    } else {
        json!({})
    };
    html! {
        <Editor {name} {initial} version={None::<i64>} pending={send.pending} error={send.error.clone()}
            onsave={send.run.reform(move |body| (waiting, body))} />
    }
}

#[derive(Properties, PartialEq)]
struct EditorProps {
    name: AttrValue,
    initial: Value,
    version: Option<i64>,
    pending: bool,
    error: Option<Rc<ClientError>>,
    #[prop_or_default]
    refetch: Option<Callback<()>>,
    onsave: Callback<OrganisationForm>,
}

#[component]
fn Editor(props: &EditorProps) -> Html {
    let lang = use_lang();
    let options = FormOptions {
        version: props.version,
        ..FormOptions::new(props.name.clone(), props.initial.clone())
    };
    let form = use_form(
        options,
        props.error.clone(),
        |_: &OrganisationForm, _: &mut Faults| {},
        props.onsave.clone(),
    );
    let label = Callback::from(move |at: AttrValue| form::field_label(lang, &at));
    let words =
        Callback::from(move |(at, value): (AttrValue, Value)| form::value_words(lang, &at, &value));
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <FormHead form={form.core()} refetch={props.refetch.clone()} {label} {words} />
            { form::fields(lang, &form, "") }
            <Button submit=true pending={props.pending}>{ t(lang, "ui-save") }</Button>
            <UnsavedGuard dirty={form.dirty} />
        </form>
    }
}

/// One organisation: what the directory says, its spellings, its times as an IT company, merging.
#[component]
pub fn StaffOrganisationPage(props: &OneProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let may_edit = use_session().state.may(Permission::OrganisationEdit);
    let id = props.id;
    let one = use_query(id, calls::staff_one);
    let put = one.put.clone();
    let save = use_mutation(
        calls::save,
        Callback::from(move |reply: Reply<StaffOrganisation>| {
            forget_draft(&format!("company-{id}"));
            toast.emit(Toast::new(t(lang, "staff-company-saved")));
            put.emit(reply);
        }),
    );
    AsyncView::new(&one)
        .whole_page()
        .skeleton(Skeleton::Detail)
        .ready(|reply| {
            let shown = &reply.body;
            let etag = reply.etag.clone().unwrap_or_else(|| Etag::from(String::new()));
            let waits = shown.status == OrganisationStatus::Pending;
            html! {
                <>
                    { heading(lang, shown) }
                    if let Some(into) = shown.merged_into {
                        <Banner tone={Tone::Info} title={t(lang, "staff-company-merged")}>
                            <p><ButtonLink to={Route::StaffOrganisation { id: into }}>{ t(lang, "staff-company-merged-go") }</ButtonLink></p>
                        </Banner>
                    } else {
                        <div class="stack-l">
                            if waits && may_edit {
                                <p><ButtonLink to={Route::StaffOrganisationNew} query={format!("from={id}")}>
                                    { t(lang, "staff-matching-new") }</ButtonLink></p>
                            } else if may_edit {
                                <section class="stack"><h2>{ t(lang, "staff-company-edit") }</h2>
                                    <Editor name={format!("company-{id}")} initial={form::values(&shown.form)}
                                        version={Some(shown.version)} pending={save.pending} error={save.error.clone()}
                                        refetch={one.refetch.clone()}
                                        onsave={save.run.reform(move |body| (id, etag.clone(), body))} /></section>
                            }
                            { spellings(lang, shown) }
                            if !waits { { periods(lang, &shown.it_registrations, &one.refetch) } }
                            if may_edit { <Merge one={Rc::new(shown.clone())} /> }
                        </div>
                    }
                </>
            }
        })
}

fn heading(lang: Lang, one: &StaffOrganisation) -> Html {
    let waits = one.status == OrganisationStatus::Pending;
    html! {
        <PageHeading title={one.form.name.as_str().to_owned()}
            crumbs={vec![Crumb::new(Route::StaffOrganisations, t(lang, "staff-company-title"))]}
            above={html! {
                <p class="tags">
                    if waits { <Tag tone={TagTone::Wait}>{ t(lang, "staff-company-pending") }</Tag> }
                    if one.set_aside { <Tag>{ t(lang, "staff-company-aside") }</Tag> }
                    if one.registered_it { <Tag tone={TagTone::Key}>{ t(lang, "company-registered") }</Tag> }
                </p>
            }} />
    }
}

fn spellings(lang: Lang, one: &StaffOrganisation) -> Html {
    if one.spellings.is_empty() {
        return Html::default();
    }
    html! {
        <section class="stack"><h2>{ t(lang, "staff-company-spellings") }</h2>
            <ul>{ for one.spellings.iter().map(|name| html! { <li>{ name.as_str().to_owned() }</li> }) }</ul>
        </section>
    }
}

fn periods(lang: Lang, all: &[ItRegistrationView], refetch: &Callback<()>) -> Html {
    html! {
        <section class="stack"><h2>{ t(lang, "staff-company-it") }</h2>
            if all.is_empty() { <p>{ t(lang, "staff-company-it-none") }</p> }
            { for all.iter().map(|one| {
                let day = |day: Option<shared::time::Day>| day.map(|day| wareki::date(day, lang)).unwrap_or_default();
                html! {
                    <div class="stack-s" key={one.id.to_string()}>
                        <p><Tag>{ t(lang, &one.status.label()) }</Tag>{ " " }
                            if one.since.is_some() { { day(one.since) }{ "〜" }{ day(one.until) } }</p>
                        <ItSteps one={one.clone()} ondone={refetch.clone()} />
                    </div>
                }
            }) }
        </section>
    }
}
