//! What the event's staff do with its registrations.

use actix_web::http::header;
use actix_web::{HttpResponse, get, post, web};
use shared::account::perm;
use shared::event::types::{Event, EventId};
use shared::page::Page;
use shared::registration::api::path;
use shared::registration::counts::{CountsQuery, EventCounts};
use shared::registration::staff::{
    CancelByStaff, Decide, Decided, Place, RegisterByStaff, RegistrationFilter,
    RegistrationHistory, RegistrationSummary, StaffRegistration,
};
use shared::registration::types::{Registration, RegistrationId};

use super::examples;
use crate::app::Context;
use crate::features::registration::service::{cancel, decide, export, join, staff};
use crate::platform::auth::Require;
use crate::platform::etag;
use crate::platform::extract::{Body, Language, PathId, Query};
use crate::platform::http_error::ApiError;
use crate::platform::idempotency::Idempotency;
use crate::platform::sheet::{self, Kind};

type Answer = Result<HttpResponse, ApiError>;

/// An event's registrations, newest first
#[utoipa::path(
    get,
    path = "/events/{id}/registrations",
    operation_id = "list_registrations",
    tag = "registration",
    security(("bearer" = ["registration_read"])),
    params(("id" = EventId, Path, description = "The event."), RegistrationFilter),
    responses((status = 200, description = "A page of registrations.", body = Page<StaffRegistration>,
        example = examples::list)),
)]
#[get("/events/{id}/registrations")]
pub async fn list_registrations(
    ctx: web::Data<Context>,
    _who: Require<perm::RegistrationRead>,
    event: PathId<Event>,
    filter: Query<RegistrationFilter>,
) -> Answer {
    let page = staff::list(&ctx, event.0, &filter).await?;
    Ok(HttpResponse::Ok().json(page))
}

/// The numbers of an event's registrations, by mode and by sector
#[utoipa::path(
    get,
    path = "/events/{id}/registrations/summary",
    operation_id = "registration_summary",
    tag = "registration",
    security(("bearer" = ["registration_read"])),
    params(("id" = EventId, Path, description = "The event.")),
    responses((status = 200, description = "The numbers.", body = RegistrationSummary,
        example = examples::summary)),
)]
#[get("/events/{id}/registrations/summary")]
pub async fn registration_summary(
    ctx: web::Data<Context>,
    _who: Require<perm::RegistrationRead>,
    event: PathId<Event>,
) -> Answer {
    let summary = staff::summary(&ctx, event.0).await?;
    Ok(HttpResponse::Ok().json(summary))
}

/// The numbers of many events, by event and mode
///
/// Those with a seat and those who wait; events without any are left out.
#[utoipa::path(
    get,
    path = "/staff/registration-counts",
    operation_id = "list_registration_counts",
    tag = "registration",
    security(("bearer" = ["staff_read"])),
    params(CountsQuery),
    responses((status = 200, description = "The numbers.", body = EventCounts,
        example = examples::counts)),
)]
#[get("/staff/registration-counts")]
pub async fn list_registration_counts(
    ctx: web::Data<Context>,
    _who: Require<perm::StaffRead>,
    query: Query<CountsQuery>,
) -> Answer {
    Ok(HttpResponse::Ok().json(staff::counts(&ctx, &query).await?))
}

/// An event's registrations as a file for spreadsheets
///
/// UTF-8 with a byte order mark, CRLF (RFC 4180). A cell that begins with `=`, `+`, `-`, `@`, a
/// tab or a line break gets a leading apostrophe, so that no spreadsheet runs it as a formula.
#[utoipa::path(
    get,
    path = "/events/{id}/registrations.csv",
    operation_id = "export_registrations",
    tag = "registration",
    security(("bearer" = ["registration_export"])),
    params(("id" = EventId, Path, description = "The event.")),
    responses((status = 200, description = "The file.", body = String, content_type = "text/csv",
        example = "状態,参加方法")),
)]
#[get("/events/{id}/registrations.csv")]
pub async fn export_registrations(
    ctx: web::Data<Context>,
    who: Require<perm::RegistrationExport>,
    event: PathId<Event>,
    language: Language,
) -> Answer {
    let event = event.0;
    let file = export::csv(&ctx, &who, event, language.0).await?;
    let name = format!("registrations-{event}.csv");
    Ok(sheet::download(Kind::Csv, &name, file))
}

/// Take a registration down by hand, for who called or sent a paper form
///
/// Without a free seat it waits like any other. The mails go to the address given
#[utoipa::path(
    post,
    path = "/events/{id}/registrations/by-hand",
    operation_id = "register_by_hand",
    tag = "registration",
    security(("bearer" = ["registration_edit"])),
    params(("id" = EventId, Path, description = "The event."),
        ("Idempotency-Key" = Option<String>, Header, max_length = 255,
            description = "Makes it safe to send the request again.")),
    request_body(content = RegisterByStaff, example = examples::by_hand),
    responses(
        (status = 201, description = "Registered: confirmed, or on the waitlist.",
            body = StaffRegistration, example = examples::for_staff),
        (status = 409, description = "Registered already, or the event is not held any more.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/events/{id}/registrations/by-hand")]
pub async fn register_by_hand(
    ctx: web::Data<Context>,
    who: Require<perm::RegistrationEdit>,
    event: PathId<Event>,
    key: Idempotency,
    body: Body<RegisterByStaff>,
) -> Answer {
    let principal = format!("account:{}", who.account_id);
    let context = ctx.clone();
    let work = async move {
        let shown = join::by_hand(&context, &who, event.0, body.0).await?;
        Ok(HttpResponse::Created()
            .insert_header((header::LOCATION, path::one(shown.id)))
            .json(shown))
    };
    let house = (&ctx.db, &ctx.clock, &ctx.random);
    key.run(house, principal, "register_by_hand", work).await
}

/// One registration, for staff
#[utoipa::path(
    get,
    path = "/registrations/{id}",
    operation_id = "registration",
    tag = "registration",
    security(("bearer" = ["registration_read"])),
    params(("id" = RegistrationId, Path, description = "The registration.")),
    responses((status = 200, description = "The registration.", body = StaffRegistration,
        example = examples::for_staff)),
)]
#[get("/registrations/{id}")]
pub async fn registration(
    ctx: web::Data<Context>,
    _who: Require<perm::RegistrationRead>,
    id: PathId<Registration>,
) -> Answer {
    let shown = staff::one(&ctx, id.0).await?;
    Ok(etag::versioned(shown.version, &shown))
}

/// Cancel a registration, with a reason that its owner reads
///
/// The seat goes to the first who waits for it
#[utoipa::path(
    post,
    path = "/registrations/{id}/cancel",
    operation_id = "cancel_registration",
    tag = "registration",
    security(("bearer" = ["registration_edit"])),
    params(("id" = RegistrationId, Path, description = "The registration.")),
    request_body(content = CancelByStaff, example = examples::reason),
    responses(
        (status = 200, description = "Cancelled.", body = StaffRegistration,
            example = examples::cancelled_for_staff),
        (status = 409, description = "Cancelled already.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/registrations/{id}/cancel")]
pub async fn cancel_registration(
    ctx: web::Data<Context>,
    who: Require<perm::RegistrationEdit>,
    id: PathId<Registration>,
    body: Body<CancelByStaff>,
) -> Answer {
    let shown = cancel::by_staff(&ctx, &who, id.0, body.0.reason).await?;
    Ok(HttpResponse::Ok().json(shown))
}

/// Approve or decline registrations that wait for it, up to 100 at once
///
/// In the order in which they came in; of a group all are decided together. Who is approved gets a seat, or
/// waits for one. What does not wait for approval any more is left as it is, and named in `skipped`.
#[utoipa::path(
    post,
    path = "/events/{id}/registrations/decide",
    operation_id = "decide_registrations",
    tag = "registration",
    security(("bearer" = ["registration_edit"])),
    params(("id" = EventId, Path, description = "The event.")),
    request_body(content = Decide, example = examples::decide),
    responses(
        (status = 200, description = "Decided.", body = Decided, example = examples::decided),
        (status = 409, description = "The event is not held any more.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/events/{id}/registrations/decide")]
pub async fn decide_registrations(
    ctx: web::Data<Context>,
    who: Require<perm::RegistrationEdit>,
    event: PathId<Event>,
    body: Body<Decide>,
) -> Answer {
    let decided = decide::decide(&ctx, &who, event.0, body.0).await?;
    Ok(HttpResponse::Ok().json(decided))
}

/// Put a registration at the venue or online, by exception also where no seat is left
///
/// Without `exception` it changes mode by the rules that hold for its owner. With it, it gets a seat there
/// whatever its state and whoever waits before it; the history says so, and on whose word.
#[utoipa::path(
    post,
    path = "/registrations/{id}/place",
    operation_id = "place_registration",
    tag = "registration",
    security(("bearer" = ["registration_edit"])),
    params(("id" = RegistrationId, Path, description = "The registration.")),
    request_body(content = Place, example = examples::place),
    responses(
        (status = 200, description = "Moved.", body = StaffRegistration,
            example = examples::for_staff),
        (status = 409, description = "It stands there already, the mode is full, or the event is \
            not held any more.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/registrations/{id}/place")]
pub async fn place_registration(
    ctx: web::Data<Context>,
    who: Require<perm::RegistrationEdit>,
    id: PathId<Registration>,
    body: Body<Place>,
) -> Answer {
    let shown = decide::place(&ctx, &who, id.0, body.0).await?;
    Ok(HttpResponse::Ok().json(shown))
}

/// What happened to a registration: who, when, why
#[utoipa::path(
    get,
    path = "/registrations/{id}/history",
    operation_id = "registration_history",
    tag = "registration",
    security(("bearer" = ["registration_read"])),
    params(("id" = RegistrationId, Path, description = "The registration.")),
    responses((status = 200, description = "Its history, oldest first.", body = RegistrationHistory,
        example = examples::history)),
)]
#[get("/registrations/{id}/history")]
pub async fn registration_history(
    ctx: web::Data<Context>,
    _who: Require<perm::RegistrationRead>,
    id: PathId<Registration>,
) -> Answer {
    let history = staff::history(&ctx, id.0).await?;
    Ok(HttpResponse::Ok().json(history))
}
