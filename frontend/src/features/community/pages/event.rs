//! The way from an event to its thread.

use shared::community::api::ThreadView;
use shared::event::EventId;
use shared::page::Page;
use yew::prelude::*;
use yew_router::prelude::{Routable, use_navigator};

use super::super::client;
use crate::client::Reply;
use crate::hooks::{use_lang, use_query};
use crate::i18n::t;
use crate::routes::{self, Route};
use crate::ui::{AsyncView, ButtonKind, ButtonLink, EmptyState, PageHeading, Skeleton};

/// Props of [`EventThread`].
#[derive(Properties, PartialEq, Debug)]
pub struct Props {
    /// The event.
    pub id: EventId,
}

/// Goes on to the thread; who may not see it is told who may.
#[component]
pub fn EventThread(props: &Props) -> Html {
    let lang = use_lang();
    let navigator = use_navigator();
    let id = props.id;
    let found = use_query(id, client::of_event);
    let thread = found
        .body()
        .and_then(|page| page.items.first())
        .map(|thread| thread.id);
    use_effect_with(thread, move |thread| {
        if let (Some(navigator), Some(id)) = (&navigator, *thread) {
            let to = Route::CommunityThread { id };
            routes::replace(navigator, &to.to_path(), "");
        }
    });
    let nothing = |reply: &Reply<Page<ThreadView>>| reply.body.items.is_empty();
    html! {
        <div class="stack">
            <PageHeading title={t(lang, "community-event-title")} />
            { AsyncView::new(&found).skeleton(Skeleton::Lines(2))
                .empty(nothing, || html! {
                    <EmptyState title={t(lang, "community-event-closed")}>
                        <p>{ t(lang, "community-event-closed-advice") }</p>
                        <p><ButtonLink to={Route::Event { id }} kind={ButtonKind::Outline}>
                            { t(lang, "community-event-back") }</ButtonLink></p>
                    </EmptyState>
                })
                .ready(|_| html! { <p>{ t(lang, "ui-loading") }</p> }) }
        </div>
    }
}
