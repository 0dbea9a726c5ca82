//! One account for administrators: its roles, suspending and restoring.

use std::rc::Rc;

use serde_json::json;
use shared::account::api::{AccountDetail, GrantNew, GrantView, Suspension};
use shared::account::types::{AccountId, AccountStatus, GrantId, Role};
use shared::field::Faults;
use shared::i18n::Lang;
use shared::wareki;
use yew::prelude::*;

use super::super::client::manage as client;
use crate::client::ClientError;
use crate::hooks::{FormOptions, use_form, use_lang, use_mutation, use_query};
use crate::i18n::t;
use crate::t;
use crate::ui::{
    AsyncView, Button, ButtonKind, Choice, DateTimeField, Dialog, ErrorBanner, ErrorSummary,
    PageHeading, Select, Skeleton, Tag, TagTone, TextArea,
};

/// Props of [`AccountPanel`].
#[derive(Properties, PartialEq, Debug)]
pub struct PanelProps {
    /// The account.
    pub id: AccountId,
    /// Back to the list.
    pub onback: Callback<()>,
}

/// The account's page.
#[component]
pub fn AccountPanel(props: &PanelProps) -> Html {
    let lang = use_lang();
    let id = props.id;
    let account = use_query(id, client::one);
    let changed = {
        let refetch = account.refetch.clone();
        Callback::from(move |()| refetch.emit(()))
    };
    let withdraw = use_mutation(client::withdraw, changed.reform(|_| ()));
    let restore = use_mutation(client::restore, changed.reform(|_| ()));
    AsyncView::new(&account).whole_page().skeleton(Skeleton::Detail).ready(|reply| {
        let detail = &reply.body;
        let suspended = detail.summary.status == AccountStatus::Suspended;
        html! {
            <div class="stack-l">
                <PageHeading title={detail.summary.display_name.clone()} actions={html! {
                    <Button kind={ButtonKind::Outline} onclick={props.onback.clone()}>{ t(lang, "ui-back") }</Button>
                }} />
                { errors(&[&withdraw.error, &restore.error]) }
                <p>{ detail.summary.email.as_str().to_owned() }</p>
                <section class="stack">
                    <h2>{ t(lang, "account-roles") }</h2>
                    <ul class="stack-s" role="list">
                        { for detail.grants.iter().map(|grant| {
                            grant_row(lang, grant, &withdraw.run.reform(move |grant| (id, grant)))
                        }) }
                    </ul>
                    <GiveForm {id} changed={changed.clone()} />
                </section>
                <section class="stack">
                    <h2>{ t(lang, "staff-status") }</h2>
                    { standing(lang, detail) }
                    if suspended {
                        <div><Button kind={ButtonKind::Outline} pending={restore.pending}
                            onclick={restore.run.reform(move |()| id)}>{ t(lang, "account-restore") }</Button></div>
                    } else {
                        <SuspendForm {id} name={detail.summary.display_name.clone()} changed={changed.clone()} />
                    }
                </section>
            </div>
        }
    })
}

fn errors(all: &[&Option<Rc<ClientError>>]) -> Html {
    html! { <>{ for all.iter().filter_map(|e| e.as_ref()).map(|error| html! { <ErrorBanner error={error.clone()} /> }) }</> }
}

fn standing(lang: Lang, detail: &AccountDetail) -> Html {
    let suspended = detail.summary.status == AccountStatus::Suspended;
    html! {
        <>
            <div class="tags"><Tag state={true} tone={if suspended { TagTone::Bad } else { TagTone::Good }}>
                { t(lang, if suspended { "account-suspended" } else { "account-active" }) }</Tag></div>
            if let Some(reason) = &detail.suspended_reason { <p class="prewrap">{ reason.as_str().to_owned() }</p> }
        </>
    }
}

fn grant_row(lang: Lang, grant: &GrantView, withdraw: &Callback<GrantId>) -> Html {
    let id = grant.id;
    let role = t(lang, &format!("role-{}", grant.role));
    let until = grant.valid_until.map_or_else(
        || t(lang, "account-grant-open"),
        |until| {
            t!(
                lang,
                "account-grant-until",
                time = wareki::date_time(until, lang)
            )
        },
    );
    html! {
        <li class="card" key={id.to_string()}>
            <p class="strong">{ role.clone() }</p>
            <p class="small soft">{ wareki::date_time(grant.valid_from, lang) }{ " / " }{ until }</p>
            if grant.in_force {
                <div><Button kind={ButtonKind::Outline} label={format!("{}: {role}", t(lang, "account-grant-withdraw"))}
                    onclick={withdraw.reform(move |()| id)}>{ t(lang, "account-grant-withdraw") }</Button></div>
            } else {
                <div class="tags"><Tag>{ t(lang, "account-grant-ended") }</Tag></div>
            }
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct GiveProps {
    id: AccountId,
    changed: Callback<()>,
}

#[component]
fn GiveForm(props: &GiveProps) -> Html {
    let lang = use_lang();
    let id = props.id;
    let give = use_mutation(client::give, props.changed.reform(|_| ()));
    let form = use_form(
        FormOptions::new(format!("grant-{id}"), json!({ "role": "contractor" })).without_draft(),
        give.error.clone(),
        |_: &GrantNew, _: &mut Faults| {},
        give.run.reform(move |body| (id, body)),
    );
    let roles: Vec<Choice> = Role::ALL
        .iter()
        .filter(|role| **role != Role::Member)
        .map(|role| Choice::new(role.as_str(), t(lang, &format!("role-{role}"))))
        .collect();
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <ErrorSummary faults={form.summary.clone()} attempts={form.attempts} />
            if let Some(error) = give.error.as_ref().filter(|e| e.faults().is_empty()) {
                <ErrorBanner error={error.clone()} />
            }
            <Select bind={form.bind("/role")} label={t(lang, "account-role")} required={true} choices={roles} />
            <DateTimeField bind={form.bind("/valid_from")} label={t(lang, "account-grant-valid-from")}
                hint={t(lang, "account-grant-from-hint")} required={false} />
            <DateTimeField bind={form.bind("/valid_until")} label={t(lang, "account-grant-valid-until")}
                hint={t(lang, "account-grant-hint")} required={false} />
            <Button submit=true kind={ButtonKind::Outline} pending={give.pending}>{ t(lang, "account-grant-give") }</Button>
        </form>
    }
}

#[derive(Properties, PartialEq)]
struct SuspendProps {
    id: AccountId,
    name: String,
    changed: Callback<()>,
}

/// Suspending asks for the reason first; its owner reads it.
#[component]
fn SuspendForm(props: &SuspendProps) -> Html {
    let lang = use_lang();
    let id = props.id;
    let open = use_state(|| false);
    let suspend = use_mutation(client::suspend, props.changed.reform(|_| ()));
    let form = use_form(
        FormOptions::new(format!("suspend-{id}"), json!({})).without_draft(),
        suspend.error.clone(),
        |_: &Suspension, _: &mut Faults| {},
        suspend.run.reform(move |body| (id, body)),
    );
    let set = |to: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(to))
    };
    html! {
        <>
            <div><Button kind={ButtonKind::Danger} onclick={set(true)}>{ t(lang, "account-suspend") }</Button></div>
            <Dialog id="suspend" open={*open} onclose={set(false)}
                title={t!(lang, "account-suspend-title", name = props.name.clone())}>
                <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
                    <ErrorSummary faults={form.summary.clone()} attempts={form.attempts} />
                    { errors(&[&suspend.error]) }
                    <TextArea bind={form.bind("/reason")} label={t(lang, "account-suspend-reason")} required={true} />
                    <Button submit=true kind={ButtonKind::Danger} pending={suspend.pending}>{ t(lang, "account-suspend") }</Button>
                </form>
            </Dialog>
        </>
    }
}
