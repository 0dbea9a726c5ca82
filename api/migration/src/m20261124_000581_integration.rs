//! API keys, and registrations that a third party hands in and the person has not confirmed yet.

use sea_orm_migration::prelude::*;

use crate::{column, table};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        keys(manager).await?;
        requests(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop_all(manager, &["registration_request", "api_key"]).await
    }
}

async fn keys(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("api_key")
                .col(column::id())
                .col(column::text("name"))
                // How the key begins, for people; and the SHA-256 of all of it, to find it by.
                .col(column::text("prefix"))
                .col(column::bytes("hash"))
                .col(column::json("scopes"))
                .col(column::flag("test", false))
                .col(column::uuid_null("created_by"))
                .col(column::at_null("expires_at"))
                .col(column::at_null("last_used_at"))
                .col(column::at_null("revoked_at"))
                .col(column::created_at())
                .col(column::updated_at())
                .col(column::version())
                .to_owned(),
        )
        .await?;
    table::unique(manager, "api_key", &["hash"]).await?;
    table::index(manager, "api_key", &["created_at", "id"]).await
}

/// No registration until it is confirmed, so that no count has to leave it out: the form waits
/// here as it came, and goes when it is confirmed or its time is over.
async fn requests(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("registration_request")
                .col(column::id())
                .col(column::uuid("event_id"))
                .col(column::uuid_null("api_key_id"))
                .col(column::text_null("via"))
                .col(column::json_null("form"))
                .col(column::uuid_null("registration_id"))
                .col(column::created_at())
                .col(column::at("expires_at"))
                .foreign_key(&mut table::belongs_to("event_id", "event"))
                .foreign_key(&mut table::references("api_key_id", "api_key"))
                .foreign_key(&mut table::belongs_to("registration_id", "registration"))
                .to_owned(),
        )
        .await?;
    table::index(manager, "registration_request", &["expires_at"]).await
}
