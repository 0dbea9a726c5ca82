//! What everybody may read.

use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::{HttpResponse, get, web};
use shared::event::EventId;
use shared::event::api::{EventDetail, EventQuery, EventSummary, Themes};
use shared::event::types::Event;
use shared::page::Page;
use shared::problem::Code;

use super::examples;
use crate::app::Context;
use crate::features::event::service;
use crate::platform::auth::{ByKey, Viewer};
use crate::platform::etag;
use crate::platform::extract::{Language, PathId, Query};
use crate::platform::http_error::ApiError;

/// List public events
///
/// Upcoming ones by default, the next one first; `period=past` gives those that are over, the
/// last one first. With `month` all of that month. A test key gets sample events only.
#[utoipa::path(
    get,
    path = "/events",
    tag = "event",
    operation_id = "list_events",
    params(EventQuery),
    responses((status = 200, description = "A page of events.", body = Page<EventSummary>,
        example = examples::events))
)]
#[get("/events")]
pub async fn list(
    ctx: web::Data<Context>,
    by: ByKey,
    query: Query<EventQuery>,
) -> Result<HttpResponse, ApiError> {
    Ok(HttpResponse::Ok().json(service::list_for(&ctx, &by, query.0).await?))
}

/// List the themes of public events
///
/// The most frequent first, for a list's filter.
#[utoipa::path(
    get,
    path = "/event-themes",
    tag = "event",
    operation_id = "list_event_themes",
    responses((status = 200, description = "The themes.", body = Themes,
        example = examples::themes))
)]
#[get("/event-themes")]
pub async fn themes(ctx: web::Data<Context>, by: ByKey) -> Result<HttpResponse, ApiError> {
    Ok(HttpResponse::Ok().json(service::themes_for(&ctx, &by).await?))
}

/// Show an event
///
/// All that everybody may know, with the seats left by mode. An event that is not public is
/// shown to staff and to its moderators only.
#[utoipa::path(
    get,
    path = "/events/{id}",
    tag = "event",
    operation_id = "show_event",
    params(("id" = EventId, Path, description = "The event.")),
    responses((status = 200, description = "The event.", body = EventDetail,
        example = examples::event))
)]
#[get("/events/{id}")]
pub async fn show(
    ctx: web::Data<Context>,
    viewer: Viewer,
    id: PathId<Event>,
) -> Result<HttpResponse, ApiError> {
    let (version, event) = service::detail(&ctx, &viewer, *id).await?;
    Ok(etag::versioned(version, &event))
}

/// Get an event's calendar entry
///
/// An iCalendar file (RFC 5545) with public facts. Its UID stays the same, its SEQUENCE rises
/// with each change, so that a calendar follows a new date or a cancellation.
#[utoipa::path(
    get,
    path = "/events/{id}/calendar.ics",
    tag = "event",
    operation_id = "get_event_calendar",
    params(("id" = EventId, Path, description = "The event.")),
    responses((status = 200, description = "The calendar file.", body = String,
        content_type = "text/calendar"))
)]
#[get("/events/{id}/calendar.ics")]
pub async fn calendar(
    ctx: web::Data<Context>,
    by: ByKey,
    id: PathId<Event>,
    lang: Language,
) -> Result<HttpResponse, ApiError> {
    // The samples of test keys have no calendar.
    if by.in_sandbox() {
        return Err(Code::NotFound.into());
    }
    let file = service::calendar(&ctx, *id, lang.0).await?;
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/calendar; charset=utf-8"))
        .insert_header((CONTENT_DISPOSITION, "attachment; filename=\"event.ics\""))
        .body(file))
}
