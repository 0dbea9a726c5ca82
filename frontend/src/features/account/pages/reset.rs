//! Asking for a new password, and setting it by the mail's link.

use serde_json::json;
use shared::account::api::{PasswordReset, PasswordResetConfirm};
use shared::field::Faults;
use yew::prelude::*;
use yew_router::prelude::use_location;

use super::super::client;
use super::verify::link_token;
use crate::hooks::{FormOptions, use_form, use_lang, use_mutation, use_saved};
use crate::i18n::t;
use crate::routes::Route;
use crate::ui::{Banner, Button, ButtonLink, FormHead, PageHeading, TextField, Tone, Width};

/// The page: with `#token` it sets the password, without it asks for the mail.
#[component]
pub fn Reset() -> Html {
    let lang = use_lang();
    let token = link_token(use_location());
    html! {
        <div class="narrow stack">
            <PageHeading title={t(lang, "ui-page-reset")} />
            if token.is_empty() { <AskForm /> } else { <SetForm {token} /> }
        </div>
    }
}

#[component]
fn AskForm() -> Html {
    let lang = use_lang();
    let done = use_state(|| false);
    let ask = use_mutation(client::ask_reset, {
        let done = done.clone();
        Callback::from(move |_| done.set(true))
    });
    let form = use_form(
        FormOptions::new("reset", json!({})),
        ask.error.clone(),
        |_: &PasswordReset, _: &mut Faults| {},
        ask.run.clone(),
    );
    use_saved(&form, *done);
    if *done {
        return html! {
            <Banner tone={Tone::Success} title={t(lang, "account-reset-sent")} live=true>
                <p>{ t(lang, "account-mail-sent-advice") }</p>
            </Banner>
        };
    }
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <FormHead form={form.core()} />
            <p>{ t(lang, "account-reset-lead") }</p>
            <TextField bind={form.bind("/email")} label={t(lang, "account-email")} required={true}
                kind="email" autocomplete="username" width={Width::TwentyFour} />
            <Button submit=true pending={ask.pending}>{ t(lang, "account-reset-ask") }</Button>
        </form>
    }
}

#[derive(Properties, PartialEq)]
struct SetProps {
    token: String,
}

#[component]
fn SetForm(props: &SetProps) -> Html {
    let lang = use_lang();
    let done = use_state(|| false);
    let set = use_mutation(client::reset, {
        let done = done.clone();
        Callback::from(move |_| done.set(true))
    });
    let form = use_form(
        FormOptions::new("reset-set", json!({ "token": props.token })).without_draft(),
        set.error.clone(),
        |_: &PasswordResetConfirm, _: &mut Faults| {},
        set.run.clone(),
    );
    if *done {
        return html! {
            <Banner tone={Tone::Success} title={t(lang, "account-password-changed")} live=true>
                <p><ButtonLink to={Route::SignIn}>{ t(lang, "ui-sign-in") }</ButtonLink></p>
            </Banner>
        };
    }
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <FormHead form={form.core()} />
            <TextField bind={form.bind("/password")} label={t(lang, "account-password-new")}
                hint={t(lang, "account-password-hint")} required={true} kind="password"
                autocomplete="new-password" width={Width::TwentyFour} />
            <Button submit=true pending={set.pending}>{ t(lang, "account-reset-set") }</Button>
        </form>
    }
}
