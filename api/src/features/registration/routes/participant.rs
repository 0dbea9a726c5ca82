//! What participants do: register, look at the ticket, cancel.

use actix_web::http::header;
use actix_web::{HttpResponse, get, post, web};
use shared::account::perm;
use shared::account::types::LinkToken;
use shared::event::types::{Event, EventId};
use shared::page::Page;
use shared::registration::api::{
    GuestReceipt, OwnFilter, RegisterGuest, RegisterMember, Ticket, path,
};
use shared::registration::types::{Registration, RegistrationId};

use super::by_link::ByLink;
use super::examples;
use crate::app::Context;
use crate::features::registration::service::{cancel, join, own};
use crate::platform::auth::Require;
use crate::platform::etag;
use crate::platform::extract::{Body, ClientAddress, Language, Path, PathId, Query};
use crate::platform::http_error::ApiError;
use crate::platform::idempotency::{self, Idempotency};

type Answer = Result<HttpResponse, ApiError>;

/// Register without an account
///
/// The answer is the same whether or not the address is registered already; the outcome, the
/// place in the queue and the link to the ticket come by mail.
#[utoipa::path(
    post,
    path = "/events/{id}/registrations",
    operation_id = "register_guest",
    tag = "registration",
    params(("id" = EventId, Path, description = "The event."),
        ("Idempotency-Key" = Option<String>, Header, max_length = 255,
            description = "Makes it safe to send the request again.")),
    request_body(content = RegisterGuest, example = examples::guest),
    responses(
        (status = 202, description = "Taken in; the outcome comes by mail.", body = GuestReceipt,
            example = examples::receipt),
        (status = 409, description = "Registration is not open (any more), or as many of the \
            company are registered as may be.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many from this network or for this address; \
            `Retry-After` says when to come back.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/events/{id}/registrations")]
pub async fn register_guest(
    ctx: web::Data<Context>,
    event: PathId<Event>,
    client: ClientAddress,
    key: Idempotency,
    body: Body<RegisterGuest>,
) -> Answer {
    let (context, principal) = (ctx.clone(), idempotency::guest(&ctx.links, &client));
    let work = async move {
        let receipt = join::guest(&context, &client.0, event.0, body.0).await?;
        Ok(HttpResponse::Accepted().json(receipt))
    };
    let house = (&ctx.db, &ctx.clock, &ctx.random);
    key.run(house, principal, "register_guest", work).await
}

/// Register as a signed-in member
///
/// Names and organisation come from the profile; the outcome is known at once
#[utoipa::path(
    post,
    path = "/events/{id}/registrations/me",
    operation_id = "register_member",
    tag = "registration",
    security(("bearer" = ["own_account"])),
    params(("id" = EventId, Path, description = "The event."),
        ("Idempotency-Key" = Option<String>, Header, max_length = 255,
            description = "Makes it safe to send the request again.")),
    request_body(content = RegisterMember, example = examples::member),
    responses(
        (status = 201, description = "Registered: confirmed, on the waitlist, or to be approved.",
            body = Ticket,
            example = examples::ticket),
        (status = 409, description = "Registered already, registration is not open, or as many of \
            the company are registered as may be.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/events/{id}/registrations/me")]
pub async fn register_member(
    ctx: web::Data<Context>,
    who: Require<perm::OwnAccount>,
    event: PathId<Event>,
    key: Idempotency,
    body: Body<RegisterMember>,
) -> Answer {
    let principal = format!("account:{}", who.account_id);
    let context = ctx.clone();
    let work = async move {
        let ticket = join::member(&context, &who, event.0, body.0).await?;
        Ok(HttpResponse::Created()
            .insert_header((header::LOCATION, path::mine_one(ticket.id)))
            .json(ticket))
    };
    let house = (&ctx.db, &ctx.clock, &ctx.random);
    key.run(house, principal, "register_member", work).await
}

/// The ticket behind the link out of a mail
#[utoipa::path(
    get,
    path = "/registrations/by-link/{token}",
    operation_id = "ticket_by_link",
    tag = "registration",
    params(("token" = LinkToken, Path, description = "The token out of the mail's link.")),
    responses((status = 200, description = "The ticket.", body = Ticket,
        example = examples::ticket)),
)]
#[get("/registrations/by-link/{token}")]
pub async fn ticket_by_link(ctx: web::Data<Context>, token: Path<LinkToken>) -> Answer {
    let ticket = own::by_link(&ctx, token.as_str()).await?;
    Ok(private(etag::versioned(ticket.version, &ticket)))
}

/// Cancel by the link out of a mail
///
/// The seat goes to the first who waits for it
#[utoipa::path(
    post,
    path = "/registrations/by-link/{token}/cancel",
    operation_id = "cancel_by_link",
    tag = "registration",
    params(("token" = LinkToken, Path, description = "The token out of the mail's link.")),
    responses(
        (status = 200, description = "Cancelled.", body = Ticket,
            example = examples::cancelled_ticket),
        (status = 409, description = "Cancelled already, or past the deadline.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/registrations/by-link/{token}/cancel")]
pub async fn cancel_by_link(link: ByLink, ctx: web::Data<Context>) -> Answer {
    let ticket = cancel::by_link(&ctx, link.open(&ctx)?, false).await?;
    Ok(private(HttpResponse::Ok().json(ticket)))
}

/// The calendar entry, by the link out of a mail
///
/// The address to join online is in it only for those confirmed for online
#[utoipa::path(
    get,
    path = "/registrations/by-link/{token}/calendar.ics",
    operation_id = "calendar_by_link",
    tag = "registration",
    params(("token" = LinkToken, Path, description = "The token out of the mail's link.")),
    responses((status = 200, description = "An iCalendar file (RFC 5545).", body = String,
        content_type = "text/calendar", example = "BEGIN:VCALENDAR")),
)]
#[get("/registrations/by-link/{token}/calendar.ics")]
pub async fn calendar_by_link(
    ctx: web::Data<Context>,
    token: Path<LinkToken>,
    language: Language,
) -> Answer {
    let entry = own::calendar_by_link(&ctx, token.as_str(), language.0).await?;
    Ok(private(
        HttpResponse::Ok()
            .insert_header((
                header::CONTENT_TYPE,
                "text/calendar; charset=utf-8; method=PUBLISH",
            ))
            .insert_header((
                header::CONTENT_DISPOSITION,
                "attachment; filename=\"event.ics\"",
            ))
            .body(entry),
    ))
}

/// One's own registrations, newest first
#[utoipa::path(
    get,
    path = "/me/registrations",
    operation_id = "list_own_registrations",
    tag = "registration",
    security(("bearer" = ["own_account"])),
    params(OwnFilter),
    responses((status = 200, description = "A page of tickets.", body = Page<Ticket>,
        example = examples::tickets)),
)]
#[get("/me/registrations")]
pub async fn list_own(
    ctx: web::Data<Context>,
    who: Require<perm::OwnAccount>,
    filter: Query<OwnFilter>,
) -> Answer {
    let page = own::list(&ctx, &who, &filter).await?;
    Ok(HttpResponse::Ok().json(page))
}

/// One of one's own registrations
#[utoipa::path(
    get,
    path = "/me/registrations/{id}",
    operation_id = "own_registration",
    tag = "registration",
    security(("bearer" = ["own_account"])),
    params(("id" = RegistrationId, Path, description = "The registration.")),
    responses((status = 200, description = "The ticket.", body = Ticket,
        example = examples::ticket)),
)]
#[get("/me/registrations/{id}")]
pub async fn own_ticket(
    ctx: web::Data<Context>,
    who: Require<perm::OwnAccount>,
    id: PathId<Registration>,
) -> Answer {
    let ticket = own::one(&ctx, &who, id.0).await?;
    Ok(etag::versioned(ticket.version, &ticket))
}

/// Cancel one of one's own registrations
///
/// The seat goes to the first who waits for it
#[utoipa::path(
    post,
    path = "/me/registrations/{id}/cancel",
    operation_id = "cancel_own_registration",
    tag = "registration",
    security(("bearer" = ["own_account"])),
    params(("id" = RegistrationId, Path, description = "The registration.")),
    responses(
        (status = 200, description = "Cancelled.", body = Ticket,
            example = examples::cancelled_ticket),
        (status = 409, description = "Cancelled already, or past the deadline.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/me/registrations/{id}/cancel")]
pub async fn cancel_own(
    ctx: web::Data<Context>,
    who: Require<perm::OwnAccount>,
    id: PathId<Registration>,
) -> Answer {
    let ticket = cancel::by_member(&ctx, &who, id.0, false).await?;
    Ok(HttpResponse::Ok().json(ticket))
}

/// What a link opens is for its holder: no cache on the way keeps it, and the page it is shown
/// on does not pass the address on.
pub(super) fn private(mut response: HttpResponse) -> HttpResponse {
    let headers = response.headers_mut();
    headers.insert(
        header::CACHE_CONTROL,
        header::HeaderValue::from_static("private, no-store"),
    );
    headers.insert(
        header::REFERRER_POLICY,
        header::HeaderValue::from_static("no-referrer"),
    );
    response
}
