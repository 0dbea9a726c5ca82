//! The mail with the personal link.

use async_trait::async_trait;
use shared::event::EventId;
use shared::survey::InviteId;
use shared::survey::api::path;
use shared::wareki;

use super::entity::survey;
use super::service::link;
use super::store::read::{self, Asked};
use crate::features::event::service::{self as events, EventForMail};
use crate::platform::clock::Clock;
use crate::platform::db::Tx;
use crate::platform::log::{Entry, LogError};
use crate::platform::mail::{Compose, Draft, Link};

const INVITED: &str = "survey.invited";

/// Composes the mails of the survey.
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
        &[INVITED]
    }

    async fn compose(&self, tx: &Tx, entry: &Entry) -> Result<Vec<Draft>, LogError> {
        let (id, now) = (EventId::from_uuid(entry.subject_id), self.clock.now());
        let (Some(event), Some(survey)) = (
            events::for_mail(tx, id, now).await?,
            read::survey(tx, id).await?,
        ) else {
            return Ok(Vec::new());
        };
        // Who is told too late is not told: the mails may have waited.
        if survey.closes_at <= now {
            return Ok(Vec::new());
        }
        // Whoever was erased meanwhile gets no mail.
        let asked = read::asked(tx, invites(entry)).await?;
        Ok(asked
            .into_iter()
            .map(|asked| letter(&event, &survey, asked))
            .collect())
    }
}

fn invites(entry: &Entry) -> Vec<InviteId> {
    let ids = entry
        .data
        .get("invites")
        .and_then(serde_json::Value::as_array);
    let ids = ids.map_or(&[][..], Vec::as_slice).iter();
    ids.filter_map(|id| id.as_str()?.parse().ok()).collect()
}

fn letter(event: &EventForMail, survey: &survey::Model, asked: Asked) -> Draft {
    let until = wareki::date_time(survey.closes_at, asked.lang);
    let link = Link::Signed {
        // Behind the `#` it is sent to no server and stands in nobody's log.
        path: format!("{}#{{token}}", path::PAGE),
        purpose: link::PURPOSE,
        subject: asked.invite.uuid(),
        state: link::state(event.id).to_vec(),
        expires: link::expires(survey.closes_at),
    };
    let draft = Draft::new("mail-survey", asked.email, asked.lang)
        .arg("title", event.title.as_str())
        .arg("until", until)
        .about("event", event.id.uuid())
        .text("thanks")
        .text("ask")
        .button("answer", link)
        .text("anonymous")
        .text("once");
    match asked.name {
        Some(name) => draft.greet(name),
        None => draft,
    }
}
