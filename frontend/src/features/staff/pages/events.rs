//! All events with their states.

use yew::prelude::*;

use crate::hooks::use_lang;
use crate::i18n::t;
use crate::ui::PageHeading;

/// All events with their states.
#[component]
pub fn StaffEvents() -> Html {
    let lang = use_lang();
    html! { <PageHeading title={t(lang, "ui-nav-staff-events")} /> }
}
