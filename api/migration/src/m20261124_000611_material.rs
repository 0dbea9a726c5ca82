//! Files on events: a row for each, and the files that no row needs (any more).

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
                    .table("material")
                    .col(column::id())
                    // No foreign key: a draft that is deleted takes no row along unseen, or its
                    // file would stay behind. The slice follows the log and removes both.
                    .col(column::uuid("event_id"))
                    .col(column::uuid("file_key"))
                    .col(column::text("name"))
                    .col(column::word(
                        "kind",
                        &["pdf", "png", "jpeg", "docx", "xlsx", "pptx"],
                    ))
                    .col(column::bigint("bytes"))
                    .col(column::bytes("sha256"))
                    .col(column::word(
                        "audience",
                        &["public", "confirmed", "attended"],
                    ))
                    .col(column::text("title"))
                    .col(column::uuid("uploaded_by"))
                    .col(column::created_at())
                    .col(column::updated_at())
                    .col(column::version())
                    .foreign_key(&mut table::references("uploaded_by", "account"))
                    .to_owned(),
            )
            .await?;
        table::index(manager, "material", &["event_id", "id"]).await?;
        table::unique(manager, "material", &["file_key"]).await?;
        table::index(manager, "material", &["uploaded_by"]).await?;
        let mut key = column::uuid("file_key");
        manager
            .create_table(
                Table::create()
                    .table("unclaimed_file")
                    .col(key.primary_key())
                    .col(column::at("remove_at"))
                    .to_owned(),
            )
            .await?;
        table::index(manager, "unclaimed_file", &["remove_at"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop_all(manager, &["unclaimed_file", "material"]).await
    }
}
