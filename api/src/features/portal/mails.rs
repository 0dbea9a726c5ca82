//! The mails about the way of an article to the public: the prefecture learns what waits for its
//! confirmation, and whoever asked for it what became of it.

use async_trait::async_trait;
use shared::account::types::{AccountId, Role};
use shared::portal::{ArticleId, ArticleKind};

use super::service::{ArticleForMail, for_mail};
use crate::features::account::service::{Addressee, addressee, addressees};
use crate::platform::clock::Clock;
use crate::platform::db::Tx;
use crate::platform::log::{Entry, LogError};
use crate::platform::mail::{Compose, Draft, Link};

const SUBMITTED: &str = "article.submitted";
const RETURNED: &str = "article.returned";
const PUBLISHED: &str = "article.published";

/// Writes the portal's mails.
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
        &[SUBMITTED, RETURNED, PUBLISHED]
    }

    async fn compose(&self, tx: &Tx, entry: &Entry) -> Result<Vec<Draft>, LogError> {
        let id = ArticleId::from_uuid(entry.subject_id);
        let Some(article) = for_mail(tx, id).await? else {
            return Ok(Vec::new());
        };
        let by = entry.actor.id().map(AccountId::from_uuid);
        if entry.kind == SUBMITTED {
            let officers = addressees(tx, Role::Prefecture, self.clock.now()).await?;
            return Ok(officers.iter().map(|to| submitted(&article, to)).collect());
        }
        // Whoever decides about an article of their own knows it already.
        let asked = article.submitted_by.filter(|asked| Some(*asked) != by);
        let to = match asked {
            Some(account) => addressee(tx, account).await?,
            None => None,
        };
        let draft = to.map(|to| {
            if entry.kind == RETURNED {
                returned(&article, &to)
            } else {
                published(&article, &to)
            }
        });
        Ok(draft.into_iter().collect())
    }
}

fn start(template: &'static str, article: &ArticleForMail, to: &Addressee) -> Draft {
    let draft = Draft::new(template, to.email.clone(), to.locale)
        .arg("title", article.title.as_str())
        .about("article", article.id.uuid())
        .text("body");
    match &to.name {
        Some(name) => draft.greet(name.clone()),
        None => draft,
    }
}

fn submitted(article: &ArticleForMail, to: &Addressee) -> Draft {
    let mut facts = vec![
        ("mail-article-label-title", article.title.to_string()),
        ("mail-article-label-kind", article.kind.label(to.locale)),
    ];
    if let Some(deadline) = &article.deadline {
        facts.push(("portal-until", deadline.words(to.locale)));
    }
    start("mail-article-submitted", article, to)
        .table(facts)
        .button("review", desk(article))
}

fn returned(article: &ArticleForMail, to: &Addressee) -> Draft {
    let comment = article.returned_comment.as_ref();
    start("mail-article-returned", article, to)
        .quote(comment.map(ToString::to_string).unwrap_or_default())
        .text("next")
        .button("mend", desk(article))
}

fn published(article: &ArticleForMail, to: &Addressee) -> Draft {
    let place = match article.kind {
        ArticleKind::Measure => "measures",
        ArticleKind::News | ArticleKind::Dx => "articles",
    };
    start("mail-article-published", article, to)
        .button("page", Link::Page(format!("/{place}/{}", article.id)))
        .link("desk", desk(article))
}

fn desk(article: &ArticleForMail) -> Link {
    Link::Page(format!("/staff/articles/{}", article.id))
}
