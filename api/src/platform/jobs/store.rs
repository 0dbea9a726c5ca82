//! Which process does a job.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};

use crate::platform::db::Tx;

/// Takes the job's row until the transaction ends, and makes it the first time; false while
/// another process has it.
pub(super) async fn claim(tx: &Tx, name: &str) -> Result<bool, DbErr> {
    if take(tx, name).await? {
        return Ok(true);
    }
    let insert = "INSERT INTO job (name) VALUES ($1) ON CONFLICT (name) DO NOTHING";
    tx.execute_raw(statement(tx, insert, name)).await?;
    take(tx, name).await
}

async fn take(tx: &Tx, name: &str) -> Result<bool, DbErr> {
    // On SQLite the write transaction is alone already.
    let sql = match tx.get_database_backend() {
        DbBackend::Postgres => "SELECT name FROM job WHERE name = $1 FOR UPDATE SKIP LOCKED",
        _ => "SELECT name FROM job WHERE name = $1",
    };
    Ok(tx.query_one_raw(statement(tx, sql, name)).await?.is_some())
}

fn statement(tx: &Tx, sql: &str, name: &str) -> Statement {
    Statement::from_sql_and_values(tx.get_database_backend(), sql, [name.into()])
}
