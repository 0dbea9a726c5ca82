//! How often somebody may do something: counters in the database, shared by all processes. Whom a
//! counter is about can't be read from it: keys are HMACs.

mod store;

use chrono::Duration;
use shared::time::Timestamp;

use super::db::Tx;
use super::http_error::ApiError;
use super::link::Links;

/// How often one somebody may do one thing.
#[derive(Clone, Copy, Debug)]
pub struct Limit<'a> {
    /// What is counted: `account.client`.
    pub what: &'static str,
    /// Who does it, or to whom.
    pub who: &'a str,
    /// Times in one window.
    pub most: i32,
    /// How long a window is.
    pub window: Duration,
}

/// A limit with its key instead of the name behind it, to move into a transaction.
#[derive(Clone, Copy, Debug)]
pub struct Counter {
    key: [u8; 32],
    most: i32,
    window: Duration,
}

fn key(links: &Links, what: &str, who: &str) -> [u8; 32] {
    links.seal(&format!("throttle.{what}"), who.as_bytes())
}

impl Counter {
    /// The counter of a limit.
    pub fn new(links: &Links, limit: &Limit<'_>) -> Self {
        Self {
            key: key(links, limit.what, limit.who),
            most: limit.most,
            window: limit.window,
        }
    }
}

/// What came of counting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Seconds to wait where a counter has had too many.
    pub wait: Option<u64>,
    /// Whether a new window has begun, and with it a row that stays until it is swept.
    pub began: bool,
}

impl Counted {
    /// Goes on unless there were too many.
    ///
    /// # Errors
    /// 429 with the seconds to wait.
    pub fn allowed(self) -> Result<(), ApiError> {
        self.wait
            .map_or(Ok(()), |seconds| Err(ApiError::too_many(seconds)))
    }
}

/// Counts once on each counter. Two transactions must name the same kinds of counters in the same
/// order, or they may wait for each other.
///
/// # Errors
/// When the database fails.
pub async fn count(tx: &Tx, now: Timestamp, counters: &[Counter]) -> Result<Counted, ApiError> {
    let mut counted = Counted::default();
    for counter in counters {
        let ends = now.plus(counter.window);
        let (count, ends) = store::count(tx, &counter.key, now, ends).await?;
        counted.began |= count == 1;
        if count > counter.most {
            counted.wait = counted.wait.max(Some(seconds_until(ends, now)));
        }
    }
    Ok(counted)
}

/// Removes some counters whose time is over. After [`count`], never before: whoever waits for a row
/// that is swept must not hold one that is still to be counted here.
///
/// # Errors
/// When the database fails.
pub async fn sweep(tx: &Tx, now: Timestamp) -> Result<(), ApiError> {
    Ok(store::sweep(tx, now).await?)
}

fn seconds_until(ends: Timestamp, now: Timestamp) -> u64 {
    u64::try_from(ends.since(now).num_seconds()).unwrap_or(0) + 1
}

/// Forgets what was counted of somebody.
///
/// # Errors
/// When the database fails.
pub async fn forgive(tx: &Tx, links: &Links, what: &str, who: &str) -> Result<(), ApiError> {
    Ok(store::forget(tx, &key(links, what, who)).await?)
}
