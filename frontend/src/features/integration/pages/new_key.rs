//! The form of a new key, and the key itself, shown once.

use std::collections::BTreeSet;

use serde_json::json;
use shared::integration::api::NewApiKey;
use shared::integration::{ApiKeyForm, rules};
use yew::prelude::*;

use super::super::client;
use super::keys::{scope_detail, scope_label};
use crate::browser;
use crate::client::Reply;
use crate::hooks::{FormOptions, use_form, use_lang, use_mutation, use_saved, use_session};
use crate::i18n::t;
use crate::session::Session;
use crate::ui::{
    Banner, Button, ButtonKind, CheckGroup, Checkbox, Choice, DateField, FormHead, PageHeading,
    TextField, Toast, Tone, UnsavedGuard, Width, use_toast,
};

/// Props of [`NewKey`].
#[derive(Properties, PartialEq, Debug)]
pub struct NewKeyProps {
    /// Goes back to the list.
    pub onback: Callback<()>,
}

/// The form; afterwards the key.
#[component]
pub fn NewKey(props: &NewKeyProps) -> Html {
    let lang = use_lang();
    let session = use_session().state;
    let made = use_state(|| None::<NewApiKey>);
    let create = use_mutation(client::create, {
        let made = made.clone();
        Callback::from(move |reply: Reply<NewApiKey>| made.set(Some(reply.body)))
    });
    let form = use_form(
        FormOptions::new("api-key", json!({ "scopes": [], "test": false })),
        create.error.clone(),
        |_: &ApiKeyForm, _| {},
        create.run.clone(),
    );
    use_saved(&form, made.is_some());
    if let Some(made) = &*made {
        return html! { <KeyMade made={made.clone()} onback={props.onback.clone()} /> };
    }
    let held = match &session {
        Session::SignedIn(me) => me.permissions.iter().copied().collect(),
        _ => BTreeSet::default(),
    };
    let test = form.value("/test").as_bool().unwrap_or_default();
    let chosen: Vec<AttrValue> = form
        .value("/scopes")
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|one| Some(AttrValue::from(one.as_str()?.to_owned())))
        .collect();
    let choices: Vec<Choice> = rules::grantable(&held, test)
        .into_iter()
        .map(|scope| {
            let label = format!(
                "{} — {}",
                scope_label(lang, scope),
                scope_detail(lang, scope)
            );
            Choice::new(scope.as_str(), label)
        })
        .collect();
    html! {
        <>
            <PageHeading title={t(lang, "api-key-new")} actions={html! {
                <Button kind={ButtonKind::Text} onclick={props.onback.clone()}>{ t(lang, "api-key-back") }</Button>
            }} />
            <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
                <FormHead form={form.core()} />
                <TextField bind={form.bind("/name")} label={t(lang, "api-key-name")}
                    hint={t(lang, "api-key-name-hint")} required={true} width={Width::TwentyFour} />
                <Checkbox bind={form.bind("/test")} hint={t(lang, "api-key-test-hint")}>{ t(lang, "api-key-test") }</Checkbox>
                <CheckGroup bind={form.bind("/scopes")} {chosen} label={t(lang, "api-key-scopes")}
                    hint={t(lang, "api-key-scopes-hint")} {choices} />
                <DateField bind={form.bind("/expires_on")} label={t(lang, "api-key-expires")}
                    required={false} />
                <Button submit=true pending={create.pending}>{ t(lang, "api-key-make") }</Button>
                <UnsavedGuard dirty={form.dirty} />
            </form>
        </>
    }
}

/// Props of [`KeyMade`].
#[derive(Properties, PartialEq, Debug)]
pub struct KeyMadeProps {
    /// The key.
    pub made: NewApiKey,
    /// Goes back to the list.
    pub onback: Callback<()>,
}

/// The key with the way to copy it; it is kept nowhere and never shown again.
#[component]
pub fn KeyMade(props: &KeyMadeProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let copy = {
        let secret = props.made.secret.clone();
        Callback::from(move |()| {
            browser::copy(&secret);
            toast.emit(Toast::new(t(lang, "api-key-copied")));
        })
    };
    html! {
        <div class="stack">
            <PageHeading title={t(lang, "api-key-made")} />
            <Banner tone={Tone::Warning} title={t(lang, "api-key-once")} live=true>
                <p>{ t(lang, "api-key-once-body") }</p>
            </Banner>
            <p><label for="api-key-secret">{ props.made.key.name.as_str().to_owned() }</label></p>
            <p><input id="api-key-secret" class="input" readonly=true size="80" value={props.made.secret.clone()} /></p>
            <p><Button onclick={copy}>{ t(lang, "api-key-copy") }</Button>{ " " }
                <Button kind={ButtonKind::Text} onclick={props.onback.clone()}>{ t(lang, "api-key-back") }</Button></p>
        </div>
    }
}
