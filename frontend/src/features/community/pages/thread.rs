//! A thread: its posts, oldest first, from the first unread on; the way to answer.

use std::collections::HashMap;

use shared::community::api::{PostView, Seq, ThreadView};
use shared::community::{PostId, PostState, SpaceKind, ThreadId};
use shared::i18n::Lang;
use yew::prelude::*;

use super::super::client;
use super::super::components::{PostCard, ReplyForm};
use crate::client::Reply;
use crate::hooks::{Query, use_lang, use_more, use_mutation, use_query, use_query_param};
use crate::i18n::t;
use crate::routes::Route;
use crate::ui::{
    AsyncView, Button, ButtonKind, ButtonLink, Crumb, ErrorBanner, PageHeading, Pager, Skeleton,
    Tag, TagTone, Toast, use_toast,
};

/// Props of [`ThreadPage`].
#[derive(Properties, PartialEq, Debug)]
pub struct Props {
    /// The thread.
    pub id: ThreadId,
}

/// The page of a thread; `?post=` opens it at that post.
#[component]
pub fn ThreadPage(props: &Props) -> Html {
    let lang = use_lang();
    let thread = use_query(props.id, client::thread);
    let (at, _) = use_query_param("post");
    let asked = at.as_deref().and_then(|at| at.parse::<i64>().ok());
    AsyncView::new(&thread)
        .whole_page()
        .skeleton(Skeleton::Detail)
        .ready(|reply| show(lang, &thread, &reply.body, asked))
}

fn show(lang: Lang, query: &Query<ThreadView>, thread: &ThreadView, asked: Option<i64>) -> Html {
    html! {
        <div class="stack-l">
            <PageHeading title={super::super::components::title(lang, thread)}
                crumbs={vec![Crumb::new(Route::Community, t(lang, "community-title"))]}
                above={(thread.space == SpaceKind::Event).then(|| html! {
                    <div class="tags"><Tag tone={TagTone::Key}>{ thread.space.label(lang) }</Tag></div>
                })}
                lead={thread.event_id.map(|id| html! {
                    <>
                        { t(lang, "community-event-lead") }{ " " }
                        <crate::ui::Go to={Route::Event { id }}>{ t(lang, "community-event-back") }</crate::ui::Go>
                    </>
                })} />
            <Follow thread={thread.clone()} changed={query.put.clone()} />
            <Posts thread={thread.clone()} {asked} changed={query.refetch.clone()} />
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct FollowProps {
    thread: ThreadView,
    changed: Callback<Reply<ThreadView>>,
}

/// Whether replies come by mail; undone by the same button.
#[component]
fn Follow(props: &FollowProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let (id, follows) = (props.thread.id, props.thread.follows);
    let follow = use_mutation(client::follow, {
        let changed = props.changed.clone();
        Callback::from(move |reply: Reply<ThreadView>| {
            let key = if reply.body.follows {
                "community-followed"
            } else {
                "community-unfollowed"
            };
            toast.emit(Toast::new(t(lang, key)));
            changed.emit(reply);
        })
    });
    html! {
        <div class="stack-s">
            if let Some(error) = &follow.error { <ErrorBanner error={error.clone()} /> }
            <p class="cluster">
                <span class="small soft">{ t(lang, if follows { "community-follows" } else { "community-follows-not" }) }</span>
                <Button kind={ButtonKind::Text} pending={follow.pending}
                    onclick={follow.run.reform(move |()| (id, !follows))}>
                    { t(lang, if follows { "community-unfollow" } else { "community-follow" }) }
                </Button>
            </p>
        </div>
    }
}

/// Props of [`Posts`].
#[derive(Properties, PartialEq, Debug)]
pub struct PostsProps {
    /// The thread as it was when the page opened.
    pub thread: ThreadView,
    /// The post to open at, if one was asked for.
    pub asked: Option<i64>,
    /// The thread itself changed.
    pub changed: Callback<()>,
}

/// Where the list begins: at the post asked for, at the first unread, or so that the last ones show.
const fn first_shown(asked: Option<i64>, thread: &ThreadView) -> i64 {
    let start = match (asked, thread.first_unread) {
        (Some(asked), _) => asked,
        (None, Some(unread)) => unread,
        (None, None) => thread.last_seq - client::POSTS + 1,
    };
    if start < 1 { 1 } else { start }
}

/// The posts.
#[component]
pub fn Posts(props: &PostsProps) -> Html {
    let lang = use_lang();
    let id = props.thread.id;
    // Where it began, and where what is unread began when the page opened.
    let from = use_state(|| first_shown(props.asked, &props.thread));
    let unread = *use_memo((), |()| props.thread.first_unread);
    // Posts as they are after something was done with them here.
    let done = use_state(HashMap::<PostId, PostView>::new);
    let posts = use_query((id, *from), |client, (id, from)| {
        client::posts(client, (id, from, None))
    });
    let start = *from;
    let more = use_more(&posts, move |client, cursor| {
        client::posts(client, (id, start, Some(cursor)))
    });
    let shown: Vec<PostView> = posts
        .body()
        .into_iter()
        .flat_map(|page| page.items.iter())
        .chain(more.items.iter())
        .map(|post| done.get(&post.id).unwrap_or(post).clone())
        .collect();
    use_reading(id, shown.last().map(|post| post.seq));
    let changed = {
        let (done, thread) = (done.clone(), props.changed.clone());
        Callback::from(move |post: PostView| {
            // The title goes and comes with the first post.
            if post.seq == 1 {
                thread.emit(());
            }
            let mut all = (*done).clone();
            all.insert(post.id, post);
            done.set(all);
        })
    };
    let deleted = changed.reform(|post: PostView| gone(&post));
    let earlier = {
        let from = from.clone();
        Callback::from(move |()| from.set((*from - client::POSTS).max(1)))
    };
    let posted = {
        let (from, refetch, whole) = (from.clone(), posts.refetch.clone(), more.next.is_none());
        let short = shown.len() < usize::try_from(client::POSTS).unwrap_or(1);
        Callback::from(move |post: PostView| {
            // At the end of what is shown, or there where it stands.
            if whole && short {
                refetch.emit(());
            } else {
                from.set(post.seq);
            }
        })
    };
    html! {
        <>
            { AsyncView::new(&posts).skeleton(Skeleton::Cards(2))
                .empty(|reply| reply.body.items.is_empty(), || html! {
                    <p class="soft">{ t(lang, "community-no-posts") }</p>
                })
                .ready(|_| html! {
                    <div class="stack">
                        if *from > 1 {
                            <p><Button kind={ButtonKind::Outline} onclick={earlier}>
                                { t(lang, "community-earlier") }</Button></p>
                        }
                        <div class="stack">
                            { for shown.iter().map(|post| html! {
                                <div class="stack-s" key={post.id.to_string()}>
                                    if unread == Some(post.seq) {
                                        <p class="small strong">{ t(lang, "community-from-here") }</p>
                                    }
                                    <PostCard post={post.clone()} changed={changed.clone()}
                                        deleted={deleted.clone()} />
                                </div>
                            }) }
                        </div>
                        <Pager has_next={more.next.is_some()} pending={more.pending}
                            error={more.error.clone()} onmore={more.load.clone()} />
                    </div>
                }) }
            if props.thread.may_reply {
                <ReplyForm thread={id} onposted={posted} />
            } else {
                <p class="soft">{ t(lang, "community-closed") }</p>
                <p><ButtonLink to={Route::Community} kind={ButtonKind::Outline}>
                    { t(lang, "community-to") }</ButtonLink></p>
            }
        </>
    }
}

/// What is left of a post that was just deleted.
fn gone(post: &PostView) -> PostView {
    PostView {
        state: PostState::Deleted,
        author: None,
        html: None,
        source: None,
        hidden_reason: None,
        reactions: Vec::new(),
        may_edit: false,
        may_delete: false,
        may_hide: false,
        may_restore: false,
        may_report: false,
        edited_at: None,
        ..post.clone()
    }
}

/// Notes that what is shown was read, up to the last of it.
#[hook]
fn use_reading(thread: ThreadId, last: Option<i64>) {
    let read = use_mutation(client::read, Callback::noop());
    use_effect_with(last, move |last| {
        if let Some(seq) = last.and_then(|seq| Seq::new(seq).ok()) {
            read.run.emit((thread, seq));
        }
    });
}
