//! Registrations, their history, and the counters of each event's queue (DESIGN §5, §9.5).

use sea_orm_migration::prelude::*;

use crate::{column, table};

/// The ways to take part, of `shared::event::Mode`.
const MODES: &[&str] = &["in_person", "online"];
/// The states a registration has or will have: approval and offers come later, and a CHECK is
/// dear to widen on `SQLite`.
const STATES: &[&str] = &[
    "confirmed",
    "waitlisted",
    "cancelled",
    "pending",
    "offered",
    "declined",
];
/// Those in which a person is registered still.
const ACTIVE: &str = "('confirmed', 'waitlisted', 'pending', 'offered')";

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        registration(manager).await?;
        indexes(manager).await?;
        history(manager).await?;
        queue(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop_all(
            manager,
            &["registration_queue", "registration_history", "registration"],
        )
        .await
    }
}

async fn registration(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("registration")
                .col(column::id())
                .col(column::uuid("event_id"))
                .col(column::uuid("person_id"))
                .col(column::word("mode", MODES))
                .col(column::word("status", STATES))
                .col(column::word("source", &["guest", "member", "staff"]))
                // Drawn on joining the queue, under the lock on the event's row; kept afterwards.
                .col(column::bigint_null("queue_seq"))
                // What was given for this event: a later change of the person leaves it alone.
                .col(column::text_null("family_name"))
                .col(column::text_null("given_name"))
                .col(column::text_null("family_kana"))
                .col(column::text_null("given_kana"))
                .col(column::uuid_null("organisation_id"))
                .col(column::text_null("organisation_name"))
                .col(column::text_null("department"))
                .col(column::text_null("job_title"))
                .col(column::text_null("phone"))
                .col(column::text_null("note"))
                .col(column::word("locale", &["ja", "en"]))
                .col(column::text("code"))
                .col(column::created_at())
                .col(column::at_null("confirmed_at"))
                .col(column::at_null("cancelled_at"))
                .col(column::word_null("cancelled_by", &["participant", "staff"]))
                .col(column::text_null("cancel_reason"))
                .col(column::updated_at())
                .col(column::version())
                .check(Expr::cust(
                    "status <> 'waitlisted' OR queue_seq IS NOT NULL",
                ))
                .foreign_key(&mut table::references("event_id", "event"))
                .foreign_key(&mut table::references("person_id", "person"))
                .to_owned(),
        )
        .await
}

async fn indexes(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // One person, one place at one event; who cancelled may come again.
    let active = format!(
        "CREATE UNIQUE INDEX ux_registration_active ON registration (event_id, person_id) \
         WHERE status IN {ACTIVE}"
    );
    table::sql(manager, &active).await?;
    table::unique(manager, "registration", &["event_id", "queue_seq"]).await?;
    table::unique(manager, "registration", &["event_id", "code"]).await?;
    // The first of a queue, and how many stand before one.
    table::sql(
        manager,
        "CREATE INDEX ix_registration_waiting ON registration (event_id, mode, queue_seq) \
         WHERE status = 'waitlisted'",
    )
    .await?;
    table::index(manager, "registration", &["event_id", "created_at", "id"]).await?;
    table::index(manager, "registration", &["person_id", "created_at", "id"]).await
}

async fn history(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("registration_history")
                .col(column::serial("id"))
                .col(column::uuid("registration_id"))
                .col(column::at("at"))
                .col(column::text("actor_kind"))
                .col(column::uuid_null("actor_id"))
                .col(column::word_null("from_status", STATES))
                .col(column::word("to_status", STATES))
                .col(column::text("cause"))
                .col(column::text_null("reason"))
                .foreign_key(&mut table::belongs_to("registration_id", "registration"))
                .to_owned(),
        )
        .await?;
    table::index(manager, "registration_history", &["registration_id", "id"]).await
}

/// Counters that make a place in the queue one statement, however long the queue is. A row
/// appears with the first who waits.
async fn queue(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("registration_queue")
                .col(ColumnDef::new("event_id").uuid().not_null().primary_key())
                .col(column::bigint("last_seq"))
                .col(column::int("waiting_in_person"))
                .col(column::int("waiting_online"))
                .check(Expr::cust("waiting_in_person >= 0 AND waiting_online >= 0"))
                .foreign_key(&mut table::belongs_to("event_id", "event"))
                .to_owned(),
        )
        .await
}
