//! Threads in a list.

use shared::community::api::ThreadView;
use shared::community::{PostState, SpaceKind, ThreadReading};
use shared::i18n::Lang;
use shared::wareki;
use yew::prelude::*;

use super::super::client;
use crate::hooks::{use_lang, use_more, use_query};
use crate::i18n::t;
use crate::routes::Route;
use crate::t;
use crate::ui::{AsyncView, Go, Pager, Skeleton, Tag, TagTone};

/// Props of [`ThreadList`].
#[derive(Properties, PartialEq, Debug)]
pub struct ThreadListProps {
    /// Those with something unread, or the others.
    pub reading: ThreadReading,
    /// Changes when the list is to be read again.
    pub round: u32,
    /// What to say where there is none.
    #[prop_or_default]
    pub empty: Html,
}

/// The threads that one may see, the last active first.
#[component]
pub fn ThreadList(props: &ThreadListProps) -> Html {
    let lang = use_lang();
    let reading = props.reading;
    let first = use_query((reading, props.round), |client, (reading, _)| {
        client::threads(client, (reading, None))
    });
    let more = use_more(&first, move |client, cursor| {
        client::threads(client, (reading, Some(cursor)))
    });
    AsyncView::new(&first)
        .skeleton(Skeleton::Rows(3))
        .empty(|reply| reply.body.items.is_empty(), || props.empty.clone())
        .ready(|reply| {
            html! {
                <div class="stack">
                    <ul class="stack-s" role="list">
                        { for reply.body.items.iter().chain(more.items.iter())
                            .map(|thread| row(lang, thread)) }
                    </ul>
                    <Pager has_next={more.next.is_some()} pending={more.pending}
                        error={more.error.clone()} onmore={more.load.clone()} />
                </div>
            }
        })
}

/// What a thread is called, for who may read its title.
pub fn title(lang: Lang, thread: &ThreadView) -> AttrValue {
    match (&thread.title, thread.state) {
        (Some(title), _) => AttrValue::from(title.to_string()),
        (None, PostState::Deleted) => t(lang, "community-thread-deleted"),
        (None, _) => t(lang, "community-thread-hidden"),
    }
}

/// One thread as a line of the list.
pub fn row(lang: Lang, thread: &ThreadView) -> Html {
    let id = thread.id;
    let unread = i64::from(thread.unread);
    html! {
        <li class="card" key={id.to_string()}>
            <div class="tags">
                if unread > 0 {
                    <Tag tone={TagTone::Good} state={true}>
                        { t!(lang, "community-unread", count = unread) }</Tag>
                }
                if thread.space == SpaceKind::Event {
                    <Tag tone={TagTone::Key}>{ thread.space.label(lang) }</Tag>
                }
                if thread.state == PostState::Hidden {
                    <Tag tone={TagTone::Bad}>{ t(lang, "community-hidden") }</Tag>
                }
            </div>
            <h3><Go to={Route::CommunityThread { id }} class="card-link">{ title(lang, thread) }</Go></h3>
            <p class="small soft cluster">
                if let Some(starter) = &thread.starter { <span>{ starter.called(lang) }</span> }
                <span>{ t!(lang, "community-posts", count = i64::from(thread.post_count)) }</span>
                <span>{ wareki::date_time(thread.last_post_at, lang) }</span>
            </p>
        </li>
    }
}
