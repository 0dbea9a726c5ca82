//! Counters of attempts, shared by all processes through the database.

use sea_orm::{ConnectionTrait, DbErr, Statement};
use shared::time::Timestamp;

use crate::platform::db::Tx;

/// Counts one more attempt under `key`, in a window that ends at `ends_at` if none is open.
/// Answers the count and when the open window ends.
///
/// # Errors
/// When the database fails.
pub async fn count(
    tx: &Tx,
    key: &[u8],
    now: Timestamp,
    ends_at: Timestamp,
) -> Result<(i32, Timestamp), DbErr> {
    let sql = "INSERT INTO throttle (key, count, ends_at) VALUES ($1, 1, $2) \
        ON CONFLICT (key) DO UPDATE SET \
        count = CASE WHEN throttle.ends_at <= $3 THEN 1 ELSE throttle.count + 1 END, \
        ends_at = CASE WHEN throttle.ends_at <= $3 THEN $2 ELSE throttle.ends_at END \
        RETURNING count, ends_at";
    let values = [key.to_vec().into(), ends_at.into(), now.into()];
    let backend = tx.get_database_backend();
    let row = tx
        .query_one_raw(Statement::from_sql_and_values(backend, sql, values))
        .await?
        .ok_or_else(|| DbErr::RecordNotFound("throttle".to_owned()))?;
    Ok((row.try_get("", "count")?, row.try_get("", "ends_at")?))
}

/// Forgets the attempts under `key`.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &Tx, key: &[u8]) -> Result<(), DbErr> {
    let backend = tx.get_database_backend();
    let sql = "DELETE FROM throttle WHERE key = $1";
    tx.execute_raw(Statement::from_sql_and_values(
        backend,
        sql,
        [key.to_vec().into()],
    ))
    .await
    .map(|_| ())
}

/// Removes some windows that are over. Rows another transaction is at are left alone, so that
/// it never waits.
///
/// # Errors
/// When the database fails.
pub async fn sweep(tx: &Tx, now: Timestamp) -> Result<(), DbErr> {
    let backend = tx.get_database_backend();
    let skip = match backend {
        sea_orm::DbBackend::Postgres => " FOR UPDATE SKIP LOCKED",
        _ => "",
    };
    let sql = format!(
        "DELETE FROM throttle WHERE key IN \
         (SELECT key FROM throttle WHERE ends_at < $1 LIMIT 100{skip})"
    );
    tx.execute_raw(Statement::from_sql_and_values(backend, sql, [now.into()]))
        .await
        .map(|_| ())
}
