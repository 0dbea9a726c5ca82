//! Signing up.

use actix_web::{HttpResponse, post, web};
use shared::account::api::{MailSent, SignUp, Verification};
use shared::problem::Problem;

use super::examples;
use crate::app::Context;
use crate::features::account::service;
use crate::platform::extract::{Body, ClientAddress, Language};
use crate::platform::http_error::ApiError;

/// Sign up
///
/// The answer is the same whether or not the address has an account; what follows comes by
/// mail: a link that proves the address, or the news that there is an account already. The
/// versions in `acceptance` come from `GET /legal`.
#[utoipa::path(
    post,
    path = "/accounts",
    tag = "account",
    operation_id = "sign_up",
    request_body(content = SignUp, example = examples::sign_up),
    responses(
        (status = 202, description = "A mail is on its way.", body = MailSent,
            example = examples::mail_sent),
        (status = 429, description = "Too many attempts; `Retry-After` says when to come back.",
            body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/accounts")]
pub async fn sign_up(
    ctx: web::Data<Context>,
    client: ClientAddress,
    lang: Language,
    body: Body<SignUp>,
) -> Result<HttpResponse, ApiError> {
    let sent = service::sign_up(&ctx, &client.0, lang.0, body.0).await?;
    Ok(HttpResponse::Accepted().json(sent))
}

/// Prove the address
///
/// Takes the token of the link in the mail; it works once and for 24 hours.
#[utoipa::path(
    post,
    path = "/auth/verify-email",
    tag = "account",
    operation_id = "verify_email",
    request_body(content = Verification, example = examples::token),
    responses((status = 204, description = "The address is proven; one can sign in now."))
)]
#[post("/auth/verify-email")]
pub async fn verify(
    ctx: web::Data<Context>,
    body: Body<Verification>,
) -> Result<HttpResponse, ApiError> {
    service::verify(&ctx, body.0).await?;
    Ok(HttpResponse::NoContent().finish())
}
