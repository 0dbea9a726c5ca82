//! The mail that tells of a post in a thread one follows. What a stranger wrote stands in it as
//! they wrote it, never as HTML.

use async_trait::async_trait;
use shared::account::types::PersonId;
use shared::community::api::{Author, path};
use shared::community::{PostBody, PostId, PostState, ThreadTitle};
use std::collections::BTreeSet;

use super::entity::post;
use super::service::{kind, link};
use super::store::mails::{self, Follower};
use super::store::{people, posts, threads};
use crate::platform::clock::Clock;
use crate::platform::db::Tx;
use crate::platform::log::{Entry, LogError};
use crate::platform::mail::{Compose, Draft, Link};

/// How much of a post stands in the mail, in characters.
const EXCERPT: usize = 600;

/// Where the mail's renderer puts the token.
const TOKEN: &str = "{token}";

/// Composes the mails about posts.
#[derive(Clone, Debug)]
pub struct Mails {
    clock: Clock,
}

impl Mails {
    /// A composer that lives by `clock`.
    pub const fn new(clock: Clock) -> Self {
        Self { clock }
    }
}

#[async_trait]
impl Compose for Mails {
    fn kinds(&self) -> &'static [&'static str] {
        &[kind::POSTED]
    }

    async fn compose(&self, tx: &Tx, entry: &Entry) -> Result<Vec<Draft>, LogError> {
        let id = PostId::from_uuid(entry.subject_id);
        let shown = |row: &post::Model| row.state == PostState::Shown;
        let Some(post) = posts::by_id(tx, id).await?.filter(shown) else {
            return Ok(Vec::new());
        };
        let Some(thread) = threads::by_id(tx, post.thread_id).await? else {
            return Ok(Vec::new());
        };
        // A thread whose title is out of sight tells nobody of itself.
        if thread.state != PostState::Shown {
            return Ok(Vec::new());
        }
        let names = people::names(tx, post.author_id.into_iter().collect()).await?;
        let author = names.into_values().next();
        let real = author.as_ref().map(|name| name.real_id);
        let now = self.clock.now();
        let followers = mails::followers(tx, (post.thread_id, post.seq), real, now).await?;
        let told = Told {
            title: thread.title,
            author: Author {
                family_name: author.as_ref().and_then(|name| name.family_name.clone()),
                given_name: author.as_ref().and_then(|name| name.given_name.clone()),
                organisation_name: None,
                staff: false,
                me: false,
            },
            post,
            expires: link::expires(now),
        };
        // One to each reader, under however many ids they follow.
        let mut seen: BTreeSet<PersonId> = BTreeSet::new();
        let drafts = followers
            .into_iter()
            .filter(|follower| seen.insert(follower.person_id))
            .map(|follower| told.to(follower));
        Ok(drafts.collect())
    }
}

/// What every mail about one post is made from.
struct Told {
    title: ThreadTitle,
    author: Author,
    post: post::Model,
    expires: shared::time::Timestamp,
}

impl Told {
    fn to(&self, reader: Follower) -> Draft {
        let lang = reader.locale;
        let stop = Link::Signed {
            path: path::unsubscribe_page(TOKEN).replace(&shared::query::encode(TOKEN), TOKEN),
            purpose: link::PURPOSE,
            subject: reader.link_id.uuid(),
            state: Vec::new(),
            expires: self.expires,
        };
        let open = path::thread_page(self.post.thread_id, Some(self.post.seq));
        let draft = Draft::new("mail-community-reply", reader.email, lang)
            .arg("title", self.title.as_str())
            .arg("author", self.author.called(lang))
            .about("post", self.post.id.uuid())
            .text("body")
            .quote(self.excerpt())
            .button("open", Link::Page(open))
            .text("why")
            .link("stop", stop.clone())
            .unsubscribe(stop);
        match (reader.family_name, reader.given_name) {
            (Some(family), Some(given)) => draft.greet(format!("{family} {given}")),
            _ => draft,
        }
    }

    fn excerpt(&self) -> String {
        let body = self.post.body.as_ref();
        let text = body.map(PostBody::as_str).unwrap_or_default();
        let mut excerpt: String = text.chars().take(EXCERPT).collect();
        if excerpt.len() < text.len() {
            excerpt.push('…');
        }
        excerpt
    }
}
