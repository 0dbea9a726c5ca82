//! `GET /api/v1/events`: the public events with their seats, in two queries as Musubi does it.

use std::collections::HashMap;

use actix_web::error::ErrorInternalServerError;
use actix_web::{HttpResponse, get, web};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::chance::now;
use crate::entity::{event, seat_pool};

const PUBLIC: [&str; 4] = ["published", "postponed", "finished", "cancelled"];

/// The query's parameters that the bench uses.
#[derive(Deserialize)]
struct Asked {
    period: Option<String>,
    limit: Option<u64>,
}

#[derive(Serialize)]
struct Page {
    items: Vec<Item>,
    next_cursor: Option<String>,
}

#[derive(Serialize)]
struct Item {
    id: Uuid,
    title: String,
    theme: Option<String>,
    summary: Option<String>,
    format: String,
    status: String,
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    venue_name: Option<String>,
    seats: Vec<Seats>,
    registration: Registration,
}

#[derive(Serialize)]
struct Seats {
    mode: String,
    capacity: i32,
    left: i32,
}

#[derive(Serialize)]
struct Registration {
    phase: &'static str,
    reason: Option<&'static str>,
    opens_at: Option<DateTime<Utc>>,
    closes_at: DateTime<Utc>,
}

#[get("/api/v1/events")]
pub async fn events(
    pool: web::Data<DatabaseConnection>,
    asked: web::Query<Asked>,
) -> actix_web::Result<HttpResponse> {
    let now = now();
    let limit = asked.limit.unwrap_or(20);
    let mut query = event::Entity::find().filter(event::Column::Status.is_in(PUBLIC));
    if asked.period.as_deref() != Some("all") {
        query = query.filter(event::Column::EndsAt.gt(now));
    }
    let mut rows = query
        .order_by_asc(event::Column::StartsAt)
        .order_by_asc(event::Column::Id)
        .limit(limit + 1)
        .all(pool.get_ref())
        .await
        .map_err(ErrorInternalServerError)?;
    let mut seats: HashMap<Uuid, Vec<Seats>> = HashMap::new();
    let pools = seat_pool::Entity::find()
        .filter(seat_pool::Column::EventId.is_in(rows.iter().map(|row| row.id)))
        .order_by_asc(seat_pool::Column::Mode)
        .all(pool.get_ref())
        .await
        .map_err(ErrorInternalServerError)?;
    for row in pools {
        let left = (row.capacity - row.taken).max(0);
        seats.entry(row.event_id).or_default().push(Seats {
            mode: row.mode,
            capacity: row.capacity,
            left,
        });
    }
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next_cursor = rows
        .last()
        .filter(|_| more)
        .map(|row| format!("{},{}", row.starts_at.to_rfc3339(), row.id));
    let items = rows.into_iter().map(|row| {
        let seats = seats.remove(&row.id).unwrap_or_default();
        item(row, seats, now)
    });
    Ok(HttpResponse::Ok().json(Page {
        items: items.collect(),
        next_cursor,
    }))
}

fn item(row: event::Model, seats: Vec<Seats>, now: DateTime<Utc>) -> Item {
    let (phase, reason) = registration(&row, now);
    Item {
        id: row.id,
        title: row.title,
        theme: row.theme,
        summary: row.summary,
        format: row.format,
        status: row.status,
        starts_at: row.starts_at,
        ends_at: row.ends_at,
        venue_name: row.venue_name,
        seats,
        registration: Registration {
            phase,
            reason,
            opens_at: row.opens_at,
            closes_at: row.closes_at,
        },
    }
}

/// Whether one can register, and why not.
pub fn registration(
    row: &event::Model,
    now: DateTime<Utc>,
) -> (&'static str, Option<&'static str>) {
    match row.status.as_str() {
        "cancelled" => ("closed", Some("cancelled")),
        "postponed" => ("closed", Some("postponed")),
        "finished" => ("closed", Some("finished")),
        "published" if now >= row.closes_at => ("closed", Some("deadline")),
        "published" if row.opens_at.is_none_or(|opens| now >= opens) => ("open", None),
        _ => ("not_open", None),
    }
}
