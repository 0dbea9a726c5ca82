//! A new event.

use yew::prelude::*;

use crate::hooks::use_lang;
use crate::i18n::t;
use crate::ui::PageHeading;

/// A new event.
#[component]
pub fn EventNew() -> Html {
    let lang = use_lang();
    html! { <PageHeading title={t(lang, "ui-page-event-new")} /> }
}
