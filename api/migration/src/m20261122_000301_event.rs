//! Programmes and events with their agenda, moderators, seats and history (DESIGN §9.5, §9.7).

use sea_orm_migration::prelude::*;

use crate::{column, table};

/// The ways to take part of `shared::event::Mode`.
const MODES: &[&str] = &["in_person", "online"];

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        programme(manager).await?;
        event(manager).await?;
        contents(manager).await?;
        seats(manager).await?;
        history(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop_all(
            manager,
            &[
                "event_revision",
                "seat_pool",
                "event_moderator",
                "event_session",
                "event",
                "programme",
            ],
        )
        .await
    }
}

async fn programme(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    const RULES: &[&str] = &[
        "previous_business_day_noon",
        "third_business_day_noon",
        "at_start",
    ];
    manager
        .create_table(
            Table::create()
                .table("programme")
                .col(column::id())
                .col(column::int("fiscal_year"))
                .col(column::text("name"))
                .col(column::text("prefecture"))
                .col(column::text("contractor"))
                .col(column::text("office_phone"))
                .col(column::text("office_email"))
                .col(column::date("contract_from"))
                .col(column::date("contract_until"))
                .col(column::flag("confirm_required", true))
                .col(column::word("deadline_rule", RULES))
                .col(column::created_at())
                .col(column::updated_at())
                .col(column::version())
                .to_owned(),
        )
        .await?;
    table::unique(manager, "programme", &["fiscal_year"]).await
}

async fn event(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    const STATES: &[&str] = &[
        "draft",
        "submitted",
        "published",
        "postponed",
        "finished",
        "cancelled",
    ];
    manager
        .create_table(
            Table::create()
                .table("event")
                .col(column::id())
                .col(column::uuid("programme_id"))
                .col(column::int("fiscal_year"))
                .col(column::date("jst_date"))
                .col(column::text("title"))
                .col(column::text_null("theme"))
                .col(column::text_null("summary"))
                .col(column::text_null("description"))
                .col(column::word("format", &["in_person", "hybrid", "online"]))
                .col(column::at("starts_at"))
                .col(column::at("ends_at"))
                .col(column::text_null("venue_name"))
                .col(column::text_null("venue_address"))
                .col(column::text_null("venue_access"))
                .col(column::text_null("online_url"))
                .col(column::at_null("opens_at"))
                // The deadline in force, and the one given for this event where it has its own.
                .col(column::at("closes_at"))
                .col(column::at_null("own_closes_at"))
                .col(column::text_null("fee_text"))
                .col(column::text_null("contact"))
                .col(column::word("status", STATES))
                .col(column::text_null("returned_comment"))
                .col(column::text_null("notice"))
                .col(column::uuid("created_by"))
                .col(column::at_null("submitted_at"))
                .col(column::uuid_null("submitted_by"))
                .col(column::at_null("confirmed_at"))
                .col(column::uuid_null("confirmed_by"))
                .col(column::at_null("first_published_at"))
                .col(column::created_at())
                .col(column::updated_at())
                .col(column::version())
                .foreign_key(&mut table::references("programme_id", "programme"))
                .check(Expr::col("ends_at").gt(Expr::col("starts_at")))
                .to_owned(),
        )
        .await?;
    table::index(manager, "event", &["starts_at", "id"]).await?;
    table::index(manager, "event", &["status", "submitted_at"]).await?;
    table::index(manager, "event", &["programme_id", "starts_at"]).await
}

async fn contents(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("event_session")
                .col(column::uuid("event_id"))
                .col(column::int("position"))
                .col(column::word("kind", &["input", "output"]))
                .col(column::text("title"))
                .col(column::text_null("speaker"))
                .col(column::int("minutes"))
                .primary_key(Index::create().col("event_id").col("position"))
                .foreign_key(&mut table::belongs_to("event_id", "event"))
                .to_owned(),
        )
        .await?;
    manager
        .create_table(
            Table::create()
                .table("event_moderator")
                .col(column::uuid("event_id"))
                .col(column::uuid("account_id"))
                .col(column::int("position"))
                .primary_key(Index::create().col("event_id").col("account_id"))
                .foreign_key(&mut table::belongs_to("event_id", "event"))
                .foreign_key(&mut table::references("account_id", "account"))
                .to_owned(),
        )
        .await?;
    table::index(manager, "event_moderator", &["account_id"]).await
}

async fn seats(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("seat_pool")
                .col(column::uuid("event_id"))
                .col(column::word("mode", MODES))
                .col(column::int("capacity"))
                .col(column::int("taken"))
                // Who let in more people than there are seats, and when.
                .col(column::uuid_null("override_by"))
                .col(column::at_null("override_at"))
                .primary_key(Index::create().col("event_id").col("mode"))
                .foreign_key(&mut table::belongs_to("event_id", "event"))
                .check(Expr::col("capacity").gte(1))
                .check(Expr::col("taken").gte(0))
                .check(
                    Expr::col("taken")
                        .lte(Expr::col("capacity"))
                        .or(Expr::col("override_by").is_not_null()),
                )
                .to_owned(),
        )
        .await
}

async fn history(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    const KINDS: &[&str] = &[
        "created",
        "edited",
        "submitted",
        "withdrawn",
        "returned",
        "published",
        "postponed",
        "rescheduled",
        "cancelled",
        "finished",
    ];
    manager
        .create_table(
            Table::create()
                .table("event_revision")
                .col(column::id())
                .col(column::uuid("event_id"))
                .col(column::bigint("number"))
                .col(column::word("kind", KINDS))
                .col(column::json("snapshot"))
                .col(column::text_null("comment"))
                .col(column::at("at"))
                .col(column::uuid("by"))
                .foreign_key(&mut table::belongs_to("event_id", "event"))
                .to_owned(),
        )
        .await?;
    table::unique(manager, "event_revision", &["event_id", "number"]).await
}
