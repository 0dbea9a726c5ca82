//! What is due by time: opening the survey of an event that is over, asking those who were noted
//! as present later, closing.

use async_trait::async_trait;
use chrono::Duration;
use serde_json::json;
use shared::event::EventId;
use shared::survey::{InviteId, rules};
use shared::time::Timestamp;

use super::answer;
use crate::app::Context;
use crate::features::event::service as events;
use crate::features::survey::entity::{invite, survey};
use crate::features::survey::error::SurveyError;
use crate::features::survey::pool::Pool;
use crate::features::survey::store::{due, write};
use crate::platform::db::{Db, Tx};
use crate::platform::jobs::{Due, JobError};
use crate::platform::log::{Actor, NewEntry, append_in};

/// People asked by one entry of the log.
const ASKED_AT_ONCE: u32 = 100;

/// The job `survey`.
#[derive(Clone, Debug)]
pub struct Surveys {
    ctx: Context,
}

impl Surveys {
    /// The job of an installation.
    pub fn new(ctx: &Context) -> Self {
        Self { ctx: ctx.clone() }
    }

    /// One step: the first that is due. Answers whether there was one.
    async fn step(&self, tx: &Tx, now: Timestamp) -> Result<bool, SurveyError> {
        if let Some(event) = first(due::to_close(tx, now, 1).await?) {
            self.close(tx, event, now).await?;
        } else if let Some(event) = first(due::to_open(tx, since(now), now, 1).await?) {
            return self.open(tx, event, now).await;
        } else if let Some(event) = first(due::to_invite(tx, now, 1).await?) {
            self.ask(tx, event, now).await?;
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    async fn open(&self, tx: &Tx, event: EventId, now: Timestamp) -> Result<bool, SurveyError> {
        let found = events::for_registration(tx, event).await?;
        let Some(found) = found.filter(|one| rules::opens(one.status, one.ends_at, now)) else {
            return Ok(false);
        };
        let row = survey::Model {
            event_id: event,
            opened_at: now,
            closes_at: rules::closes_at(now),
            closed_at: None,
        };
        let sealed = Pool::default().seal(&self.ctx.links, &self.ctx.random, event)?;
        write::open(tx, row, sealed).await?;
        let programme = Some(found.programme_id.uuid());
        append_in(
            tx,
            programme,
            entry("survey.opened", &event.uuid(), now, json!({})),
        )
        .await?;
        self.ask(tx, event, now).await?;
        Ok(true)
    }

    /// Asks those who are present and were not asked; the mails follow from the log's entry.
    async fn ask(&self, tx: &Tx, event: EventId, now: Timestamp) -> Result<(), SurveyError> {
        let people = due::to_ask(tx, event, ASKED_AT_ONCE).await?;
        let invites: Vec<_> = people
            .into_iter()
            .map(|person_id| invite::Model {
                id: InviteId::from_uuid(self.ctx.random.uuid_v7(now)),
                event_id: event,
                person_id,
            })
            .collect();
        if invites.is_empty() {
            return Ok(());
        }
        let ids: Vec<_> = invites.iter().map(|invite| invite.id).collect();
        write::invite(tx, invites).await?;
        let programme = programme_of(tx, event).await?;
        let data = json!({ "invites": ids });
        append_in(
            tx,
            programme,
            entry("survey.invited", &event.uuid(), now, data),
        )
        .await?;
        Ok(())
    }

    /// Writes what waits, if with it there are enough; what is too few for that is forgotten.
    async fn close(&self, tx: &Tx, event: EventId, now: Timestamp) -> Result<(), SurveyError> {
        if let Some(stored) = write::lock_pool(tx, event).await? {
            let mut pool = Pool::open(&self.ctx.links, event, &stored.sealed)?;
            answer::write_some(tx, &self.ctx, event, &mut pool, false).await?;
        }
        write::close(tx, event, now).await?;
        let programme = programme_of(tx, event).await?;
        append_in(
            tx,
            programme,
            entry("survey.closed", &event.uuid(), now, json!({})),
        )
        .await?;
        Ok(())
    }
}

#[async_trait]
impl Due for Surveys {
    fn name(&self) -> &'static str {
        "survey"
    }

    async fn is_due(&self, db: &Db, now: Timestamp) -> Result<bool, JobError> {
        let conn = db.read();
        Ok(!due::to_close(conn, now, 1).await?.is_empty()
            || !due::to_open(conn, since(now), now, 1).await?.is_empty()
            || !due::to_invite(conn, now, 1).await?.is_empty())
    }

    async fn run(&self, tx: &Tx, now: Timestamp) -> Result<u64, JobError> {
        Ok(u64::from(self.step(tx, now).await?))
    }
}

fn first(events: Vec<EventId>) -> Option<EventId> {
    events.into_iter().next()
}

/// Events that ended before are too old to ask about.
fn since(now: Timestamp) -> Timestamp {
    now.plus(-Duration::days(rules::OPENS_WITHIN_DAYS))
}

async fn programme_of(tx: &Tx, event: EventId) -> Result<Option<uuid::Uuid>, SurveyError> {
    let event = events::for_registration(tx, event).await?;
    Ok(event.map(|event| event.programme_id.uuid()))
}

const fn entry<'a>(
    kind: &'static str,
    event: &'a uuid::Uuid,
    at: Timestamp,
    data: serde_json::Value,
) -> NewEntry<'a> {
    NewEntry {
        kind,
        subject: ("event", event),
        actor: Actor::System,
        at,
        data,
    }
}
