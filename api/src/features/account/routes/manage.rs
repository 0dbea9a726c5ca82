//! Accounts, for administrators.

use actix_web::{HttpResponse, delete, get, post, web};
use shared::account::api::{AccountDetail, AccountQuery, AccountSummary, Suspension};
use shared::account::perm;
use shared::account::types::{Account, AccountId};
use shared::page::Page;
use shared::problem::Problem;

use super::examples;
use crate::app::Context;
use crate::features::account::service;
use crate::platform::auth::Require;
use crate::platform::etag::versioned;
use crate::platform::extract::{Body, PathId, Query};
use crate::platform::http_error::ApiError;

/// List accounts
///
/// The newest first.
#[utoipa::path(
    get,
    path = "/accounts",
    tag = "account",
    operation_id = "list_accounts",
    security(("bearer" = ["account_manage"])),
    params(AccountQuery),
    responses((status = 200, description = "A page of accounts.", body = Page<AccountSummary>,
        example = examples::accounts))
)]
#[get("/accounts")]
pub async fn list(
    ctx: web::Data<Context>,
    _who: Require<perm::AccountManage>,
    query: Query<AccountQuery>,
) -> Result<HttpResponse, ApiError> {
    let page = service::list(&ctx, query.0).await?;
    Ok(HttpResponse::Ok().json(page))
}

/// Read an account
///
/// With all its grants, those that ended too.
#[utoipa::path(
    get,
    path = "/accounts/{id}",
    tag = "account",
    operation_id = "show_account",
    security(("bearer" = ["account_manage"])),
    params(("id" = AccountId, Path, description = "The account.")),
    responses((status = 200, description = "The account.", body = AccountDetail,
        example = examples::account))
)]
#[get("/accounts/{id}")]
pub async fn show(
    ctx: web::Data<Context>,
    _who: Require<perm::AccountManage>,
    id: PathId<Account>,
) -> Result<HttpResponse, ApiError> {
    let detail = service::detail(&ctx, *id).await?;
    Ok(versioned(detail.version, &detail))
}

/// Suspend an account
///
/// Its sign-ins end at once, and its owner is told by mail. One's own can't be suspended.
#[utoipa::path(
    post,
    path = "/accounts/{id}/suspend",
    tag = "account",
    operation_id = "suspend_account",
    security(("bearer" = ["account_manage"])),
    params(("id" = AccountId, Path, description = "The account.")),
    request_body(content = Suspension, example = examples::suspension),
    responses(
        (status = 200, description = "The account, suspended.", body = AccountDetail,
            example = examples::account),
        (status = 409, description = "Suspended already, one's own, or the last administrator.",
            body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/accounts/{id}/suspend")]
pub async fn suspend(
    ctx: web::Data<Context>,
    who: Require<perm::AccountManage>,
    id: PathId<Account>,
    body: Body<Suspension>,
) -> Result<HttpResponse, ApiError> {
    let detail = service::suspend(&ctx, who.account_id, *id, body.0).await?;
    Ok(versioned(detail.version, &detail))
}

/// End a suspension
///
/// The account may sign in again; its owner is told by mail.
#[utoipa::path(
    post,
    path = "/accounts/{id}/restore",
    tag = "account",
    operation_id = "restore_account",
    security(("bearer" = ["account_manage"])),
    params(("id" = AccountId, Path, description = "The account.")),
    responses(
        (status = 200, description = "The account, active.", body = AccountDetail,
            example = examples::account),
        (status = 409, description = "It is not suspended.", body = Problem,
            content_type = "application/problem+json"),
    )
)]
#[post("/accounts/{id}/restore")]
pub async fn restore(
    ctx: web::Data<Context>,
    who: Require<perm::AccountManage>,
    id: PathId<Account>,
) -> Result<HttpResponse, ApiError> {
    let detail = service::restore(&ctx, who.account_id, *id).await?;
    Ok(versioned(detail.version, &detail))
}

/// Take a second factor away
///
/// For whoever has lost the phone and the recovery codes: their sign-ins end, they are told by
/// mail, and where their roles want a second factor, these are out of force until another is set
/// up. One's own can't be taken away: give it up by password and code.
#[utoipa::path(
    delete,
    path = "/accounts/{id}/totp",
    tag = "account",
    operation_id = "reset_second_factor",
    security(("bearer" = ["account_manage"])),
    params(("id" = AccountId, Path, description = "The account.")),
    responses(
        (status = 204, description = "Taken away."),
        (status = 409, description = "None is in force, or it is one's own.", body = Problem,
            content_type = "application/problem+json"),
    )
)]
#[delete("/accounts/{id}/totp")]
pub async fn reset_factor(
    ctx: web::Data<Context>,
    who: Require<perm::AccountManage>,
    id: PathId<Account>,
) -> Result<HttpResponse, ApiError> {
    service::reset_factor(&ctx, who.account_id, *id).await?;
    Ok(HttpResponse::NoContent().finish())
}
