//! The mails about the way of an event to the public: the prefecture learns what waits for its
//! confirmation, and whoever asked for it what became of it.

use async_trait::async_trait;
use shared::account::types::{AccountId, Role};
use shared::event::types::EventId;
use shared::wareki;

use super::service::{EventForMail, for_mail};
use crate::features::account::service::{Addressee, addressee, addressees};
use crate::platform::clock::Clock;
use crate::platform::db::Tx;
use crate::platform::log::{Entry, LogError};
use crate::platform::mail::{Compose, Draft, Link};

const SUBMITTED: &str = "event.submitted";
const RETURNED: &str = "event.returned";
const PUBLISHED: &str = "event.published";

/// Writes the event slice's mails.
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
        let now = self.clock.now();
        let Some(event) = for_mail(tx, EventId::from_uuid(entry.subject_id), now).await? else {
            return Ok(Vec::new());
        };
        let by = entry.actor.id().map(AccountId::from_uuid);
        if entry.kind == SUBMITTED {
            let officers = addressees(tx, Role::Prefecture, now).await?;
            return Ok(officers.iter().map(|to| submitted(&event, to)).collect());
        }
        // Whoever decides about an event of their own knows it already.
        let asked = event.submitted_by.filter(|asked| Some(*asked) != by);
        let to = match asked {
            Some(account) => addressee(tx, account).await?,
            None => None,
        };
        let draft = to.map(|to| {
            if entry.kind == RETURNED {
                returned(&event, &to)
            } else {
                published(&event, &to)
            }
        });
        Ok(draft.into_iter().collect())
    }
}

fn start(template: &'static str, event: &EventForMail, to: &Addressee) -> Draft {
    let draft = Draft::new(template, to.email.clone(), to.locale)
        .arg("title", event.title.as_str())
        .about("event", event.id.uuid())
        .text("body");
    match &to.name {
        Some(name) => draft.greet(name.clone()),
        None => draft,
    }
}

fn submitted(event: &EventForMail, to: &Addressee) -> Draft {
    start("mail-event-submitted", event, to)
        .table([
            ("mail-event-label-event", event.title.to_string()),
            (
                "mail-event-label-when",
                wareki::span(event.starts_at, event.ends_at, to.locale),
            ),
            ("mail-event-label-format", event.format.label(to.locale)),
        ])
        .button("review", desk(event))
}

fn returned(event: &EventForMail, to: &Addressee) -> Draft {
    let comment = event.returned_comment.as_ref();
    start("mail-event-returned", event, to)
        .quote(comment.map(ToString::to_string).unwrap_or_default())
        .text("next")
        .button("mend", desk(event))
}

fn published(event: &EventForMail, to: &Addressee) -> Draft {
    start("mail-event-published", event, to)
        .button("page", Link::Page(format!("/events/{}", event.id)))
        .link("desk", desk(event))
}

fn desk(event: &EventForMail) -> Link {
    Link::Page(format!("/staff/events/{}", event.id))
}
