//! My page: next events, profile, sign-ins.

use yew::prelude::*;

use crate::hooks::use_lang;
use crate::i18n::t;
use crate::ui::PageHeading;

/// My page: next events, profile, sign-ins.
#[component]
pub fn MyPage() -> Html {
    let lang = use_lang();
    html! { <PageHeading title={t(lang, "ui-nav-me")} /> }
}
