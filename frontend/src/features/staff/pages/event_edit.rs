//! Changes an event.

use yew::prelude::*;

use crate::hooks::use_lang;
use crate::i18n::t;
use crate::routes::EventId;
use crate::ui::PageHeading;

/// Props of [`EventEdit`].
#[derive(Properties, PartialEq, Debug)]
pub struct Props {
    /// The event.
    pub id: EventId,
}

/// Changes an event.
#[component]
pub fn EventEdit(_props: &Props) -> Html {
    let lang = use_lang();
    html! { <PageHeading title={t(lang, "ui-page-event-edit")} /> }
}
