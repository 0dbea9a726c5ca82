//! Mails and what became of them.

use yew::prelude::*;

use crate::hooks::use_lang;
use crate::i18n::t;
use crate::ui::PageHeading;

/// Mails and what became of them.
#[component]
pub fn MailLog() -> Html {
    let lang = use_lang();
    html! { <PageHeading title={t(lang, "ui-nav-mail")} /> }
}
