//! One's own company: propose what its page should say, apply as an IT company.

use std::rc::Rc;

use serde_json::{Value, json};
use shared::field::{Faults, Pointer};
use shared::i18n::Lang;
use shared::organisation::own::{OwnOrganisation, ProposeChange};
use shared::organisation::staff::ProposalDetail;
use shared::organisation::{OrganisationId, ProposalId, ProposalStatus};
use shared::problem::Code;
use yew::prelude::*;

use super::super::picker::OrganisationPicker;
use super::super::{calls, form};
use super::own_it::OwnIt;
use crate::client::Reply;
use crate::hooks::{FormOptions, forget_draft, use_form, use_lang, use_mutation, use_query};
use crate::i18n::t;
use crate::routes::Route;
use crate::t;
use crate::ui::{
    AsyncView, Banner, Button, ButtonKind, ButtonLink, ErrorBanner, FormHead, PageHeading,
    Skeleton, TextArea, Toast, Tone, UnsavedGuard, fold, use_toast,
};

/// The page of one's own company.
#[component]
pub fn OwnCompany() -> Html {
    let lang = use_lang();
    let own = use_query((), calls::own_company);
    html! {
        <>
            <PageHeading title={t(lang, "own-company-title")}
                crumbs={vec![crate::ui::Crumb::new(Route::Me, t(lang, "ui-nav-me"))]}
                lead={html! { t(lang, "own-company-lead") }} />
            { AsyncView::new(&own).skeleton(Skeleton::Detail).ready(|reply| html! {
                <Whole own={Rc::new(reply.body.clone())} refetch={own.refetch.clone()} />
            }) }
        </>
    }
}

/// Props of [`Whole`].
#[derive(Properties, PartialEq, Debug)]
pub struct WholeProps {
    /// The company.
    pub own: Rc<OwnOrganisation>,
    /// Reads it again.
    pub refetch: Callback<()>,
}

/// Everything about it.
#[component]
pub fn Whole(props: &WholeProps) -> Html {
    let lang = use_lang();
    let (own, refetch) = (&props.own, &props.refetch);
    let Some(id) = own.organisation_id else {
        return html! {
            <section class="stack"><h2>{ t(lang, "own-company-join") }</h2>
                <p>{ t(lang, "own-company-join-lead") }</p>
                <Join ondone={refetch.clone()} /></section>
        };
    };
    let name = own
        .name
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default();
    html! {
        <div class="stack-l">
            if own.listed {
                <section class="stack" aria-labelledby="own-page">
                    <h2 id="own-page">{ name }</h2>
                    <p><ButtonLink to={Route::Company { id }} kind={ButtonKind::Outline}>
                        { t(lang, "own-company-public") }</ButtonLink></p>
                    { proposal(lang, own, refetch) }
                </section>
                <OwnIt own={own.clone()} refetch={refetch.clone()} />
            } else {
                <Banner tone={Tone::Info} title={t!(lang, "own-company-waiting", name = name)}>
                    <p>{ t(lang, "own-company-waiting-advice") }</p>
                </Banner>
            }
            { fold(t(lang, "own-company-change"), false, html! { <Join ondone={refetch.clone()} /> }) }
        </div>
    }
}

/// What waits, or the form.
fn proposal(lang: Lang, own: &Rc<OwnOrganisation>, refetch: &Callback<()>) -> Html {
    match &own.proposal {
        Some(waiting) if waiting.proposal.status == ProposalStatus::Open => html! {
            <Waiting proposal={waiting.clone()} refetch={refetch.clone()} />
        },
        before => html! {
            <>
                if let Some(comment) = returned(before.as_ref()) {
                    <Banner tone={Tone::Warning} title={t(lang, "own-company-returned")}>
                        <p class="prewrap">{ comment }</p>
                    </Banner>
                }
                <Propose own={own.clone()} ondone={refetch.clone()} />
            </>
        },
    }
}

fn returned(proposal: Option<&ProposalDetail>) -> Option<String> {
    let proposal = proposal.filter(|one| one.proposal.status == ProposalStatus::Returned)?;
    proposal.comment.as_ref().map(ToString::to_string)
}

#[derive(Properties, PartialEq)]
struct WaitingProps {
    proposal: ProposalDetail,
    refetch: Callback<()>,
}

#[component]
fn Waiting(props: &WaitingProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let refetch = props.refetch.clone();
    let back = use_mutation(
        calls::take_back,
        Callback::from(move |_: Reply<ProposalDetail>| {
            toast.emit(Toast::new(t(lang, "own-company-taken-back")));
            refetch.emit(());
        }),
    );
    let id: ProposalId = props.proposal.proposal.id;
    html! {
        <Banner tone={Tone::Info} title={t(lang, "own-company-open")}>
            <p>{ t(lang, "own-company-open-advice") }</p>
            <ul>{ for props.proposal.changed.iter().map(|at| html! {
                <li>{ form::field_label(lang, at.as_str()) }</li>
            }) }</ul>
            if let Some(error) = &back.error { <ErrorBanner error={error.clone()} /> }
            <p><Button kind={ButtonKind::Outline} pending={back.pending}
                onclick={back.run.reform(move |()| id)}>{ t(lang, "own-company-take-back") }</Button></p>
        </Banner>
    }
}

#[derive(Properties, PartialEq)]
struct ProposeProps {
    own: Rc<OwnOrganisation>,
    ondone: Callback<()>,
}

/// What is returned is where one goes on; else the page as it is.
fn began(own: &OwnOrganisation) -> Value {
    let back = own.proposal.as_ref();
    let back = back.filter(|one| one.proposal.status == ProposalStatus::Returned);
    let form = back.map(|one| &one.form).or(own.form.as_ref());
    json!({ "form": form.map(form::values) })
}

#[component]
fn Propose(props: &ProposeProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let ondone = props.ondone.clone();
    let send = use_mutation(
        calls::propose,
        Callback::from(move |_: Reply<ProposalDetail>| {
            forget_draft("own-company");
            toast.emit(Toast::new(t(lang, "own-company-proposed")));
            ondone.emit(());
        }),
    );
    let current = props.own.form.clone();
    let form = use_form(
        FormOptions::new("own-company", began(&props.own)).version(props.own.version),
        send.error.clone(),
        move |body: &ProposeChange, faults: &mut Faults| {
            if current.as_ref() == Some(&body.form) {
                faults.add(&Pointer::from("/form"), Code::NothingChanged);
            }
        },
        send.run.clone(),
    );
    let label = Callback::from(move |at: AttrValue| match at.strip_prefix("/form") {
        Some("") | None => t(lang, "own-company-propose-message"),
        Some(field) => form::field_label(lang, field),
    });
    let words = Callback::from(move |(at, value): (AttrValue, Value)| {
        form::value_words(lang, at.strip_prefix("/form")?, &value)
    });
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <FormHead form={form.core()} refetch={props.ondone.clone()} {label} {words} />
            { form::fields(lang, &form, "/form") }
            <TextArea bind={form.bind("/message")} label={t(lang, "own-company-propose-message")}
                required={false} rows={3} max={1000} />
            <Button submit=true pending={send.pending}>{ t(lang, "own-company-propose") }</Button>
            <UnsavedGuard dirty={form.dirty} />
        </form>
    }
}

#[derive(Properties, PartialEq)]
struct JoinProps {
    ondone: Callback<()>,
}

/// Says where one works: a company of the directory.
#[component]
fn Join(props: &JoinProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let ondone = props.ondone.clone();
    let name = use_state(String::new);
    let id = use_state(String::new);
    let attempted = use_state(|| false);
    let send = use_mutation(
        calls::join,
        Callback::from(move |_: Reply<OwnOrganisation>| {
            toast.emit(Toast::new(t(lang, "own-company-joined")));
            ondone.emit(());
        }),
    );
    let chosen: Option<OrganisationId> = id.parse().ok();
    let mut bound = crate::features::organisation::free_bind("join-name", &name);
    if *attempted && chosen.is_none() {
        bound.error = Some(t(lang, "own-company-join-required"));
    }
    let onsubmit = {
        let (run, attempted) = (send.run.clone(), attempted.setter());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            attempted.set(true);
            if let Some(id) = chosen {
                run.emit(id);
            }
        })
    };
    html! {
        <form class="form stack" novalidate=true {onsubmit}>
            if let Some(error) = &send.error { <ErrorBanner error={error.clone()} /> }
            <OrganisationPicker name={bound} id={crate::features::organisation::free_bind("join-id", &id)}
                label={t(lang, "account-organisation")} required={true} />
            <Button submit=true kind={ButtonKind::Outline} pending={send.pending}>{ t(lang, "own-company-join-do") }</Button>
        </form>
    }
}
