//! Where the operations are, for the SPA and the tests, and the SPA's own pages.

use super::types::{PostId, PostReportId, ThreadId};
use crate::event::types::EventId;
use crate::query::encode;

/// GET: what the community is for the one who asks.
pub const HOME: &str = "/api/v1/community";
/// POST: join it.
pub const JOIN: &str = "/api/v1/community/join";
/// POST: leave it.
pub const LEAVE: &str = "/api/v1/community/leave";
/// POST: whether mails about posts come.
pub const MAILS: &str = "/api/v1/community/mails";
/// GET: the threads. POST: a new one.
pub const THREADS: &str = "/api/v1/community/threads";

/// GET: one thread.
pub fn thread(id: ThreadId) -> String {
    format!("{THREADS}/{id}")
}
/// GET: its posts. POST: a reply.
pub fn posts(id: ThreadId) -> String {
    format!("{THREADS}/{id}/posts")
}
/// POST: how far one has read.
pub fn read(id: ThreadId) -> String {
    format!("{THREADS}/{id}/read")
}
/// POST: whether one follows it.
pub fn follow(id: ThreadId) -> String {
    format!("{THREADS}/{id}/follow")
}
/// GET: one post. PATCH: its words. DELETE: it.
pub fn post(id: PostId) -> String {
    format!("/api/v1/community/posts/{id}")
}
/// POST: react, or take it back.
pub fn reactions(id: PostId) -> String {
    format!("/api/v1/community/posts/{id}/reactions")
}
/// POST: take it out of sight.
pub fn hide(id: PostId) -> String {
    format!("/api/v1/community/posts/{id}/hide")
}
/// POST: show it again.
pub fn restore(id: PostId) -> String {
    format!("/api/v1/community/posts/{id}/restore")
}
/// POST: report it to the moderators.
pub fn report(id: PostId) -> String {
    format!("/api/v1/community/posts/{id}/report")
}
/// GET: the reports that wait for a moderator.
pub const REPORTS: &str = "/api/v1/community/reports";
/// POST: settle a report without hiding the post.
pub fn dismiss(id: PostReportId) -> String {
    format!("{REPORTS}/{id}/dismiss")
}
/// POST: no more mails about a thread, by the link out of a mail.
pub const UNSUBSCRIBE: &str = "/api/v1/community/unsubscribe";

/// The community's page.
pub const PAGE: &str = "/community";

/// The page of a thread; with `at` it opens at that post.
pub fn thread_page(id: ThreadId, at: Option<i64>) -> String {
    match at {
        Some(seq) => format!("{PAGE}/threads/{id}?post={seq}"),
        None => format!("{PAGE}/threads/{id}"),
    }
}
/// The page that leads to an event's thread.
pub fn event_page(event: EventId) -> String {
    format!("{PAGE}/events/{event}")
}
/// The page that a mail's link to end its mails opens; `POST` to the same address ends them.
pub fn unsubscribe_page(token: &str) -> String {
    format!("{PAGE}/unsubscribe/{}", encode(token))
}
