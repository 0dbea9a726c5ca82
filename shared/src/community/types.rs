//! The words of the community: ids, texts, closed sets.

id! {
    /// A space holds threads for those who may enter it.
    pub SpaceId(Space) = "space"
}
id! {
    /// A thread is one subject with its posts.
    pub ThreadId(Thread) = "thread"
}
id! {
    /// What one person said at one place of a thread.
    pub PostId(Post) = "post"
}
id! {
    /// One person's reading and following of one thread: what a link in a mail names.
    pub FollowId(Follow) = "follow"
}

id! {
    /// One person's report of one post.
    pub PostReportId(PostReport) = "post_report"
}

closed! {
    /// What a space is for.
    pub enum SpaceKind {
        /// For everybody who belongs to the community.
        General = "general",
        /// For the participants of one event.
        Event = "event",
    }
}

closed! {
    /// Who may enter a space.
    pub enum SpaceAccess {
        /// Who belongs to the community.
        Members = "members",
        /// Who takes part in the space's event.
        Participants = "participants",
    }
}

closed! {
    /// Where a post stands, and a thread's title with its opening post.
    pub enum PostState {
        /// Everybody who may enter reads it.
        Shown = "shown",
        /// A moderator took it out of sight, with a reason.
        Hidden = "hidden",
        /// Its author deleted it; its place stays.
        Deleted = "deleted",
    }
}

closed! {
    /// A small answer to a post, without words.
    pub enum ReactionKind {
        /// いいね
        Like = "like",
        /// ありがとう
        Thanks = "thanks",
        /// 参考になった
        Helpful = "helpful",
        /// くわしく知りたい
        Curious = "curious",
        /// おめでとう
        Celebrate = "celebrate",
    }
}

closed! {
    /// Why somebody reports a post.
    pub enum ReportReason {
        /// Advertising, or the same again and again.
        Spam = "spam",
        /// Words that hurt.
        Insulting = "insulting",
        /// It tells of somebody what is not for others.
        PersonalData = "personal_data",
        /// Something else; the note says what.
        Other = "other",
    }
}

closed! {
    /// What became of a report.
    pub enum ReportOutcome {
        /// A moderator took the post out of sight.
        Hidden = "hidden",
        /// A moderator found nothing wrong.
        Dismissed = "dismissed",
        /// The author deleted the post before anybody decided.
        Deleted = "deleted",
    }
}

closed! {
    /// Whether somebody gets mails about posts.
    pub enum MailChoice {
        /// None at all.
        None = "none",
        /// One for each post in the threads one follows.
        AtOnce = "at_once",
    }
}

closed! {
    /// Which threads, by whether they hold something unread.
    pub enum ThreadReading {
        /// With something unread.
        Unread = "unread",
        /// With everything read.
        Read = "read",
    }
}

text! {
    /// What a space is called.
    pub SpaceTitle: line, 1..=120
}
text! {
    /// What a thread is about. As long as an event's title, which an event's thread takes over.
    pub ThreadTitle: line, 1..=120
}
text! {
    /// What somebody writes, in Markdown.
    pub PostBody: text, 1..=10_000
}
text! {
    /// Why a moderator hides a post; the author reads it.
    pub HideReason: text, 1..=500
}
text! {
    /// What somebody adds to a report; moderators read it.
    pub ReportNote: text, 1..=500
}
