//! How often each page was shown, by day: nothing about who looked.

use sea_orm_migration::prelude::*;

use crate::{column, table};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("page_view")
                    // The day in Japan.
                    .col(column::date("day"))
                    // `home`, or `event:` and the event's id.
                    .col(column::text("page"))
                    .col(
                        column::bigint("views")
                            .check(Expr::col("views").gt(0))
                            .to_owned(),
                    )
                    .primary_key(Index::create().col("day").col("page"))
                    .to_owned(),
            )
            .await?;
        // Both databases sort by code point, so that a list has one order everywhere.
        table::sql_by_backend(
            manager,
            "SELECT 1",
            "ALTER TABLE page_view ALTER COLUMN page TYPE text COLLATE \"C\"",
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop_all(manager, &["page_view"]).await
    }
}
