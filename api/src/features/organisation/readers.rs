//! What follows from the log for persons: the company that a profile names, and merges.

use async_trait::async_trait;
use serde_json::Value;
use shared::account::types::PersonId;
use shared::organisation::OrganisationId;

use super::service::{kind, named};
use crate::app::Context;
use crate::features::account::service as accounts;
use crate::platform::db::Tx;
use crate::platform::http_error::ApiError;
use crate::platform::log::{Actor, Entry, LogError, Reader};

/// Entries after which a person's company may be another: their data name the person.
const PROFILES: &[&str] = &["account.profile_changed", "account.verified"];

/// The reader `organisation.people`.
#[derive(Clone, Debug)]
pub struct People {
    context: Context,
}

impl People {
    /// A reader that adds names to the queue as `context` says.
    pub const fn new(context: Context) -> Self {
        Self { context }
    }

    /// Finds the organisation of a person who named one in their own words.
    async fn place(&self, tx: &Tx, person: PersonId) -> Result<(), ApiError> {
        let Some(person) = accounts::person(tx, person).await? else {
            return Ok(());
        };
        let (Some(name), None) = (&person.organisation_name, person.organisation_id) else {
            return Ok(());
        };
        let id = named(tx, &self.context, name, Actor::System).await?;
        accounts::set_organisation(tx, person.id, id.uuid()).await?;
        Ok(())
    }
}

#[async_trait]
impl Reader for People {
    fn name(&self) -> &'static str {
        "organisation.people"
    }

    async fn read(&self, tx: &Tx, entries: &[Entry]) -> Result<(), LogError> {
        for entry in entries {
            if let Some((from, into)) = merge_of(entry) {
                accounts::move_organisation(tx, from.uuid(), into.uuid()).await?;
            } else if PROFILES.contains(&entry.kind.as_str())
                && let Some(person) = id_at(&entry.data, "person_id")
            {
                let person = PersonId::from_uuid(person);
                self.place(tx, person)
                    .await
                    .map_err(|error| log_error(&error))?;
            }
        }
        Ok(())
    }
}

/// What was merged into what, where the entry tells of a merge.
pub fn merge_of(entry: &Entry) -> Option<(OrganisationId, OrganisationId)> {
    if entry.kind != kind::MERGED {
        return None;
    }
    let id = |name| id_at(&entry.data, name).map(OrganisationId::from_uuid);
    Some((id("from")?, id("into")?))
}

fn id_at(data: &Value, name: &str) -> Option<uuid::Uuid> {
    data.get(name)?.as_str()?.parse().ok()
}

fn log_error(error: &ApiError) -> LogError {
    LogError::Other(format!("{error:?}"))
}
