//! The legal text "terms".

use shared::account::legal::LegalDocument;
use yew::prelude::*;

use super::super::components::LegalTextView;
use crate::hooks::use_lang;
use crate::ui::PageHeading;

/// The text in force, with its version.
#[component]
pub fn Terms() -> Html {
    let text = LegalDocument::Terms.text(use_lang());
    html! {
        <>
            <PageHeading title={text.title.clone()} />
            <LegalTextView {text} />
        </>
    }
}
