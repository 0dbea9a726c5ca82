//! Administrators: accounts and their roles.

use yew::prelude::*;

use crate::hooks::use_lang;
use crate::i18n::t;
use crate::ui::PageHeading;

/// Administrators: accounts and their roles.
#[component]
pub fn Accounts() -> Html {
    let lang = use_lang();
    html! { <PageHeading title={t(lang, "ui-nav-accounts")} /> }
}
