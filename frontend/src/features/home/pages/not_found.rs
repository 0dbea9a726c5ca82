//! No such page.

use yew::prelude::*;

use crate::hooks::use_lang;
use crate::i18n::t;
use crate::routes::Route;
use crate::ui::{ButtonKind, ButtonLink, EmptyState, PageHeading};

/// No such page: says so, and leads on.
#[component]
pub fn NotFound() -> Html {
    let lang = use_lang();
    html! {
        <>
            <PageHeading title={t(lang, "ui-not-found")} />
            <EmptyState title={t(lang, "ui-not-found-title")}>
                <p>{ t(lang, "ui-not-found-advice") }</p>
                <p>
                    <ButtonLink to={Route::Events} kind={ButtonKind::Outline}>
                        { t(lang, "ui-nav-events") }
                    </ButtonLink>
                </p>
            </EmptyState>
        </>
    }
}
