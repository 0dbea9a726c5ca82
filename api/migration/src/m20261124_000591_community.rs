//! Reports of posts: who asks the moderators to look at what, and what became of it.
//!
//! Words that no code uses yet stand in the CHECK already, since a CHECK is dear to widen on `SQLite`.

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
                    .table("post_report")
                    .col(column::id())
                    .col(column::uuid("post_id"))
                    .col(column::uuid("reporter_id"))
                    .col(column::word(
                        "reason",
                        &[
                            "spam",
                            "insulting",
                            "personal_data",
                            "off_topic",
                            "rights",
                            "other",
                        ],
                    ))
                    .col(column::text_null("note"))
                    .col(column::at("reported_at"))
                    .col(column::at_null("settled_at"))
                    // The account that decided; none where the author deleted the post.
                    .col(column::uuid_null("settled_by"))
                    .col(column::word_null(
                        "outcome",
                        &["hidden", "dismissed", "deleted"],
                    ))
                    .col(column::version())
                    .check(Expr::cust("(outcome IS NULL) = (settled_at IS NULL)"))
                    .check(Expr::cust(
                        "outcome IS NULL OR outcome = 'deleted' OR settled_by IS NOT NULL",
                    ))
                    .foreign_key(&mut table::belongs_to("post_id", "post"))
                    .foreign_key(&mut table::references("reporter_id", "person"))
                    .to_owned(),
            )
            .await?;
        // Once per person and post.
        table::unique(manager, "post_report", &["post_id", "reporter_id"]).await?;
        table::index(manager, "post_report", &["reporter_id"]).await?;
        // The queue: what waits, the oldest first.
        table::sql(
            manager,
            "CREATE INDEX ix_post_report_open ON post_report (reported_at, id) \
             WHERE outcome IS NULL",
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop_all(manager, &["post_report"]).await
    }
}
