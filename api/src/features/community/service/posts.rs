//! Posts: reading, writing, changing, deleting, reacting.

use shared::account::types::{PersonId, Role};
use shared::community::api::{PostFilter, PostView, React, Seq};
use shared::community::types::FollowId;
use shared::community::{PostBody, PostId, PostState, ReportOutcome, ThreadId, rules};
use shared::page::Page;
use shared::problem::Code;
use shared::time::Timestamp;

use super::threads::{entered, fetch, limit, new_post};
use super::{actor, kind, note, person, place, view, viewer, writes_as};
use crate::app::Context;
use crate::features::community::entity::post;
use crate::features::community::error::CommunityError;
use crate::features::community::store::access::Viewer;
use crate::features::community::store::readers::{self, Place};
use crate::features::community::store::{people, posts as store, reactions, reports, threads};
use crate::platform::auth::SignedIn;
use crate::platform::cursor;
use crate::platform::db::{ConnectionTrait, Tx};
use crate::platform::log::Actor;
use crate::platform::mail::Outbox;

/// What somebody says, before it has its place.
pub(super) struct Words {
    id: PostId,
    link: FollowId,
    author: PersonId,
    role: Option<Role>,
    body: PostBody,
    actor: Actor,
    now: Timestamp,
}

impl Words {
    pub(super) fn new(ctx: &Context, who: &SignedIn, author: PersonId, body: PostBody) -> Self {
        let now = ctx.clock.now();
        Self {
            id: new_post(ctx),
            link: FollowId::from_uuid(ctx.random.uuid_v7(now)),
            author,
            role: writes_as(who),
            body,
            actor: actor(who),
            now,
        }
    }
}

/// A thread's posts, oldest first, from the place asked for.
///
/// # Errors
/// 404 for a thread that the asker may not see, 422 for a cursor of another list.
pub async fn list(
    ctx: &Context,
    who: &SignedIn,
    thread: ThreadId,
    filter: &PostFilter,
) -> Result<Page<PostView>, CommunityError> {
    let (conn, viewer) = (ctx.db.read(), viewer(who));
    entered(conn, viewer, thread).await?;
    let from = filter.from.map_or(1, Seq::get);
    let name = format!("posts:{thread}:{from}");
    let after: Option<i64> = cursor::read(&ctx.links, &name, filter.cursor.as_ref())?;
    let first = after.map_or(from, |seq| seq.saturating_add(1));
    let limit = limit(filter.limit);
    let rows = store::page(conn, thread, first, fetch(limit)).await?;
    let page = cursor::page(&ctx.links, &name, rows, limit, |row| row.seq, |row| row);
    Ok(Page {
        items: view::posts(conn, viewer, page.items).await?,
        next_cursor: page.next_cursor,
    })
}

/// One post.
///
/// # Errors
/// 404 for one in a thread that the asker may not see, and for one that is deleted.
pub async fn show(ctx: &Context, who: &SignedIn, id: PostId) -> Result<PostView, CommunityError> {
    let (conn, viewer) = (ctx.db.read(), viewer(who));
    let row = found(conn, viewer, id).await?;
    shown(conn, viewer, row).await
}

/// The post as the viewer sees it.
pub(super) async fn shown(
    conn: &impl ConnectionTrait,
    viewer: Viewer,
    row: post::Model,
) -> Result<PostView, CommunityError> {
    let mut views = view::posts(conn, viewer, vec![row]).await?;
    Ok(views.pop().ok_or(Code::NotFound)?)
}

/// The post, if it is there still and the viewer may enter its thread.
pub(super) async fn found(
    conn: &impl ConnectionTrait,
    viewer: Viewer,
    id: PostId,
) -> Result<post::Model, CommunityError> {
    let row = store::by_id(conn, id).await?;
    let row = row
        .filter(|row| row.state != PostState::Deleted)
        .ok_or(Code::NotFound)?;
    entered(conn, viewer, row.thread_id).await?;
    Ok(row)
}

/// The post, read again under the lock on its thread, so that nobody else changes either.
pub(super) async fn locked(
    tx: &Tx,
    viewer: Viewer,
    id: PostId,
) -> Result<(post::Model, Option<PersonId>), CommunityError> {
    let row = found(tx, viewer, id).await?;
    let thread = threads::locked(tx, row.thread_id)
        .await?
        .ok_or(Code::NotFound)?;
    let row = found(tx, viewer, id).await?;
    Ok((row, thread.starter_id))
}

/// Whether the viewer wrote it, under whatever id.
pub(super) async fn wrote(
    conn: &impl ConnectionTrait,
    viewer: Viewer,
    row: &post::Model,
) -> Result<bool, CommunityError> {
    let names = people::names(conn, row.author_id.into_iter().collect()).await?;
    Ok(names.values().any(|name| viewer.is(Some(name.real_id))))
}

/// Replies in a thread, and follows it from then on.
///
/// # Errors
/// 404 for a thread that the asker may not see, 409 `thread_closed`.
pub async fn reply(
    ctx: &Context,
    who: &SignedIn,
    thread: ThreadId,
    body: PostBody,
) -> Result<PostView, CommunityError> {
    let viewer = viewer(who);
    let words = person(who).map(|person| Words::new(ctx, who, person, body));
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                entered(tx, viewer, thread).await?;
                let row = add(tx, thread, words?).await?;
                shown(tx, viewer, row).await
            })
        })
        .await
}

/// Adds a post to a thread that its author may enter.
pub(super) async fn add(
    tx: &Tx,
    thread: ThreadId,
    words: Words,
) -> Result<post::Model, CommunityError> {
    let now = words.now;
    let seq = threads::next_seq(tx, thread, now).await?;
    let seq = seq.ok_or(Code::ThreadClosed)?;
    let row = post::Model {
        id: words.id,
        thread_id: thread,
        seq,
        author_id: Some(words.author),
        author_role: words.role,
        body: Some(words.body),
        state: PostState::Shown,
        hidden_reason: None,
        hidden_by: None,
        hidden_at: None,
        edited_at: None,
        deleted_at: None,
        created_at: now,
        updated_at: now,
        version: 1,
    };
    store::insert(tx, row.clone()).await?;
    let reader = Place {
        thread,
        person: words.author,
        link: words.link,
        now,
    };
    readers::posted(tx, reader, seq).await?;
    note(tx, kind::POSTED, row.id, words.actor, now, place(&row)).await?;
    Ok(row)
}

/// Changes the words of one's own post.
///
/// # Errors
/// 404, 403 for another's, 409 `post_hidden`, 412 for another version.
pub async fn change(
    ctx: &Context,
    who: &SignedIn,
    id: PostId,
    version: i64,
    body: PostBody,
) -> Result<PostView, CommunityError> {
    let (viewer, actor, now) = (viewer(who), actor(who), ctx.clock.now());
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let (row, _) = locked(tx, viewer, id).await?;
                if !wrote(tx, viewer, &row).await? {
                    return Err(Code::Forbidden.into());
                }
                if !rules::rights(row.state, true, viewer.moderates).edit {
                    return Err(Code::PostHidden.into());
                }
                if !store::set_body(tx, id, version, body, now).await? {
                    return Err(Code::VersionStale.into());
                }
                note(tx, kind::EDITED, id, actor, now, place(&row)).await?;
                let row = store::by_id(tx, id).await?.ok_or(Code::NotFound)?;
                shown(tx, viewer, row).await
            })
        })
        .await
}

/// Deletes one's own post: its words are gone, its place stays. A mail about it that still waits
/// is not sent.
///
/// # Errors
/// 404, 403 for another's, 412 for another version.
pub async fn delete(
    ctx: &Context,
    who: &SignedIn,
    id: PostId,
    version: i64,
) -> Result<(), CommunityError> {
    let (viewer, actor, now) = (viewer(who), actor(who), ctx.clock.now());
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let (row, starter) = locked(tx, viewer, id).await?;
                if !wrote(tx, viewer, &row).await? {
                    return Err(Code::Forbidden.into());
                }
                if !store::delete(tx, id, version, now).await? {
                    return Err(Code::VersionStale.into());
                }
                if row.state == PostState::Shown {
                    threads::count(tx, row.thread_id, -1).await?;
                }
                if opens(&row, starter) {
                    threads::set_state(tx, row.thread_id, PostState::Deleted, now).await?;
                    threads::erase_title(tx, row.thread_id).await?;
                }
                reports::settle(tx, id, ReportOutcome::Deleted, None, now).await?;
                Outbox::withdraw(tx, ("post", id.uuid())).await?;
                note(tx, kind::DELETED, id, actor, now, place(&row)).await?;
                Ok(())
            })
        })
        .await
}

/// Whether the post opened its thread: then the thread's title goes with it. A thread that opened
/// by itself has the title of its event.
pub(super) const fn opens(row: &post::Model, starter: Option<PersonId>) -> bool {
    row.seq == 1 && starter.is_some()
}

/// Reacts to a post, or takes it back. Doing so twice is doing so once.
///
/// # Errors
/// 404, and for a post that may not be read; 409 for an account without a person.
pub async fn react(
    ctx: &Context,
    who: &SignedIn,
    id: PostId,
    form: React,
) -> Result<PostView, CommunityError> {
    let (viewer, asker, now) = (viewer(who), who.person_id, ctx.clock.now());
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let row = found(tx, viewer, id).await?;
                let person = asker.ok_or(Code::Conflict)?;
                if !rules::rights(row.state, false, viewer.moderates).react {
                    return Err(Code::PostHidden.into());
                }
                if form.on {
                    reactions::give(tx, id, person, form.kind, now).await?;
                } else {
                    reactions::take_back(tx, id, person, form.kind).await?;
                }
                shown(tx, viewer, row).await
            })
        })
        .await
}
