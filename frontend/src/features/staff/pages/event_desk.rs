//! One event's desk, in tabs.

use yew::prelude::*;

use crate::hooks::use_lang;
use crate::i18n::t;
use crate::routes::EventId;
use crate::ui::PageHeading;

/// Props of [`EventDesk`].
#[derive(Properties, PartialEq, Debug)]
pub struct Props {
    /// The event.
    pub id: EventId,
}

/// One event's desk, in tabs.
#[component]
pub fn EventDesk(_props: &Props) -> Html {
    let lang = use_lang();
    html! { <PageHeading title={t(lang, "ui-page-event")} /> }
}
