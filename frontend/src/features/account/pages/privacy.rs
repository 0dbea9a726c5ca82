//! The legal text "privacy".

use shared::account::legal::LegalDocument;
use yew::prelude::*;

use super::super::components::LegalTextView;
use crate::hooks::use_lang;
use crate::ui::PageHeading;

/// The text in force, with its version.
#[component]
pub fn Privacy() -> Html {
    let text = LegalDocument::Privacy.text(use_lang());
    html! {
        <>
            <PageHeading title={text.title.clone()} />
            <LegalTextView {text} />
        </>
    }
}
