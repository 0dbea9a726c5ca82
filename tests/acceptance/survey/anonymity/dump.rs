//! Everything that is stored, with what the database keeps beside it: where a row lies, which
//! transaction wrote it, which locked it.

use std::collections::BTreeMap;

use acceptance::{Backend, TestApp};
use sea_orm::{ConnectionTrait, QueryResult, Statement};

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its table.
    pub table: String,
    /// Where it lies: `rowid` or `ctid`; none where there is no such thing.
    pub place: Option<String>,
    /// Which transaction wrote it (`xmin`).
    pub written: Option<String>,
    /// Which transaction locked or removed it last (`xmax`).
    pub locked: Option<String>,
    /// Column and value, as [`plain`] writes it.
    pub values: Vec<(String, String)>,
}

impl Row {
    /// A value.
    pub fn value(&self, column: &str) -> &str {
        let found = self.values.iter().find(|(name, _)| name == column);
        found.map_or("", |(_, value)| value)
    }
}

/// A value in one notation, whichever database it comes from: ids and bytes as small hexadecimal
/// digits without anything between.
pub fn plain(value: &str) -> String {
    let value = value.to_lowercase();
    let bytes = value.strip_prefix("x'").or(value.strip_prefix("\\x"));
    let bytes = bytes.unwrap_or(&value).trim_matches('\'');
    bytes.replace('-', "")
}

/// All rows of all tables, each table in the order in which a scan finds them.
pub async fn dump(app: &TestApp) -> Vec<Row> {
    let mut tables: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (table, column) in app.columns().await {
        tables.entry(table).or_default().push(column);
    }
    // Events' public texts, cut to pieces by the database itself.
    tables.remove("search_fts");
    let mut all = Vec::new();
    for (table, columns) in tables {
        let found = match app.backend() {
            Backend::Sqlite => sqlite(app, &table, &columns).await,
            Backend::Postgres => postgres(app, &table, &columns).await,
        };
        all.extend(found);
    }
    assert!(all.len() > 100, "a dump of {} rows", all.len());
    all
}

async fn sqlite(app: &TestApp, table: &str, columns: &[String]) -> Vec<Row> {
    let place = format!("SELECT CAST(rowid AS TEXT) AS p FROM \"{table}\" LIMIT 0");
    // A table without rowid has no such column.
    let has_place = ask(app, &place).await.is_some();
    let mut parts = vec![if has_place {
        "CAST(rowid AS TEXT) AS place".to_owned()
    } else {
        "NULL AS place".to_owned()
    }];
    let quoted = columns.iter().enumerate();
    parts.extend(quoted.map(|(n, name)| format!("quote(\"{name}\") AS c{n}")));
    let sql = format!("SELECT {} FROM \"{table}\"", parts.join(", "));
    let rows = ask(app, &sql).await.expect(&sql);
    rows.iter()
        .map(|row| read(table, columns, row, &[]))
        .collect()
}

async fn postgres(app: &TestApp, table: &str, columns: &[String]) -> Vec<Row> {
    let system = [
        "ctid::text AS place",
        "xmin::text AS written",
        "xmax::text AS locked",
    ];
    let mut parts: Vec<String> = system.map(str::to_owned).to_vec();
    let cast = columns.iter().enumerate();
    parts.extend(cast.map(|(n, name)| format!("\"{name}\"::text AS c{n}")));
    let sql = format!("SELECT {} FROM \"{table}\"", parts.join(", "));
    let rows = ask(app, &sql).await.expect(&sql);
    rows.iter()
        .map(|row| read(table, columns, row, &["written", "locked"]))
        .collect()
}

fn read(table: &str, columns: &[String], row: &QueryResult, system: &[&str]) -> Row {
    let text = |name: &str| row.try_get::<Option<String>>("", name).expect(name);
    let told = |name: &'static str| {
        let known = system.contains(&name);
        known.then(|| text(name)).flatten()
    };
    Row {
        table: table.to_owned(),
        place: text("place"),
        written: told("written"),
        locked: told("locked"),
        values: columns
            .iter()
            .enumerate()
            .map(|(n, name)| {
                let value = text(&format!("c{n}")).unwrap_or_default();
                (name.clone(), plain(&value))
            })
            .collect(),
    }
}

async fn ask(app: &TestApp, sql: &str) -> Option<Vec<QueryResult>> {
    let conn = app.context().db.read();
    let statement = Statement::from_string(conn.get_database_backend(), sql);
    conn.query_all_raw(statement).await.ok()
}
