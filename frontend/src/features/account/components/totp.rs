//! The second factor: set up by an app's code, recovery codes shown once, taken away again.

use serde_json::json;
use shared::account::api::{Me, RecoveryCodes, TotpConfirm, TotpEnable, TotpSecret, TotpSetup};
use shared::field::Faults;
use yew::prelude::*;

use super::super::client;
use crate::client::Reply;
use crate::hooks::{FormOptions, use_form, use_lang, use_mutation};
use crate::i18n::t;
use crate::ui::{Banner, Button, ButtonKind, FormHead, TextField, Tone, Width, qr_code};

/// Props of [`SecondFactorForm`].
#[derive(Properties, PartialEq, Debug)]
pub struct SecondFactorProps {
    /// One's own account.
    pub me: Me,
    /// The account has changed.
    pub changed: Callback<()>,
}

/// What the set-up has come to.
#[derive(Clone, PartialEq)]
enum Step {
    Begin,
    Scan(TotpSecret),
    Codes(RecoveryCodes),
}

/// Sets the second factor up, or takes it away.
#[component]
pub fn SecondFactorForm(props: &SecondFactorProps) -> Html {
    let lang = use_lang();
    let step = use_state(|| Step::Begin);
    let onsecret = {
        let step = step.clone();
        Callback::from(move |secret| step.set(Step::Scan(secret)))
    };
    let oncodes = {
        let step = step.clone();
        Callback::from(move |codes| step.set(Step::Codes(codes)))
    };
    match &*step {
        Step::Codes(codes) => html! {
            <div class="stack">
                <Banner tone={Tone::Success} title={t(lang, "account-totp-done")} live=true>
                    <p>{ t(lang, "account-totp-codes-advice") }</p>
                </Banner>
                <ul class="num">
                    { for codes.codes.iter().map(|code| html! { <li><code>{ code.as_str().to_owned() }</code></li> }) }
                </ul>
                <Button kind={ButtonKind::Outline} onclick={props.changed.clone()}>
                    { t(lang, "account-totp-codes-kept") }
                </Button>
            </div>
        },
        Step::Scan(secret) => html! { <EnableForm secret={secret.clone()} {oncodes} /> },
        Step::Begin if props.me.totp_enabled => {
            html! { <DisableForm changed={props.changed.clone()} /> }
        }
        Step::Begin => html! { <SetupForm {onsecret} /> },
    }
}

#[derive(Properties, PartialEq)]
struct SetupProps {
    onsecret: Callback<TotpSecret>,
}

#[component]
fn SetupForm(props: &SetupProps) -> Html {
    let lang = use_lang();
    let setup = use_mutation(
        client::totp_setup,
        props.onsecret.reform(|reply: Reply<TotpSecret>| reply.body),
    );
    let form = use_form(
        FormOptions::new("totp-setup", json!({})).without_draft(),
        setup.error.clone(),
        |_: &TotpSetup, _: &mut Faults| {},
        setup.run.clone(),
    );
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <FormHead form={form.core()} />
            <p>{ t(lang, "account-totp-about") }</p>
            <TextField bind={form.bind("/password")} label={t(lang, "account-password")}
                required={true} kind="password" autocomplete="current-password"
                width={Width::TwentyFour} />
            <Button submit=true kind={ButtonKind::Outline} pending={setup.pending}>
                { t(lang, "account-totp-begin") }
            </Button>
        </form>
    }
}

#[derive(Properties, PartialEq)]
struct EnableProps {
    secret: TotpSecret,
    oncodes: Callback<RecoveryCodes>,
}

#[component]
fn EnableForm(props: &EnableProps) -> Html {
    let lang = use_lang();
    let enable = use_mutation(
        client::totp_enable,
        props
            .oncodes
            .reform(|reply: Reply<RecoveryCodes>| reply.body),
    );
    let form = use_form(
        FormOptions::new("totp-enable", json!({})).without_draft(),
        enable.error.clone(),
        |_: &TotpEnable, _: &mut Faults| {},
        enable.run.clone(),
    );
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <FormHead form={form.core()} />
            <p>{ t(lang, "account-totp-scan") }</p>
            { qr_code(&props.secret.uri, t(lang, "account-totp-qr")) }
            <p>{ t(lang, "account-totp-type") }</p>
            <p><code class="num">{ props.secret.secret.clone() }</code></p>
            <p><a href={props.secret.uri.clone()}>{ t(lang, "account-totp-open-app") }</a></p>
            <TextField bind={form.bind("/code")} label={t(lang, "account-totp-code")}
                required={true} inputmode="numeric" autocomplete="one-time-code"
                width={Width::Eight} />
            <Button submit=true pending={enable.pending}>{ t(lang, "account-totp-enable") }</Button>
        </form>
    }
}

#[derive(Properties, PartialEq)]
struct DisableProps {
    changed: Callback<()>,
}

#[component]
fn DisableForm(props: &DisableProps) -> Html {
    let lang = use_lang();
    let disable = use_mutation(
        client::totp_disable,
        props.changed.reform(|_: Reply<client::Done>| ()),
    );
    let form = use_form(
        FormOptions::new("totp-disable", json!({})).without_draft(),
        disable.error.clone(),
        |_: &TotpConfirm, _: &mut Faults| {},
        disable.run.clone(),
    );
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <FormHead form={form.core()} />
            <p>{ t(lang, "account-totp-on") }</p>
            <TextField bind={form.bind("/password")} label={t(lang, "account-password")}
                required={true} kind="password" autocomplete="current-password"
                width={Width::TwentyFour} />
            <TextField bind={form.bind("/code")} label={t(lang, "account-totp-code")}
                required={true} autocomplete="one-time-code" width={Width::Sixteen} />
            <Button submit=true kind={ButtonKind::Outline} pending={disable.pending}>
                { t(lang, "account-totp-disable") }
            </Button>
        </form>
    }
}
