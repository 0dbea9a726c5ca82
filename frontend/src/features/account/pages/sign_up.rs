//! Making an account.

use serde_json::json;
use shared::account::api::{MailSent, SignUp as Body};
use shared::field::{Faults, Pointer};
use shared::i18n::Lang;
use shared::problem::Code;
use yew::prelude::*;

use super::super::client;
use super::super::components::{PurposeAndAcceptance, acceptance};
use crate::client::Reply;
use crate::hooks::{FormOptions, use_form, use_lang, use_mutation, use_saved};
use crate::i18n::t;
use crate::t;
use crate::ui::{
    Banner, Button, ButtonSize, FormHead, NameFields, PageHeading, TextField, Tone, Width,
};

/// The sign-up page.
#[component]
pub fn SignUp() -> Html {
    let lang = use_lang();
    let sent = use_state(|| None::<MailSent>);
    let sign_up = use_mutation(client::sign_up, {
        let sent = sent.clone();
        Callback::from(move |reply: Reply<MailSent>| sent.set(Some(reply.body)))
    });
    let form = use_form(
        FormOptions::new("sign-up", json!({ "locale": lang.as_str() })),
        sign_up.error.clone(),
        |body: &Body, faults: &mut Faults| {
            if body.acceptance.is_none() {
                faults.add(&Pointer::from("/acceptance"), Code::ConsentRequired);
            }
        },
        sign_up.run.clone(),
    );
    use_saved(&form, sent.is_some());
    if let Some(sent) = &*sent {
        return mail_sent(lang, sent);
    }
    html! {
        <div class="narrow stack">
            <PageHeading title={t(lang, "ui-sign-up")} lead={html! { t(lang, "account-sign-up-lead") }} />
            <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
                <FormHead form={form.core()} />
                <TextField bind={form.bind("/email")} label={t(lang, "account-email")}
                    required={true} kind="email" autocomplete="email" width={Width::TwentyFour} />
                <TextField bind={form.bind("/password")} label={t(lang, "account-password")}
                    hint={t(lang, "account-password-hint")} required={true} kind="password"
                    autocomplete="new-password" width={Width::TwentyFour} />
                <NameFields name={form.bind("/family_name")} kana={form.bind("/family_kana")}
                    name_label={t(lang, "account-family-name")}
                    kana_label={t(lang, "account-family-kana")} kana_required={false}
                    autocomplete="family-name" />
                <NameFields name={form.bind("/given_name")} kana={form.bind("/given_kana")}
                    name_label={t(lang, "account-given-name")}
                    kana_label={t(lang, "account-given-kana")} kana_required={false}
                    autocomplete="given-name" />
                <TextField bind={form.bind("/organisation_name")}
                    label={t(lang, "account-organisation")} required={false}
                    autocomplete="organization" width={Width::TwentyFour} />
                <PurposeAndAcceptance bind={acceptance(&form)} />
                <Button submit=true pending={sign_up.pending} size={ButtonSize::Large} wide={true}>
                    { t(lang, "ui-sign-up") }
                </Button>
            </form>
        </div>
    }
}

fn mail_sent(lang: Lang, sent: &MailSent) -> Html {
    html! {
        <div class="narrow stack">
            <PageHeading title={t(lang, "account-mail-sent-title")} />
            <Banner tone={Tone::Success} title={t!(lang, "account-mail-sent", email = sent.email.as_str().to_owned())} live=true>
                <p>{ t(lang, "account-mail-sent-advice") }</p>
            </Banner>
        </div>
    }
}
