//! What support people need (配慮事項): for the event's staff and its owner, and nobody else. It is
//! in no file, log, history or mail, and goes 30 days after the event.

use async_trait::async_trait;
use chrono::Duration;
use shared::event::types::{EventId, Status};
use shared::problem::Code;
use shared::registration::answers::{SupportItem, SupportList};
use shared::registration::question::{SUPPORT_DAYS, SupportNeeds};
use shared::registration::types::RegistrationId;
use shared::time::Timestamp;

use crate::app::Context;
use crate::features::registration::entity::registration::Model;
use crate::features::registration::error::RegistrationError;
use crate::features::registration::store::gathering::{self, Gathering};
use crate::features::registration::store::{extras as store, read};
use crate::platform::db::{Db, Tx};
use crate::platform::jobs::{Due, JobError};

/// How many are listed at most.
const LISTED: u64 = 1000;

/// What the participants of an event need, to prepare the day.
///
/// # Errors
/// 404 for no such event.
pub async fn list(ctx: &Context, event: EventId) -> Result<SupportList, RegistrationError> {
    let conn = ctx.db.read();
    let event = gathering::by_id(conn, event).await?.ok_or(Code::NotFound)?;
    let rows = store::supported(conn, event.id, LISTED).await?;
    Ok(SupportList {
        items: rows
            .into_iter()
            .map(|(row, needs)| item(row, Some(needs)))
            .collect(),
        erased_at: erased_at(&event),
    })
}

/// What one participant needs.
///
/// # Errors
/// 404 for no such registration.
pub async fn one(ctx: &Context, id: RegistrationId) -> Result<SupportItem, RegistrationError> {
    let conn = ctx.db.read();
    let row = read::by_id(conn, id).await?.ok_or(Code::NotFound)?;
    let needs = store::support(conn, id).await?;
    Ok(item(row, needs))
}

fn item(row: Model, support: Option<SupportNeeds>) -> SupportItem {
    SupportItem {
        registration_id: row.id,
        family_name: row.family_name,
        given_name: row.given_name,
        mode: row.mode,
        status: row.status,
        support,
    }
}

/// When what was written for the event is erased.
fn erased_at(event: &Gathering) -> Option<Timestamp> {
    let dated = event.status != Status::Postponed;
    dated.then(|| event.ends_at.plus(Duration::days(SUPPORT_DAYS)))
}

/// The job that erases what nobody needs any more.
#[derive(Clone, Copy, Debug)]
pub struct Forgotten;

#[async_trait]
impl Due for Forgotten {
    fn name(&self) -> &'static str {
        "registration.support"
    }

    async fn is_due(&self, db: &Db, now: Timestamp) -> Result<bool, JobError> {
        Ok(store::support_due(db.read(), now).await?)
    }

    async fn run(&self, tx: &Tx, now: Timestamp) -> Result<u64, JobError> {
        Ok(store::erase_support(tx, now).await?)
    }
}
