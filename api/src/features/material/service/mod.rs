//! What is done with files on events.

mod add;
mod edit;
mod gone;
mod read;
mod sniff;
mod standing;

pub use add::{NewFile, add, event_is_there};
pub use edit::{change, delete};
pub use gone::EventGone;
pub use read::{Fetched, fetch, fetch_by_link, list, list_by_link, one};

use serde_json::json;
use shared::material::api::MaterialItem;
use shared::time::Timestamp;

use super::entity::Model;
use super::error::MaterialError;
use crate::platform::db::Tx;
use crate::platform::log::{self, Actor, NewEntry};

/// The kinds of entries this slice appends to the event log.
pub mod kind {
    /// A file was added.
    pub const ADDED: &str = "material.added";
    /// Its title or audience was changed.
    pub const CHANGED: &str = "material.changed";
    /// It was removed.
    pub const REMOVED: &str = "material.removed";
}

/// A row as it is shown; where its file lies is told to nobody.
fn item(row: Model) -> MaterialItem {
    MaterialItem {
        id: row.id,
        event_id: row.event_id,
        title: row.title,
        name: row.name,
        kind: row.kind,
        bytes: row.bytes,
        audience: row.audience,
        created_at: row.created_at,
        updated_at: row.updated_at,
        version: row.version,
    }
}

/// Appends to the event log what happened: ids and facts only.
async fn note(
    tx: &Tx,
    kind: &'static str,
    row: &Model,
    actor: Actor,
    now: Timestamp,
) -> Result<(), MaterialError> {
    let entry = NewEntry {
        kind,
        subject: ("material", &row.id.uuid()),
        actor,
        at: now,
        data: json!({
            "event_id": row.event_id, "audience": row.audience, "kind": row.kind, "bytes": row.bytes,
        }),
    };
    log::append(tx, entry).await?;
    Ok(())
}
