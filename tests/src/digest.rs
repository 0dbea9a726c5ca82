//! A fingerprint of everything that is stored.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr, QueryResult, Statement};

use crate::app::TestApp;

/// Tables that may change although nothing happened: places in the log, and counters of attempts.
const NOT_COUNTED: [&str; 2] = ["log_cursor", "throttle"];

/// Rows and a hash of them, table by table.
#[derive(Clone, PartialEq, Eq)]
pub struct Digest(BTreeMap<String, (usize, u64)>);

impl Digest {
    pub(crate) async fn take(conn: &DatabaseConnection) -> Self {
        let mut tables = BTreeMap::new();
        for table in tables_of(conn).await {
            if NOT_COUNTED.contains(&table.as_str()) {
                continue;
            }
            let mut rows = rows_of(conn, &table).await;
            rows.sort_unstable();
            let mut hasher = DefaultHasher::new();
            rows.hash(&mut hasher);
            tables.insert(table, (rows.len(), hasher.finish()));
        }
        assert!(!tables.is_empty(), "no tables: is this database migrated?");
        Self(tables)
    }

    /// The same without one table.
    #[must_use]
    pub fn without(mut self, table: &str) -> Self {
        self.0.remove(table);
        self
    }

    /// Fails when anything is different now, naming the tables.
    #[track_caller]
    pub fn assert_same(&self, now: &Self, after: &str) {
        let changed: Vec<String> = now
            .0
            .iter()
            .filter(|(table, state)| self.0.get(*table) != Some(state))
            .map(|(table, (rows, _))| {
                let before = self.0.get(table).map_or(0, |(rows, _)| *rows);
                format!("{table} ({before} rows before, {rows} now)")
            })
            .collect();
        assert!(
            changed.is_empty(),
            "{after} changed what is stored: {}",
            changed.join(", ")
        );
    }
}

impl std::fmt::Debug for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_map()
            .entries(self.0.iter().map(|(table, (rows, _))| (table, rows)))
            .finish()
    }
}

impl TestApp {
    /// Takes all tables away, as a broken migration would: whatever asks the database fails.
    pub async fn lose_tables(&self) {
        let tables = tables_of(self.context().db.read()).await;
        let lost: Result<(), DbErr> = self
            .context()
            .db
            .write(move |tx| {
                Box::pin(async move {
                    for table in tables {
                        let sql = format!("ALTER TABLE \"{table}\" RENAME TO \"lost_{table}\"");
                        tx.execute_unprepared(&sql).await?;
                    }
                    Ok(())
                })
            })
            .await;
        lost.expect("the tables to be taken away");
    }

    /// Every column of the migrated schema, as (table, column).
    pub async fn columns(&self) -> Vec<(String, String)> {
        let conn = self.context().db.read();
        let mut found = Vec::new();
        for table in tables_of(conn).await {
            for column in columns_of(conn, &table).await {
                found.push((table.clone(), column));
            }
        }
        if conn.get_database_backend() != DbBackend::Postgres {
            for column in columns_of(conn, "search_fts").await {
                found.push(("search_fts".to_owned(), column));
            }
        }
        found
    }
}

async fn tables_of(conn: &DatabaseConnection) -> Vec<String> {
    let sql = match conn.get_database_backend() {
        DbBackend::Postgres => {
            "SELECT table_name AS one FROM information_schema.tables \
             WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1"
        }
        // The index's shadow tables say the same once more, in pages that merge by themselves.
        _ => {
            "SELECT name AS one FROM sqlite_master WHERE type = 'table' \
             AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_fts%' ORDER BY 1"
        }
    };
    strings(conn, sql).await
}

async fn rows_of(conn: &DatabaseConnection, table: &str) -> Vec<String> {
    if conn.get_database_backend() == DbBackend::Postgres {
        let sql = format!("SELECT t::text AS one FROM \"{table}\" t");
        return strings(conn, &sql).await;
    }
    let columns: Vec<String> = columns_of(conn, table)
        .await
        .iter()
        .map(|column| format!("quote(\"{column}\")"))
        .collect();
    let sql = format!(
        "SELECT {} AS one FROM \"{table}\"",
        columns.join(" || ',' || ")
    );
    strings(conn, &sql).await
}

async fn columns_of(conn: &DatabaseConnection, table: &str) -> Vec<String> {
    let sql = match conn.get_database_backend() {
        DbBackend::Postgres => format!(
            "SELECT column_name::text AS one FROM information_schema.columns \
             WHERE table_schema = 'public' AND table_name = '{table}' ORDER BY ordinal_position"
        ),
        _ => format!("SELECT name AS one FROM pragma_table_info('{table}')"),
    };
    strings(conn, &sql).await
}

async fn strings(conn: &DatabaseConnection, sql: &str) -> Vec<String> {
    conn.query_all_raw(Statement::from_string(conn.get_database_backend(), sql))
        .await
        .unwrap_or_else(|error| panic!("{sql}: {error}"))
        .iter()
        .map(|row: &QueryResult| row.try_get("", "one").expect("a text"))
        .collect()
}
