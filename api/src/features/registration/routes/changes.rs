//! What owners change about a registration, each by the link out of a mail and in one's own pages.

use actix_web::{HttpResponse, post, put, web};
use shared::account::perm;
use shared::account::types::LinkToken;
use shared::registration::api::{EditRegistration, SwitchMode, Ticket};
use shared::registration::types::{Registration, RegistrationId};

use super::by_link::ByLink;
use super::examples;
use super::participant::private;
use crate::app::Context;
use crate::features::registration::service::cancel;
use crate::features::registration::service::change::{self, Act};
use crate::platform::auth::Require;
use crate::platform::etag;
use crate::platform::extract::{Body, IfMatch, PathId};
use crate::platform::http_error::ApiError;

type Answer = Result<HttpResponse, ApiError>;

/// Take the seat that is offered, by the link out of a mail
///
/// The applicant of a group takes those of the others with it.
#[utoipa::path(
    post,
    path = "/registrations/by-link/{token}/accept",
    operation_id = "accept_by_link",
    tag = "registration",
    params(("token" = LinkToken, Path, description = "The token out of the mail's link.")),
    responses(
        (status = 200, description = "Done.", body = Ticket, example = examples::ticket),
        (status = 409, description = "No seat is offered, or the offer has run out.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/registrations/by-link/{token}/accept")]
pub async fn accept_by_link(link: ByLink, ctx: web::Data<Context>) -> Answer {
    let ticket = change::by_link(&ctx, link.open(&ctx)?, Act::Accept).await?;
    Ok(private(etag::versioned(ticket.version, &ticket)))
}

/// Take the seat that is offered
///
/// The applicant of a group takes those of the others with it.
#[utoipa::path(
    post,
    path = "/me/registrations/{id}/accept",
    operation_id = "accept_own_offer",
    tag = "registration",
    security(("bearer" = ["own_account"])),
    params(("id" = RegistrationId, Path, description = "The registration.")),
    responses(
        (status = 200, description = "Done.", body = Ticket, example = examples::ticket),
        (status = 409, description = "No seat is offered, or the offer has run out.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/me/registrations/{id}/accept")]
pub async fn accept_own_offer(
    ctx: web::Data<Context>,
    who: Require<perm::OwnAccount>,
    id: PathId<Registration>,
) -> Answer {
    let ticket = change::by_member(&ctx, &who, id.0, Act::Accept).await?;
    Ok(etag::versioned(ticket.version, &ticket))
}

/// Change between venue and online, by the link out of a mail
///
/// With a seat only for another seat; in the queue to the end of the other queue.
#[utoipa::path(
    post,
    path = "/registrations/by-link/{token}/switch",
    operation_id = "switch_by_link",
    tag = "registration",
    params(("token" = LinkToken, Path, description = "The token out of the mail's link.")),
    request_body(content = SwitchMode, example = examples::switch),
    responses(
        (status = 200, description = "Done.", body = Ticket, example = examples::ticket),
        (status = 409, description = "The other mode is full, or the deadline is past.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/registrations/by-link/{token}/switch")]
pub async fn switch_by_link(
    link: ByLink,
    ctx: web::Data<Context>,
    body: Body<SwitchMode>,
) -> Answer {
    let ticket = change::by_link(&ctx, link.open(&ctx)?, Act::Switch(body.0.mode)).await?;
    Ok(private(etag::versioned(ticket.version, &ticket)))
}

/// Change between venue and online
///
/// With a seat only for another seat; in the queue to the end of the other queue.
#[utoipa::path(
    post,
    path = "/me/registrations/{id}/switch",
    operation_id = "switch_own_registration",
    tag = "registration",
    security(("bearer" = ["own_account"])),
    params(("id" = RegistrationId, Path, description = "The registration.")),
    request_body(content = SwitchMode, example = examples::switch),
    responses(
        (status = 200, description = "Done.", body = Ticket, example = examples::ticket),
        (status = 409, description = "The other mode is full, or the deadline is past.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/me/registrations/{id}/switch")]
pub async fn switch_own_registration(
    ctx: web::Data<Context>,
    who: Require<perm::OwnAccount>,
    id: PathId<Registration>,
    body: Body<SwitchMode>,
) -> Answer {
    let ticket = change::by_member(&ctx, &who, id.0, Act::Switch(body.0.mode)).await?;
    Ok(etag::versioned(ticket.version, &ticket))
}

/// Say that one comes although date or venue changed, by the link out of a mail
///
/// Whoever does not answer stays registered, and staff see so.
#[utoipa::path(
    post,
    path = "/registrations/by-link/{token}/keep",
    operation_id = "keep_by_link",
    tag = "registration",
    params(("token" = LinkToken, Path, description = "The token out of the mail's link.")),
    responses(
        (status = 200, description = "Done.", body = Ticket, example = examples::ticket),
        (status = 409, description = "It is no registration any more.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/registrations/by-link/{token}/keep")]
pub async fn keep_by_link(link: ByLink, ctx: web::Data<Context>) -> Answer {
    let ticket = change::by_link(&ctx, link.open(&ctx)?, Act::Keep).await?;
    Ok(private(etag::versioned(ticket.version, &ticket)))
}

/// Say that one comes although date or venue changed
///
/// Whoever does not answer stays registered, and staff see so.
#[utoipa::path(
    post,
    path = "/me/registrations/{id}/keep",
    operation_id = "keep_own_registration",
    tag = "registration",
    security(("bearer" = ["own_account"])),
    params(("id" = RegistrationId, Path, description = "The registration.")),
    responses(
        (status = 200, description = "Done.", body = Ticket, example = examples::ticket),
        (status = 409, description = "It is no registration any more.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/me/registrations/{id}/keep")]
pub async fn keep_own_registration(
    ctx: web::Data<Context>,
    who: Require<perm::OwnAccount>,
    id: PathId<Registration>,
) -> Answer {
    let ticket = change::by_member(&ctx, &who, id.0, Act::Keep).await?;
    Ok(etag::versioned(ticket.version, &ticket))
}

/// Cancel for everybody of a group, by its applicant, by the link out of a mail
///
/// Others than the applicant cancel for themselves only.
#[utoipa::path(
    post,
    path = "/registrations/by-link/{token}/cancel-group",
    operation_id = "cancel_group_by_link",
    tag = "registration",
    params(("token" = LinkToken, Path, description = "The token out of the mail's link.")),
    responses(
        (status = 200, description = "Done.", body = Ticket, example = examples::cancelled_ticket),
        (status = 409, description = "Cancelled already, or past the deadline.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/registrations/by-link/{token}/cancel-group")]
pub async fn cancel_group_by_link(link: ByLink, ctx: web::Data<Context>) -> Answer {
    let ticket = cancel::by_link(&ctx, link.open(&ctx)?, true).await?;
    Ok(private(etag::versioned(ticket.version, &ticket)))
}

/// Cancel for everybody of a group, by its applicant
///
/// Others than the applicant cancel for themselves only.
#[utoipa::path(
    post,
    path = "/me/registrations/{id}/cancel-group",
    operation_id = "cancel_own_group",
    tag = "registration",
    security(("bearer" = ["own_account"])),
    params(("id" = RegistrationId, Path, description = "The registration.")),
    responses(
        (status = 200, description = "Done.", body = Ticket, example = examples::cancelled_ticket),
        (status = 409, description = "Cancelled already, or past the deadline.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/me/registrations/{id}/cancel-group")]
pub async fn cancel_own_group(
    ctx: web::Data<Context>,
    who: Require<perm::OwnAccount>,
    id: PathId<Registration>,
) -> Answer {
    let ticket = cancel::by_member(&ctx, &who, id.0, true).await?;
    Ok(etag::versioned(ticket.version, &ticket))
}

/// Change what a registration says, by the link out of a mail
///
/// For this event only; the profile stays as it is.
#[utoipa::path(
    put,
    path = "/registrations/by-link/{token}",
    operation_id = "edit_by_link",
    tag = "registration",
    params(("token" = LinkToken, Path, description = "The token out of the mail's link."),
        ("If-Match" = String, Header, max_length = 100, description = "The ETag it was read with.")),
    request_body(content = EditRegistration, example = examples::edit_by_link),
    responses(
        (status = 200, description = "Done.", body = Ticket, example = examples::ticket),
        (status = 409, description = "Past the deadline, or no registration any more.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    ),
)]
#[put("/registrations/by-link/{token}")]
pub async fn edit_by_link(
    link: ByLink,
    ctx: web::Data<Context>,
    version: IfMatch,
    body: Body<EditRegistration>,
) -> Answer {
    let ticket = change::by_link(
        &ctx,
        link.open(&ctx)?,
        Act::Edit(version.0, Box::new(body.0)),
    )
    .await?;
    Ok(private(etag::versioned(ticket.version, &ticket)))
}

/// Change what a registration says
///
/// For this event only; the profile stays as it is.
#[utoipa::path(
    put,
    path = "/me/registrations/{id}",
    operation_id = "edit_own_registration",
    tag = "registration",
    security(("bearer" = ["own_account"])),
    params(("id" = RegistrationId, Path, description = "The registration."),
        ("If-Match" = String, Header, max_length = 100, description = "The ETag it was read with.")),
    request_body(content = EditRegistration, example = examples::edit),
    responses(
        (status = 200, description = "Done.", body = Ticket, example = examples::ticket),
        (status = 409, description = "Past the deadline, or no registration any more.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    ),
)]
#[put("/me/registrations/{id}")]
pub async fn edit_own_registration(
    ctx: web::Data<Context>,
    who: Require<perm::OwnAccount>,
    id: PathId<Registration>,
    version: IfMatch,
    body: Body<EditRegistration>,
) -> Answer {
    let ticket =
        change::by_member(&ctx, &who, id.0, Act::Edit(version.0, Box::new(body.0))).await?;
    Ok(etag::versioned(ticket.version, &ticket))
}
