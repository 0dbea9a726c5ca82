//! Make an account.

use yew::prelude::*;

use crate::hooks::use_lang;
use crate::i18n::t;
use crate::ui::PageHeading;

/// Make an account.
#[component]
pub fn SignUp() -> Html {
    let lang = use_lang();
    html! { <PageHeading title={t(lang, "ui-sign-up")} /> }
}
