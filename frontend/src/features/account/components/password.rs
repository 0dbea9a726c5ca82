//! A new password in place of the one in force.

use serde_json::json;
use shared::account::api::PasswordChange;
use shared::field::Faults;
use yew::prelude::*;

use super::super::client;
use crate::hooks::{FormOptions, use_form, use_lang, use_mutation};
use crate::i18n::t;
use crate::ui::{Button, ButtonKind, FormHead, TextField, Toast, Width, use_toast};

/// The form that changes one's password.
#[component]
pub fn PasswordForm() -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let round = use_state(|| 0_u32);
    let change = use_mutation(client::change_password, {
        let round = round.clone();
        Callback::from(move |_| {
            toast.emit(Toast::new(t(lang, "account-password-changed")));
            round.set(*round + 1);
        })
    });
    let form = use_form(
        FormOptions::new(format!("password-{}", *round), json!({})).without_draft(),
        change.error.clone(),
        |_: &PasswordChange, _: &mut Faults| {},
        change.run.clone(),
    );
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <FormHead form={form.core()} />
            <TextField bind={form.bind("/current")} label={t(lang, "account-password-current")}
                required={true} kind="password" autocomplete="current-password"
                width={Width::TwentyFour} />
            <TextField bind={form.bind("/password")} label={t(lang, "account-password-new")}
                hint={t(lang, "account-password-hint")} required={true} kind="password"
                autocomplete="new-password" width={Width::TwentyFour} />
            <Button submit=true kind={ButtonKind::Outline} pending={change.pending}>
                { t(lang, "account-password-change") }
            </Button>
        </form>
    }
}
