//! Threads: listing them, beginning one, reading and following.

use serde_json::json;
use shared::community::api::{NewThread, Reading, ThreadFilter, ThreadView};
use shared::community::types::FollowId;
use shared::community::{PostId, PostState, ThreadId, rules};
use shared::page::{DEFAULT_LIMIT, Limit, Page};
use shared::problem::Code;

use super::posts::{self, Words};
use super::{actor, kind, person, view, viewer};
use crate::app::Context;
use crate::features::community::entity::thread;
use crate::features::community::error::CommunityError;
use crate::features::community::store::access::Viewer;
use crate::features::community::store::members;
use crate::features::community::store::readers::{self, Place};
use crate::features::community::store::threads::{self as store, Narrowed, Seen};
use crate::platform::auth::SignedIn;
use crate::platform::cursor;
use crate::platform::db::ConnectionTrait;
use crate::platform::log::{self, NewEntry};

/// The threads that the one who asks may see, the last active first.
///
/// # Errors
/// 422 for a cursor of another list.
pub async fn list(
    ctx: &Context,
    who: &SignedIn,
    filter: &ThreadFilter,
) -> Result<Page<ThreadView>, CommunityError> {
    let (conn, viewer) = (ctx.db.read(), viewer(who));
    let narrowed = Narrowed {
        reading: filter.reading,
        event: filter.event_id,
    };
    // The account is part of the name: what one may see is not what another may.
    let name = format!("threads:{}:{narrowed:?}", who.account_id);
    let after = cursor::read(&ctx.links, &name, filter.cursor.as_ref())?;
    let limit = limit(filter.limit);
    let rows = store::page(conn, viewer, narrowed, after, fetch(limit)).await?;
    let key = |row: &Seen| (row.last_post_at, row.id);
    let page = cursor::page(&ctx.links, &name, rows, limit, key, |row| row);
    Ok(Page {
        items: view::threads(conn, viewer, page.items).await?,
        next_cursor: page.next_cursor,
    })
}

/// How many items a page holds.
pub(super) fn limit(asked: Option<Limit>) -> usize {
    usize::try_from(asked.map_or(DEFAULT_LIMIT, Limit::get)).unwrap_or(1)
}

/// One more than a page shows, to know whether another follows.
pub(super) fn fetch(limit: usize) -> u64 {
    u64::try_from(limit).unwrap_or(100).saturating_add(1)
}

/// One thread.
///
/// # Errors
/// 404 for one that the asker may not see.
pub async fn show(
    ctx: &Context,
    who: &SignedIn,
    id: ThreadId,
) -> Result<ThreadView, CommunityError> {
    seen(ctx.db.read(), viewer(who), id).await
}

async fn seen(
    conn: &impl ConnectionTrait,
    viewer: Viewer,
    id: ThreadId,
) -> Result<ThreadView, CommunityError> {
    let row = entered(conn, viewer, id).await?;
    let mut views = view::threads(conn, viewer, vec![row]).await?;
    Ok(views.pop().ok_or(Code::NotFound)?)
}

/// The thread, if the viewer may see it.
pub(super) async fn entered(
    conn: &impl ConnectionTrait,
    viewer: Viewer,
    id: ThreadId,
) -> Result<Seen, CommunityError> {
    let found = store::one(conn, viewer, id).await?;
    Ok(found.ok_or(Code::NotFound)?)
}

/// Begins a thread in the general space.
///
/// # Errors
/// 404 for who does not belong to the community, 409 for an account without a person.
pub async fn begin(
    ctx: &Context,
    who: &SignedIn,
    form: NewThread,
) -> Result<ThreadView, CommunityError> {
    let (person, viewer, now) = (person(who)?, viewer(who), ctx.clock.now());
    let id = ThreadId::from_uuid(ctx.random.uuid_v7(now));
    let words = Words::new(ctx, who, person, form.body);
    let actor = actor(who);
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                if !viewer.moderates && members::since(tx, viewer).await?.is_none() {
                    return Err(Code::NotFound.into());
                }
                let space = store::general(tx).await?.ok_or(Code::NotFound)?;
                let row = thread::Model {
                    id,
                    space_id: space,
                    title: form.title,
                    state: PostState::Shown,
                    locked: false,
                    pinned: false,
                    starter_id: Some(person),
                    post_count: 0,
                    last_seq: 0,
                    last_post_at: now,
                    created_at: now,
                    updated_at: now,
                    version: 1,
                };
                store::insert(tx, row).await?;
                let entry = NewEntry {
                    kind: kind::OPENED,
                    subject: ("thread", &id.uuid()),
                    actor,
                    at: now,
                    data: json!({ "space_id": space, "event_id": null }),
                };
                log::append(tx, entry).await?;
                posts::add(tx, id, words).await?;
                seen(tx, viewer, id).await
            })
        })
        .await
}

/// Notes how far somebody has read; the position only moves forward.
///
/// # Errors
/// 404 for a thread that the asker may not see, 409 for an account without a person.
pub async fn read(
    ctx: &Context,
    who: &SignedIn,
    id: ThreadId,
    seq: i64,
) -> Result<Reading, CommunityError> {
    let (viewer, now) = (viewer(who), ctx.clock.now());
    let link = FollowId::from_uuid(ctx.random.uuid_v7(now));
    let asker = who.person_id;
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let row = entered(tx, viewer, id).await?;
                let person = asker.ok_or(Code::Conflict)?;
                let position = row.last_read_seq.unwrap_or(0);
                let after = rules::read_up_to(position, seq, row.last_seq);
                if after > position {
                    let place = Place {
                        thread: id,
                        person,
                        link,
                        now,
                    };
                    readers::read(tx, place, after).await?;
                }
                let row = entered(tx, viewer, id).await?;
                Ok(Reading {
                    last_read_seq: row.last_read_seq.unwrap_or(0),
                    unread: u32::try_from(row.unread).unwrap_or(0),
                })
            })
        })
        .await
}

/// Follows a thread, or leaves off.
///
/// # Errors
/// As [`read`].
pub async fn follow(
    ctx: &Context,
    who: &SignedIn,
    id: ThreadId,
    follows: bool,
) -> Result<ThreadView, CommunityError> {
    let (viewer, now) = (viewer(who), ctx.clock.now());
    let link = FollowId::from_uuid(ctx.random.uuid_v7(now));
    let asker = who.person_id;
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let last = entered(tx, viewer, id).await?.last_seq;
                let person = asker.ok_or(Code::Conflict)?;
                let place = Place {
                    thread: id,
                    person,
                    link,
                    now,
                };
                readers::follow(tx, place, follows, last).await?;
                seen(tx, viewer, id).await
            })
        })
        .await
}

/// The id of a new post.
pub(super) fn new_post(ctx: &Context) -> PostId {
    PostId::from_uuid(ctx.random.uuid_v7(ctx.clock.now()))
}
