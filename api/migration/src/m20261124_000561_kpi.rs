//! What is entered for the KPI page: a programme's targets, and figures from outside with their source.
//! All other figures of the page are counted from the slices they come from.

use sea_orm_migration::prelude::*;

use crate::{column, table};

/// The metrics of `shared::kpi::Metric`.
const METRICS: &[&str] = &[
    "satisfaction_rate",
    "event_participants",
    "community_members",
    "new_businesses",
    "events_held",
    "portal_accesses",
    "registered_it_companies",
];

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        targets(manager).await?;
        outside(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop_all(manager, &["outside_figure", "kpi_target", "kpi_target_set"]).await
    }
}

/// The targets of a programme are changed together: their version stands in the set.
async fn targets(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("kpi_target_set")
                .col(column::uuid("programme_id").primary_key().take())
                .col(column::uuid("changed_by"))
                .col(column::created_at())
                .col(column::updated_at())
                .col(column::version())
                .foreign_key(&mut table::references("programme_id", "programme"))
                .to_owned(),
        )
        .await?;
    manager
        .create_table(
            Table::create()
                .table("kpi_target")
                .col(column::uuid("programme_id"))
                .col(column::word("metric", METRICS))
                .col(column::bigint("value"))
                .primary_key(Index::create().col("programme_id").col("metric"))
                .foreign_key(
                    ForeignKey::create()
                        .from_col("programme_id")
                        .to_tbl("kpi_target_set")
                        .to_col("programme_id")
                        .on_delete(ForeignKeyAction::Cascade),
                )
                .check(Expr::col("value").gte(1))
                .to_owned(),
        )
        .await
}

async fn outside(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("outside_figure")
                .col(column::id())
                .col(column::text("label"))
                // What of ours it stands beside; it is never summed with it.
                .col(column::word_null("metric", METRICS))
                .col(column::text("source"))
                .col(column::date("period_from"))
                .col(column::date("period_to"))
                .col(column::word("basis", &["per_month", "total"]))
                .col(column::bigint("value"))
                .col(column::text_null("note"))
                .col(column::uuid("entered_by"))
                .col(column::created_at())
                .col(column::updated_at())
                .col(column::version())
                .check(Expr::col("value").gte(0))
                .check(Expr::col("period_to").gte(Expr::col("period_from")))
                .to_owned(),
        )
        .await?;
    table::index(manager, "outside_figure", &["period_from", "id"]).await
}
