//! What is done with collaborations, and what later features ask of them.

mod confirm;
mod edit;
mod for_others;
mod merged;
mod read;

pub use confirm::{confirm, unconfirm};
pub use edit::{create, delete, replace};
pub use for_others::{count_by_stage, new_businesses, waiting};
pub use merged::Merged;
pub use read::{detail, list};

use serde_json::json;
use shared::collaboration::CollaborationId;
use shared::time::Timestamp;

use crate::platform::db::Tx;
use crate::platform::http_error::ApiError;
use crate::platform::log::{self, Actor, NewEntry};

/// The kinds of entries this slice appends to the event log.
pub mod kind {
    /// It was written down.
    pub const CREATED: &str = "collaboration.created";
    /// It was changed.
    pub const CHANGED: &str = "collaboration.changed";
    /// It was removed.
    pub const DELETED: &str = "collaboration.deleted";
    /// The prefecture confirmed it as a new business.
    pub const CONFIRMED: &str = "collaboration.confirmed";
    /// The confirmation was taken back.
    pub const UNCONFIRMED: &str = "collaboration.unconfirmed";
}

/// Appends to the event log what happened: ids and facts only.
async fn note(
    tx: &Tx,
    kind: &'static str,
    id: CollaborationId,
    version: i64,
    (actor, at): (Actor, Timestamp),
) -> Result<(), ApiError> {
    let entry = NewEntry {
        kind,
        subject: ("collaboration", &id.uuid()),
        actor,
        at,
        data: json!({ "version": version }),
    };
    log::append(tx, entry).await?;
    Ok(())
}
