//! Collaborations: what came out of the programme, from the idea to the new business.

use sea_orm_migration::prelude::*;

use crate::{column, table};

const STAGES: &[&str] = &["idea", "talking", "trial", "launched", "ended"];

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        collaboration(manager).await?;
        companies(manager).await?;
        history(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop_all(
            manager,
            &[
                "collaboration_history",
                "collaboration_organisation",
                "collaboration",
            ],
        )
        .await
    }
}

async fn collaboration(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("collaboration")
                .col(column::id())
                .col(column::text("title"))
                .col(column::text_null("summary"))
                .col(column::word("stage", STAGES))
                .col(column::uuid_null("origin_event_id"))
                .col(column::date_null("launched_on"))
                .col(column::at_null("confirmed_at"))
                .col(column::uuid_null("confirmed_by"))
                .col(column::created_at())
                .col(column::updated_at())
                .col(column::version())
                .check(Expr::cust(
                    "stage <> 'launched' OR launched_on IS NOT NULL",
                ))
                // What is confirmed counts in the year of its launch: it must have one.
                .check(Expr::cust(
                    "confirmed_at IS NULL OR (launched_on IS NOT NULL AND confirmed_by IS NOT NULL)",
                ))
                .foreign_key(&mut table::references("origin_event_id", "event"))
                .to_owned(),
        )
        .await?;
    table::index(manager, "collaboration", &["created_at", "id"]).await?;
    table::index(manager, "collaboration", &["launched_on"]).await
}

async fn companies(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("collaboration_organisation")
                .col(column::uuid("collaboration_id"))
                .col(column::uuid("organisation_id"))
                .primary_key(
                    Index::create()
                        .col("collaboration_id")
                        .col("organisation_id"),
                )
                .foreign_key(&mut table::belongs_to("collaboration_id", "collaboration"))
                .foreign_key(&mut table::references("organisation_id", "organisation"))
                .to_owned(),
        )
        .await?;
    table::index(manager, "collaboration_organisation", &["organisation_id"]).await
}

async fn history(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("collaboration_history")
                .col(column::serial("id"))
                .col(column::uuid("collaboration_id"))
                .col(column::at("at"))
                .col(column::uuid("by_account"))
                .col(column::word(
                    "step",
                    &["created", "moved", "confirmed", "unconfirmed"],
                ))
                .col(column::word_null("from_stage", STAGES))
                .col(column::word("to_stage", STAGES))
                .foreign_key(&mut table::belongs_to("collaboration_id", "collaboration"))
                .to_owned(),
        )
        .await?;
    table::index(
        manager,
        "collaboration_history",
        &["collaboration_id", "id"],
    )
    .await
}
