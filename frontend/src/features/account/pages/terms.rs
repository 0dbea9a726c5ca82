//! Terms of use.

use yew::prelude::*;

use crate::hooks::use_lang;
use crate::i18n::t;
use crate::ui::PageHeading;

/// Terms of use.
#[component]
pub fn Terms() -> Html {
    let lang = use_lang();
    html! { <PageHeading title={t(lang, "ui-terms")} /> }
}
