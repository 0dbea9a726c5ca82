//! Companies and other organisations.

use sea_orm_migration::prelude::*;

use crate::{column, table};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

const SIZES: [&str; 6] = [
    "up_to_5",
    "up_to_20",
    "up_to_50",
    "up_to_100",
    "up_to_300",
    "over_300",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("organisation")
                    .col(column::id())
                    .col(column::text("name"))
                    .col(column::text_null("kana"))
                    // The name without width, case, spaces and legal form: who is the same.
                    .col(column::text("name_key"))
                    // Name and reading, folded for searching.
                    .col(column::text("search_key"))
                    // The order of the list: the reading, or the name where there is none.
                    .col(column::text("sort_key"))
                    .col(column::text_null("corporate_number"))
                    .col(column::word("sector", &["it", "local", "other"]))
                    .col(column::text_null("industry"))
                    .col(column::text_null("municipality"))
                    .col(column::word_null("size", &SIZES))
                    .col(column::date_null("registered_it_since"))
                    .col(column::date_null("registered_it_until"))
                    .col(column::text_null("description"))
                    .col(column::text_null("website"))
                    .col(column::word("status", &["active", "pending"]))
                    .col(column::version())
                    .col(column::created_at())
                    .col(column::updated_at())
                    .to_owned(),
            )
            .await?;
        // Both databases sort by code point, so that a list has one order everywhere.
        table::sql_by_backend(
            manager,
            "SELECT 1",
            "ALTER TABLE organisation ALTER COLUMN sort_key TYPE text COLLATE \"C\"",
        )
        .await?;
        table::unique(manager, "organisation", &["corporate_number"]).await?;
        table::index(manager, "organisation", &["name_key"]).await?;
        table::index(manager, "organisation", &["status", "sort_key", "id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop_all(manager, &["organisation"]).await
    }
}
