//! The database: one way to read, one way to write, on `SQLite` and on `PostgreSQL` (DESIGN §5, §9.2).

mod error;
mod job;
mod migrate;
mod postgres;
mod settings;
mod sqlite;
#[cfg(test)]
pub mod testing;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use sea_orm::{DatabaseConnection, DbBackend, DbErr, Statement, Value};
use tokio::runtime::Handle;
use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::JoinHandle;

pub use error::{
    is_check_violation, is_foreign_key_violation, is_unavailable, is_unique_violation,
};
pub(crate) use job::{Companion, accompanied, note_append};
pub use job::{Tx, WriteFuture};
pub use migrate::{MigrateError, migrate, migrate_with};
/// What a service takes to read from: a [`Tx`] or [`Db::read`].
pub use sea_orm::ConnectionTrait;
pub use settings::DatabaseSettings;

use job::{Job, Pending};

/// Writes that may wait for the `SQLite` writer before a further caller waits for room.
const QUEUE: usize = 1024;

/// A handle on the database; cloning it is cheap.
#[derive(Clone)]
pub struct Db {
    inner: Arc<Inner>,
}

struct Inner {
    /// The pool: everything on `PostgreSQL`, reads only on `SQLite`.
    pool: DatabaseConnection,
    backend: DbBackend,
    writer: Writer,
    /// Counts commits that appended to the event log.
    news: watch::Sender<u64>,
}

impl std::fmt::Debug for Db {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Db({:?})", self.inner.backend)
    }
}

enum Writer {
    Queue {
        jobs: tokio::sync::Mutex<Option<mpsc::Sender<Box<dyn Job>>>>,
        task: tokio::sync::Mutex<Option<JoinHandle<()>>>,
    },
    /// Writes run on the runtime that opened the pool, not on the one of the request.
    Spawn(Handle),
}

impl Db {
    /// Opens the database named by `settings.url`.
    ///
    /// # Errors
    /// When it can't be reached, when the URL is of another kind, and when `SQLite` is older than 3.51.3.
    pub async fn connect(settings: &DatabaseSettings) -> Result<Self, DbErr> {
        let (news, _) = watch::channel(0);
        let inner = if settings.url.starts_with("sqlite:") {
            let writer = sqlite::open_writer(settings).await?;
            let pool = sqlite::open_readers(settings).await?;
            let (sender, queue) = mpsc::channel(QUEUE);
            let task = tokio::spawn(sqlite::run_writer(
                settings.clone(),
                writer,
                queue,
                news.clone(),
            ));
            Inner {
                pool,
                backend: DbBackend::Sqlite,
                writer: Writer::Queue {
                    jobs: tokio::sync::Mutex::new(Some(sender)),
                    task: tokio::sync::Mutex::new(Some(task)),
                },
                news,
            }
        } else if settings.url.starts_with("postgres:") || settings.url.starts_with("postgresql:") {
            Inner {
                pool: postgres::open(settings).await?,
                backend: DbBackend::Postgres,
                writer: Writer::Spawn(Handle::current()),
                news,
            }
        } else {
            return Err(error::custom(
                "the database URL must begin with sqlite: or postgres:",
            ));
        };
        Ok(Self {
            inner: Arc::new(inner),
        })
    }

    /// The connection for reading. On `SQLite` it refuses to write.
    pub fn read(&self) -> &DatabaseConnection {
        &self.inner.pool
    }

    /// Which database this is.
    pub fn backend(&self) -> DbBackend {
        self.inner.backend
    }

    /// Runs `job` in a write transaction and answers after its commit; an `Err` rolls it back alone.
    ///
    /// The job never runs in the caller's future: a request that is dropped half-way leaves either
    /// everything or nothing. It must hold only SQL, because on `SQLite` all writers wait for it.
    ///
    /// ```ignore
    /// let id = db.write(move |tx| Box::pin(async move { store::insert(tx, &row).await })).await?;
    /// ```
    ///
    /// # Errors
    /// The job's own error, or a [`DbErr`] through `E: From<DbErr>` when the transaction can't be opened or
    /// committed, or when the job panics.
    pub async fn write<T, E, F>(&self, job: F) -> Result<T, E>
    where
        F: for<'t> FnOnce(&'t Tx) -> WriteFuture<'t, T, E> + Send + 'static,
        T: Send + 'static,
        E: From<DbErr> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let job: Box<dyn Job> = Box::new(Pending {
            companion: job::companion(),
            job,
            reply,
        });
        match &self.inner.writer {
            Writer::Queue { jobs, .. } => {
                let sender = jobs.lock().await.clone();
                match sender {
                    Some(sender) => sender.send(job).await.map_err(|_| error::stopped())?,
                    None => return Err(error::stopped().into()),
                }
            }
            Writer::Spawn(runtime) => {
                runtime.spawn(postgres::run(
                    self.inner.pool.clone(),
                    job,
                    self.inner.news.clone(),
                ));
            }
        }
        answer
            .await
            .unwrap_or_else(|_| Err(error::stopped().into()))
    }

    /// Asks the database for a sign of life, for `/readyz`.
    ///
    /// # Errors
    /// When it does not answer.
    pub async fn ping(&self) -> Result<(), DbErr> {
        let statement = Statement::from_string(self.inner.backend, "SELECT 1 AS one");
        self.inner.pool.query_one_raw(statement).await.map(|_| ())
    }

    /// Tells this handle and its clones from others in the process.
    pub(crate) fn identity(&self) -> usize {
        Arc::as_ptr(&self.inner).addr()
    }

    /// Counts commits of this process that appended to the event log; readers wait on it.
    pub fn news(&self) -> watch::Receiver<u64> {
        self.inner.news.subscribe()
    }

    /// Finishes the writes that wait, then closes every connection. Later calls answer with an error.
    pub async fn close(&self) {
        if let Writer::Queue { jobs, task } = &self.inner.writer {
            drop(jobs.lock().await.take());
            if let Some(task) = task.lock().await.take() {
                let _ = task.await;
            }
        }
        let _ = self.inner.pool.close_by_ref().await;
    }
}

/// Locks the row `id` of `table` until the transaction ends.
///
/// `SELECT … FOR UPDATE` on `PostgreSQL`; nothing on `SQLite`, where the write transaction is alone already.
/// Read what you decide by after this call, not before. `table` is a name from the code, never from a request.
///
/// # Errors
/// When the lock is not granted in time.
pub async fn lock(tx: &Tx, table: &'static str, id: impl Into<Value> + Send) -> Result<(), DbErr> {
    let backend = tx.get_database_backend();
    if backend != DbBackend::Postgres {
        return Ok(());
    }
    let sql = format!("SELECT 1 AS one FROM \"{table}\" WHERE \"id\" = $1 FOR UPDATE");
    tx.query_one_raw(Statement::from_sql_and_values(backend, sql, [id.into()]))
        .await
        .map(|_| ())
}
