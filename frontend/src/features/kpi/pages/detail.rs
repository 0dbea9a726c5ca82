//! One kpi.

use yew::prelude::*;

use crate::hooks::use_lang;
use crate::i18n::t;
use crate::ui::PageHeading;

/// One kpi.
#[component]
pub fn Detail() -> Html {
    let lang = use_lang();
    html! { <PageHeading title={t(lang, "kpi-title")} /> }
}
