//! What third parties hand in, and how its person confirms it.

use actix_web::{HttpResponse, get, post, web};
use shared::account::perm;
use shared::account::types::LinkToken;
use shared::event::types::{Event, EventId};
use shared::problem::Problem;
use shared::registration::api::{RegisterGuest, Ticket};
use shared::registration::request::{RegistrationRequest, RequestReceipt};

use super::examples;
use super::participant::private;
use crate::app::Context;
use crate::features::registration::service::request;
use crate::platform::auth::Require;
use crate::platform::extract::{Body, Path, PathId};
use crate::platform::http_error::ApiError;
use crate::platform::idempotency::Idempotency;

type Answer = Result<HttpResponse, ApiError>;

/// Hand in somebody's registration
///
/// For API keys, and for staff who want the person to confirm. The person gets a mail and confirms behind its link within 72 hours; until then
/// the registration holds no seat and counts nowhere. `acceptance` names the texts that the person
/// accepted with you. With a test key all is checked, and nothing kept or sent.
#[utoipa::path(
    post,
    path = "/events/{id}/registrations/by-key",
    operation_id = "register_by_key",
    tag = "registration",
    security(("bearer" = ["registration_create"])),
    params(("id" = EventId, Path, description = "The event."),
        ("Idempotency-Key" = Option<String>, Header, max_length = 255,
            description = "Makes it safe to send the request again.")),
    request_body(content = RegisterGuest, example = examples::guest),
    responses(
        (status = 202, description = "Taken in; the person is asked to confirm.",
            body = RequestReceipt, example = examples::request_receipt),
        (status = 409, description = "Registration is not open (any more).", body = Problem,
            content_type = "application/problem+json"),
        (status = 429, description = "Too many by this key or for this address; `Retry-After` \
            says when to come back.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/events/{id}/registrations/by-key")]
pub async fn register_by_key(
    ctx: web::Data<Context>,
    who: Require<perm::RegistrationCreate>,
    event: PathId<Event>,
    key: Idempotency,
    body: Body<RegisterGuest>,
) -> Answer {
    let (context, principal) = (ctx.clone(), who.who.to_string());
    let work = async move {
        let receipt = request::hand_in(&context, &who, event.0, body.0).await?;
        Ok(HttpResponse::Accepted().json(receipt))
    };
    let house = (&ctx.db, &ctx.clock, &ctx.random);
    key.run(house, principal, "register_by_key", work).await
}

/// What waits to be confirmed, by the link out of a mail
#[utoipa::path(
    get,
    path = "/registration-requests/by-link/{token}",
    operation_id = "request_by_link",
    tag = "registration",
    params(("token" = LinkToken, Path, description = "The token out of the mail's link.")),
    responses((status = 200, description = "What was handed in.", body = RegistrationRequest,
        example = examples::request)),
)]
#[get("/registration-requests/by-link/{token}")]
pub async fn request_by_link(ctx: web::Data<Context>, token: Path<LinkToken>) -> Answer {
    let found = request::by_link(&ctx, token.as_str()).await?;
    Ok(private(HttpResponse::Ok().json(found)))
}

/// Confirm what a third party handed in, by the link out of a mail
///
/// From here on it is a registration as any other: with a seat, or on the waitlist. Doing it
/// again answers the same ticket.
#[utoipa::path(
    post,
    path = "/registration-requests/by-link/{token}/confirm",
    operation_id = "confirm_request_by_link",
    tag = "registration",
    params(("token" = LinkToken, Path, description = "The token out of the mail's link.")),
    responses(
        (status = 200, description = "Registered.", body = Ticket, example = examples::ticket),
        (status = 409, description = "Registration has closed meanwhile.", body = Problem,
            content_type = "application/problem+json"),
    ),
)]
#[post("/registration-requests/by-link/{token}/confirm")]
pub async fn confirm_request(ctx: web::Data<Context>, token: Path<LinkToken>) -> Answer {
    let ticket = request::confirm(&ctx, token.as_str()).await?;
    Ok(private(HttpResponse::Ok().json(ticket)))
}
