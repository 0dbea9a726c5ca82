//! Accounts, persons, sign-ins, grants, acceptances, throttling (DESIGN §9.1, §9.6).

use sea_orm_migration::prelude::*;

use crate::{column, table};

/// The roles of `shared::account::Role`.
const ROLES: &[&str] = &["admin", "prefecture", "contractor", "moderator", "member"];
/// The languages of `shared::i18n::Lang`.
const LOCALES: &[&str] = &["ja", "en"];

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        account(manager).await?;
        person(manager).await?;
        sign_in(manager).await?;
        grants(manager).await?;
        consent(manager).await?;
        throttle(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop_all(
            manager,
            &[
                "throttle",
                "consent",
                "role_grant",
                "refresh_token",
                "account_session",
                "recovery_code",
                "person",
                "account",
            ],
        )
        .await
    }
}

async fn account(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("account")
                .col(column::id())
                .col(column::text("email"))
                .col(column::text("password_hash"))
                // Counts changes of the password: links made before the last one are void.
                .col(column::bigint("password_version"))
                .col(column::at_null("email_verified_at"))
                .col(column::word("locale", LOCALES))
                .col(column::word("status", &["active", "suspended"]))
                .col(column::text_null("suspended_reason"))
                // What was entered at sign-up, until the address is proven and the person known.
                .col(column::json_null("pending_profile"))
                // Encrypted with a key derived from the installation's secret.
                .col(column::bytes_null("totp_secret"))
                .col(column::at_null("totp_enabled_at"))
                // The last time step a code was taken for: none works twice (RFC 6238 §5.2).
                .col(column::bigint_null("totp_last_step"))
                .col(column::created_at())
                .col(column::updated_at())
                .col(column::version())
                .to_owned(),
        )
        .await?;
    table::unique(manager, "account", &["email"]).await?;
    table::index(manager, "account", &["created_at", "id"]).await?;
    manager
        .create_table(
            Table::create()
                .table("recovery_code")
                .col(column::id())
                .col(column::uuid("account_id"))
                .col(column::bytes("hash"))
                .col(column::at_null("used_at"))
                .foreign_key(&mut table::belongs_to("account_id", "account"))
                .to_owned(),
        )
        .await?;
    table::unique(manager, "recovery_code", &["account_id", "hash"]).await
}

async fn person(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("person")
                .col(column::id())
                // Emptied when the person is erased or merged into another.
                .col(column::text_null("email"))
                .col(column::text_null("family_name"))
                .col(column::text_null("given_name"))
                .col(column::text_null("family_kana"))
                .col(column::text_null("given_kana"))
                .col(column::text_null("organisation_name"))
                .col(column::uuid_null("organisation_id"))
                .col(column::text_null("department"))
                .col(column::text_null("job_title"))
                .col(column::text_null("phone"))
                .col(column::word("locale", LOCALES))
                .col(column::uuid_null("account_id"))
                .col(column::uuid_null("merged_into"))
                .col(column::created_at())
                .col(column::updated_at())
                .col(column::version())
                .foreign_key(&mut table::references("account_id", "account"))
                .foreign_key(&mut table::references("merged_into", "person"))
                .to_owned(),
        )
        .await?;
    table::unique(manager, "person", &["email"]).await?;
    table::unique(manager, "person", &["account_id"]).await?;
    table::index(manager, "person", &["organisation_id"]).await
}

async fn sign_in(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("account_session")
                .col(column::id())
                .col(column::uuid("account_id"))
                .col(column::text_null("device"))
                .col(column::created_at())
                .col(column::at("last_used_at"))
                .col(column::at("expires_at"))
                .col(column::at_null("revoked_at"))
                .foreign_key(&mut table::belongs_to("account_id", "account"))
                .to_owned(),
        )
        .await?;
    table::index(manager, "account_session", &["account_id", "revoked_at"]).await?;
    manager
        .create_table(
            Table::create()
                .table("refresh_token")
                .col(column::id())
                .col(column::uuid("session_id"))
                .col(column::bytes("hash"))
                // Counts the refreshes of the session; two tabs may each hold one of the same.
                .col(column::int("generation"))
                .col(column::created_at())
                .col(column::at("expires_at"))
                .col(column::at_null("used_at"))
                .foreign_key(&mut table::belongs_to("session_id", "account_session"))
                .to_owned(),
        )
        .await?;
    table::unique(manager, "refresh_token", &["hash"]).await?;
    table::index(manager, "refresh_token", &["session_id", "generation"]).await
}

async fn grants(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("role_grant")
                .col(column::id())
                .col(column::uuid("account_id"))
                .col(column::word("role", ROLES))
                .col(column::uuid_null("programme_id"))
                .col(column::at("valid_from"))
                .col(column::at_null("valid_until"))
                .col(column::at_null("revoked_at"))
                .col(column::uuid_null("revoked_by"))
                .col(column::uuid_null("granted_by"))
                .col(column::created_at())
                .foreign_key(&mut table::belongs_to("account_id", "account"))
                .to_owned(),
        )
        .await?;
    table::index(manager, "role_grant", &["account_id"]).await?;
    table::index(manager, "role_grant", &["role"]).await
}

async fn consent(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("consent")
                .col(column::id())
                .col(column::word(
                    "subject_kind",
                    &["account", "person", "registration"],
                ))
                .col(column::uuid("subject_id"))
                .col(column::word("document", &["terms", "privacy"]))
                .col(column::text("version"))
                .col(column::word("locale", LOCALES))
                .col(column::at("accepted_at"))
                .to_owned(),
        )
        .await?;
    table::index(manager, "consent", &["subject_id", "document"]).await
}

async fn throttle(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("throttle")
                // A keyed hash of the address or the client: the table tells nobody who tried.
                .col(
                    ColumnDef::new("key")
                        .binary()
                        .not_null()
                        .primary_key()
                        .take(),
                )
                .col(column::int("count"))
                .col(column::at("ends_at"))
                .to_owned(),
        )
        .await?;
    table::index(manager, "throttle", &["ends_at"]).await
}
