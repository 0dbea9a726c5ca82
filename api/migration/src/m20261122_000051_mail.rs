//! The outbox: every mail that was made, until it is sent and for the staff's page afterwards.

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
                    .table("mail")
                    .col(column::id())
                    // The entry of the event log it follows from, and which of that entry's mails it is:
                    // a reader whose cursor is set back can't send it twice.
                    .col(column::bigint("log_position"))
                    .col(column::int("ordinal"))
                    .col(column::text("kind"))
                    .col(column::text("subject_kind"))
                    .col(column::uuid("subject_id"))
                    .col(column::text("to_address"))
                    .col(column::word("lang", &["ja", "en"]))
                    .col(column::text("from_name"))
                    .col(column::text_null("reply_to"))
                    .col(column::text("subject"))
                    .col(column::text("text"))
                    .col(column::text("html"))
                    // What the links in text and html are made of when it is sent; no token is kept.
                    .col(column::json("links"))
                    .col(column::json("attachments"))
                    .col(column::text("message_id"))
                    .col(column::word("status", &["queued", "sent", "failed"]))
                    .col(column::int("attempts"))
                    .col(column::at_null("next_attempt_at"))
                    .col(column::text_null("last_error"))
                    .col(column::created_at())
                    .col(column::at_null("sent_at"))
                    .to_owned(),
            )
            .await?;
        table::unique(manager, "mail", &["log_position", "ordinal"]).await?;
        table::index(manager, "mail", &["created_at", "id"]).await?;
        table::index(manager, "mail", &["status", "created_at", "id"]).await?;
        table::index(manager, "mail", &["subject_id"]).await?;
        // What waits is little of what there is; looking for it each second must cost nothing.
        table::sql(
            manager,
            "CREATE INDEX ix_mail_due ON mail (next_attempt_at) WHERE status = 'queued'",
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop_all(manager, &["mail"]).await
    }
}
