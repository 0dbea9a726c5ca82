//! Attendance: who was there. A row is the fact; undoing deletes it (DESIGN §2, §9.1).

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
                    .table("attendance")
                    .col(column::id())
                    .col(column::uuid("event_id"))
                    .col(column::uuid("person_id"))
                    .col(column::uuid_null("registration_id"))
                    .col(column::word(
                        "kind",
                        &["participant", "speaker", "organiser", "observer"],
                    ))
                    .col(column::word("mode", &["in_person", "online"]))
                    .col(column::uuid_null("organisation_id"))
                    .col(column::text_null("organisation_name"))
                    .col(column::at("at"))
                    .col(column::uuid_null("by_account"))
                    // The desk with a camera, a terminal and offline queues comes later, and a
                    // CHECK is dear to widen on `SQLite`.
                    .col(column::word("source", &["list", "scan", "self", "import"]))
                    .col(column::created_at())
                    .col(column::updated_at())
                    .col(column::version())
                    .foreign_key(&mut table::references("event_id", "event"))
                    .foreign_key(&mut table::references("person_id", "person"))
                    .foreign_key(&mut table::references("registration_id", "registration"))
                    .to_owned(),
            )
            .await?;
        // However many tick the same person at once, there is one row.
        table::unique(manager, "attendance", &["event_id", "person_id"]).await?;
        table::index(manager, "attendance", &["person_id", "event_id"]).await?;
        table::index(manager, "attendance", &["registration_id"]).await?;
        table::index(manager, "attendance", &["organisation_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop_all(manager, &["attendance"]).await
    }
}
