//! What participants do with their own answers: look at them, change them.

use actix_web::{HttpResponse, get, put, web};
use shared::account::perm;
use shared::account::types::LinkToken;
use shared::problem::Problem;
use shared::registration::answers::OwnExtras;
use shared::registration::question::Extras;
use shared::registration::types::{Registration, RegistrationId};

use super::by_link::ByLink;
use super::examples_questions as examples;
use super::participant::private;
use crate::app::Context;
use crate::features::registration::service::extras;
use crate::platform::auth::Require;
use crate::platform::etag;
use crate::platform::extract::{Body, IfMatch, Path, PathId};
use crate::platform::http_error::ApiError;

type Answer = Result<HttpResponse, ApiError>;

/// One's own answers, by the link out of a mail
///
/// With the questions as they are asked now, and until when the answers can be changed.
#[utoipa::path(
    get,
    path = "/registrations/by-link/{token}/extras",
    operation_id = "extras_by_link",
    tag = "registration",
    params(("token" = LinkToken, Path, description = "The token out of the mail's link.")),
    responses((status = 200, description = "The answers.", body = OwnExtras,
        example = examples::own)),
)]
#[get("/registrations/by-link/{token}/extras")]
pub async fn extras_by_link(ctx: web::Data<Context>, token: Path<LinkToken>) -> Answer {
    let own = extras::by_link(&ctx, token.as_str()).await?;
    Ok(private(etag::versioned(own.version, &own)))
}

/// Change one's own answers, by the link out of a mail
///
/// Replaces all that is asked now: what is left out is taken back. Answers to questions that are
/// asked no longer stay.
#[utoipa::path(
    put,
    path = "/registrations/by-link/{token}/extras",
    operation_id = "change_extras_by_link",
    tag = "registration",
    params(
        ("token" = LinkToken, Path, description = "The token out of the mail's link."),
        ("If-Match" = String, Header, max_length = 100, description = "The ETag it was read with."),
    ),
    request_body(content = Extras, example = examples::extras),
    responses(
        (status = 200, description = "Changed.", body = OwnExtras, example = examples::own),
        (status = 409, description = "Cancelled, past the deadline, the questions changed, or the \
            party is full.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[put("/registrations/by-link/{token}/extras")]
pub async fn change_extras_by_link(
    link: ByLink,
    ctx: web::Data<Context>,
    version: IfMatch,
    body: Body<Extras>,
) -> Answer {
    let own = extras::change_by_link(&ctx, link.open(&ctx)?, version.0, body.0).await?;
    Ok(private(etag::versioned(own.version, &own)))
}

/// The answers of one of one's own registrations
#[utoipa::path(
    get,
    path = "/me/registrations/{id}/extras",
    operation_id = "own_extras",
    tag = "registration",
    security(("bearer" = ["own_account"])),
    params(("id" = RegistrationId, Path, description = "The registration.")),
    responses((status = 200, description = "The answers.", body = OwnExtras,
        example = examples::own)),
)]
#[get("/me/registrations/{id}/extras")]
pub async fn own_extras(
    ctx: web::Data<Context>,
    who: Require<perm::OwnAccount>,
    id: PathId<Registration>,
) -> Answer {
    let own = extras::own(&ctx, &who, id.0).await?;
    Ok(private(etag::versioned(own.version, &own)))
}

/// Change the answers of one of one's own registrations
///
/// Replaces all that is asked now: what is left out is taken back. Answers to questions that are
/// asked no longer stay.
#[utoipa::path(
    put,
    path = "/me/registrations/{id}/extras",
    operation_id = "change_own_extras",
    tag = "registration",
    security(("bearer" = ["own_account"])),
    params(
        ("id" = RegistrationId, Path, description = "The registration."),
        ("If-Match" = String, Header, max_length = 100, description = "The ETag it was read with."),
    ),
    request_body(content = Extras, example = examples::extras),
    responses(
        (status = 200, description = "Changed.", body = OwnExtras, example = examples::own),
        (status = 409, description = "Cancelled, past the deadline, the questions changed, or the \
            party is full.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[put("/me/registrations/{id}/extras")]
pub async fn change_own_extras(
    ctx: web::Data<Context>,
    who: Require<perm::OwnAccount>,
    id: PathId<Registration>,
    version: IfMatch,
    body: Body<Extras>,
) -> Answer {
    let own = extras::change_own(&ctx, &who, id.0, version.0, body.0).await?;
    Ok(private(etag::versioned(own.version, &own)))
}
