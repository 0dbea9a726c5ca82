//! Entries of the event log: what is appended, and what readers get.

use serde_json::Value as Json;
use shared::time::Timestamp;
use uuid::Uuid;

use super::entity::Model;

/// Who caused an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// The program itself: a job, a reader, a deadline.
    System,
    /// A signed-in account.
    Account(Uuid),
    /// A person without an account, known by a link from a mail.
    Person(Uuid),
    /// An API key.
    ApiKey(Uuid),
    /// Somebody not signed in.
    Anonymous,
}

impl Actor {
    /// The word stored for this kind of actor.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Account(_) => "account",
            Self::Person(_) => "person",
            Self::ApiKey(_) => "api_key",
            Self::Anonymous => "anonymous",
        }
    }

    /// Its id, for those that have one.
    pub const fn id(self) -> Option<Uuid> {
        match self {
            Self::Account(id) | Self::Person(id) | Self::ApiKey(id) => Some(id),
            Self::System | Self::Anonymous => None,
        }
    }

    fn from_parts(kind: &str, id: Option<Uuid>) -> Self {
        match (kind, id) {
            ("account", Some(id)) => Self::Account(id),
            ("person", Some(id)) => Self::Person(id),
            ("api_key", Some(id)) => Self::ApiKey(id),
            ("anonymous", _) => Self::Anonymous,
            _ => Self::System,
        }
    }
}

/// An entry to append. `data` holds ids and facts, never personal data: the log outlives an erasure.
#[derive(Clone, Debug)]
pub struct NewEntry<'a> {
    /// What happened, `<subject>.<past participle>`: `event.published`.
    pub kind: &'static str,
    /// What it happened to: the kind of thing and its id.
    pub subject: (&'static str, &'a Uuid),
    /// Who did it.
    pub actor: Actor,
    /// When, by the injected clock.
    pub at: Timestamp,
    /// Ids and facts a reader needs.
    pub data: Json,
}

/// An entry as readers see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its place in the log, from 1, without gaps.
    pub position: i64,
    /// What happened: `event.published`.
    pub kind: String,
    /// The kind of thing it happened to.
    pub subject_kind: String,
    /// Its id.
    pub subject_id: Uuid,
    /// Who did it.
    pub actor: Actor,
    /// The programme (fiscal year) it belongs to, if any.
    pub programme_id: Option<Uuid>,
    /// When.
    pub at: Timestamp,
    /// Ids and facts.
    pub data: Json,
}

impl From<Model> for Entry {
    fn from(row: Model) -> Self {
        Self {
            // Only positioned rows are read.
            position: row.position.unwrap_or_default(),
            actor: Actor::from_parts(&row.actor_kind, row.actor_id),
            kind: row.kind,
            subject_kind: row.subject_kind,
            subject_id: row.subject_id,
            programme_id: row.programme_id,
            at: row.at,
            data: row.data,
        }
    }
}
