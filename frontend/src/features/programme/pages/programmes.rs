//! Staff: programmes, contract dates, names.

use yew::prelude::*;

use crate::hooks::use_lang;
use crate::i18n::t;
use crate::ui::PageHeading;

/// Staff: programmes, contract dates, names.
#[component]
pub fn Programmes() -> Html {
    let lang = use_lang();
    html! { <PageHeading title={t(lang, "ui-nav-programmes")} /> }
}
