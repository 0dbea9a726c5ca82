//! The second factor.

use actix_web::{HttpResponse, post, web};
use shared::account::api::{RecoveryCodes, TotpConfirm, TotpEnable, TotpSecret, TotpSetup};
use shared::account::perm;
use shared::problem::Problem;

use super::{examples, secret};
use crate::app::Context;
use crate::features::account::service;
use crate::platform::auth::Require;
use crate::platform::extract::{Body, ClientAddress};
use crate::platform::http_error::ApiError;

/// Begin setting up the second factor
///
/// Answers the secret for an authenticator app; it counts once a first code is shown.
#[utoipa::path(
    post,
    path = "/me/totp/setup",
    tag = "me",
    operation_id = "set_up_totp",
    security(("bearer" = ["own_account"])),
    request_body(content = TotpSetup, example = examples::password),
    responses(
        (status = 200, description = "The secret, shown once.", body = TotpSecret,
            example = examples::totp_secret),
        (status = 409, description = "A second factor is in force already.", body = Problem,
            content_type = "application/problem+json"),
        (status = 429, description = "Too many attempts; `Retry-After` says when to come back.",
            body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/me/totp/setup")]
pub async fn setup(
    ctx: web::Data<Context>,
    who: Require<perm::OwnAccount>,
    client: ClientAddress,
    body: Body<TotpSetup>,
) -> Result<HttpResponse, ApiError> {
    let made = service::setup(&ctx, &client.0, who.account_id, body.0).await?;
    Ok(secret(&made))
}

/// Put the second factor into force
///
/// Takes a first code of the app and answers ten recovery codes, shown once.
#[utoipa::path(
    post,
    path = "/me/totp/enable",
    tag = "me",
    operation_id = "enable_totp",
    security(("bearer" = ["own_account"])),
    request_body(content = TotpEnable, example = examples::code),
    responses(
        (status = 200, description = "In force; keep the codes.", body = RecoveryCodes,
            example = examples::recovery_codes),
        (status = 409, description = "Nothing was set up, or one is in force already.",
            body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many attempts; `Retry-After` says when to come back.",
            body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/me/totp/enable")]
pub async fn enable(
    ctx: web::Data<Context>,
    who: Require<perm::OwnAccount>,
    client: ClientAddress,
    body: Body<TotpEnable>,
) -> Result<HttpResponse, ApiError> {
    let codes = service::enable(&ctx, &client.0, who.account_id, body.0).await?;
    Ok(secret(&codes))
}

/// Give the second factor up
///
/// Where the account's roles want one, they are out of force until another is set up.
#[utoipa::path(
    post,
    path = "/me/totp/disable",
    tag = "me",
    operation_id = "disable_totp",
    security(("bearer" = ["own_account"])),
    request_body(content = TotpConfirm, example = examples::password_and_code),
    responses(
        (status = 204, description = "Given up."),
        (status = 409, description = "None is in force.", body = Problem,
            content_type = "application/problem+json"),
        (status = 429, description = "Too many attempts; `Retry-After` says when to come back.",
            body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/me/totp/disable")]
pub async fn disable(
    ctx: web::Data<Context>,
    who: Require<perm::OwnAccount>,
    client: ClientAddress,
    body: Body<TotpConfirm>,
) -> Result<HttpResponse, ApiError> {
    service::disable(&ctx, &client.0, who.account_id, body.0).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Make new recovery codes
///
/// The old ones no longer work.
#[utoipa::path(
    post,
    path = "/me/totp/recovery-codes",
    tag = "me",
    operation_id = "renew_recovery_codes",
    security(("bearer" = ["own_account"])),
    request_body(content = TotpConfirm, example = examples::password_and_code),
    responses(
        (status = 200, description = "The new codes, shown once.", body = RecoveryCodes,
            example = examples::recovery_codes),
        (status = 409, description = "No second factor is in force.", body = Problem,
            content_type = "application/problem+json"),
        (status = 429, description = "Too many attempts; `Retry-After` says when to come back.",
            body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/me/totp/recovery-codes")]
pub async fn recovery_codes(
    ctx: web::Data<Context>,
    who: Require<perm::OwnAccount>,
    client: ClientAddress,
    body: Body<TotpConfirm>,
) -> Result<HttpResponse, ApiError> {
    let codes = service::new_recovery_codes(&ctx, &client.0, who.account_id, body.0).await?;
    Ok(secret(&codes))
}
