//! Whom an event is for, and which companies take part: what one looks at before registering.

use shared::event::EventId;
use shared::event::audience::Audience;
use shared::i18n::Lang;
use yew::prelude::*;

use super::super::client;
use crate::hooks::{use_lang, use_query};
use crate::i18n::t;
use crate::routes::Route;
use crate::ui::Go;

/// The sectors and industries expected, and the words about it.
pub fn audience(lang: Lang, audience: &Audience) -> Html {
    let tag = |key: String| html! { <li>{ t(lang, &key) }</li> };
    html! {
        <div class="stack-s">
            if let Some(text) = &audience.text { <p>{ text.as_str().to_owned() }</p> }
            <ul>
                { for audience.sectors.iter().map(|one| tag(one.label())) }
                { for audience.industries.iter().map(|one| tag(one.label())) }
            </ul>
        </div>
    }
}

/// Props of [`Companies`].
#[derive(Properties, PartialEq, Debug)]
pub struct CompaniesProps {
    /// The event.
    pub id: EventId,
}

/// The companies that agreed to be named. Where there are none, or they can't be read, nothing is
/// missing from the page, and nothing is said.
#[component]
pub fn Companies(props: &CompaniesProps) -> Html {
    let lang = use_lang();
    let companies = use_query(props.id, client::companies);
    let named = companies.body().map_or(&[][..], |page| &page.items);
    if named.is_empty() {
        return Html::default();
    }
    html! {
        <section class="stack-s">
            <h2>{ t(lang, "page-event-companies") }</h2>
            <ul>
                { for named.iter().map(|one| html! {
                    <li><Go to={Route::Company { id: one.id }}>{ one.name.as_str().to_owned() }</Go></li>
                }) }
            </ul>
        </section>
    }
}
