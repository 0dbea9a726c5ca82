//! Reports: a reader asks the moderators to look at a post, and a moderator settles it. Who reported is
//! shown to moderators only, and never to whoever wrote the post, moderator or not.

use std::collections::HashMap;

use chrono::Duration;
use sea_orm::DbErr;
use serde_json::json;
use shared::account::types::PersonId;
use shared::community::api::{PostView, ReportFilter, ReportPost, ReportView};
use shared::community::{PostId, PostReportId, PostState, ThreadId, ThreadTitle, rules};
use shared::page::Page;
use shared::problem::Code;
use shared::time::Timestamp;

use super::posts::{locked, shown, wrote};
use super::threads::{fetch, limit};
use super::{actor, kind, note, view, viewer};
use crate::app::Context;
use crate::features::community::entity::{post, report};
use crate::features::community::error::CommunityError;
use crate::features::community::store::access::Viewer;
use crate::features::community::store::{people, posts, reports as store, threads};
use crate::platform::auth::SignedIn;
use crate::platform::cursor;
use crate::platform::db::ConnectionTrait;
use crate::platform::throttle::{self, Counter, Limit};

/// Reports a post that the asker may read. Doing so twice is doing so once, whatever was decided
/// meanwhile.
///
/// # Errors
/// 404 for a post in a thread that the asker may not see, 403 for one's own, 409 `post_hidden` and for an
/// account without a person, 429 after too many in an hour.
pub async fn report(
    ctx: &Context,
    who: &SignedIn,
    id: PostId,
    form: ReportPost,
) -> Result<PostView, CommunityError> {
    let (viewer, actor, now) = (viewer(who), actor(who), ctx.clock.now());
    let new = PostReportId::from_uuid(ctx.random.uuid_v7(now));
    let asker = who.person_id.map(|person| (person, counter(ctx, person)));
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                // Under the lock on the thread: whoever hides the post settles every report of it.
                let (post, _) = locked(tx, viewer, id).await?;
                let (person, bound) = asker.ok_or(Code::Conflict)?;
                if wrote(tx, viewer, &post).await? {
                    return Err(Code::Forbidden.into());
                }
                if !rules::rights(post.state, false, viewer.moderates).report {
                    return Err(Code::PostHidden.into());
                }
                // Also of who sends the same again and again.
                let counted = throttle::count(tx, now, &[bound]).await?;
                counted.allowed()?;
                if counted.began {
                    throttle::sweep(tx, now).await?;
                }
                if store::of(tx, viewer, &[id]).await?.is_empty() {
                    let data = json!({ "thread_id": post.thread_id, "report_id": new });
                    store::insert(tx, waiting((new, id), person, form, now)).await?;
                    note(tx, kind::REPORTED, id, actor, now, data).await?;
                }
                shown(tx, viewer, post).await
            })
        })
        .await
}

/// A report that nobody has looked at.
fn waiting(
    (id, post): (PostReportId, PostId),
    reporter: PersonId,
    form: ReportPost,
    now: Timestamp,
) -> report::Model {
    report::Model {
        id,
        post_id: post,
        reporter_id: reporter,
        reason: form.reason,
        note: form.note,
        reported_at: now,
        settled_at: None,
        settled_by: None,
        outcome: None,
        version: 1,
    }
}

/// How many reports a person has sent in an hour.
fn counter(ctx: &Context, person: PersonId) -> Counter {
    let limit = Limit {
        what: "community.report",
        who: &person.to_string(),
        most: rules::REPORTS_AN_HOUR,
        window: Duration::hours(1),
    };
    Counter::new(&ctx.links, &limit)
}

/// The reports that wait, the oldest first; none of what the asker wrote.
///
/// # Errors
/// 422 for a cursor of another list.
pub async fn list(
    ctx: &Context,
    who: &SignedIn,
    filter: &ReportFilter,
) -> Result<Page<ReportView>, CommunityError> {
    let (conn, viewer) = (ctx.db.read(), viewer(who));
    // The account is part of the name: nobody is shown the reports of their own posts.
    let name = format!("reports:{}", who.account_id);
    let after = cursor::read(&ctx.links, &name, filter.cursor.as_ref())?;
    let limit = limit(filter.limit);
    let rows = store::page(conn, viewer, after, fetch(limit)).await?;
    let key = |row: &report::Model| (row.reported_at, row.id);
    let page = cursor::page(&ctx.links, &name, rows, limit, key, |row| row);
    Ok(Page {
        items: views(conn, viewer, page.items).await?,
        next_cursor: page.next_cursor,
    })
}

/// Settles a report without touching its post.
///
/// # Errors
/// 404, also for a report of the asker's own post; 409 `already_decided`.
pub async fn dismiss(
    ctx: &Context,
    who: &SignedIn,
    id: PostReportId,
) -> Result<ReportView, CommunityError> {
    let (viewer, by, now) = (viewer(who), who.account_id, ctx.clock.now());
    let actor = actor(who);
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let found = store::one(tx, viewer, id).await?;
                let post = found.ok_or(Code::NotFound)?.post_id;
                if !store::dismiss(tx, id, by, now).await? {
                    return Err(Code::AlreadyDecided.into());
                }
                let data = json!({ "report_id": id });
                note(tx, kind::DISMISSED, post, actor, now, data).await?;
                let row = store::one(tx, viewer, id).await?.ok_or(Code::NotFound)?;
                let mut views = views(tx, viewer, vec![row]).await?;
                Ok(views.pop().ok_or(Code::NotFound)?)
            })
        })
        .await
}

/// Reports with their posts, in their order; the queries are as many for one as for a page of them.
async fn views(
    conn: &impl ConnectionTrait,
    viewer: Viewer,
    rows: Vec<report::Model>,
) -> Result<Vec<ReportView>, DbErr> {
    let names = people::names(conn, rows.iter().map(|row| row.reporter_id).collect()).await?;
    let posts = posts::by_ids(conn, rows.iter().map(|row| row.post_id).collect()).await?;
    let titles = titles(conn, &posts).await?;
    let posts = view::posts(conn, viewer, posts).await?;
    let posts: HashMap<PostId, PostView> = posts.into_iter().map(|post| (post.id, post)).collect();
    let view = |row: report::Model| {
        let post = posts.get(&row.post_id)?.clone();
        Some(ReportView {
            id: row.id,
            reason: row.reason,
            note: row.note,
            reporter: view::author(&names, Some(row.reporter_id), false, viewer),
            reported_at: row.reported_at,
            thread_title: titles.get(&post.thread_id).cloned(),
            post,
            outcome: row.outcome,
            settled_at: row.settled_at,
            version: row.version,
        })
    };
    Ok(rows.into_iter().filter_map(view).collect())
}

/// What the threads of these posts are about, as far as there is a title still.
async fn titles(
    conn: &impl ConnectionTrait,
    posts: &[post::Model],
) -> Result<HashMap<ThreadId, ThreadTitle>, DbErr> {
    let threads = threads::by_ids(conn, posts.iter().map(|post| post.thread_id).collect()).await?;
    let titled = threads
        .into_iter()
        .filter(|thread| thread.state != PostState::Deleted);
    Ok(titled.map(|thread| (thread.id, thread.title)).collect())
}
