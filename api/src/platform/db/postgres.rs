//! `PostgreSQL`: one pool; every write a task with a transaction of its own.

use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbErr, TransactionTrait};
use tokio::sync::watch;

use super::job::Job;
use super::settings::DatabaseSettings;

/// Opens the pool. The server itself ends a statement that runs too long and a transaction left open.
pub(super) async fn open(settings: &DatabaseSettings) -> Result<DatabaseConnection, DbErr> {
    let statement = settings.statement_timeout.as_millis().to_string();
    // Longer than one statement may take, so that it only ever ends what nobody drives any more.
    let idle = (settings.statement_timeout * 3).as_millis().to_string();
    let mut options = ConnectOptions::new(settings.url.clone());
    options
        .max_connections(settings.pool.max(2))
        .min_connections(1)
        .acquire_timeout(settings.acquire_timeout)
        .set_application_name("musubi")
        .test_before_acquire(true)
        .sqlx_logging(false)
        .record_stmt_in_spans(false)
        .map_sqlx_postgres_opts(move |options| {
            options.options([
                ("statement_timeout", statement.as_str()),
                ("idle_in_transaction_session_timeout", idle.as_str()),
                ("timezone", "UTC"),
            ])
        });
    Database::connect(options).await
}

/// Runs `job` in a transaction; the answer goes out after the commit.
pub(super) async fn run(conn: DatabaseConnection, job: Box<dyn Job>, news: watch::Sender<u64>) {
    let tx = match conn.begin().await {
        Ok(tx) => tx,
        Err(error) => return job.fail(error),
    };
    let ran = job.run(&tx).await;
    let ended = if ran.keep {
        tx.commit().await
    } else {
        // The job's own error is the one to report; a connection that can't roll back is dropped by the pool.
        let _ = tx.rollback().await;
        Ok(())
    };
    let told = ended.is_ok() && ran.keep && ran.appended;
    (ran.settle)(ended);
    if told {
        news.send_modify(|count| *count += 1);
    }
}
