//! Asks for a new password, or sets it.

use yew::prelude::*;

use crate::hooks::use_lang;
use crate::i18n::t;
use crate::ui::PageHeading;

/// Asks for a new password, or sets it.
#[component]
pub fn Reset() -> Html {
    let lang = use_lang();
    html! { <PageHeading title={t(lang, "ui-page-reset")} /> }
}
