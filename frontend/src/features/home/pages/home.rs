//! Home: the next event at first sight.

use yew::prelude::*;

use crate::hooks::use_lang;
use crate::i18n::t;
use crate::ui::PageHeading;

/// Home: the next event at first sight.
#[component]
pub fn Home() -> Html {
    let lang = use_lang();
    html! { <PageHeading title={t(lang, "ui-nav-home")} /> }
}
