//! One's own company as a registered IT company.

use std::rc::Rc;

use serde_json::json;
use shared::field::Faults;
use shared::organisation::own::{ApplyIt, AskEnd, OwnOrganisation, path};
use shared::organisation::staff::ItRegistrationView;
use shared::organisation::{ItStatus, Sector};
use shared::wareki;
use yew::prelude::*;

use super::super::calls;
use crate::client::Reply;
use crate::hooks::{FormOptions, forget_draft, use_form, use_lang, use_mutation};
use crate::i18n::t;
use crate::t;
use crate::ui::{
    Banner, Button, ButtonKind, ErrorBanner, FormHead, TextArea, TextField, Toast, Tone,
    UnsavedGuard, Width, fold, use_toast,
};

/// Props of [`OwnIt`].
#[derive(Properties, PartialEq, Debug)]
pub struct OwnItProps {
    /// The company.
    pub own: Rc<OwnOrganisation>,
    /// Reads it again.
    pub refetch: Callback<()>,
}

/// Where the registration stands, and the next step.
#[component]
pub fn OwnIt(props: &OwnItProps) -> Html {
    let lang = use_lang();
    let own = &props.own;
    let it = own
        .form
        .as_ref()
        .is_some_and(|form| form.sector == Sector::It);
    if !it && own.it_registration.is_none() {
        return Html::default();
    }
    let body = match own.it_registration.as_ref() {
        Some(one) if one.status.waits() => html! {
            <Waiting one={one.clone()} refetch={props.refetch.clone()} />
        },
        Some(one) if one.status == ItStatus::Approved => html! {
            <Running one={one.clone()} refetch={props.refetch.clone()} />
        },
        before => html! {
            <>
                if let Some(comment) = before.and_then(|one| one.comment.as_ref()) {
                    <Banner tone={Tone::Warning} title={t(lang, "own-company-returned")}>
                        <p class="prewrap">{ comment.as_str().to_owned() }</p>
                    </Banner>
                }
                <Apply before={before.cloned()} ondone={props.refetch.clone()} />
            </>
        },
    };
    html! {
        <section class="stack" aria-labelledby="own-it">
            <h2 id="own-it">{ t(lang, "own-company-it") }</h2>
            <p>{ t(lang, "own-company-it-lead") }</p>
            { body }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct OneProps {
    one: ItRegistrationView,
    refetch: Callback<()>,
}

#[component]
fn Waiting(props: &OneProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let refetch = props.refetch.clone();
    let back = use_mutation(
        calls::it_step,
        Callback::from(move |_: Reply<ItRegistrationView>| {
            toast.emit(Toast::new(t(lang, "own-company-taken-back")));
            refetch.emit(());
        }),
    );
    let address = path::it_step(props.one.id, "take-back");
    html! {
        <Banner tone={Tone::Info} title={t(lang, &props.one.status.label())}>
            if let Some(error) = &back.error { <ErrorBanner error={error.clone()} /> }
            <p><Button kind={ButtonKind::Outline} pending={back.pending}
                onclick={back.run.reform(move |()| (address.clone(), None))}>
                { t(lang, "own-company-take-back") }</Button></p>
        </Banner>
    }
}

#[component]
fn Running(props: &OneProps) -> Html {
    let lang = use_lang();
    let since = props.one.since.map(|day| wareki::date(day, lang));
    html! {
        <>
            <p>{ t!(lang, "own-company-it-since", day = since.unwrap_or_default()) }</p>
            if props.one.ending_asked_at.is_some() {
                <Banner tone={Tone::Info} title={t(lang, "own-company-it-end-asked")} />
            } else {
                { fold(t(lang, "own-company-it-ask-end"), false, html! {
                    <End one={props.one.clone()} refetch={props.refetch.clone()} />
                }) }
            }
        </>
    }
}

#[component]
fn End(props: &OneProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let refetch = props.refetch.clone();
    let send = use_mutation(
        calls::it_step,
        Callback::from(move |_: Reply<ItRegistrationView>| {
            forget_draft("own-it-end");
            toast.emit(Toast::new(t(lang, "own-company-it-end-asked")));
            refetch.emit(());
        }),
    );
    let address = path::it_step(props.one.id, "ask-end");
    let form = use_form(
        FormOptions::new("own-it-end", json!({})),
        send.error.clone(),
        |_: &AskEnd, _: &mut Faults| {},
        send.run
            .reform(move |body: AskEnd| (address.clone(), serde_json::to_value(body).ok())),
    );
    let label = Callback::from(move |_: AttrValue| t(lang, "own-company-it-end-reason"));
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <FormHead form={form.core()} {label} />
            <TextArea bind={form.bind("/reason")} label={t(lang, "own-company-it-end-reason")} required={true} rows={3} />
            <Button submit=true kind={ButtonKind::Outline} pending={send.pending}>{ t(lang, "own-company-it-ask-end") }</Button>
        </form>
    }
}

#[derive(Properties, PartialEq)]
struct ApplyProps {
    before: Option<ItRegistrationView>,
    ondone: Callback<()>,
}

#[component]
fn Apply(props: &ApplyProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let ondone = props.ondone.clone();
    let send = use_mutation(
        calls::apply,
        Callback::from(move |_: Reply<ItRegistrationView>| {
            forget_draft("own-it");
            toast.emit(Toast::new(t(lang, "own-company-it-applied")));
            ondone.emit(());
        }),
    );
    let before = props.before.as_ref();
    let initial = json!({
        "statement": before.and_then(|one| one.statement.clone()),
        "contact": before.and_then(|one| one.contact.clone()),
    });
    let form = use_form(
        FormOptions::new("own-it", initial),
        send.error.clone(),
        |_: &ApplyIt, _: &mut Faults| {},
        send.run.clone(),
    );
    let label = Callback::from(move |at: AttrValue| {
        let key = if at == "/contact" {
            "own-company-it-contact"
        } else {
            "own-company-it-statement"
        };
        t(lang, key)
    });
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <FormHead form={form.core()} {label} />
            <TextArea bind={form.bind("/statement")} label={t(lang, "own-company-it-statement")} required={true} max={2000} />
            <TextField bind={form.bind("/contact")} label={t(lang, "own-company-it-contact")} required={true} width={Width::TwentyFour} />
            <Button submit=true kind={ButtonKind::Outline} pending={send.pending}>{ t(lang, "own-company-it-apply") }</Button>
            <UnsavedGuard dirty={form.dirty} />
        </form>
    }
}
