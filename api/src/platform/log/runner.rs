//! The runner: gives positions to what was committed and drives the readers.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::sleep;

use super::reader::{LogError, Reader, Start};
use super::store;
use crate::platform::db::{Db, Tx, is_unavailable};

/// Entries handed to a reader at once.
const BATCH: u64 = 100;

/// How often to look for entries that another process committed.
const POLL: Duration = Duration::from_millis(200);

/// The longest wait of a reader that keeps failing.
const LONGEST_BACKOFF: Duration = Duration::from_mins(1);

/// Sequencer and readers of one process. Cloning shares them.
#[derive(Clone)]
pub struct Runner {
    db: Db,
    readers: Arc<[Arc<dyn Reader>]>,
}

impl std::fmt::Debug for Runner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list()
            .entries(self.readers.iter().map(|reader| reader.name()))
            .finish()
    }
}

/// What one [`Runner::run_once`] did.
#[derive(Debug, Default)]
pub struct Progress {
    /// Entries that got their position.
    pub sequenced: u64,
    /// Entries taken, summed over the readers.
    pub read: u64,
    /// Readers that failed, and why. They keep their place and are tried again next time.
    pub failures: Vec<(&'static str, LogError)>,
}

/// How one batch of one reader ended.
enum Step {
    /// It took this many entries, and there may be more.
    Took(u64),
    /// It has taken all there are.
    UpToDate,
    /// Another process is at it.
    Busy,
}

impl Runner {
    /// A runner over `readers`, whose names must differ.
    pub fn new(db: Db, readers: Vec<Arc<dyn Reader>>) -> Self {
        Self {
            db,
            readers: readers.into(),
        }
    }

    /// Makes the cursors of readers that are new to this database, so that [`Start::Now`] means this moment.
    /// Tests call it once after migrating; [`Runner::spawn`] does it by itself.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn prepare(&self) -> Result<(), LogError> {
        let readers = self.readers.clone();
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    for reader in readers.iter() {
                        begin(tx, &**reader).await?;
                    }
                    Ok(())
                })
            })
            .await
    }

    /// Drains everything: positions for all committed entries, every reader up to the end, and again for
    /// what readers append themselves, until nothing moves. For tests and for `musubi demo`.
    ///
    /// # Errors
    /// When the sequencer fails; a failing reader is reported in [`Progress::failures`] instead.
    pub async fn run_once(&self) -> Result<Progress, LogError> {
        let mut progress = Progress::default();
        loop {
            let sequenced = self.sequence().await?;
            let mut read = 0;
            for reader in self.readers.iter() {
                if progress
                    .failures
                    .iter()
                    .any(|(name, _)| *name == reader.name())
                {
                    continue;
                }
                match self.drain(reader).await {
                    Ok(taken) => read += taken,
                    Err(error) => progress.failures.push((reader.name(), error)),
                }
            }
            progress.sequenced += sequenced;
            progress.read += read;
            if sequenced == 0 && read == 0 {
                return Ok(progress);
            }
        }
    }

    /// Works in the background until the handle is stopped.
    pub fn spawn(&self) -> RunnerHandle {
        let (stop, stopped) = watch::channel(false);
        let (head, heads) = watch::channel(-1);
        let mut tasks = vec![tokio::spawn(
            self.clone().keep_sequencing(head, stopped.clone()),
        )];
        for reader in self.readers.iter() {
            let work = self
                .clone()
                .keep_reading(reader.clone(), heads.clone(), stopped.clone());
            tasks.push(tokio::spawn(work));
        }
        RunnerHandle { stop, tasks }
    }

    /// Gives positions until nothing waits; answers how many.
    async fn sequence(&self) -> Result<u64, LogError> {
        let mut total = 0;
        while store::something_waits(self.db.read()).await? {
            total += self.db.write(|tx| Box::pin(store::sequence(tx))).await?;
        }
        Ok(total)
    }

    async fn drain(&self, reader: &Arc<dyn Reader>) -> Result<u64, LogError> {
        let mut total = 0;
        loop {
            match self.step(reader).await? {
                Step::Took(taken) => total += taken,
                Step::UpToDate | Step::Busy => return Ok(total),
            }
        }
    }

    /// One batch; when it fails, one entry at a time, so that those before the bad one get through.
    async fn step(&self, reader: &Arc<dyn Reader>) -> Result<Step, LogError> {
        match self.batch(reader, BATCH).await {
            // A database that is away won't be back for a smaller batch.
            Err(LogError::Db(error)) if is_unavailable(&error) => Err(error.into()),
            Err(_) => self.batch(reader, 1).await,
            took => took,
        }
    }

    async fn batch(&self, reader: &Arc<dyn Reader>, limit: u64) -> Result<Step, LogError> {
        let reader = reader.clone();
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    let name = reader.name();
                    let cursor = match store::claim_cursor(tx, name).await? {
                        Some(cursor) => cursor,
                        None => match begin(tx, &*reader).await? {
                            Some(cursor) => cursor,
                            None => return Ok(Step::Busy),
                        },
                    };
                    let entries = store::entries_after(tx, cursor, limit).await?;
                    let Some(last) = entries.last() else {
                        return Ok(Step::UpToDate);
                    };
                    reader.read(tx, &entries).await?;
                    store::move_cursor(tx, name, last.position).await?;
                    Ok(Step::Took(u64::try_from(entries.len()).unwrap_or(limit)))
                })
            })
            .await
    }

    async fn keep_sequencing(self, head: watch::Sender<i64>, mut stopped: watch::Receiver<bool>) {
        let mut news = self.db.news();
        let mut failures = 0;
        let mut prepared = false;
        while !*stopped.borrow() {
            match self.sequence_and_look(&mut prepared).await {
                Ok(found) => {
                    failures = 0;
                    head.send_if_modified(|known| std::mem::replace(known, found) != found);
                    tokio::select! {
                        _ = news.changed() => {}
                        () = sleep(POLL) => {}
                        _ = stopped.changed() => {}
                    }
                }
                Err(error) => {
                    failures += 1;
                    report("sequencer", failures, &error);
                    pause(backoff(failures), &mut stopped).await;
                }
            }
        }
    }

    async fn sequence_and_look(&self, prepared: &mut bool) -> Result<i64, LogError> {
        // New readers get their cursors first, so that nothing of this run is past to them.
        if !*prepared {
            self.prepare().await?;
            *prepared = true;
        }
        self.sequence().await?;
        Ok(store::head(self.db.read()).await?)
    }

    async fn keep_reading(
        self,
        reader: Arc<dyn Reader>,
        mut heads: watch::Receiver<i64>,
        mut stopped: watch::Receiver<bool>,
    ) {
        let mut failures = 0;
        while !*stopped.borrow() {
            heads.mark_unchanged();
            match self.step(&reader).await {
                Ok(step) => {
                    failures = 0;
                    match step {
                        Step::Took(_) => {}
                        // The one who has it may have looked before the newest entry came.
                        Step::Busy => pause(POLL, &mut stopped).await,
                        Step::UpToDate => {
                            let gone = tokio::select! {
                                changed = heads.changed() => changed.is_err(),
                                _ = stopped.changed() => false,
                            };
                            if gone {
                                pause(POLL, &mut stopped).await;
                            }
                        }
                    }
                }
                Err(error) => {
                    failures += 1;
                    report(reader.name(), failures, &error);
                    pause(backoff(failures), &mut stopped).await;
                }
            }
        }
    }
}

/// Makes the cursor of a reader that is new to this database, and claims it.
async fn begin(tx: &Tx, reader: &dyn Reader) -> Result<Option<i64>, LogError> {
    let position = match reader.start() {
        Start::Beginning => 0,
        Start::Now => store::head(tx).await?,
    };
    store::ensure_cursor(tx, reader.name(), position).await?;
    Ok(store::claim_cursor(tx, reader.name()).await?)
}

fn backoff(failures: u32) -> Duration {
    Duration::from_millis(500)
        .saturating_mul(2_u32.saturating_pow(failures.min(16)))
        .min(LONGEST_BACKOFF)
}

fn report(name: &str, failures: u32, error: &LogError) {
    tracing::error!(log.reader = name, log.failures = failures, log.error = %error, "the event log is held up");
}

async fn pause(time: Duration, stopped: &mut watch::Receiver<bool>) {
    tokio::select! {
        () = sleep(time) => {}
        _ = stopped.changed() => {}
    }
}

/// A runner at work.
#[derive(Debug)]
pub struct RunnerHandle {
    stop: watch::Sender<bool>,
    tasks: Vec<JoinHandle<()>>,
}

impl RunnerHandle {
    /// Lets each reader finish its batch, then ends. What is left waits in the log.
    pub async fn stop(self) {
        let _ = self.stop.send(true);
        for task in self.tasks {
            let _ = task.await;
        }
    }
}
