//! The form of registration.

use yew::prelude::*;

use crate::hooks::use_lang;
use crate::i18n::t;
use crate::routes::EventId;
use crate::ui::PageHeading;

/// Props of [`Register`].
#[derive(Properties, PartialEq, Debug)]
pub struct Props {
    /// The event.
    pub id: EventId,
}

/// The form of registration.
#[component]
pub fn Register(_props: &Props) -> Html {
    let lang = use_lang();
    html! { <PageHeading title={t(lang, "ui-page-register")} /> }
}
