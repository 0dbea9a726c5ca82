//! The community: spaces, their threads and posts, reactions, what each person has read and follows,
//! and who belongs to it (DESIGN §2).
//!
//! Words that no code uses yet stand in the CHECKs already, since a CHECK is dear to widen on `SQLite`.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::prelude::{DateTimeUtc, Uuid};

use crate::{column, table};

/// Where a text that somebody wrote stands; `held` waits for a moderator.
const STATES: &[&str] = &["shown", "hidden", "deleted", "held"];
/// The one space that is there from the first day.
const GENERAL: &str = "019ab0c4-5a00-7000-8000-00000c0a0001";

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        members(manager).await?;
        space(manager).await?;
        thread(manager).await?;
        post(manager).await?;
        readers(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop_all(
            manager,
            &[
                "thread_reader",
                "reaction",
                "post",
                "thread",
                "space",
                "community_setting",
                "community_stay",
                "community_member",
            ],
        )
        .await
    }
}

async fn members(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let person = || {
        ColumnDef::new("person_id")
            .uuid()
            .not_null()
            .primary_key()
            .take()
    };
    manager
        .create_table(
            Table::create()
                .table("community_member")
                .col(person())
                .col(column::at("joined_at"))
                .col(column::at_null("left_at"))
                .foreign_key(&mut table::references("person_id", "person"))
                .to_owned(),
        )
        .await?;
    // Stays that ended before the one in `community_member`: how many belonged on a day long past
    // must not change when somebody comes back.
    manager
        .create_table(
            Table::create()
                .table("community_stay")
                .col(column::serial("id"))
                .col(column::uuid("person_id"))
                .col(column::at("joined_at"))
                .col(column::at("left_at"))
                .foreign_key(&mut table::references("person_id", "person"))
                .to_owned(),
        )
        .await?;
    // Also of people who do not belong: participants of an event get mails of its thread.
    manager
        .create_table(
            Table::create()
                .table("community_setting")
                .col(person())
                .col(column::word(
                    "mails",
                    &["none", "at_once", "daily", "weekly"],
                ))
                .col(column::updated_at())
                .foreign_key(&mut table::references("person_id", "person"))
                .to_owned(),
        )
        .await
}

async fn space(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("space")
                .col(column::id())
                .col(column::word(
                    "kind",
                    &["general", "event", "topic", "meetup", "introduction"],
                ))
                .col(column::uuid_null("event_id"))
                .col(column::word(
                    "access",
                    &["public", "members", "participants"],
                ))
                .col(column::text("title"))
                .col(column::created_at())
                .col(column::updated_at())
                .col(column::version())
                .check(Expr::cust("kind <> 'event' OR event_id IS NOT NULL"))
                .foreign_key(&mut table::references("event_id", "event"))
                .to_owned(),
        )
        .await?;
    // However often an event is published, it has one.
    table::unique(manager, "space", &["event_id"]).await?;
    let id = Uuid::try_parse(GENERAL).map_err(|error| DbErr::Custom(error.to_string()))?;
    let at: DateTimeUtc = "2026-11-24T00:00:00Z"
        .parse()
        .map_err(|_| DbErr::Custom("not a time".to_owned()))?;
    let general = Query::insert()
        .into_table("space")
        .columns(["id", "kind", "access", "title", "created_at", "updated_at"])
        .values_panic([
            id.into(),
            "general".into(),
            "members".into(),
            "みんなの広場".into(),
            at.into(),
            at.into(),
        ])
        .to_owned();
    manager.execute(general).await
}

async fn thread(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("thread")
                .col(column::id())
                .col(column::uuid("space_id"))
                // An event's follows the event's title.
                .col(column::text("title"))
                // The title belongs to the opening post and is hidden or deleted with it.
                .col(column::word("state", STATES))
                .col(column::flag("locked", false))
                .col(column::flag("pinned", false))
                // None where it opened by itself.
                .col(column::uuid_null("starter_id"))
                // Posts that are shown.
                .col(column::int("post_count"))
                // The last number given, whatever became of the post.
                .col(column::bigint("last_seq"))
                .col(column::at("last_post_at"))
                .col(column::created_at())
                .col(column::updated_at())
                .col(column::version())
                .check(Expr::cust("post_count >= 0 AND post_count <= last_seq"))
                .foreign_key(&mut table::references("space_id", "space"))
                .foreign_key(&mut table::references("starter_id", "person"))
                .to_owned(),
        )
        .await?;
    table::index(manager, "thread", &["last_post_at", "id"]).await?;
    table::index(manager, "thread", &["space_id", "last_post_at", "id"]).await
}

async fn post(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("post")
                .col(column::id())
                .col(column::uuid("thread_id"))
                // From 1 without gaps, given under the lock on the thread's row.
                .col(column::bigint("seq"))
                .col(column::uuid_null("author_id"))
                // The role as whose holder the author wrote; a role that ends later leaves it.
                .col(column::word_null(
                    "author_role",
                    &["moderator", "contractor", "prefecture"],
                ))
                // Markdown as it was written; gone when the post is deleted.
                .col(column::text_null("body"))
                .col(column::word("state", STATES))
                .col(column::text_null("hidden_reason"))
                .col(column::uuid_null("hidden_by"))
                .col(column::at_null("hidden_at"))
                .col(column::at_null("edited_at"))
                .col(column::at_null("deleted_at"))
                .col(column::created_at())
                .col(column::updated_at())
                .col(column::version())
                .check(Expr::cust("(state = 'deleted') = (body IS NULL)"))
                .check(Expr::cust("state <> 'hidden' OR hidden_reason IS NOT NULL"))
                .foreign_key(&mut table::references("thread_id", "thread"))
                .foreign_key(&mut table::references("author_id", "person"))
                .to_owned(),
        )
        .await?;
    table::unique(manager, "post", &["thread_id", "seq"]).await?;
    table::index(manager, "post", &["author_id"]).await?;
    manager
        .create_table(
            Table::create()
                .table("reaction")
                .col(column::uuid("post_id"))
                .col(column::uuid("person_id"))
                .col(column::word(
                    "kind",
                    &["like", "thanks", "helpful", "curious", "celebrate"],
                ))
                .col(column::created_at())
                .primary_key(Index::create().col("post_id").col("person_id").col("kind"))
                .foreign_key(&mut table::belongs_to("post_id", "post"))
                .foreign_key(&mut table::references("person_id", "person"))
                .to_owned(),
        )
        .await
}

async fn readers(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("thread_reader")
                .col(column::uuid("thread_id"))
                .col(column::uuid("person_id"))
                // What a link in a mail names: one person's following of one thread.
                .col(column::uuid("link_id"))
                .col(column::bigint("last_read_seq"))
                .col(column::flag("follows", false))
                // Posts up to this number came before the following: no mails about them.
                .col(column::bigint("follows_after"))
                .col(column::updated_at())
                .primary_key(Index::create().col("thread_id").col("person_id"))
                .check(Expr::cust("last_read_seq >= 0"))
                .foreign_key(&mut table::belongs_to("thread_id", "thread"))
                .foreign_key(&mut table::references("person_id", "person"))
                .to_owned(),
        )
        .await?;
    table::unique(manager, "thread_reader", &["link_id"]).await?;
    table::index(manager, "thread_reader", &["person_id"]).await
}
