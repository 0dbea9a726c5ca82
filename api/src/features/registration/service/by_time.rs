//! What registrations do by time: offers run out and pass on, kept seats are given to everybody.

use async_trait::async_trait;
use shared::registration::types::RegistrationCause;
use shared::time::Timestamp;

use super::promoter::log_error;
use super::turn;
use crate::features::event::service as events;
use crate::features::registration::error::RegistrationError;
use crate::features::registration::store::{due, gathering};
use crate::platform::db::{Db, Tx};
use crate::platform::jobs::{Due, JobError};

/// The job `registration.seats`.
#[derive(Clone, Copy, Debug)]
pub struct ByTime;

#[async_trait]
impl Due for ByTime {
    fn name(&self) -> &'static str {
        "registration.seats"
    }

    async fn is_due(&self, db: &Db, now: Timestamp) -> Result<bool, JobError> {
        let conn = db.read();
        let offers = due::with_lapsed_offers(conn, now).await?;
        Ok(offers.is_some() || due::to_release(conn, now).await?.is_some())
    }

    async fn run(&self, tx: &Tx, now: Timestamp) -> Result<u64, JobError> {
        let done = one_event(tx, now).await;
        done.map_err(|error| JobError::Other(log_error(error).to_string()))
    }
}

/// What is due of one event, so that its lock is held for that only.
async fn one_event(tx: &Tx, now: Timestamp) -> Result<u64, RegistrationError> {
    if let Some(id) = due::with_lapsed_offers(tx, now).await? {
        let Some(event) = gathering::locked(tx, id).await? else {
            return Ok(0);
        };
        let rows = due::lapsed_offers(tx, id, now).await?;
        return turn::lapse(tx, &event, rows, now).await;
    }
    let Some(id) = due::to_release(tx, now).await? else {
        return Ok(0);
    };
    let Some(event) = gathering::locked(tx, id).await? else {
        return Ok(0);
    };
    events::release(tx, id, now).await?;
    turn::all_modes(tx, &event, RegistrationCause::PromotedByCapacity, now).await?;
    Ok(1)
}
