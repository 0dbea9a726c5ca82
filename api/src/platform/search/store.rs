//! The index's queries: FTS5 on `SQLite`, a GIN index over tsvectors on `PostgreSQL`.

use std::fmt::Write as _;

use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, Statement, Value};
use shared::search::{self, Phrase};
use uuid::Uuid;

use super::chunk::chunks;
use super::{COUNTED, Doc, Hit, Hits, Place};
use crate::platform::db::Tx;

/// Writes or replaces the document of `(kind, id)`.
///
/// # Errors
/// When the database fails.
pub async fn upsert(tx: &Tx, doc: Doc<'_>) -> Result<(), DbErr> {
    let backend = tx.get_database_backend();
    let sql = "INSERT INTO search_doc (kind, id, visibility, title, at) VALUES ($1, $2, $3, $4, $5) \
               ON CONFLICT (kind, id) DO UPDATE SET visibility = excluded.visibility, title = excluded.title, \
               at = excluded.at RETURNING seq";
    let values: [Value; 5] = [
        doc.kind.into(),
        doc.id.into(),
        doc.visibility.into(),
        doc.title.into(),
        doc.at.into(),
    ];
    let row = tx
        .query_one_raw(Statement::from_sql_and_values(backend, sql, values))
        .await?;
    let seq: i64 = row.ok_or(DbErr::RecordNotInserted)?.try_get("", "seq")?;
    forget_chunks(tx, seq).await?;
    let mut tokens = search::tokens(doc.title);
    tokens.extend(search::tokens(doc.body));
    for chunk in chunks(&tokens) {
        add_chunk(tx, seq, chunk).await?;
    }
    Ok(())
}

/// Removes the document of `(kind, id)`, if there is one.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &Tx, kind: &'static str, id: Uuid) -> Result<(), DbErr> {
    let backend = tx.get_database_backend();
    let find = "SELECT seq FROM search_doc WHERE kind = $1 AND id = $2";
    let find = Statement::from_sql_and_values(backend, find, [kind.into(), id.into()]);
    let Some(row) = tx.query_one_raw(find).await? else {
        return Ok(());
    };
    let seq: i64 = row.try_get("", "seq")?;
    forget_chunks(tx, seq).await?;
    run(tx, "DELETE FROM search_doc WHERE seq = $1", [seq.into()]).await
}

async fn forget_chunks(tx: &Tx, seq: i64) -> Result<(), DbErr> {
    if tx.get_database_backend() == DbBackend::Sqlite {
        let sql =
            "DELETE FROM search_fts WHERE rowid IN (SELECT id FROM search_chunk WHERE doc = $1)";
        run(tx, sql, [seq.into()]).await?;
    }
    run(tx, "DELETE FROM search_chunk WHERE doc = $1", [seq.into()]).await
}

async fn add_chunk(tx: &Tx, seq: i64, tokens: &[String]) -> Result<(), DbErr> {
    let backend = tx.get_database_backend();
    if backend != DbBackend::Sqlite {
        // Tokens are letters and digits only: nothing in them needs quoting.
        let mut vector = String::new();
        for (position, token) in tokens.iter().enumerate() {
            let _ = write!(vector, "'{token}':{} ", position + 1);
        }
        let sql = "INSERT INTO search_chunk (doc, tokens) VALUES ($1, $2::text::tsvector)";
        return run(tx, sql, [seq.into(), vector.into()]).await;
    }
    let sql = "INSERT INTO search_chunk (doc) VALUES ($1) RETURNING id";
    let row = tx
        .query_one_raw(Statement::from_sql_and_values(backend, sql, [seq.into()]))
        .await?;
    let id: i64 = row.ok_or(DbErr::RecordNotInserted)?.try_get("", "id")?;
    let sql = "INSERT INTO search_fts (rowid, tokens) VALUES ($1, $2)";
    run(tx, sql, [id.into(), tokens.join(" ").into()]).await
}

async fn run<const N: usize>(tx: &Tx, sql: &str, values: [Value; N]) -> Result<(), DbErr> {
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, values);
    tx.execute_raw(statement).await.map(|_| ())
}

/// What `text` finds among documents with one of `visibilities`, newest first: at most `limit` hits after
/// `before` (the last hit of the page before). `kinds` narrows it; empty means all kinds.
///
/// # Errors
/// When the database fails.
pub async fn query(
    conn: &impl ConnectionTrait,
    text: &str,
    visibilities: &[&str],
    kinds: &[&str],
    limit: u64,
    before: Option<Place>,
) -> Result<Hits, DbErr> {
    let phrases = search::phrases(text);
    if phrases.is_empty() || visibilities.is_empty() {
        return Ok(Hits::default());
    }
    let backend = conn.get_database_backend();
    let mut filter = Filter::new(backend);
    filter.one_of("visibility", visibilities);
    if !kinds.is_empty() {
        filter.one_of("kind", kinds);
    }
    for phrase in &phrases {
        filter.phrase(phrase);
    }
    let count = format!(
        "SELECT COUNT(*) AS n FROM (SELECT 1 AS one FROM search_doc WHERE {} LIMIT {}) AS found",
        filter.sql,
        COUNTED + 1
    );
    let count = Statement::from_sql_and_values(backend, count, filter.values.clone());
    let found: i64 = match conn.query_one_raw(count).await? {
        Some(row) => row.try_get("", "n")?,
        None => 0,
    };
    if let Some(place) = before {
        filter.before(place);
    }
    let sql = format!(
        "SELECT kind, id, title, at FROM search_doc WHERE {} ORDER BY at DESC, id DESC LIMIT {limit}",
        filter.sql
    );
    let rows = conn
        .query_all_raw(Statement::from_sql_and_values(backend, sql, filter.values))
        .await?;
    let total = u64::try_from(found).unwrap_or(0);
    Ok(Hits {
        items: rows.iter().map(hit).collect::<Result<_, _>>()?,
        total: total.min(COUNTED),
        more_than_counted: total > COUNTED,
    })
}

fn hit(row: &QueryResult) -> Result<Hit, DbErr> {
    Ok(Hit {
        kind: row.try_get("", "kind")?,
        place: Place {
            at: row.try_get("", "at")?,
            id: row.try_get("", "id")?,
        },
        title: row.try_get("", "title")?,
    })
}

/// A WHERE clause with its values.
struct Filter {
    backend: DbBackend,
    sql: String,
    values: Vec<Value>,
}

impl Filter {
    const fn new(backend: DbBackend) -> Self {
        Self {
            backend,
            sql: String::new(),
            values: Vec::new(),
        }
    }

    fn value(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len())
    }

    fn and(&mut self, condition: &str) {
        if !self.sql.is_empty() {
            self.sql.push_str(" AND ");
        }
        self.sql.push_str(condition);
    }

    fn one_of(&mut self, column: &str, words: &[&str]) {
        let places: Vec<String> = words.iter().map(|word| self.value(*word)).collect();
        self.and(&format!("{column} IN ({})", places.join(", ")));
    }

    fn phrase(&mut self, phrase: &Phrase) {
        let condition = if self.backend == DbBackend::Sqlite {
            let place = self.value(match phrase {
                Phrase::Prefix(one) => format!("\"{one}\" *"),
                Phrase::Tokens(tokens) => format!("\"{}\"", tokens.join(" ")),
            });
            format!(
                "seq IN (SELECT doc FROM search_chunk WHERE id IN \
                 (SELECT rowid FROM search_fts WHERE search_fts MATCH {place}))"
            )
        } else {
            let place = self.value(match phrase {
                Phrase::Prefix(one) => format!("'{one}':*"),
                Phrase::Tokens(tokens) => format!("'{}'", tokens.join("' <-> '")),
            });
            format!("seq IN (SELECT doc FROM search_chunk WHERE tokens @@ {place}::text::tsquery)")
        };
        self.and(&condition);
    }

    fn before(&mut self, place: Place) {
        let (earlier, same, id) = (
            self.value(place.at),
            self.value(place.at),
            self.value(place.id),
        );
        self.and(&format!("(at < {earlier} OR (at = {same} AND id < {id}))"));
    }
}
