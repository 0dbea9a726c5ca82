//! The satisfaction survey. What is said stands apart from who was asked: no column of
//! `survey_response` leads to a person or a moment (docs/SECURITY.md).

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::{column, table};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        survey(manager).await?;
        invites(manager).await?;
        pool(manager).await?;
        responses(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop_all(
            manager,
            &["survey_response", "survey_pool", "survey_invite", "survey"],
        )
        .await
    }
}

/// The primary key of what an event has one of.
fn event_key() -> ColumnDef {
    ColumnDef::new("event_id")
        .uuid()
        .not_null()
        .primary_key()
        .take()
}

async fn survey(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("survey")
                .col(event_key())
                .col(column::at("opened_at"))
                .col(column::at("closes_at"))
                // When the last answers were written; none while it can be answered.
                .col(column::at_null("closed_at"))
                .foreign_key(&mut table::references("event_id", "event"))
                .to_owned(),
        )
        .await?;
    // Those that are to be closed.
    table::sql(
        manager,
        "CREATE INDEX ix_survey_open ON survey (closes_at) WHERE closed_at IS NULL",
    )
    .await
}

async fn invites(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("survey_invite")
                .col(column::id())
                .col(column::uuid("event_id"))
                .col(column::uuid("person_id"))
                .foreign_key(
                    ForeignKey::create()
                        .from_col("event_id")
                        .to_tbl("survey")
                        .to_col("event_id")
                        .on_delete(ForeignKeyAction::Restrict),
                )
                .foreign_key(&mut table::references("person_id", "person"))
                .to_owned(),
        )
        .await?;
    table::unique(manager, "survey_invite", &["event_id", "person_id"]).await?;
    table::index(manager, "survey_invite", &["person_id"]).await
}

/// Who has answered and which answers wait, sealed, in one row of one size for each open survey:
/// one row for each answer would keep the order of answering.
async fn pool(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("survey_pool")
                .col(event_key())
                .col(column::bytes("sealed"))
                .foreign_key(
                    ForeignKey::create()
                        .from_col("event_id")
                        .to_tbl("survey")
                        .to_col("event_id")
                        .on_delete(ForeignKeyAction::Restrict),
                )
                .to_owned(),
        )
        .await
}

async fn responses(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut responses = Table::create();
    responses
        .table("survey_response")
        // A random one: it tells nothing of when it was made.
        .col(column::id())
        .col(column::uuid("event_id"))
        .foreign_key(&mut table::references("event_id", "event"));
    for question in ["satisfaction", "content", "exchange", "discovery"] {
        let mut rating = column::int(question);
        responses.col(rating.check(Expr::col(question).between(1, 5)));
    }
    responses.col(column::text_null("comment"));
    if manager.get_database_backend() == DbBackend::Sqlite {
        // A rowid would count the answers in the order of writing.
        responses.extra("WITHOUT ROWID");
    }
    manager.create_table(responses).await?;
    table::index(manager, "survey_response", &["event_id"]).await
}
