//! The link of the verification mail.

use yew::prelude::*;
use yew_router::prelude::{Location, use_location};

use super::super::client;
use crate::hooks::{use_lang, use_mutation};
use crate::i18n::t;
use crate::routes::Route;
use crate::ui::{Banner, Button, ButtonLink, ButtonSize, ErrorBanner, PageHeading, Tone};

/// Proves the address; by a click, since mail scanners follow links by themselves.
#[component]
pub fn Verify() -> Html {
    let lang = use_lang();
    let token = link_token(use_location());
    let done = use_state(|| false);
    let verify = use_mutation(client::verify, {
        let done = done.clone();
        Callback::from(move |_| done.set(true))
    });
    html! {
        <div class="narrow stack">
            <PageHeading title={t(lang, "ui-page-verify")} />
            if let Some(error) = &verify.error { <ErrorBanner error={error.clone()} /> }
            if *done {
                <Banner tone={Tone::Success} title={t(lang, "account-verified")} live=true>
                    <p><ButtonLink to={Route::SignIn}>{ t(lang, "ui-sign-in") }</ButtonLink></p>
                </Banner>
            } else {
                <p>{ t(lang, "account-verify-lead") }</p>
                <Button size={ButtonSize::Large} pending={verify.pending}
                    onclick={verify.run.reform(move |()| token.clone())}>
                    { t(lang, "account-verify") }
                </Button>
            }
        </div>
    }
}

/// The token of a mail's link. It stands behind `#`, which browsers do not send to servers, so
/// that it ends up in no log.
pub(super) fn link_token(location: Option<Location>) -> String {
    location
        .map(|l| l.hash().trim_start_matches('#').to_owned())
        .unwrap_or_default()
}
