//! One's own account.

use actix_web::{HttpResponse, delete, get, put, web};
use shared::account::api::{Me, PasswordChange, Profile, Sessions};
use shared::account::perm;
use shared::account::types::{Session, SessionId};
use shared::problem::Problem;

use super::examples;
use crate::app::Context;
use crate::features::account::service;
use crate::platform::auth::Require;
use crate::platform::etag::versioned;
use crate::platform::extract::{Body, ClientAddress, IfMatch, PathId};
use crate::platform::http_error::ApiError;

/// Who am I
///
/// The account, its person, and what it may do at this moment.
#[utoipa::path(
    get,
    path = "/me",
    tag = "me",
    operation_id = "show_me",
    security(("bearer" = ["own_account"])),
    responses((status = 200, description = "One's own account.", body = Me, example = examples::me))
)]
#[get("/me")]
pub async fn show(
    ctx: web::Data<Context>,
    who: Require<perm::OwnAccount>,
) -> Result<HttpResponse, ApiError> {
    let me = service::me(&ctx, who.account_id).await?;
    Ok(versioned(me.version, &me))
}

/// Change one's profile
///
/// Replaces the whole profile; what is left out is emptied.
#[utoipa::path(
    put,
    path = "/me",
    tag = "me",
    operation_id = "replace_my_profile",
    security(("bearer" = ["own_account"])),
    params(("If-Match" = String, Header, max_length = 200,
        description = "The `ETag` of `GET /me`.")),
    request_body(content = Profile, example = examples::profile),
    responses((status = 200, description = "The new profile.", body = Me, example = examples::me))
)]
#[put("/me")]
pub async fn change_profile(
    ctx: web::Data<Context>,
    who: Require<perm::OwnAccount>,
    version: IfMatch,
    body: Body<Profile>,
) -> Result<HttpResponse, ApiError> {
    let me = service::change_profile(&ctx, who.account_id, version.0, body.0).await?;
    Ok(versioned(me.version, &me))
}

/// Change one's password
///
/// All other sign-ins of the account end.
#[utoipa::path(
    put,
    path = "/me/password",
    tag = "me",
    operation_id = "change_my_password",
    security(("bearer" = ["own_account"])),
    request_body(content = PasswordChange, example = examples::password_change),
    responses(
        (status = 204, description = "Changed."),
        (status = 409, description = "It was changed from elsewhere at the same time.",
            body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many attempts; `Retry-After` says when to come back.",
            body = Problem, content_type = "application/problem+json"),
    )
)]
#[put("/me/password")]
pub async fn change_password(
    ctx: web::Data<Context>,
    who: Require<perm::OwnAccount>,
    client: ClientAddress,
    body: Body<PasswordChange>,
) -> Result<HttpResponse, ApiError> {
    service::change_password(&ctx, &client.0, &who, body.0).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// List one's sign-ins
///
/// The sign-ins in force, the newest first.
#[utoipa::path(
    get,
    path = "/me/sessions",
    tag = "me",
    operation_id = "list_my_sessions",
    security(("bearer" = ["own_account"])),
    responses((status = 200, description = "The sign-ins in force.", body = Sessions,
        example = examples::sessions))
)]
#[get("/me/sessions")]
pub async fn sessions(
    ctx: web::Data<Context>,
    who: Require<perm::OwnAccount>,
) -> Result<HttpResponse, ApiError> {
    let sessions = service::sessions(&ctx, who.account_id, who.session_id).await?;
    Ok(HttpResponse::Ok().json(sessions))
}

/// End one of one's sign-ins
///
/// It ends at once, on that device too.
#[utoipa::path(
    delete,
    path = "/me/sessions/{id}",
    tag = "me",
    operation_id = "end_my_session",
    security(("bearer" = ["own_account"])),
    params(("id" = SessionId, Path, description = "The sign-in.")),
    responses((status = 204, description = "It has ended."))
)]
#[delete("/me/sessions/{id}")]
pub async fn end_session(
    ctx: web::Data<Context>,
    who: Require<perm::OwnAccount>,
    id: PathId<Session>,
) -> Result<HttpResponse, ApiError> {
    service::end_one(&ctx, who.account_id, *id).await?;
    Ok(HttpResponse::NoContent().finish())
}
