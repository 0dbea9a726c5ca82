//! What the bench needs to know of a database and can't do over HTTP.

use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseConnection, DbBackend, EntityTrait, QueryFilter,
    QueryOrder, Statement,
};

use crate::Failure;
use crate::chance::now;
use crate::db;
use crate::entity::{event, seat_pool};
use crate::list::registration;

/// More than a bench can fill.
const ENDLESS: i32 = 1_000_000_000;

/// Finds the event of the demo that is open longest, gives it endless seats at the venue, and
/// prints its id and the database's version.
pub async fn event(url: &str) -> Result<(), Failure> {
    let pool = db::open(url).await?;
    let rows = event::Entity::find()
        .filter(event::Column::Format.ne("online"))
        .order_by_desc(event::Column::ClosesAt)
        .all(&pool)
        .await?;
    let open = rows
        .iter()
        .find(|row| registration(row, now()).0 == "open")
        .ok_or("no event of the demo is open for registration")?;
    seat_pool::Entity::update_many()
        .col_expr(seat_pool::Column::Capacity, Expr::value(ENDLESS))
        .filter(seat_pool::Column::EventId.eq(open.id))
        .filter(seat_pool::Column::Mode.eq("in_person"))
        .exec(&pool)
        .await?;
    println!("event {}", open.id);
    let version = match pool.get_database_backend() {
        DbBackend::Sqlite => "SELECT 'SQLite ' || sqlite_version() AS v",
        _ => "SELECT 'PostgreSQL ' || split_part(current_setting('server_version'), ' ', 1) AS v",
    };
    println!("version {}", text(&pool, version).await?);
    pool.close().await?;
    Ok(())
}

/// Prints how many rows the tables have that a registration writes to, one table a line.
pub async fn rows(url: &str) -> Result<(), Failure> {
    let pool = db::open(url).await?;
    for (name, source) in [
        ("person", "person"),
        ("registration", "registration"),
        ("history", "registration_history"),
        (
            "log",
            "event_log WHERE kind IN ('registration.confirmed', 'registration.waitlisted')",
        ),
        (
            "consent",
            "consent WHERE subject_kind = 'registration' AND document = 'terms'",
        ),
        ("key", "idempotency WHERE status = 202"),
    ] {
        let sql = format!("SELECT CAST(COUNT(*) AS TEXT) AS v FROM {source}");
        println!("{name} {}", text(&pool, &sql).await?);
    }
    pool.close().await?;
    Ok(())
}

async fn text(pool: &DatabaseConnection, sql: &str) -> Result<String, Failure> {
    let statement = Statement::from_string(pool.get_database_backend(), sql);
    let row = pool.query_one_raw(statement).await?.ok_or("no row")?;
    Ok(row.try_get("", "v")?)
}
