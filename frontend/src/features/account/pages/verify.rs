//! Follows the link of the verification mail.

use yew::prelude::*;

use crate::hooks::use_lang;
use crate::i18n::t;
use crate::ui::PageHeading;

/// Follows the link of the verification mail.
#[component]
pub fn Verify() -> Html {
    let lang = use_lang();
    html! { <PageHeading title={t(lang, "ui-page-verify")} /> }
}
