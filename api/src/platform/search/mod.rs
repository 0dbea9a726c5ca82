//! Full-text search: one table of documents for everything that can be found (DESIGN §5).
//!
//! A document is written in the transaction of the change it shows. Who may find it is its visibility, a
//! key such as `public`, `member` or `space:<id>` that is filtered in SQL; the asker's keys come from
//! the service.

mod chunk;
mod store;
#[cfg(test)]
mod tests;

use shared::time::Timestamp;
use uuid::Uuid;

pub use store::{query, remove, upsert};

/// Hits are counted up to here; beyond it there are "1,000+".
pub const COUNTED: u64 = 1000;

/// Something to be found.
#[derive(Clone, Debug)]
pub struct Doc<'a> {
    /// What it is: `event`, `article`, …
    pub kind: &'static str,
    /// Its id.
    pub id: Uuid,
    /// The key of those who may find it.
    pub visibility: &'a str,
    /// Its title, shown with the hit and searched.
    pub title: &'a str,
    /// Its plain text, searched only.
    pub body: &'a str,
    /// What hits are ordered by, newest first.
    pub at: Timestamp,
}

/// A place in the order of hits: newest first, then by id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// See [`Doc::at`].
    pub at: Timestamp,
    /// See [`Doc::id`].
    pub id: Uuid,
}

/// Something found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub kind: String,
    /// Its id and when it is from; the last hit's place is the cursor to the next page.
    pub place: Place,
    /// Its title.
    pub title: String,
}

/// One page of hits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// Newest first.
    pub items: Vec<Hit>,
    /// How many there are in all, up to [`COUNTED`].
    pub total: u64,
    /// Whether there are more than [`COUNTED`].
    pub more_than_counted: bool,
}
