//! The tables below every feature: the event log, its readers, idempotency keys, search.

use sea_orm_migration::prelude::*;

use crate::{column, table};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        event_log(manager).await?;
        idempotency(manager).await?;
        search(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::sql_by_backend(manager, "DROP TABLE IF EXISTS search_fts", "SELECT 1").await?;
        table::drop_all(
            manager,
            &[
                "search_chunk",
                "search_doc",
                "idempotency",
                "log_cursor",
                "event_log",
            ],
        )
        .await
    }
}

async fn event_log(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("event_log")
                .col(column::serial("id"))
                .col(column::text("kind"))
                .col(column::text("subject_kind"))
                .col(column::uuid("subject_id"))
                .col(column::text("actor_kind"))
                .col(column::uuid_null("actor_id"))
                .col(column::uuid_null("programme_id"))
                .col(column::at("at"))
                .col(column::json("data"))
                // Given by the sequencer after the commit, without gaps.
                .col(column::bigint_null("position"))
                .to_owned(),
        )
        .await?;
    table::unique(manager, "event_log", &["position"]).await?;
    table::index(manager, "event_log", &["subject_id", "position"]).await?;
    table::index(manager, "event_log", &["programme_id", "position"]).await?;
    // What waits for its position is few; finding it must not scan the log.
    table::sql(
        manager,
        "CREATE INDEX ix_event_log_waiting ON event_log (id) WHERE position IS NULL",
    )
    .await?;
    manager
        .create_table(
            Table::create()
                .table("log_cursor")
                .col(ColumnDef::new("reader").text().not_null().primary_key())
                .col(column::bigint("position"))
                .to_owned(),
        )
        .await
}

async fn idempotency(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("idempotency")
                .col(column::text("principal"))
                .col(column::text("operation"))
                .col(column::text("key"))
                .col(column::bytes("body_hash"))
                // Which attempt holds the key; the answer follows once the change is committed.
                .col(column::uuid("attempt"))
                .col(column::int_null("status"))
                .col(column::json_null("headers"))
                .col(column::bytes_null("body"))
                .col(column::created_at())
                .primary_key(Index::create().col("principal").col("operation").col("key"))
                .to_owned(),
        )
        .await?;
    table::index(manager, "idempotency", &["created_at"]).await
}

async fn search(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("search_doc")
                .col(column::serial("seq"))
                .col(column::text("kind"))
                .col(column::uuid("id"))
                .col(column::text("visibility"))
                .col(column::text("title"))
                .col(column::at("at"))
                .to_owned(),
        )
        .await?;
    table::unique(manager, "search_doc", &["kind", "id"]).await?;
    table::index(manager, "search_doc", &["at", "id"]).await?;
    table::sql_by_backend(
        manager,
        "CREATE TABLE search_chunk (id INTEGER PRIMARY KEY AUTOINCREMENT, \
         doc BIGINT NOT NULL REFERENCES search_doc (seq) ON DELETE CASCADE)",
        "CREATE TABLE search_chunk (id BIGSERIAL PRIMARY KEY, \
         doc BIGINT NOT NULL REFERENCES search_doc (seq) ON DELETE CASCADE, tokens TSVECTOR NOT NULL)",
    )
    .await?;
    table::index(manager, "search_chunk", &["doc"]).await?;
    table::sql_by_backend(
        manager,
        "CREATE VIRTUAL TABLE search_fts USING fts5(tokens, content='', contentless_delete=1, tokenize='ascii')",
        "CREATE INDEX ix_search_chunk_tokens ON search_chunk USING gin (tokens) WITH (fastupdate = off)",
    )
    .await
}
