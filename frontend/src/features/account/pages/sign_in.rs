//! Signing in, with the second factor where the account has one.

use serde_json::json;
use shared::account::api::{SignIn as Body, SignedIn};
use shared::field::Faults;
use shared::problem::Code;
use yew::prelude::*;
use yew_router::prelude::{use_location, use_navigator};

use super::super::client;
use crate::client::Reply;
use crate::hooks::{FormOptions, use_form, use_lang, use_mutation, use_session};
use crate::i18n::t;
use crate::routes::{self, Route};
use crate::ui::{Button, ButtonSize, FormHead, Go, PageHeading, TextField, Width};

/// The sign-in page; `?next=` says where to go then.
#[component]
pub fn SignIn() -> Html {
    let lang = use_lang();
    let session = use_session();
    let navigator = use_navigator();
    let query = use_location()
        .map(|l| l.query_str().to_owned())
        .unwrap_or_default();
    let next = routes::safe_next(&query);
    let sign_in = use_mutation(
        client::sign_in,
        Callback::from(move |reply: Reply<SignedIn>| {
            let staff = reply.body.me.roles.iter().any(|role| role.is_staff());
            session.signed_in.emit(reply.body);
            let home = if staff { "/staff" } else { "/me" };
            if let Some(navigator) = &navigator {
                routes::go(navigator, next.as_deref().unwrap_or(home));
            }
        }),
    );
    let form = use_form(
        FormOptions::new("sign-in", json!({})).without_draft(),
        sign_in.error.clone(),
        |_: &Body, _: &mut Faults| {},
        sign_in.run.clone(),
    );
    let code = sign_in.error.as_ref().and_then(|error| error.code());
    let wants_code = use_mut_ref(|| false);
    if matches!(code, Some(Code::TotpRequired | Code::TotpInvalid)) {
        *wants_code.borrow_mut() = true;
    }
    let wants_code = *wants_code.borrow();
    html! {
        <div class="narrow stack">
            <PageHeading title={t(lang, "ui-sign-in")} />
            <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
                <FormHead form={form.core()} />
                <TextField bind={form.bind("/email")} label={t(lang, "account-email")}
                    required={true} kind="email" autocomplete="username" width={Width::TwentyFour} />
                <TextField bind={form.bind("/password")} label={t(lang, "account-password")}
                    required={true} kind="password" autocomplete="current-password"
                    width={Width::TwentyFour} />
                if wants_code {
                    <TextField bind={form.bind("/code")} label={t(lang, "account-totp-code")}
                        hint={t(lang, "account-totp-code-hint")} required={true}
                        autocomplete="one-time-code" width={Width::Sixteen} />
                }
                <Button submit=true pending={sign_in.pending} size={ButtonSize::Large} wide={true}>
                    { t(lang, "ui-sign-in") }
                </Button>
            </form>
            <p><Go to={Route::Reset}>{ t(lang, "account-forgot") }</Go></p>
            <p><Go to={Route::SignUp}>{ t(lang, "ui-sign-up") }</Go></p>
        </div>
    }
}
