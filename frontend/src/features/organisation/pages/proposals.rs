//! Staff: changes that companies propose, field by field.

use serde_json::{Value, json};
use shared::account::perm::Permission;
use shared::field::{Faults, Pointer};
use shared::i18n::Lang;
use shared::organisation::ProposalId;
use shared::organisation::staff::{ProposalDetail, ProposalFilter, ReturnWith};
use shared::wareki;
use yew::prelude::*;

use super::super::{calls, form};
use crate::client::Reply;
use crate::hooks::{
    FormOptions, forget_draft, use_form, use_lang, use_more, use_mutation, use_query, use_session,
};
use crate::i18n::t;
use crate::t;
use crate::ui::{
    AsyncView, Banner, Button, ButtonKind, EmptyState, ErrorBanner, FormHead, Pager, Skeleton,
    Table, Tag, TagTone, TextArea, Toast, Tone, fold, use_toast,
};

/// Those that wait, the oldest first.
#[component]
pub fn Proposals() -> Html {
    let lang = use_lang();
    let list = use_query(ProposalFilter::default(), calls::proposals);
    let more = use_more(&list, |client, cursor| {
        let next = ProposalFilter {
            cursor: Some(cursor),
            ..ProposalFilter::default()
        };
        calls::proposals(client, next)
    });
    AsyncView::new(&list)
        .skeleton(Skeleton::Cards(2))
        .empty(
            |reply| reply.body.items.is_empty(),
            || html! { <EmptyState title={t(lang, "staff-proposals-none")} /> },
        )
        .ready(|reply| html! {
            <div class="stack-l">
                { for reply.body.items.iter().chain(more.items.iter()).map(|one| {
                    let id = one.id;
                    let name = one.proposed_by.clone().unwrap_or_default();
                    html! {
                        <section class="stack" key={id.to_string()} aria-labelledby={format!("p-{id}")}>
                            <h2 id={format!("p-{id}")}>{ one.organisation_name.as_str().to_owned() }</h2>
                            <p class="small soft">{ t!(lang, "staff-proposal-by", name = name,
                                at = wareki::date_time(one.created_at, lang)) }</p>
                            <Proposal {id} ondone={list.refetch.clone()} />
                        </section>
                    }
                }) }
                <Pager has_next={more.next.is_some()} pending={more.pending}
                    error={more.error.clone()} onmore={more.load.clone()} />
            </div>
        })
}

#[derive(Properties, PartialEq)]
struct ProposalProps {
    id: ProposalId,
    ondone: Callback<()>,
}

#[component]
fn Proposal(props: &ProposalProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let may_edit = use_session().state.may(Permission::OrganisationEdit);
    let id = props.id;
    let one = use_query(id, calls::proposal);
    let ondone = props.ondone.clone();
    let approve = {
        let toast = toast.clone();
        use_mutation(
            calls::decide,
            Callback::from(move |_: Reply<ProposalDetail>| {
                toast.emit(Toast::new(t(lang, "staff-proposal-approved")));
                ondone.emit(());
            }),
        )
    };
    AsyncView::new(&one).skeleton(Skeleton::Lines(4)).ready(|reply| {
        let version = reply.body.organisation_version;
        html! {
            <div class="stack">
                { comparison(lang, &reply.body) }
                if let Some(error) = &approve.error { <ErrorBanner error={error.clone()} retry={one.refetch.clone()} /> }
                if may_edit {
                    <div><Button pending={approve.pending}
                        label={format!("{}: {}", t(lang, "staff-proposal-approve"), reply.body.proposal.organisation_name)}
                        onclick={approve.run.reform(move |()| (id, "approve", json!({ "organisation_version": version })))}>
                        { t(lang, "staff-proposal-approve") }</Button></div>
                    { fold(t(lang, "staff-proposal-return"), false, html! {
                        <Return {id} ondone={props.ondone.clone()} />
                    }) }
                }
            </div>
        }
    })
}

fn at<'a>(form: &'a Value, field: &Pointer) -> &'a Value {
    form.pointer(field.as_str()).unwrap_or(&Value::Null)
}

/// What it is now and what it should be, field by field.
pub fn comparison(lang: Lang, one: &ProposalDetail) -> Html {
    let (now, new) = (form::values(&one.current), form::values(&one.form));
    let words = |values: &Value, field: &Pointer| {
        form::value_words(lang, field.as_str(), at(values, field))
            .unwrap_or_else(|| t(lang, "staff-empty-value"))
    };
    let id = one.proposal.id;
    html! {
        <>
            if let Some(message) = &one.message {
                <Banner tone={Tone::Info} title={t(lang, "staff-proposal-message")}>
                    <p class="prewrap">{ message.as_str().to_owned() }</p>
                </Banner>
            }
            <Table id={format!("changes-{id}")} caption={t(lang, "staff-proposal-new")} caption_hidden={true} head={html! {
                <><th scope="col">{ t(lang, "staff-proposal-field") }</th>
                <th scope="col">{ t(lang, "staff-proposal-now") }</th>
                <th scope="col">{ t(lang, "staff-proposal-new") }</th></>
            }}>
                { for one.changed.iter().map(|field| html! {
                    <tr key={field.to_string()}>
                        <th scope="row">{ form::field_label(lang, field.as_str()) }
                            if one.conflicts.contains(field) {
                                { " " }<Tag tone={TagTone::Wait}>{ t(lang, "staff-proposal-conflict") }</Tag>
                            }</th>
                        <td class="prewrap">{ words(&now, field) }</td>
                        <td class="prewrap">{ words(&new, field) }</td>
                    </tr>
                }) }
            </Table>
        </>
    }
}

#[component]
fn Return(props: &ProposalProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let id = props.id;
    let ondone = props.ondone.clone();
    let send = use_mutation(
        calls::decide,
        Callback::from(move |_: Reply<ProposalDetail>| {
            forget_draft(&format!("return-{id}"));
            toast.emit(Toast::new(t(lang, "staff-proposal-returned")));
            ondone.emit(());
        }),
    );
    let form = use_form(
        FormOptions::new(format!("return-{id}"), json!({})),
        send.error.clone(),
        |_: &ReturnWith, _: &mut Faults| {},
        send.run
            .reform(move |body: ReturnWith| (id, "return", json!({ "comment": body.comment }))),
    );
    let label = Callback::from(move |_: AttrValue| t(lang, "staff-proposal-comment"));
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <FormHead form={form.core()} {label} />
            <TextArea bind={form.bind("/comment")} label={t(lang, "staff-proposal-comment")} required={true} rows={3} max={1000} />
            <Button submit=true kind={ButtonKind::Outline} pending={send.pending}>{ t(lang, "staff-proposal-return") }</Button>
        </form>
    }
}
