//! Bringing the schema up to date, safely when two processes start at once.

use std::collections::BTreeSet;

use migration::Migrator;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};
use sea_orm_migration::{MigratorTrait, SchemaManager};

use super::{Db, Tx};

/// The advisory lock that one migrating process holds; any number will do, as long as it is ours alone.
const MIGRATION_LOCK: i64 = 0x6d75_7375_6269_0001;

/// Why the schema was left as it is.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// The database was migrated by a newer Musubi; nothing was touched.
    #[error(
        "the database was written by a newer version of Musubi (it knows the changes {}, this program does not); \
         start the newer program, or restore the backup made before the upgrade. Nothing was changed.",
        .0.join(", ")
    )]
    Newer(Vec<String>),
    /// The database failed; the schema is as before.
    #[error("the database could not be migrated: {0}")]
    Db(#[from] DbErr),
}

/// Applies the changes that `db` lacks, all or none.
///
/// # Errors
/// [`MigrateError::Newer`] when the schema is newer than this program, else the database's error.
pub async fn migrate(db: &Db) -> Result<(), MigrateError> {
    migrate_with::<Migrator>(db).await
}

/// As [`migrate`], with another list of changes (for tests).
///
/// # Errors
/// As [`migrate`].
pub async fn migrate_with<M: MigratorTrait + 'static>(db: &Db) -> Result<(), MigrateError> {
    db.write(|tx| Box::pin(up::<M>(tx))).await
}

async fn up<M: MigratorTrait>(tx: &Tx) -> Result<(), MigrateError> {
    let backend = tx.get_database_backend();
    if backend == DbBackend::Postgres {
        // A change may take longer than a request may; the lock makes the second process wait for the first.
        // On SQLite the write transaction (BEGIN IMMEDIATE) is that lock.
        for sql in [
            "SET LOCAL statement_timeout = 0".to_owned(),
            format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"),
        ] {
            tx.execute_raw(Statement::from_string(backend, sql)).await?;
        }
    }
    let unknown = unknown_changes::<M>(tx).await?;
    if !unknown.is_empty() {
        return Err(MigrateError::Newer(unknown));
    }
    M::up(tx, None).await?;
    Ok(())
}

/// Names of changes that the database has and this program does not know.
async fn unknown_changes<M: MigratorTrait>(tx: &Tx) -> Result<Vec<String>, DbErr> {
    if !SchemaManager::new(tx).has_table("seaql_migrations").await? {
        return Ok(Vec::new());
    }
    let statement = Statement::from_string(
        tx.get_database_backend(),
        "SELECT version FROM seaql_migrations ORDER BY version",
    );
    let known: BTreeSet<String> = M::migrations()
        .iter()
        .map(|change| change.name().to_owned())
        .collect();
    let mut unknown = Vec::new();
    for row in tx.query_all_raw(statement).await? {
        let version: String = row.try_get("", "version")?;
        if !known.contains(&version) {
            unknown.push(version);
        }
    }
    Ok(unknown)
}
