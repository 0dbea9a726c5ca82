//! Who is expected, who is there: parse, call the service, answer.

use actix_web::http::header;
use actix_web::{HttpResponse, get, post, put, web};
use shared::account::perm;
use shared::event::types::{Event, EventId};
use shared::exchange::api::{
    AttendanceByHand, AttendanceChange, AttendanceDetail, AttendanceFilter, AttendanceSummary,
    Attendee, Tick, Untick, path,
};
use shared::exchange::types::{Attendance, AttendanceId};
use shared::page::Page;
use shared::problem::Problem;

use super::examples;
use crate::app::Context;
use crate::features::exchange::service::{self, list, numbers, take};
use crate::platform::auth::Require;
use crate::platform::etag;
use crate::platform::extract::{Body, IfMatch, Language, PathId, Query};
use crate::platform::http_error::ApiError;
use crate::platform::idempotency::Idempotency;

type Answer = Result<HttpResponse, ApiError>;

/// Who is expected at an event, and who is there
///
/// In the order of readings: those with a seat, those who wait for one, and who came without.
/// Moderators ask about the events they look after.
#[utoipa::path(
    get,
    path = "/events/{id}/attendance",
    operation_id = "list_attendance",
    tag = "exchange",
    security(("bearer" = ["attendance_read"])),
    params(("id" = EventId, Path, description = "The event."), AttendanceFilter),
    responses((status = 200, description = "A page of the list.", body = Page<Attendee>,
        example = examples::list)),
)]
#[get("/events/{id}/attendance")]
pub async fn list_attendance(
    ctx: web::Data<Context>,
    who: Require<perm::AttendanceRead>,
    event: PathId<Event>,
    filter: Query<AttendanceFilter>,
) -> Answer {
    let page = list::page(&ctx, &who, event.0, &filter).await?;
    Ok(HttpResponse::Ok().json(page))
}

/// The numbers of those who are there, and whether attendance can be taken now
///
/// It can from the day in Japan on which the event begins until 14 days after the one on which it
/// ends, so that lists kept on paper can be typed in. Only participants count.
#[utoipa::path(
    get,
    path = "/events/{id}/attendance/summary",
    operation_id = "attendance_summary",
    tag = "exchange",
    security(("bearer" = ["attendance_read"])),
    params(("id" = EventId, Path, description = "The event.")),
    responses((status = 200, description = "The numbers.", body = AttendanceSummary,
        example = examples::summary)),
)]
#[get("/events/{id}/attendance/summary")]
pub async fn attendance_summary(
    ctx: web::Data<Context>,
    who: Require<perm::AttendanceRead>,
    event: PathId<Event>,
) -> Answer {
    let summary = numbers::summary(&ctx, &who, event.0).await?;
    Ok(HttpResponse::Ok().json(summary))
}

/// Note that somebody is there
///
/// However often and by however many it is sent, there is one row, at the time of the first.
#[utoipa::path(
    post,
    path = "/events/{id}/attendance/tick",
    operation_id = "tick_attendance",
    tag = "exchange",
    security(("bearer" = ["attendance_edit"])),
    params(("id" = EventId, Path, description = "The event.")),
    request_body(content = Tick, example = examples::tick),
    responses(
        (status = 200, description = "There.", body = Attendee, example = examples::there),
        (status = 409, description = "Attendance can't be taken now.", body = Problem,
            content_type = "application/problem+json"),
    ),
)]
#[post("/events/{id}/attendance/tick")]
pub async fn tick_attendance(
    ctx: web::Data<Context>,
    who: Require<perm::AttendanceEdit>,
    event: PathId<Event>,
    body: Body<Tick>,
) -> Answer {
    let shown = take::tick(&ctx, &who, event.0, body.0).await?;
    Ok(HttpResponse::Ok().json(shown))
}

/// Note that somebody is not there after all
///
/// Of who was not noted nothing changes.
#[utoipa::path(
    post,
    path = "/events/{id}/attendance/untick",
    operation_id = "untick_attendance",
    tag = "exchange",
    security(("bearer" = ["attendance_edit"])),
    params(("id" = EventId, Path, description = "The event.")),
    request_body(content = Untick, example = examples::untick),
    responses(
        (status = 204, description = "Not there."),
        (status = 409, description = "Attendance can't be taken now.", body = Problem,
            content_type = "application/problem+json"),
    ),
)]
#[post("/events/{id}/attendance/untick")]
pub async fn untick_attendance(
    ctx: web::Data<Context>,
    who: Require<perm::AttendanceEdit>,
    event: PathId<Event>,
    body: Body<Untick>,
) -> Answer {
    take::untick(&ctx, &who, event.0, body.0.person_id).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Note that somebody is there who is not on the list
///
/// A speaker, or somebody who just came; with an address or without.
#[utoipa::path(
    post,
    path = "/events/{id}/attendance/by-hand",
    operation_id = "attend_by_hand",
    tag = "exchange",
    security(("bearer" = ["attendance_edit"])),
    params(("id" = EventId, Path, description = "The event."),
        ("Idempotency-Key" = Option<String>, Header, max_length = 255,
            description = "Makes it safe to send the request again.")),
    request_body(content = AttendanceByHand, example = examples::by_hand),
    responses(
        (status = 201, description = "There.", body = Attendee,
            headers(("Location" = String, description = "The presence's path.")),
            example = examples::speaker),
        (status = 409, description = "On the list already, or attendance can't be taken now.",
            body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/events/{id}/attendance/by-hand")]
pub async fn attend_by_hand(
    ctx: web::Data<Context>,
    who: Require<perm::AttendanceEdit>,
    event: PathId<Event>,
    key: Idempotency,
    language: Language,
    body: Body<AttendanceByHand>,
) -> Answer {
    let principal = format!("account:{}", who.account_id);
    let context = ctx.clone();
    let work = async move {
        let shown = service::by_hand(&context, &who, event.0, body.0, language.0).await?;
        let mut response = HttpResponse::Created();
        if let Some(present) = &shown.present {
            response.insert_header((header::LOCATION, path::one(present.id)));
        }
        Ok(response.json(shown))
    };
    let house = (&ctx.db, &ctx.clock, &ctx.random);
    key.run(house, principal, "attend_by_hand", work).await
}

/// One presence
#[utoipa::path(
    get,
    path = "/attendance/{id}",
    operation_id = "show_attendance",
    tag = "exchange",
    security(("bearer" = ["attendance_read"])),
    params(("id" = AttendanceId, Path, description = "The presence.")),
    responses((status = 200, description = "The presence.", body = AttendanceDetail,
        example = examples::one)),
)]
#[get("/attendance/{id}")]
pub async fn show_attendance(
    ctx: web::Data<Context>,
    who: Require<perm::AttendanceRead>,
    id: PathId<Attendance>,
) -> Answer {
    let shown = take::one(&ctx, &who, id.0).await?;
    Ok(etag::versioned(shown.version, &shown))
}

/// Change as what somebody was there, and how
#[utoipa::path(
    put,
    path = "/attendance/{id}",
    operation_id = "change_attendance",
    tag = "exchange",
    security(("bearer" = ["attendance_edit"])),
    params(
        ("id" = AttendanceId, Path, description = "The presence."),
        ("If-Match" = String, Header, max_length = 100, description = "The ETag it was read with."),
    ),
    request_body(content = AttendanceChange, example = examples::change),
    responses(
        (status = 200, description = "Changed.", body = AttendanceDetail,
            example = examples::changed),
        (status = 409, description = "Attendance can't be taken now.", body = Problem,
            content_type = "application/problem+json"),
    ),
)]
#[put("/attendance/{id}")]
pub async fn change_attendance(
    ctx: web::Data<Context>,
    who: Require<perm::AttendanceEdit>,
    id: PathId<Attendance>,
    version: IfMatch,
    body: Body<AttendanceChange>,
) -> Answer {
    let shown = take::change(&ctx, &who, id.0, version.0, body.0).await?;
    Ok(etag::versioned(shown.version, &shown))
}
