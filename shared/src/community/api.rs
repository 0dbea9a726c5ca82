//! What the community's operations take and answer.

use serde::{Deserialize, Serialize};

pub use super::path;

use super::types::{
    HideReason, MailChoice, PostBody, PostId, PostReportId, PostState, ReactionKind, ReportNote,
    ReportOutcome, ReportReason, SpaceKind, ThreadId, ThreadReading, ThreadTitle,
};
use crate::account::types::{FamilyName, GivenName, LinkToken, OrganisationName};
use crate::event::types::EventId;
use crate::field::Int;
use crate::page::{Cursor, Limit};
use crate::query;
use crate::time::Timestamp;

/// The place of a post in its thread.
pub type Seq = Int<1, 999_999_999>;

/// The longest HTML that a post becomes, in characters: tags and escapes make it longer than its
/// source.
pub const MAX_HTML: usize = 200_000;

query! {
    /// Which threads to list.
    pub struct ThreadFilter {
        /// Those with something unread, or those without.
        pub reading: ThreadReading,
        /// The thread of this event.
        pub event_id: EventId,
        /// How many.
        pub limit: Limit,
        /// From where.
        pub cursor: Cursor,
    }
}

query! {
    /// Which posts of a thread to list.
    pub struct PostFilter {
        /// The first one, by its place in the thread.
        pub from: Seq,
        /// How many.
        pub limit: Limit,
        /// From where.
        pub cursor: Cursor,
    }
}

query! {
    /// Which reports to list.
    pub struct ReportFilter {
        /// How many.
        pub limit: Limit,
        /// From where.
        pub cursor: Cursor,
    }
}

body! {
    /// A new thread in the general space, with its first post.
    pub struct NewThread {
        /// What it is about.
        pub title: ThreadTitle,
        /// The first post, in Markdown.
        pub body: PostBody,
    }
}

body! {
    /// A reply.
    pub struct NewPost {
        /// In Markdown.
        pub body: PostBody,
    }
}

body! {
    /// The new words of a post.
    pub struct ChangedPost {
        /// In Markdown.
        pub body: PostBody,
    }
}

body! {
    /// Why a post is taken out of sight.
    pub struct HidePost {
        /// The author and the moderators read it.
        pub reason: HideReason,
    }
}

body! {
    /// Why a post should be looked at.
    pub struct ReportPost {
        /// The kind of reason.
        pub reason: ReportReason,
        /// More about it, for the moderators.
        pub note: Option<ReportNote>,
    }
}

body! {
    /// A reaction, given or taken back.
    pub struct React {
        /// Which.
        pub kind: ReactionKind,
        /// Given, or taken back.
        pub on: bool,
    }
}

body! {
    /// How far somebody has read.
    pub struct ReadUpTo {
        /// The place of the last post seen.
        pub seq: Seq,
    }
}

body! {
    /// Whether somebody follows a thread.
    pub struct FollowThread {
        /// Replies come by mail.
        pub follows: bool,
    }
}

body! {
    /// Whether mails about posts come at all.
    pub struct ChooseMails {
        /// The choice.
        pub mails: MailChoice,
    }
}

body! {
    /// No more mails about a thread, by the link out of one of them.
    pub struct Unsubscribe {
        /// The token as it stands in the link.
        pub token: LinkToken,
    }
}

/// Somebody as the community shows them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Author {
    /// Family name; none once the person is gone.
    pub family_name: Option<FamilyName>,
    /// Given name.
    pub given_name: Option<GivenName>,
    /// The organisation, as the person writes it.
    pub organisation_name: Option<OrganisationName>,
    /// Wrote as a moderator or as staff.
    pub staff: bool,
    /// The one who asks.
    pub me: bool,
}

/// What the community is for the one who asks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CommunityHome {
    /// Belongs to the community, so that the general space is open.
    pub member: bool,
    /// Since when.
    pub joined_at: Option<Timestamp>,
    /// Looks after the community: hides posts and shows them again.
    pub moderates: bool,
    /// May begin a thread in the general space.
    pub may_begin: bool,
    /// How the others see the one who asks; none for an account without a person.
    pub shown_as: Option<Author>,
    /// Whether mails about posts come.
    pub mails: MailChoice,
    /// How many threads hold something unread.
    #[cfg_attr(feature = "openapi", schema(maximum = 1_000_000))]
    pub unread_threads: u32,
    /// How many reports of others' posts wait for who looks after the community; 0 for everybody else.
    #[cfg_attr(feature = "openapi", schema(maximum = 1_000_000))]
    pub open_reports: u32,
}

/// A thread, as lists and its own page show it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ThreadView {
    /// Its id.
    pub id: ThreadId,
    /// What its space is for.
    pub space: SpaceKind,
    /// The event, where it is an event's.
    pub event_id: Option<EventId>,
    /// What it is about; none where its opening post is hidden or deleted.
    pub title: Option<ThreadTitle>,
    /// Where the title stands.
    pub state: PostState,
    /// Who began it; none where it opened by itself.
    pub starter: Option<Author>,
    /// How many posts are shown.
    #[cfg_attr(feature = "openapi", schema(maximum = 1_000_000_000))]
    pub post_count: u32,
    /// The place of the last post, whatever became of it; 0 before the first.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub last_seq: i64,
    /// When the last post came; before the first, when the thread opened.
    pub last_post_at: Timestamp,
    /// How many posts of others the one who asks has not read.
    #[cfg_attr(feature = "openapi", schema(maximum = 1_000_000_000))]
    pub unread: u32,
    /// The place of the first of them.
    #[cfg_attr(feature = "openapi", schema(minimum = 1))]
    pub first_unread: Option<i64>,
    /// Whether replies come by mail.
    pub follows: bool,
    /// Whether the one who asks may reply.
    pub may_reply: bool,
    /// When it opened.
    pub created_at: Timestamp,
    /// Rises with every change of the thread itself.
    #[cfg_attr(feature = "openapi", schema(minimum = 1))]
    pub version: i64,
}

/// How many reacted to a post in one way.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReactionCount {
    /// The way.
    pub kind: ReactionKind,
    /// How many people.
    #[cfg_attr(feature = "openapi", schema(maximum = 1_000_000_000))]
    pub count: u32,
    /// The one who asks among them.
    pub mine: bool,
}

/// A post.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PostView {
    /// Its id.
    pub id: PostId,
    /// Its thread.
    pub thread_id: ThreadId,
    /// Its place in the thread, from 1 without gaps.
    #[cfg_attr(feature = "openapi", schema(minimum = 1))]
    pub seq: i64,
    /// Whether it is shown.
    pub state: PostState,
    /// Who wrote it; none where it may not be read.
    pub author: Option<Author>,
    /// What it says, as sanitised HTML; none where it may not be read.
    #[cfg_attr(feature = "openapi", schema(max_length = 200_000))]
    pub html: Option<String>,
    /// Its Markdown, for its author to change it.
    pub source: Option<PostBody>,
    /// Why it is hidden, for its author and the moderators.
    pub hidden_reason: Option<HideReason>,
    /// Who reacted how, in the order of the kinds; only kinds that somebody used.
    #[cfg_attr(feature = "openapi", schema(max_items = 5))]
    pub reactions: Vec<ReactionCount>,
    /// The one who asks may change its words.
    pub may_edit: bool,
    /// … delete it.
    pub may_delete: bool,
    /// … take it out of sight.
    pub may_hide: bool,
    /// … show it again.
    pub may_restore: bool,
    /// … report it to the moderators.
    pub may_report: bool,
    /// The one who asks has reported it; nobody else is told.
    pub reported: bool,
    /// When it was written.
    pub created_at: Timestamp,
    /// When its words last changed.
    pub edited_at: Option<Timestamp>,
    /// Rises with every change; `If-Match` names it.
    #[cfg_attr(feature = "openapi", schema(minimum = 1))]
    pub version: i64,
}

/// A report, for moderators only: who reported is shown to nobody else, and never to the post's author.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportView {
    /// Its id.
    pub id: PostReportId,
    /// Why.
    pub reason: ReportReason,
    /// More about it, in the reporter's words.
    pub note: Option<ReportNote>,
    /// Who reported.
    pub reporter: Option<Author>,
    /// When.
    pub reported_at: Timestamp,
    /// The post as it is now.
    pub post: PostView,
    /// What its thread is about; none where the opening post is deleted.
    pub thread_title: Option<ThreadTitle>,
    /// What became of it; none while it waits.
    pub outcome: Option<ReportOutcome>,
    /// When that was.
    pub settled_at: Option<Timestamp>,
    /// Rises with every change.
    #[cfg_attr(feature = "openapi", schema(minimum = 1))]
    pub version: i64,
}

/// Where somebody stands in a thread.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reading {
    /// The place up to which the thread is read now.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub last_read_seq: i64,
    /// How many posts of others are unread still.
    #[cfg_attr(feature = "openapi", schema(maximum = 1_000_000_000))]
    pub unread: u32,
}
