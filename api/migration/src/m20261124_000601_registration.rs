//! How one gets into an event: selection, offers, reserved seats, groups, and whether people keep
//! their place after a change (DESIGN §5, §9.5).
//!
//! Events that were there before keep their ways: first come, first served, no limit per company.

use sea_orm_migration::prelude::*;

use crate::{column, table};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// What each table gains.
const GAINED: [(&str, &[&str]); 3] = [
    (
        "event",
        &[
            "selection",
            "promotion",
            "offer_hours",
            "company_limit",
            "change_until",
            "reserved_it",
            "reserved_local",
            "reserved_other",
            "reserved_until",
            "released_at",
            "moved_at",
        ],
    ),
    ("seat_pool", &["taken_it", "taken_local", "taken_other"]),
    (
        "registration",
        &[
            "group_id",
            "group_policy",
            "seat_sector",
            "offered_until",
            "decided_at",
            "kept_at",
        ],
    ),
];

const INDEXES: [&str; 4] = [
    "ix_registration_company",
    "ix_registration_group",
    "ix_registration_offers",
    "ix_event_reserved",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add(manager, "event", event()).await?;
        let counter = |name| column::int(name).default(0).take();
        let counters = ["taken_it", "taken_local", "taken_other"].map(counter);
        add(manager, "seat_pool", counters.to_vec()).await?;
        add(manager, "registration", registration()).await?;
        indexes(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for index in INDEXES {
            table::sql(manager, &format!("DROP INDEX {index}")).await?;
        }
        for (table, columns) in GAINED {
            for column in columns {
                let change = Table::alter().table(table).drop_column(*column).to_owned();
                manager.alter_table(change).await?;
            }
        }
        Ok(())
    }
}

fn event() -> Vec<ColumnDef> {
    vec![
        column::word("selection", &["first_come", "approval"])
            .default("first_come")
            .take(),
        column::word("promotion", &["direct", "offer"])
            .default("direct")
            .take(),
        column::int("offer_hours").default(48).take(),
        // How many of one company may take part; none: as many as like.
        column::int_null("company_limit"),
        // Until when participants may change or cancel by themselves; none: until it begins.
        column::at_null("change_until"),
        // Seats kept for a sector, until when, and when those left were given to all.
        column::int("reserved_it").default(0).take(),
        column::int("reserved_local").default(0).take(),
        column::int("reserved_other").default(0).take(),
        column::at_null("reserved_until"),
        column::at_null("released_at"),
        // When its date or venue changed last while it was public.
        column::at_null("moved_at"),
    ]
}

fn registration() -> Vec<ColumnDef> {
    vec![
        // The applicant's registration, on that of each of a group, the applicant's too.
        column::uuid_null("group_id"),
        column::word_null("group_policy", &["whole", "partial"]),
        // Under which sector the seat is counted while it is held.
        column::word_null("seat_sector", &["it", "local", "other"]),
        column::at_null("offered_until"),
        // When staff approved or declined it.
        column::at_null("decided_at"),
        // When its owner last said that the place is still wanted after a change.
        column::at_null("kept_at"),
    ]
}

async fn add(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: Vec<ColumnDef>,
) -> Result<(), DbErr> {
    // SQLite adds one column a statement.
    for mut column in columns {
        let change = Table::alter()
            .table(table)
            .add_column(&mut column)
            .to_owned();
        manager.alter_table(change).await?;
    }
    Ok(())
}

async fn indexes(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for statement in [
        // How many of a company are registered.
        "CREATE INDEX ix_registration_company ON registration (event_id, organisation_id) \
         WHERE status IN ('confirmed', 'waitlisted', 'pending', 'offered')",
        "CREATE INDEX ix_registration_group ON registration (group_id) WHERE group_id IS NOT NULL",
        // What runs out by time.
        "CREATE INDEX ix_registration_offers ON registration (offered_until) \
         WHERE status = 'offered'",
        "CREATE INDEX ix_event_reserved ON event (reserved_until) \
         WHERE reserved_until IS NOT NULL AND released_at IS NULL",
    ] {
        table::sql(manager, statement).await?;
    }
    Ok(())
}
