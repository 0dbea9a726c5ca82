//! What waits for confirmation, with what changed.

use yew::prelude::*;

use crate::hooks::use_lang;
use crate::i18n::t;
use crate::ui::PageHeading;

/// What waits for confirmation, with what changed.
#[component]
pub fn Confirmations() -> Html {
    let lang = use_lang();
    html! { <PageHeading title={t(lang, "ui-nav-confirmations")} /> }
}
