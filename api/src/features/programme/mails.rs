//! Who stands at the foot of every mail: the programme's prefecture, contractor and office.

use async_trait::async_trait;
use shared::programme::{Programme, ProgrammeId};

use super::service;
use crate::platform::db::Tx;
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
