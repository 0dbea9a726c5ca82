//! Signing in and out, and the forgotten password.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header::USER_AGENT;
use actix_web::{HttpRequest, HttpResponse, post, web};
use shared::account::api::{MailSent, PasswordReset, PasswordResetConfirm, SignIn, SignedIn};
use shared::account::perm;
use shared::account::types::Device;
use shared::problem::Problem;

use super::{examples, secret};
use crate::app::Context;
use crate::features::account::service::{self, Entered, REFRESH_DAYS};
use crate::platform::auth::Require;
use crate::platform::extract::{Body, ClientAddress};
use crate::platform::http_error::ApiError;

/// The refresh token's cookie.
const COOKIE: &str = "musubi_refresh";

/// The only part of the API that gets to see it.
const COOKIE_PATH: &str = "/api/v1/auth";

fn cookie(ctx: &Context, value: &str, max_age: Duration) -> Cookie<'static> {
    Cookie::build(COOKIE, value.to_owned())
        .path(COOKIE_PATH)
        .http_only(true)
        .same_site(SameSite::Strict)
        .secure(ctx.options.public_url.starts_with("https:"))
        .max_age(max_age)
        .finish()
}

fn entered(ctx: &Context, entered: &Entered) -> Result<HttpResponse, ApiError> {
    let mut response = secret(&entered.signed_in);
    response
        .add_cookie(&cookie(ctx, &entered.refresh, Duration::days(REFRESH_DAYS)))
        .map_err(ApiError::internal)?;
    Ok(response)
}

/// A 204 that takes the cookie away.
fn left(ctx: &Context) -> Result<HttpResponse, ApiError> {
    let mut response = HttpResponse::NoContent().finish();
    response
        .add_cookie(&cookie(ctx, "", Duration::ZERO))
        .map_err(ApiError::internal)?;
    Ok(response)
}

fn token(request: &HttpRequest) -> Option<String> {
    request
        .cookie(COOKIE)
        .map(|cookie| cookie.value().to_owned())
}

/// What the browser calls itself, as far as it is fit to be shown.
fn device(request: &HttpRequest) -> Option<Device> {
    let agent = request.headers().get(USER_AGENT)?.to_str().ok()?;
    let short: String = agent.chars().take(Device::MAX).collect();
    short.parse().ok()
}

/// Sign in
///
/// Answers an access token, good for 10 minutes, and sets the cookie that refreshes it. A wrong
/// address and a wrong password are not told apart. An account with a second factor answers
/// `totp_required` until `code` is sent too.
#[utoipa::path(
    post,
    path = "/auth/sign-in",
    tag = "auth",
    operation_id = "sign_in",
    request_body(content = SignIn, example = examples::sign_in),
    responses(
        (status = 200, description = "Signed in; the cookie `musubi_refresh` is set.",
            body = SignedIn, example = examples::signed_in),
        (status = 401,
            description = "`invalid_credentials`, `totp_required` or `totp_invalid`.",
            body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`email_unverified` or `account_suspended`.",
            body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many attempts; `Retry-After` says when to come back.",
            body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/auth/sign-in")]
pub async fn sign_in(
    ctx: web::Data<Context>,
    request: HttpRequest,
    client: ClientAddress,
    body: Body<SignIn>,
) -> Result<HttpResponse, ApiError> {
    let device = device(&request);
    let session = service::sign_in(&ctx, &client.0, device, body.0).await?;
    entered(&ctx, &session)
}

/// Refresh the sign-in
///
/// Changes the cookie for an access token and a new cookie. Each cookie works once; a second
/// use ends the sign-in, except within 10 seconds (two tabs).
#[utoipa::path(
    post,
    path = "/auth/refresh",
    tag = "auth",
    operation_id = "refresh",
    params(("musubi_refresh" = Option<String>, Cookie, max_length = 100,
        description = "The refresh token, set by signing in.")),
    responses(
        (status = 200, description = "Refreshed; the cookie is replaced.", body = SignedIn,
            example = examples::signed_in),
        (status = 401, description = "`session_ended`.", body = Problem,
            content_type = "application/problem+json"),
        (status = 403, description = "`account_suspended`.", body = Problem,
            content_type = "application/problem+json"),
    )
)]
#[post("/auth/refresh")]
pub async fn refresh(
    ctx: web::Data<Context>,
    request: HttpRequest,
) -> Result<HttpResponse, ApiError> {
    let session = service::refresh(&ctx, token(&request).as_deref()).await?;
    entered(&ctx, &session)
}

/// Sign out on this device
///
/// Ends the sign-in that the cookie `musubi_refresh` belongs to. Answers the same without one.
#[utoipa::path(
    post,
    path = "/auth/sign-out",
    tag = "auth",
    operation_id = "sign_out",
    responses((status = 204, description = "Signed out; the cookie is taken away."))
)]
#[post("/auth/sign-out")]
pub async fn sign_out(
    ctx: web::Data<Context>,
    request: HttpRequest,
) -> Result<HttpResponse, ApiError> {
    service::end_by_cookie(&ctx, token(&request).as_deref()).await?;
    left(&ctx)
}

/// Sign out everywhere
///
/// Ends all sign-ins of the account, this one too, at once.
#[utoipa::path(
    post,
    path = "/auth/sign-out-everywhere",
    tag = "auth",
    operation_id = "sign_out_everywhere",
    security(("bearer" = ["own_account"])),
    responses((status = 204, description = "All sign-ins have ended."))
)]
#[post("/auth/sign-out-everywhere")]
pub async fn sign_out_everywhere(
    ctx: web::Data<Context>,
    who: Require<perm::OwnAccount>,
) -> Result<HttpResponse, ApiError> {
    service::end_all(&ctx, who.account_id).await?;
    left(&ctx)
}

/// Ask for a link to set a new password
///
/// The answer is the same whether or not the address has an account. The link works once and
/// for one hour.
#[utoipa::path(
    post,
    path = "/auth/password-reset",
    tag = "auth",
    operation_id = "request_password_reset",
    request_body(content = PasswordReset, example = examples::mail_sent),
    responses(
        (status = 202, description = "If the address has an account, a mail is on its way.",
            body = MailSent, example = examples::mail_sent),
        (status = 429, description = "Too many attempts; `Retry-After` says when to come back.",
            body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/auth/password-reset")]
pub async fn request_reset(
    ctx: web::Data<Context>,
    client: ClientAddress,
    body: Body<PasswordReset>,
) -> Result<HttpResponse, ApiError> {
    let sent = service::request_reset(&ctx, &client.0, body.0).await?;
    Ok(HttpResponse::Accepted().json(sent))
}

/// Set a new password by the mail's link
///
/// Ends all sign-ins of the account.
#[utoipa::path(
    post,
    path = "/auth/password-reset/confirm",
    tag = "auth",
    operation_id = "confirm_password_reset",
    request_body(content = PasswordResetConfirm, example = examples::new_password),
    responses((status = 204, description = "The new password is set; sign in with it."))
)]
#[post("/auth/password-reset/confirm")]
pub async fn confirm_reset(
    ctx: web::Data<Context>,
    body: Body<PasswordResetConfirm>,
) -> Result<HttpResponse, ApiError> {
    service::confirm_reset(&ctx, body.0).await?;
    Ok(HttpResponse::NoContent().finish())
}
