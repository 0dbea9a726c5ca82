//! Reading database errors the same way on both backends.

use sea_orm::{ConnAcquireErr, DbErr, RuntimeErr, SqlErr, sqlx};

/// Whether `error` is a violated UNIQUE constraint or primary key.
pub fn is_unique_violation(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}

/// Whether `error` is a violated foreign key.
pub fn is_foreign_key_violation(error: &DbErr) -> bool {
    matches!(
        error.sql_err(),
        Some(SqlErr::ForeignKeyConstraintViolation(_))
    )
}

/// Whether `error` is a violated CHECK constraint (`PostgreSQL` 23514, `SQLite` 275).
pub fn is_check_violation(error: &DbErr) -> bool {
    matches!(database_code(error).as_deref(), Some("23514" | "275"))
}

/// Whether the database could not be reached or is overloaded, so that trying again later may help:
/// no connection in time, a lost connection, a statement timeout, a lock not got, a server that shuts down.
pub fn is_unavailable(error: &DbErr) -> bool {
    match error {
        DbErr::ConnectionAcquire(ConnAcquireErr::Timeout | ConnAcquireErr::ConnectionClosed)
        | DbErr::Conn(_) => true,
        DbErr::Exec(RuntimeErr::SqlxError(inner)) | DbErr::Query(RuntimeErr::SqlxError(inner)) => {
            match &**inner {
                sqlx::Error::Io(_)
                | sqlx::Error::PoolTimedOut
                | sqlx::Error::PoolClosed
                | sqlx::Error::WorkerCrashed => true,
                sqlx::Error::Database(error) => matches!(
                    error.code().as_deref(),
                    // SQLite: busy, locked. PostgreSQL: statement timeout, lock timeout, deadlock,
                    // serialisation failure, too many connections, shutdown.
                    Some(
                        "5" | "6"
                            | "57014"
                            | "55P03"
                            | "40P01"
                            | "40001"
                            | "53300"
                            | "57P01"
                            | "57P02"
                            | "57P03"
                    )
                ),
                _ => false,
            }
        }
        _ => false,
    }
}

/// The driver's code: SQLSTATE on `PostgreSQL`, the extended result code on `SQLite`.
pub(super) fn database_code(error: &DbErr) -> Option<String> {
    match error {
        DbErr::Exec(RuntimeErr::SqlxError(inner)) | DbErr::Query(RuntimeErr::SqlxError(inner)) => {
            match &**inner {
                sqlx::Error::Database(error) => error.code().map(std::borrow::Cow::into_owned),
                _ => None,
            }
        }
        _ => None,
    }
}

/// An error of our own making.
pub(super) fn custom(text: &str) -> DbErr {
    DbErr::Custom(text.to_owned())
}

/// The writer or the runtime it lives on is gone: the process is stopping.
pub(super) fn stopped() -> DbErr {
    DbErr::Conn(RuntimeErr::Internal("the database is closed".to_owned()))
}
