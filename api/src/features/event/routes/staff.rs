//! What staff read.

use actix_web::{HttpResponse, get, web};
use shared::account::perm;
use shared::event::EventId;
use shared::event::staff::{
    Confirmation, PageQuery, Revision, StaffEvent, StaffEventItem, StaffEventQuery,
};
use shared::event::types::Event;
use shared::page::Page;

use super::examples;
use crate::app::Context;
use crate::features::event::service;
use crate::platform::auth::Require;
use crate::platform::etag;
use crate::platform::extract::{Language, PathId, Query};
use crate::platform::http_error::ApiError;

/// List all events for staff
///
/// Drafts too, the latest start first.
#[utoipa::path(
    get,
    path = "/staff/events",
    tag = "event",
    operation_id = "list_staff_events",
    security(("bearer" = ["staff_read"])),
    params(StaffEventQuery),
    responses((status = 200, description = "A page of events.", body = Page<StaffEventItem>,
        example = examples::staff_events))
)]
#[get("/staff/events")]
pub async fn list(
    ctx: web::Data<Context>,
    _who: Require<perm::StaffRead>,
    query: Query<StaffEventQuery>,
) -> Result<HttpResponse, ApiError> {
    Ok(HttpResponse::Ok().json(service::staff_list(&ctx, query.0).await?))
}

/// Show an event to staff
///
/// Its contents as they are edited, who did what, what you may do with it now, and what is
/// missing before publication.
#[utoipa::path(
    get,
    path = "/staff/events/{id}",
    tag = "event",
    operation_id = "show_staff_event",
    security(("bearer" = ["staff_read"])),
    params(("id" = EventId, Path, description = "The event.")),
    responses((status = 200, description = "The event.", body = StaffEvent,
        example = examples::staff_event))
)]
#[get("/staff/events/{id}")]
pub async fn show(
    ctx: web::Data<Context>,
    who: Require<perm::StaffRead>,
    id: PathId<Event>,
    lang: Language,
) -> Result<HttpResponse, ApiError> {
    let event = service::staff_detail(&ctx, &who, *id, lang.0).await?;
    Ok(etag::versioned(event.version, &event))
}

/// List what waits for confirmation
///
/// Submitted events, the longest waiting first, each with what changed since the prefecture
/// returned it or made it public.
#[utoipa::path(
    get,
    path = "/staff/confirmations",
    tag = "event",
    operation_id = "list_confirmations",
    security(("bearer" = ["staff_read"])),
    params(PageQuery),
    responses((status = 200, description = "A page of what waits.", body = Page<Confirmation>,
        example = examples::confirmations))
)]
#[get("/staff/confirmations")]
pub async fn confirmations(
    ctx: web::Data<Context>,
    _who: Require<perm::StaffRead>,
    query: Query<PageQuery>,
) -> Result<HttpResponse, ApiError> {
    Ok(HttpResponse::Ok().json(service::confirmations(&ctx, query.0).await?))
}

/// Show an event's history
///
/// Who did what and when, the last first, each with the fields that changed.
#[utoipa::path(
    get,
    path = "/events/{id}/history",
    tag = "event",
    operation_id = "show_event_history",
    security(("bearer" = ["staff_read"])),
    params(("id" = EventId, Path, description = "The event."), PageQuery),
    responses((status = 200, description = "A page of its history.", body = Page<Revision>,
        example = examples::history))
)]
#[get("/events/{id}/history")]
pub async fn history(
    ctx: web::Data<Context>,
    _who: Require<perm::StaffRead>,
    id: PathId<Event>,
    query: Query<PageQuery>,
) -> Result<HttpResponse, ApiError> {
    Ok(HttpResponse::Ok().json(service::history(&ctx, *id, query.0).await?))
}
