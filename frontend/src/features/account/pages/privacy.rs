//! Handling of personal data.

use yew::prelude::*;

use crate::hooks::use_lang;
use crate::i18n::t;
use crate::ui::PageHeading;

/// Handling of personal data.
#[component]
pub fn Privacy() -> Html {
    let lang = use_lang();
    html! { <PageHeading title={t(lang, "ui-privacy")} /> }
}
