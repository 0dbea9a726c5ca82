//! Who stands at the foot of every mail and of the legal texts: the programme's prefecture,
//! contractor and office; and the contract that the contractor's roles end with.

use async_trait::async_trait;
use shared::programme::{Programme, ProgrammeId};
use shared::time::{Day, FiscalYear};

use super::service;
use crate::app::Context;
use crate::features::account::service::{Contract, Organisers};
use crate::platform::db::Tx;
use crate::platform::http_error::ApiError;
use crate::platform::log::{Entry, LogError};
use crate::platform::mail::{Sender, SenderSource};

/// The programme an entry belongs to; else the one in force when it was written.
#[derive(Clone, Copy, Debug)]
pub struct ProgrammeSender;

#[async_trait]
impl SenderSource for ProgrammeSender {
    async fn sender(&self, tx: &Tx, entry: &Entry) -> Result<Sender, LogError> {
        let named = match entry.programme_id {
            Some(id) => service::by_id(tx, ProgrammeId::from_uuid(id), entry.at).await?,
            None => None,
        };
        let programme = match named {
            Some(programme) => Some(programme),
            None => service::current(tx, entry.at).await?,
        };
        Ok(programme.map(of).unwrap_or_default())
    }
}

fn of(programme: Programme) -> Sender {
    Sender {
        office: programme.name.into_string(),
        organiser: programme.prefecture.into_string(),
        contractor: Some(programme.contractor.into_string()),
        phone: Some(programme.office_phone.into_string()),
        reply_to: Some(programme.office_email),
    }
}

/// Names the organisers of the programme in force.
#[derive(Clone, Debug)]
pub struct ProgrammeOrganisers(pub Context);

#[async_trait]
impl Organisers for ProgrammeOrganisers {
    async fn names(&self) -> Result<(Option<String>, Option<String>), ApiError> {
        let programme = service::current(self.0.db.read(), self.0.clock.now()).await?;
        Ok(programme.map_or((None, None), |programme| {
            let contractor = programme.contractor.into_string();
            (Some(programme.prefecture.into_string()), Some(contractor))
        }))
    }

    async fn contract(&self, day: Day) -> Result<Option<Contract>, ApiError> {
        let year = FiscalYear::of(day.date());
        let programme = service::of_year(self.0.db.read(), year, self.0.clock.now()).await?;
        Ok(programme.map(|programme| Contract {
            programme: programme.id.uuid(),
            year,
            until: programme.contract_until,
        }))
    }
}
