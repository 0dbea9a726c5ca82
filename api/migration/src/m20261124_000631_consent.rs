//! Consents that one may give or leave (name, company, photos, PR mail) beside the acceptances of the
//! legal texts: how each was given, and when and how it was taken back. Whom an event is for. The
//! office's postal address, which every PR mail names (特定電子メール法).

use sea_orm_migration::prelude::*;

use crate::{column, table};

/// The texts that are accepted, and with them, from here on, what is agreed to freely.
const LEGAL: &[&str] = &["terms", "privacy"];
const ALL: &[&str] = &[
    "terms",
    "privacy",
    "show_name",
    "show_company",
    "photos",
    "pr_mail",
];

/// How a word reached us, there and back.
const MEANS: &[&str] = &["form", "member", "staff", "third_party", "link", "mail"];

/// What both shapes of the table have.
const KEPT: &str = "id, subject_kind, subject_id, document, version, locale, accepted_at";

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        rebuild(manager, ALL, true).await?;
        // What stands, for lists and recipients; acceptances, the many, are not in it. One word
        // stands at a time.
        table::sql(
            manager,
            "CREATE UNIQUE INDEX ux_consent_standing ON consent (document, subject_id) \
             WHERE withdrawn_at IS NULL AND document NOT IN ('terms', 'privacy')",
        )
        .await?;
        add(manager, "event", column::json_null("audience")).await?;
        add(manager, "programme", column::text_null("office_address")).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, "programme", "office_address").await?;
        drop(manager, "event", "audience").await?;
        table::sql(manager, "DROP INDEX ux_consent_standing").await?;
        table::sql(
            manager,
            "DELETE FROM consent WHERE document NOT IN ('terms', 'privacy')",
        )
        .await?;
        rebuild(manager, LEGAL, false).await
    }
}

/// Makes the table anew with other words in its CHECK, which `SQLite` can't change in place. Nothing
/// points at it, and it points at nothing.
async fn rebuild(
    manager: &SchemaManager<'_>,
    documents: &[&'static str],
    means: bool,
) -> Result<(), DbErr> {
    table::sql(manager, "ALTER TABLE consent RENAME TO consent_before").await?;
    let mut create = Table::create()
        .table("consent")
        .col(column::id())
        .col(column::word(
            "subject_kind",
            &["account", "person", "registration"],
        ))
        .col(column::uuid("subject_id"))
        .col(column::word("document", documents))
        .col(column::text("version"))
        .col(column::word("locale", &["ja", "en"]))
        .col(column::at("accepted_at"))
        .to_owned();
    if means {
        // None for acceptances: they are part of what they belong to.
        create.col(column::word_null("given_by", MEANS));
        create.col(column::at_null("withdrawn_at"));
        create.col(column::word_null("withdrawn_by", MEANS));
        create.check(Expr::cust(
            "(withdrawn_at IS NULL) = (withdrawn_by IS NULL)",
        ));
    }
    manager.create_table(create).await?;
    table::sql(
        manager,
        &format!("INSERT INTO consent ({KEPT}) SELECT {KEPT} FROM consent_before"),
    )
    .await?;
    // With it go its indexes, so that their names are free.
    table::drop_all(manager, &["consent_before"]).await?;
    table::index(manager, "consent", &["subject_id", "document"]).await
}

async fn add(
    manager: &SchemaManager<'_>,
    table: &'static str,
    mut column: ColumnDef,
) -> Result<(), DbErr> {
    let add = Table::alter()
        .table(table)
        .add_column(&mut column)
        .to_owned();
    manager.alter_table(add).await
}

async fn drop(
    manager: &SchemaManager<'_>,
    table: &'static str,
    column: &'static str,
) -> Result<(), DbErr> {
    let drop = Table::alter().table(table).drop_column(column).to_owned();
    manager.alter_table(drop).await
}
