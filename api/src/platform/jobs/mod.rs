//! What is due by time and by nothing else: a survey that opens when the event is over, a deadline
//! that passes. Whatever follows from a change follows the event log instead (DESIGN §9.3).
//!
//! Each job has one row; whoever holds its lock does the job's work in that same transaction. So
//! several processes never do the same twice, and one that dies leaves nothing half done.

mod store;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use sea_orm::DbErr;
use shared::time::Timestamp;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::clock::Clock;
use super::db::{Db, Tx};

/// How often to look whether something is due.
const POLL: Duration = Duration::from_secs(10);

/// Why a job could not do its work; it is tried again next time.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    /// The database failed.
    #[error("{0}")]
    Db(#[from] DbErr),
    /// Something else did.
    #[error("{0}")]
    Other(String),
}

/// A piece of work that comes due by time. One per feature that needs one, registered in
/// `features::due`.
#[async_trait]
pub trait Due: Send + Sync {
    /// Its name, unique and never changed: the key of its row.
    fn name(&self) -> &'static str;

    /// Whether something is due at `now`. Asked often and mostly in vain: let it be cheap.
    ///
    /// # Errors
    /// When the database fails.
    async fn is_due(&self, db: &Db, now: Timestamp) -> Result<bool, JobError>;

    /// Does a bounded part of what is due, and answers how much that was; it is called again until
    /// that is nothing. What it does is committed together, and nobody else does it meanwhile.
    /// Only SQL and arithmetic belong inside, and what is as short and may be done twice (removing a
    /// file).
    ///
    /// # Errors
    /// When it can't: its part is rolled back and other jobs go on.
    async fn run(&self, tx: &Tx, now: Timestamp) -> Result<u64, JobError>;
}

/// The jobs of one process. Cloning shares them.
#[derive(Clone)]
pub struct Jobs {
    db: Db,
    clock: Clock,
    due: Arc<[Arc<dyn Due>]>,
}

impl std::fmt::Debug for Jobs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list()
            .entries(self.due.iter().map(|job| job.name()))
            .finish()
    }
}

/// What one [`Jobs::run_once`] did.
#[derive(Debug, Default)]
pub struct Ran {
    /// How much was done, over all jobs.
    pub done: u64,
    /// Jobs that failed, and why.
    pub failures: Vec<(&'static str, JobError)>,
}

impl Jobs {
    /// The jobs `due`, whose names must differ.
    pub fn new(db: Db, clock: Clock, due: Vec<Arc<dyn Due>>) -> Self {
        Self {
            db,
            clock,
            due: due.into(),
        }
    }

    /// Does everything that is due at `now`. For tests and for what runs by hand.
    pub async fn run_once(&self, now: Timestamp) -> Ran {
        let mut ran = Ran::default();
        for job in self.due.iter() {
            match self.drain(job, now).await {
                Ok(done) => ran.done += done,
                Err(error) => ran.failures.push((job.name(), error)),
            }
        }
        ran
    }

    async fn drain(&self, job: &Arc<dyn Due>, now: Timestamp) -> Result<u64, JobError> {
        let mut total = 0;
        while job.is_due(&self.db, now).await? {
            let work = job.clone();
            let done = self
                .db
                .write(move |tx| {
                    Box::pin(async move {
                        if store::claim(tx, work.name()).await? {
                            work.run(tx, now).await
                        } else {
                            // Another process is at it.
                            Ok(0)
                        }
                    })
                })
                .await?;
            if done == 0 {
                break;
            }
            total += done;
        }
        Ok(total)
    }

    /// Looks again and again in the background until the handle is stopped.
    pub fn spawn(&self) -> JobsHandle {
        let (stop, mut stopped) = watch::channel(false);
        let jobs = self.clone();
        let task = tokio::spawn(async move {
            while !*stopped.borrow() {
                for (name, error) in jobs.run_once(jobs.clock.now()).await.failures {
                    tracing::error!(job.name = name, job.error = %error, "what is due could not be done");
                }
                tokio::select! {
                    () = tokio::time::sleep(POLL) => {}
                    _ = stopped.changed() => {}
                }
            }
        });
        JobsHandle { stop, task }
    }
}

/// Stops the jobs in the background.
#[derive(Debug)]
pub struct JobsHandle {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl JobsHandle {
    /// Waits until what is being done is done, then ends.
    pub async fn stop(self) {
        let _ = self.stop.send(true);
        let _ = self.task.await;
    }
}
