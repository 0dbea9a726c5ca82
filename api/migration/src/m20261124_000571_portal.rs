//! Articles and support measures with their history. What both share is one table, so that what comes
//! to them later (tags, files, what is saved) points at one thing.

use sea_orm_migration::prelude::*;

use crate::{column, table};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        article(manager).await?;
        measure(manager).await?;
        history(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop_all(
            manager,
            &["article_revision", "measure_target", "measure", "article"],
        )
        .await
    }
}

async fn article(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // Two kinds and a state more than are used yet: SQLite can't change a CHECK.
    const KINDS: &[&str] = &["news", "dx", "story", "report", "measure"];
    const STATES: &[&str] = &["draft", "submitted", "scheduled", "published", "archived"];
    manager
        .create_table(
            Table::create()
                .table("article")
                .col(column::id())
                .col(column::word("kind", KINDS))
                .col(column::text("title"))
                .col(column::text_null("summary"))
                .col(column::text_null("body"))
                .col(column::text_null("link"))
                .col(column::text_null("contact"))
                .col(column::word("status", STATES))
                .col(column::text_null("returned_comment"))
                .col(column::uuid("created_by"))
                .col(column::at_null("submitted_at"))
                .col(column::uuid_null("submitted_by"))
                .col(column::at_null("confirmed_at"))
                .col(column::uuid_null("confirmed_by"))
                // When it was made public last, and first.
                .col(column::at_null("published_at"))
                .col(column::at_null("first_published_at"))
                .col(column::created_at())
                .col(column::updated_at())
                .col(column::version())
                .check(
                    Expr::col("status")
                        .ne("published")
                        .or(Expr::col("published_at").is_not_null()),
                )
                .to_owned(),
        )
        .await?;
    table::index(manager, "article", &["status", "published_at", "id"]).await?;
    table::index(manager, "article", &["updated_at", "id"]).await
}

async fn measure(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    const DEADLINES: &[&str] = &["must_arrive", "postmark", "until_budget", "any_time"];
    manager
        .create_table(
            Table::create()
                .table("measure")
                .col(
                    ColumnDef::new("article_id")
                        .uuid()
                        .not_null()
                        .primary_key()
                        .to_owned(),
                )
                .col(column::text_null("organisation"))
                .col(column::text_null("eligibility"))
                .col(column::bigint_null("amount_yen"))
                .col(column::text_null("amount_text"))
                .col(column::text_null("rate_text"))
                .col(column::word("deadline_kind", DEADLINES))
                .col(column::date_null("deadline_on"))
                .col(column::text_null("deadline_time"))
                .col(column::date_null("ended_on"))
                // What follows from the deadline; the far future where no end is known, so that
                // lists go by it.
                .col(column::at("closes_at"))
                .foreign_key(&mut table::belongs_to("article_id", "article"))
                .to_owned(),
        )
        .await?;
    table::index(manager, "measure", &["closes_at", "article_id"]).await?;
    manager
        .create_table(
            Table::create()
                .table("measure_target")
                .col(column::uuid("article_id"))
                .col(column::word(
                    "kind",
                    &["sector", "industry", "municipality", "size"],
                ))
                .col(column::text("code"))
                .primary_key(Index::create().col("article_id").col("kind").col("code"))
                .foreign_key(&mut table::belongs_to("article_id", "article"))
                .to_owned(),
        )
        .await
}

async fn history(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    const KINDS: &[&str] = &[
        "created",
        "edited",
        "submitted",
        "withdrawn",
        "returned",
        "scheduled",
        "published",
        "archived",
        "reopened",
        "restored",
    ];
    manager
        .create_table(
            Table::create()
                .table("article_revision")
                .col(column::id())
                .col(column::uuid("article_id"))
                // The article's version that came of it.
                .col(column::bigint("number"))
                .col(column::word("kind", KINDS))
                .col(column::json("snapshot"))
                .col(column::text_null("comment"))
                .col(column::at("at"))
                .col(column::uuid("by"))
                .foreign_key(&mut table::belongs_to("article_id", "article"))
                .to_owned(),
        )
        .await?;
    table::unique(manager, "article_revision", &["article_id", "number"]).await
}
