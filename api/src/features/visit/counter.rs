//! Counts in memory, written once a second: a request never waits for a write, and however many
//! come, the database gets one write a second.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use sea_orm::DbErr;
use shared::time::Day;
use shared::visit::PageKey;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::sleep;

use super::service;
use crate::platform::db::Db;

/// How often what was counted is written; a killed process loses no more than this.
const EVERY: Duration = Duration::from_secs(1);

type Counts = BTreeMap<(Day, PageKey), i64>;

/// What was counted and not written yet. Cloning shares it.
#[derive(Clone, Debug, Default)]
pub struct Counter(Arc<Mutex<Counts>>);

impl Counter {
    /// Counts one view.
    pub fn count(&self, day: Day, page: PageKey) {
        *self.counts().entry((day, page)).or_default() += 1;
    }

    /// Whether the page was counted already since the last write: then it is known to be there.
    pub fn knows(&self, day: Day, page: PageKey) -> bool {
        self.counts().contains_key(&(day, page))
    }

    /// Writes what was counted.
    ///
    /// # Errors
    /// When the database fails; then it is kept for the next time.
    pub async fn flush(&self, db: &Db) -> Result<(), DbErr> {
        let counts = std::mem::take(&mut *self.counts());
        if counts.is_empty() {
            return Ok(());
        }
        let rows = counts.clone();
        let written = db
            .write(move |tx| Box::pin(async move { service::add(tx, rows).await }))
            .await;
        if written.is_err() {
            let mut held = self.counts();
            for (key, views) in counts {
                *held.entry(key).or_default() += views;
            }
        }
        written
    }

    /// Writes once a second until it is stopped.
    pub fn spawn(&self, db: Db) -> Flusher {
        let (stop, mut stopped) = watch::channel(false);
        let counter = self.clone();
        let task = tokio::spawn(async move {
            while !*stopped.borrow() {
                tokio::select! {
                    () = sleep(EVERY) => {}
                    _ = stopped.changed() => {}
                }
                counter.write(&db).await;
            }
            // The word to stop may have come while the last ones were being written.
            counter.write(&db).await;
        });
        Flusher { stop, task }
    }

    async fn write(&self, db: &Db) {
        if let Err(error) = self.flush(db).await {
            tracing::error!(visit.error = %error, "page views wait to be written");
        }
    }

    fn counts(&self) -> MutexGuard<'_, Counts> {
        // A panic between two of these lines can't leave a count half made.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A counter that is being written.
#[derive(Debug)]
pub struct Flusher {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Flusher {
    /// Writes what is left, then ends. Call it when no request is at work any more.
    pub async fn stop(self) {
        let _ = self.stop.send(true);
        let _ = self.task.await;
    }
}
