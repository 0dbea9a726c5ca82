//! `SQLite`: readers in a pool, one writer in a task that commits what waits in one go.
//!
//! A pool of eight writing connections gave p99 of 1.3-2 s where one writer gave 6-7 ms, and committing up
//! to 64 waiting jobs at once gave 2.6 to 4 times the durable writes (DESIGN §7.2).

use std::str::FromStr;
use std::time::Duration;

use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr,
    SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};
use tokio::sync::{mpsc, watch};

use super::error::{custom, is_unavailable};
use super::job::{Job, Ran, Tx};
use super::settings::DatabaseSettings;

/// Jobs committed together at most: more would only lengthen the wait of the first.
const BATCH: usize = 64;

/// Below this version a WAL reset can corrupt the database (3.7.0-3.51.2).
const OLDEST: (u32, u32, u32) = (3, 51, 3);

/// Opens the pool of readers. They can't write: a write that strays from the writer fails at once.
pub(super) async fn open_readers(settings: &DatabaseSettings) -> Result<DatabaseConnection, DbErr> {
    open(settings, settings.pool.max(1), true).await
}

/// Opens the one writing connection, creating the file and its folder's database when the URL says so.
pub(super) async fn open_writer(settings: &DatabaseSettings) -> Result<DatabaseConnection, DbErr> {
    // Switching a new file to WAL takes an exclusive lock that SQLite does not wait for when another
    // process is doing the same, whatever busy_timeout says.
    let mut patience = 50;
    let writer = loop {
        match open(settings, 1, false).await {
            Err(error) if patience > 0 && error.to_string().contains("locked") => {
                patience -= 1;
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            other => break other?,
        }
    };
    require_version(&writer).await?;
    Ok(writer)
}

async fn open(
    settings: &DatabaseSettings,
    connections: u32,
    read_only: bool,
) -> Result<DatabaseConnection, DbErr> {
    SqliteConnectOptions::from_str(&settings.url)
        .map_err(|e| custom(&format!("the SQLite URL is wrong: {e}")))?;
    let busy = settings.statement_timeout;
    let mut options = ConnectOptions::new(settings.url.clone());
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(settings.acquire_timeout)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .sqlx_logging(false)
        .record_stmt_in_spans(false)
        .map_sqlx_sqlite_opts(move |options| {
            let options = options
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .busy_timeout(busy)
                .pragma("temp_store", "MEMORY")
                .pragma("trusted_schema", "OFF");
            if read_only {
                options.pragma("query_only", "ON")
            } else {
                options
            }
        });
    Database::connect(options).await
}

async fn require_version(conn: &DatabaseConnection) -> Result<(), DbErr> {
    let row = conn
        .query_one_raw(Statement::from_string(
            DbBackend::Sqlite,
            "SELECT sqlite_version() AS v",
        ))
        .await?
        .ok_or_else(|| custom("SQLite does not tell its version"))?;
    check_version(&row.try_get::<String>("", "v")?)
}

fn check_version(text: &str) -> Result<(), DbErr> {
    let mut parts = text.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let found = (
        parts.next().unwrap_or(0),
        parts.next().unwrap_or(0),
        parts.next().unwrap_or(0),
    );
    if found >= OLDEST {
        return Ok(());
    }
    Err(custom(&format!(
        "SQLite {text} can corrupt a database in WAL mode; 3.51.3 or newer is needed"
    )))
}

/// The writer task: takes what waits, commits it together, answers, until the last `Db` is closed.
pub(super) async fn run_writer(
    settings: DatabaseSettings,
    mut conn: DatabaseConnection,
    mut queue: mpsc::Receiver<Box<dyn Job>>,
    news: watch::Sender<u64>,
) {
    let mut batch = Vec::with_capacity(BATCH);
    while queue.recv_many(&mut batch, BATCH).await > 0 {
        let Err(error) = commit_batch(&conn, &mut batch, &news).await else {
            continue;
        };
        tracing::error!(db.error = %error, "a group of writes was not committed");
        if is_unavailable(&error) {
            continue;
        }
        // SQLite may have ended the transaction by itself (disk full, I/O error): start afresh.
        let _ = conn.close_by_ref().await;
        match open_writer(&settings).await {
            Ok(fresh) => conn = fresh,
            Err(error) => {
                tracing::error!(db.error = %error, "the database's writer did not open again");
            }
        }
    }
    let _ = conn.close().await;
}

/// Runs every job of `batch` in one `BEGIN IMMEDIATE`, each in a savepoint of its own, and answers all of
/// them after the commit: one that failed may have decided by what another had not committed yet.
async fn commit_batch(
    conn: &DatabaseConnection,
    batch: &mut Vec<Box<dyn Job>>,
    news: &watch::Sender<u64>,
) -> Result<(), DbErr> {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let outer = match conn.begin_with_options(options).await {
        Ok(outer) => outer,
        Err(error) => {
            batch.drain(..).for_each(|job| job.fail(error.clone()));
            return Err(error);
        }
    };
    let mut done: Vec<Ran> = Vec::with_capacity(batch.len());
    let mut broken: Option<DbErr> = None;
    let alone = batch.len() == 1;
    for job in batch.drain(..) {
        match &broken {
            Some(error) => job.fail(error.clone()),
            None => broken = run_one(&outer, job, alone, &mut done).await.err(),
        }
    }
    let keep = done.iter().any(|ran| ran.keep);
    let told = done.iter().any(|ran| ran.keep && ran.appended);
    let ended = match &broken {
        Some(error) => {
            let _ = outer.rollback().await;
            Err(error.clone())
        }
        None if keep => outer.commit().await,
        None => outer.rollback().await,
    };
    // Where nothing was to be kept, each job's own error is the answer, however the rollback went.
    let answer = if keep || broken.is_some() {
        ended.clone()
    } else {
        Ok(())
    };
    for ran in done {
        (ran.settle)(answer.clone());
    }
    if told && ended.is_ok() {
        news.send_modify(|count| *count += 1);
    }
    ended
}

/// Runs one job. A job that is alone needs no savepoint: the outer transaction is its own.
async fn run_one(
    outer: &Tx,
    job: Box<dyn Job>,
    alone: bool,
    done: &mut Vec<Ran>,
) -> Result<(), DbErr> {
    if alone {
        done.push(job.run(outer).await);
        return Ok(());
    }
    let inner = match outer.begin().await {
        Ok(inner) => inner,
        Err(error) => {
            job.fail(error.clone());
            return Err(error);
        }
    };
    let ran = job.run(&inner).await;
    let ended = if ran.keep {
        inner.commit().await
    } else {
        inner.rollback().await
    };
    done.push(ran);
    ended
}

#[cfg(test)]
mod tests {
    use super::check_version;

    #[test]
    fn a_version_with_the_wal_reset_bug_is_refused() {
        assert!(check_version("3.51.2").is_err());
        assert!(check_version("3.46.1").is_err());
        assert!(check_version("3.51.3").is_ok());
        assert!(check_version("3.52.0").is_ok());
        assert!(check_version("4.0.0").is_ok());
    }
}
