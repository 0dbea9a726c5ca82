//! What was done with an event: who, when, why, and what changed.

use shared::event::EventId;
use yew::prelude::*;

use super::super::client;
use super::super::components::{ChangeList, stamp};
use crate::hooks::{use_lang, use_more, use_query};
use crate::ui::{AsyncView, Pager, Skeleton};

/// Props of [`DeskHistory`].
#[derive(Properties, PartialEq, Debug)]
pub struct HistoryProps {
    /// The event.
    pub id: EventId,
}

/// The history, newest first.
#[component]
pub fn DeskHistory(props: &HistoryProps) -> Html {
    let lang = use_lang();
    let id = props.id;
    let history = use_query((id, None), client::history);
    let more = use_more(&history, move |client, cursor| {
        client::history(client, (id, Some(cursor)))
    });
    AsyncView::new(&history).skeleton(Skeleton::Rows(4)).ready(|reply| html! {
        <div class="stack">
            { for reply.body.items.iter().chain(more.items.iter()).map(|revision| html! {
                <section class="stack-s" key={revision.id.to_string()}>
                    <h2>{ revision.kind.label(lang) }</h2>
                    <p class="small soft">{ stamp(lang, &revision.done) }</p>
                    if let Some(comment) = &revision.comment {
                        <p class="prewrap">{ comment.as_str().to_owned() }</p>
                    }
                    if !revision.changes.is_empty() {
                        <ChangeList id={format!("changes-{}", revision.id)} changes={revision.changes.clone()} />
                    }
                </section>
            }) }
            <Pager has_next={more.next.is_some()} pending={more.pending} error={more.error.clone()}
                onmore={more.load.clone()} />
        </div>
    })
}
