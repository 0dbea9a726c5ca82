//! Indexes, foreign keys and raw statements in one line each.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// A foreign key `column → table(id)` that forbids deleting what is pointed at.
pub fn references(column: &'static str, table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from_col(column)
        .to_tbl(table)
        .to_col("id")
        .on_delete(ForeignKeyAction::Restrict)
        .to_owned()
}

/// A foreign key `column → table(id)` whose row goes with what it belongs to.
pub fn belongs_to(column: &'static str, table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from_col(column)
        .to_tbl(table)
        .to_col("id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned()
}

/// Makes the index `ix_<table>_<columns>`.
///
/// # Errors
/// When the database refuses.
pub async fn index(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    let mut statement = Index::create();
    statement
        .name(format!("ix_{table}_{}", columns.join("_")))
        .table(table);
    for column in columns {
        statement.col(*column);
    }
    manager.create_index(statement).await
}

/// Makes the unique index `ux_<table>_<columns>`.
///
/// # Errors
/// When the database refuses.
pub async fn unique(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    let mut statement = Index::create();
    statement
        .name(format!("ux_{table}_{}", columns.join("_")))
        .table(table)
        .unique();
    for column in columns {
        statement.col(*column);
    }
    manager.create_index(statement).await
}

/// Drops the tables in the order given.
///
/// # Errors
/// When the database refuses.
pub async fn drop_all(manager: &SchemaManager<'_>, tables: &[&'static str]) -> Result<(), DbErr> {
    for table in tables {
        manager
            .drop_table(Table::drop().table(*table).if_exists().to_owned())
            .await?;
    }
    Ok(())
}

/// Runs a statement that reads the same on both databases (partial indexes, for example).
///
/// # Errors
/// When the database refuses.
pub async fn sql(manager: &SchemaManager<'_>, statement: &str) -> Result<(), DbErr> {
    manager
        .get_connection()
        .execute_unprepared(statement)
        .await
        .map(|_| ())
}

/// Runs the statement meant for this database, where the two differ.
///
/// # Errors
/// When the database refuses.
pub async fn sql_by_backend(
    manager: &SchemaManager<'_>,
    sqlite: &str,
    postgres: &str,
) -> Result<(), DbErr> {
    match manager.get_database_backend() {
        DbBackend::Sqlite => sql(manager, sqlite).await,
        _ => sql(manager, postgres).await,
    }
}
