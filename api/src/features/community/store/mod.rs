//! The queries of the community. Whatever not everybody may see is asked for with the viewer.

pub(super) mod access;
pub(super) mod events;
pub(super) mod mails;
pub(super) mod members;
pub(super) mod people;
pub(super) mod posts;
pub(super) mod reactions;
pub(super) mod readers;
pub(super) mod reports;
pub(super) mod threads;

use sea_orm::{ConnectionTrait, DbErr, Statement, Value};

/// A statement of this database with its values.
fn statement(conn: &impl ConnectionTrait, sql: &str, values: Vec<Value>) -> Statement {
    Statement::from_sql_and_values(conn.get_database_backend(), sql, values)
}

/// Runs a statement; answers how many rows it changed.
async fn run(conn: &impl ConnectionTrait, sql: &str, values: Vec<Value>) -> Result<u64, DbErr> {
    let done = conn.execute_raw(statement(conn, sql, values)).await?;
    Ok(done.rows_affected())
}
