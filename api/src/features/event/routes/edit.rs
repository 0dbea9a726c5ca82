//! Making and changing events.

use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, LOCATION};
use actix_web::{HttpResponse, delete, post, put, web};
use shared::account::perm;
use shared::event::api::path;
use shared::event::form::PreviewForm;
use shared::event::staff::{Preview, StaffEvent};
use shared::event::types::Event;
use shared::event::{EventForm, EventId};
use shared::problem::Problem;

use super::examples;
use crate::app::Context;
use crate::features::event::service;
use crate::platform::auth::Require;
use crate::platform::etag;
use crate::platform::extract::{Body, IfMatch, Language, PathId};
use crate::platform::http_error::ApiError;
use crate::platform::idempotency::Idempotency;

/// Make a draft
///
/// Only what a draft needs is required; `missing` in the answer names what publication needs.
/// The start's day decides which fiscal year's programme it belongs to.
#[utoipa::path(
    post,
    path = "/events",
    tag = "event",
    operation_id = "create_event",
    security(("bearer" = ["event_edit"])),
    params(("Idempotency-Key" = Option<String>, Header, max_length = 255,
        description = "Makes it safe to send the request again.")),
    request_body(content = EventForm, example = examples::form),
    responses((status = 201, description = "Made.", body = StaffEvent,
        headers(("Location" = String, description = "Its path.")),
        example = examples::staff_event))
)]
#[post("/events")]
pub async fn create(
    ctx: web::Data<Context>,
    who: Require<perm::EventEdit>,
    key: Idempotency,
    lang: Language,
    body: Body<EventForm>,
) -> Result<HttpResponse, ApiError> {
    let principal = format!("account:{}", who.account_id);
    let context = ctx.clone();
    let work = async move {
        let event = service::create(&context, &who, body.0, lang.0).await?;
        Ok(made(&event))
    };
    let house = (&ctx.db, &ctx.clock, &ctx.random);
    key.run(house, principal, "create_event", work).await
}

fn made(event: &StaffEvent) -> HttpResponse {
    let mut response = etag::versioned_as(StatusCode::CREATED, event.version, event);
    if let Ok(value) = HeaderValue::from_str(&path::event(event.id)) {
        response.headers_mut().insert(LOCATION, value);
    }
    response
}

/// Preview Markdown
///
/// The HTML that a description becomes: sanitised, with tables and links, without pictures.
#[utoipa::path(
    post,
    path = "/events/preview",
    tag = "event",
    operation_id = "preview_markdown",
    security(("bearer" = ["event_edit"])),
    request_body(content = PreviewForm, example = examples::markdown),
    responses((status = 200, description = "The HTML.", body = Preview,
        example = examples::preview))
)]
#[post("/events/preview")]
pub async fn preview(
    _who: Require<perm::EventEdit>,
    body: Body<PreviewForm>,
) -> Result<HttpResponse, ApiError> {
    Ok(HttpResponse::Ok().json(service::preview(&body)))
}

/// Change an event
///
/// Replaces its contents. A public event must stay complete, and where the prefecture confirms,
/// only it changes what people decide by (title, date, place, agenda, fee, texts).
#[utoipa::path(
    put,
    path = "/events/{id}",
    tag = "event",
    operation_id = "change_event",
    security(("bearer" = ["event_edit"])),
    params(
        ("id" = EventId, Path, description = "The event."),
        ("If-Match" = String, Header, max_length = 100, description = "The ETag it was read with."),
    ),
    request_body(content = EventForm, example = examples::form),
    responses(
        (status = 200, description = "Changed.", body = StaffEvent, example = examples::staff_event),
        (status = 409, description = "Its state does not allow changes.", body = Problem,
            content_type = "application/problem+json"),
    )
)]
#[put("/events/{id}")]
pub async fn replace(
    ctx: web::Data<Context>,
    who: Require<perm::EventEdit>,
    id: PathId<Event>,
    version: IfMatch,
    lang: Language,
    body: Body<EventForm>,
) -> Result<HttpResponse, ApiError> {
    let event = service::replace(&ctx, &who, *id, version.0, body.0, lang.0).await?;
    Ok(etag::versioned(event.version, &event))
}

/// Delete a draft
///
/// Only one that was never public: what people may have seen is cancelled instead.
#[utoipa::path(
    delete,
    path = "/events/{id}",
    tag = "event",
    operation_id = "delete_event",
    security(("bearer" = ["event_edit"])),
    params(
        ("id" = EventId, Path, description = "The event."),
        ("If-Match" = String, Header, max_length = 100, description = "The ETag it was read with."),
    ),
    responses(
        (status = 204, description = "Deleted."),
        (status = 409, description = "It is no draft, or it was public once.", body = Problem,
            content_type = "application/problem+json"),
    )
)]
#[delete("/events/{id}")]
pub async fn delete(
    ctx: web::Data<Context>,
    who: Require<perm::EventEdit>,
    id: PathId<Event>,
    version: IfMatch,
) -> Result<HttpResponse, ApiError> {
    service::delete(&ctx, &who, *id, version.0).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Clone an event
///
/// Makes a draft with the same contents and date, without the online address and without a
/// registration window of its own.
#[utoipa::path(
    post,
    path = "/events/{id}/clone",
    tag = "event",
    operation_id = "clone_event",
    security(("bearer" = ["event_edit"])),
    params(
        ("id" = EventId, Path, description = "The event to clone."),
        ("Idempotency-Key" = Option<String>, Header, max_length = 255,
            description = "Makes it safe to send the request again."),
    ),
    responses((status = 201, description = "Made.", body = StaffEvent,
        headers(("Location" = String, description = "Its path.")),
        example = examples::staff_event))
)]
#[post("/events/{id}/clone")]
pub async fn copy(
    ctx: web::Data<Context>,
    who: Require<perm::EventEdit>,
    key: Idempotency,
    id: PathId<Event>,
    lang: Language,
) -> Result<HttpResponse, ApiError> {
    let principal = format!("account:{}", who.account_id);
    let context = ctx.clone();
    let work = async move {
        let event = service::clone(&context, &who, *id, lang.0).await?;
        Ok(made(&event))
    };
    let house = (&ctx.db, &ctx.clock, &ctx.random);
    key.run(house, principal, "clone_event", work).await
}
