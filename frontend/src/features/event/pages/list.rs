//! The public list of events.

use yew::prelude::*;

use crate::hooks::use_lang;
use crate::i18n::t;
use crate::ui::PageHeading;

/// The public list of events.
#[component]
pub fn EventList() -> Html {
    let lang = use_lang();
    html! { <PageHeading title={t(lang, "ui-nav-events")} /> }
}
