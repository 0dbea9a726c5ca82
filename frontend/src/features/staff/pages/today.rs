//! Today's event, what waits, next deadlines.

use yew::prelude::*;

use crate::hooks::use_lang;
use crate::i18n::t;
use crate::ui::PageHeading;

/// Today's event, what waits, next deadlines.
#[component]
pub fn Today() -> Html {
    let lang = use_lang();
    html! { <PageHeading title={t(lang, "ui-nav-today")} /> }
}
