//! Companies: what they offer and need, spellings that mean one of them, changes their people propose,
//! and the periods in which they are registered IT companies (登録IT企業).

mod carry;

use sea_orm_migration::prelude::*;

use crate::{column, table};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// The columns that `organisation` gains.
const GAINED: [&str; 5] = ["offers", "needs", "text_key", "merged_into", "set_aside_at"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        organisation(manager).await?;
        alias(manager).await?;
        proposal(manager).await?;
        it_registration(manager).await?;
        table::index(manager, "registration", &["organisation_id"]).await?;
        table::index(manager, "person", &["merged_into"]).await?;
        carry::all(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop_all(
            manager,
            &[
                "it_registration",
                "organisation_proposal",
                "organisation_alias",
            ],
        )
        .await?;
        for index in [
            "ix_person_merged_into",
            "ix_registration_organisation_id",
            "ix_organisation_merged_into",
            "ux_organisation_pending",
        ] {
            table::sql(manager, &format!("DROP INDEX {index}")).await?;
        }
        for name in GAINED {
            let change = Table::alter()
                .table("organisation")
                .drop_column(name)
                .to_owned();
            manager.alter_table(change).await?;
        }
        Ok(())
    }
}

async fn organisation(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        column::text_null("offers"),
        column::text_null("needs"),
        // Everything the directory's text search looks at, folded; the name alone until it is next
        // written.
        column::text_null("text_key"),
        // What this one turned out to be: a tombstone that leads there. Merging flattens chains.
        column::uuid_null("merged_into"),
        // When staff found that the name is no company's ("個人", "なし").
        column::at_null("set_aside_at"),
    ];
    // SQLite adds one column a statement.
    for mut column in columns {
        let change = Table::alter()
            .table("organisation")
            .add_column(&mut column)
            .to_owned();
        manager.alter_table(change).await?;
    }
    // Two who write the same new company at once mean one company.
    table::sql(
        manager,
        "CREATE UNIQUE INDEX ux_organisation_pending ON organisation (name_key) \
         WHERE status = 'pending' AND merged_into IS NULL",
    )
    .await?;
    table::index(manager, "organisation", &["merged_into"]).await
}

async fn alias(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("organisation_alias")
                .col(
                    ColumnDef::new("name_key")
                        .text()
                        .not_null()
                        .primary_key()
                        .take(),
                )
                .col(column::text("name"))
                .col(column::uuid("organisation_id"))
                .col(column::created_at())
                .foreign_key(&mut table::belongs_to("organisation_id", "organisation"))
                .to_owned(),
        )
        .await?;
    table::index(manager, "organisation_alias", &["organisation_id"]).await
}

async fn proposal(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("organisation_proposal")
                .col(column::id())
                .col(column::uuid("organisation_id"))
                .col(column::uuid("proposed_by"))
                .col(column::word(
                    "status",
                    &["open", "approved", "returned", "withdrawn"],
                ))
                // The whole form as it was, and as it should be: what changed is between the two,
                // whatever happened to the organisation meanwhile.
                .col(column::json("base"))
                .col(column::json("form"))
                .col(column::text_null("message"))
                .col(column::text_null("comment"))
                .col(column::uuid_null("decided_by"))
                .col(column::at_null("decided_at"))
                .col(column::version())
                .col(column::created_at())
                .col(column::updated_at())
                .foreign_key(&mut table::references("organisation_id", "organisation"))
                .foreign_key(&mut table::references("proposed_by", "account"))
                .to_owned(),
        )
        .await?;
    table::sql(
        manager,
        "CREATE UNIQUE INDEX ux_organisation_proposal_open \
         ON organisation_proposal (organisation_id, proposed_by) WHERE status = 'open'",
    )
    .await?;
    table::index(
        manager,
        "organisation_proposal",
        &["status", "created_at", "id"],
    )
    .await?;
    table::index(manager, "organisation_proposal", &["organisation_id"]).await
}

async fn it_registration(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("it_registration")
                .col(column::id())
                .col(column::uuid("organisation_id"))
                .col(column::word(
                    "status",
                    &["applied", "checked", "returned", "approved", "withdrawn"],
                ))
                .col(column::text_null("statement"))
                .col(column::text_null("contact"))
                .col(column::uuid_null("applied_by"))
                .col(column::at_null("applied_at"))
                .col(column::uuid_null("checked_by"))
                .col(column::at_null("checked_at"))
                .col(column::uuid_null("decided_by"))
                .col(column::at_null("decided_at"))
                // What staff wrote on returning it.
                .col(column::text_null("comment"))
                // The period, first and last day; a row counts on each day of it.
                .col(column::date_null("since"))
                .col(column::date_null("until"))
                // The company asked to end it; staff end it.
                .col(column::at_null("ending_asked_at"))
                .col(column::text_null("ending_reason"))
                .col(column::version())
                .col(column::created_at())
                .col(column::updated_at())
                .check(Expr::cust(
                    "(status NOT IN ('applied', 'checked', 'returned') OR since IS NULL) \
                     AND (status <> 'approved' OR (since IS NOT NULL AND until IS NULL)) \
                     AND (until IS NULL OR since <= until)",
                ))
                .foreign_key(&mut table::references("organisation_id", "organisation"))
                .foreign_key(&mut table::references("applied_by", "account"))
                .to_owned(),
        )
        .await?;
    table::sql(
        manager,
        "CREATE UNIQUE INDEX ux_it_registration_open ON it_registration (organisation_id) \
         WHERE status IN ('applied', 'checked')",
    )
    .await?;
    table::index(manager, "it_registration", &["organisation_id"]).await?;
    table::index(manager, "it_registration", &["status", "created_at", "id"]).await?;
    table::index(manager, "it_registration", &["since"]).await
}
