//! Sign in, with the second factor where the account has one.

use yew::prelude::*;

use crate::hooks::use_lang;
use crate::i18n::t;
use crate::ui::PageHeading;

/// Sign in, with the second factor where the account has one.
#[component]
pub fn SignIn() -> Html {
    let lang = use_lang();
    html! { <PageHeading title={t(lang, "ui-sign-in")} /> }
}
