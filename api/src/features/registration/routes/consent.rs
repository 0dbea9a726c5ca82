//! What somebody agrees to with a registration, and PR mail.

use actix_web::{HttpResponse, get, post, put, web};
use shared::account::perm;
use shared::account::types::LinkToken;
use shared::problem::Problem;
use shared::registration::consent::{
    EventConsents, PrMailStanding, RegistrationConsents, StopPrMail,
};
use shared::registration::types::{Registration, RegistrationId};

use super::by_link::ByLink;
use super::examples;
use super::participant::private;
use crate::app::Context;
use crate::features::registration::service::{consent, pr};
use crate::platform::auth::Require;
use crate::platform::etag;
use crate::platform::extract::{Body, IfMatch, Path, PathId};
use crate::platform::http_error::ApiError;

type Answer = Result<HttpResponse, ApiError>;

/// What one agreed to, by the link out of a mail
///
/// Each by itself, with the version of its text and since when. PR mail is the person's: it shows as
/// given with whichever registration it was.
#[utoipa::path(
    get,
    path = "/registrations/by-link/{token}/consents",
    operation_id = "consents_by_link",
    tag = "registration",
    params(("token" = LinkToken, Path, description = "The token out of the mail's link.")),
    responses((status = 200, description = "The consents.", body = RegistrationConsents,
        example = examples::consents)),
)]
#[get("/registrations/by-link/{token}/consents")]
pub async fn consents_by_link(ctx: web::Data<Context>, token: Path<LinkToken>) -> Answer {
    let shown = consent::by_link(&ctx, token.as_str()).await?;
    Ok(private(etag::versioned(shown.version, &shown)))
}

/// Agree, or take it back, by the link out of a mail
///
/// What is not told is not agreed to. It holds at once. PR mail that is taken back is taken back with
/// all of the person's registrations.
#[utoipa::path(
    put,
    path = "/registrations/by-link/{token}/consents",
    operation_id = "change_consents_by_link",
    tag = "registration",
    params(("token" = LinkToken, Path, description = "The token out of the mail's link."),
        ("If-Match" = String, Header, max_length = 200,
            description = "The `ETag` of `GET /registrations/by-link/{token}/consents`.")),
    request_body(content = EventConsents, example = examples::agreed_by_link),
    responses((status = 200, description = "As it stands now.", body = RegistrationConsents,
        example = examples::consents)),
)]
#[put("/registrations/by-link/{token}/consents")]
pub async fn change_consents_by_link(
    link: ByLink,
    ctx: web::Data<Context>,
    version: IfMatch,
    body: Body<EventConsents>,
) -> Answer {
    let shown = consent::set_by_link(&ctx, link.open(&ctx)?, version.0, body.0).await?;
    Ok(private(etag::versioned(shown.version, &shown)))
}

/// What one agreed to with one of one's own registrations
///
/// Each by itself, with the version of its text and since when. PR mail is the person's: it shows as
/// given with whichever registration it was.
#[utoipa::path(
    get,
    path = "/me/registrations/{id}/consents",
    operation_id = "own_consents",
    tag = "registration",
    security(("bearer" = ["own_account"])),
    params(("id" = RegistrationId, Path, description = "The registration.")),
    responses((status = 200, description = "The consents.", body = RegistrationConsents,
        example = examples::consents)),
)]
#[get("/me/registrations/{id}/consents")]
pub async fn own_consents(
    ctx: web::Data<Context>,
    who: Require<perm::OwnAccount>,
    id: PathId<Registration>,
) -> Answer {
    let shown = consent::mine(&ctx, &who, id.0).await?;
    Ok(etag::versioned(shown.version, &shown))
}

/// Agree, or take it back, with one of one's own registrations
///
/// What is not told is not agreed to. It holds at once. PR mail that is taken back is taken back with
/// all of one's registrations.
#[utoipa::path(
    put,
    path = "/me/registrations/{id}/consents",
    operation_id = "change_own_consents",
    tag = "registration",
    security(("bearer" = ["own_account"])),
    params(("id" = RegistrationId, Path, description = "The registration."),
        ("If-Match" = String, Header, max_length = 200,
            description = "The `ETag` of `GET /me/registrations/{id}/consents`.")),
    request_body(content = EventConsents, example = examples::agreed_later),
    responses((status = 200, description = "As it stands now.", body = RegistrationConsents,
        example = examples::consents)),
)]
#[put("/me/registrations/{id}/consents")]
pub async fn change_own_consents(
    ctx: web::Data<Context>,
    who: Require<perm::OwnAccount>,
    id: PathId<Registration>,
    version: IfMatch,
    body: Body<EventConsents>,
) -> Answer {
    let shown = consent::set_mine(&ctx, &who, id.0, version.0, body.0).await?;
    Ok(etag::versioned(shown.version, &shown))
}

/// How many people get PR mail, and who it comes from
///
/// Those whose latest word was a yes. Without a `sender` (the programme has no postal address) no PR
/// mail may be sent.
#[utoipa::path(
    get,
    path = "/staff/pr-mail",
    operation_id = "show_pr_mail",
    tag = "registration",
    security(("bearer" = ["registration_read"])),
    responses((status = 200, description = "What stands behind PR mail.", body = PrMailStanding,
        example = examples::pr_mail)),
)]
#[get("/staff/pr-mail")]
pub async fn show_pr_mail(
    ctx: web::Data<Context>,
    _who: Require<perm::RegistrationRead>,
) -> Answer {
    Ok(HttpResponse::Ok().json(pr::standing(&ctx).await?))
}

/// No more PR mail, by the link out of one
///
/// Needs no sign-in. The link ends PR mail to this one person, and does nothing else; once more
/// changes nothing.
#[utoipa::path(
    post,
    path = "/pr-mail/stop",
    operation_id = "stop_pr_mail",
    tag = "registration",
    request_body(content = StopPrMail, example = examples::stop_token),
    responses(
        (status = 204, description = "No more PR mail."),
        (status = 422, description = "The link is not good.", body = Problem,
            content_type = "application/problem+json"),
    ),
)]
#[post("/pr-mail/stop")]
pub async fn stop_pr_mail(ctx: web::Data<Context>, body: Body<StopPrMail>) -> Answer {
    pr::stop(&ctx, body.token.as_str()).await?;
    Ok(HttpResponse::NoContent().finish())
}
