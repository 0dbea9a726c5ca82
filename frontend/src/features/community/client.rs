//! Typed calls about the community.

use shared::community::api::{
    ChangedPost, ChooseMails, CommunityHome, FollowThread, HidePost, NewPost, NewThread,
    PostFilter, PostView, React, ReadUpTo, Reading, ReportFilter, ReportPost, ReportView, Seq,
    ThreadFilter, ThreadView, Unsubscribe, path,
};
use shared::community::{PostId, PostReportId, ThreadId, ThreadReading};
use shared::event::EventId;
use shared::page::{Cursor, Limit, Page};
use shared::query::FromQuery;

use crate::client::{Call, Client, ClientError, Etag, IdempotencyKey, Reply};

/// What a call answers.
type Answer<T> = Result<Reply<T>, ClientError>;

/// How many posts a page of a thread holds.
pub const POSTS: i64 = 50;

/// What the community is for the one who asks.
///
/// # Errors
/// [`ClientError`].
pub async fn home(client: Client, (): ()) -> Answer<CommunityHome> {
    Call::get(path::HOME).send(&client).await
}

/// Joins (`true`) or leaves.
///
/// # Errors
/// [`ClientError`].
pub async fn belong(client: Client, joins: bool, _: IdempotencyKey) -> Answer<CommunityHome> {
    let path = if joins { path::JOIN } else { path::LEAVE };
    Call::post(path).send(&client).await
}

/// Chooses whether mails come.
///
/// # Errors
/// [`ClientError`].
pub async fn choose_mails(
    client: Client,
    body: ChooseMails,
    _: IdempotencyKey,
) -> Answer<CommunityHome> {
    Call::post(path::MAILS).json(&body).send(&client).await
}

/// The threads with something unread, or those without.
///
/// # Errors
/// [`ClientError`].
pub async fn threads(
    client: Client,
    (reading, cursor): (ThreadReading, Option<Cursor>),
) -> Answer<Page<ThreadView>> {
    let query = ThreadFilter {
        reading: Some(reading),
        cursor,
        ..ThreadFilter::default()
    };
    Call::get(format!("{}{}", path::THREADS, query.to_query()))
        .send(&client)
        .await
}

/// The thread of an event, for who may see it.
///
/// # Errors
/// [`ClientError`].
pub async fn of_event(client: Client, event: EventId) -> Answer<Page<ThreadView>> {
    let query = ThreadFilter {
        event_id: Some(event),
        limit: Limit::new(1).ok(),
        ..ThreadFilter::default()
    };
    Call::get(format!("{}{}", path::THREADS, query.to_query()))
        .send(&client)
        .await
}

/// One thread.
///
/// # Errors
/// [`ClientError`].
pub async fn thread(client: Client, id: ThreadId) -> Answer<ThreadView> {
    Call::get(path::thread(id)).send(&client).await
}

/// Begins one.
///
/// # Errors
/// [`ClientError`].
pub async fn begin(client: Client, body: NewThread, key: IdempotencyKey) -> Answer<ThreadView> {
    Call::post(path::THREADS)
        .json(&body)
        .key(&key)
        .send(&client)
        .await
}

/// A thread's posts from a place on.
///
/// # Errors
/// [`ClientError`].
pub async fn posts(
    client: Client,
    (thread, from, cursor): (ThreadId, i64, Option<Cursor>),
) -> Answer<Page<PostView>> {
    let query = PostFilter {
        from: Seq::new(from).ok(),
        limit: Limit::new(POSTS).ok(),
        cursor,
    };
    Call::get(format!("{}{}", path::posts(thread), query.to_query()))
        .send(&client)
        .await
}

/// Notes how far one has read.
///
/// # Errors
/// [`ClientError`].
pub async fn read(
    client: Client,
    (thread, seq): (ThreadId, Seq),
    _: IdempotencyKey,
) -> Answer<Reading> {
    Call::post(path::read(thread))
        .json(&ReadUpTo { seq })
        .send(&client)
        .await
}

/// Follows a thread, or leaves off.
///
/// # Errors
/// [`ClientError`].
pub async fn follow(
    client: Client,
    (thread, follows): (ThreadId, bool),
    _: IdempotencyKey,
) -> Answer<ThreadView> {
    Call::post(path::follow(thread))
        .json(&FollowThread { follows })
        .send(&client)
        .await
}

/// Replies.
///
/// # Errors
/// [`ClientError`].
pub async fn reply(
    client: Client,
    (thread, body): (ThreadId, NewPost),
    key: IdempotencyKey,
) -> Answer<PostView> {
    Call::post(path::posts(thread))
        .json(&body)
        .key(&key)
        .send(&client)
        .await
}

/// One post, with the version to change it by.
///
/// # Errors
/// [`ClientError`].
pub async fn post(client: Client, id: PostId) -> Answer<PostView> {
    Call::get(path::post(id)).send(&client).await
}

/// Changes its words.
///
/// # Errors
/// [`ClientError`].
pub async fn change(
    client: Client,
    (id, etag, body): (PostId, Etag, ChangedPost),
    _: IdempotencyKey,
) -> Answer<PostView> {
    Call::put(path::post(id))
        .if_match(&etag)
        .json(&body)
        .send(&client)
        .await
}

/// Deletes it, as it is now: the newest version is read first, for a deletion takes all of it.
///
/// # Errors
/// [`ClientError`].
pub async fn delete(client: Client, id: PostId, _: IdempotencyKey) -> Answer<()> {
    let now: Reply<PostView> = Call::get(path::post(id)).send(&client).await?;
    let etag = now.etag.unwrap_or_else(|| Etag::from(String::new()));
    Call::delete(path::post(id))
        .if_match(&etag)
        .send(&client)
        .await
}

/// Reacts, or takes it back.
///
/// # Errors
/// [`ClientError`].
pub async fn react(
    client: Client,
    (id, body): (PostId, React),
    _: IdempotencyKey,
) -> Answer<PostView> {
    Call::post(path::reactions(id))
        .json(&body)
        .send(&client)
        .await
}

/// Takes a post out of sight.
///
/// # Errors
/// [`ClientError`].
pub async fn hide(
    client: Client,
    (id, body): (PostId, HidePost),
    _: IdempotencyKey,
) -> Answer<PostView> {
    Call::post(path::hide(id)).json(&body).send(&client).await
}

/// Shows it again.
///
/// # Errors
/// [`ClientError`].
pub async fn restore(client: Client, id: PostId, _: IdempotencyKey) -> Answer<PostView> {
    Call::post(path::restore(id)).send(&client).await
}

/// Reports a post to the moderators.
///
/// # Errors
/// [`ClientError`].
pub async fn report(
    client: Client,
    (id, body): (PostId, ReportPost),
    _: IdempotencyKey,
) -> Answer<PostView> {
    Call::post(path::report(id)).json(&body).send(&client).await
}

/// The reports that wait, for moderators.
///
/// # Errors
/// [`ClientError`].
pub async fn reports(client: Client, cursor: Option<Cursor>) -> Answer<Page<ReportView>> {
    let query = ReportFilter {
        cursor,
        ..ReportFilter::default()
    };
    Call::get(format!("{}{}", path::REPORTS, query.to_query()))
        .send(&client)
        .await
}

/// The same for who may settle them; others are asked for nothing.
///
/// # Errors
/// [`ClientError`].
pub async fn reports_if(client: Client, may: bool) -> Answer<Page<ReportView>> {
    if may {
        return reports(client, None).await;
    }
    let body = Page {
        items: Vec::new(),
        next_cursor: None,
    };
    Ok(Reply {
        body,
        status: 200,
        etag: None,
        trace: None,
    })
}

/// Settles a report: nothing is wrong with the post.
///
/// # Errors
/// [`ClientError`].
pub async fn dismiss(client: Client, id: PostReportId, _: IdempotencyKey) -> Answer<ReportView> {
    Call::post(path::dismiss(id)).send(&client).await
}

/// Ends the mails about a thread by the link out of one.
///
/// # Errors
/// [`ClientError`].
pub async fn unsubscribe(client: Client, body: Unsubscribe, _: IdempotencyKey) -> Answer<()> {
    Call::post(path::UNSUBSCRIBE)
        .json(&body)
        .send(&client)
        .await
}
