//! What events ask of those who register: sets of questions by version, the answers, what support
//! somebody needs, and the party afterwards.

use sea_orm_migration::prelude::*;

use crate::{column, table};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        sets(manager).await?;
        answers(manager).await?;
        support(manager).await?;
        party(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop_all(
            manager,
            &[
                "registration_party",
                "registration_party_pool",
                "registration_support",
                "registration_answer",
                "registration_question_set",
            ],
        )
        .await
    }
}

/// A version that somebody answered stays as it is; an edit then adds the next one.
async fn sets(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("registration_question_set")
                .col(column::uuid("event_id"))
                .col(column::bigint("version"))
                .col(column::json("questions"))
                .col(column::flag("support", false))
                .col(column::int_null("party_capacity"))
                .col(column::text_null("party_fee"))
                .col(column::uuid_null("created_by"))
                .col(column::created_at())
                .primary_key(Index::create().col("event_id").col("version"))
                .foreign_key(&mut table::belongs_to("event_id", "event"))
                .to_owned(),
        )
        .await
}

async fn answers(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut asked = ForeignKey::create()
        .from_col("event_id")
        .from_col("set_version")
        .to_tbl("registration_question_set")
        .to_col("event_id")
        .to_col("version")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned();
    manager
        .create_table(
            Table::create()
                .table("registration_answer")
                .col(column::uuid("registration_id"))
                .col(column::uuid("question_id"))
                .col(column::uuid("event_id"))
                // What was asked: no answer is without its question.
                .col(column::bigint("set_version"))
                .col(column::json("value"))
                .primary_key(Index::create().col("registration_id").col("question_id"))
                .foreign_key(&mut table::belongs_to("registration_id", "registration"))
                .foreign_key(&mut asked)
                .to_owned(),
        )
        .await?;
    table::index(manager, "registration_answer", &["event_id", "set_version"]).await
}

/// In a table of its own, so that nothing that reads registrations can pick it up.
async fn support(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("registration_support")
                .col(
                    ColumnDef::new("registration_id")
                        .uuid()
                        .not_null()
                        .primary_key(),
                )
                .col(column::text("needs"))
                .foreign_key(&mut table::belongs_to("registration_id", "registration"))
                .to_owned(),
        )
        .await
}

async fn party(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("registration_party_pool")
                .col(ColumnDef::new("event_id").uuid().not_null().primary_key())
                .col(column::int("capacity"))
                .col(column::int("taken"))
                .foreign_key(&mut table::belongs_to("event_id", "event"))
                .check(Expr::col("capacity").gte(1))
                .check(Expr::col("taken").gte(0))
                .check(Expr::col("taken").lte(Expr::col("capacity")))
                .to_owned(),
        )
        .await?;
    manager
        .create_table(
            Table::create()
                .table("registration_party")
                .col(
                    ColumnDef::new("registration_id")
                        .uuid()
                        .not_null()
                        .primary_key(),
                )
                .col(column::created_at())
                .foreign_key(&mut table::belongs_to("registration_id", "registration"))
                .to_owned(),
        )
        .await
}
