//! Roles, given and withdrawn by administrators.

use std::sync::Arc;

use actix_web::{HttpResponse, delete, post, web};
use shared::account::api::{GrantNew, GrantView};
use shared::account::perm;
use shared::account::types::{Account, AccountId, GrantId};
use shared::problem::Problem;

use super::examples;
use crate::app::Context;
use crate::features::account::service::{self, Organisers};
use crate::platform::auth::Require;
use crate::platform::extract::{Body, Path, PathId};
use crate::platform::http_error::ApiError;
use crate::platform::idempotency::Idempotency;

/// Give a role
///
/// A contractor's role ends with the contract of the fiscal year it begins in, or at
/// `valid_until` where that is earlier.
#[utoipa::path(
    post,
    path = "/accounts/{id}/grants",
    tag = "account",
    operation_id = "give_role",
    security(("bearer" = ["account_manage"])),
    params(
        ("id" = AccountId, Path, description = "The account."),
        ("Idempotency-Key" = Option<String>, Header, max_length = 255,
            description = "Makes it safe to send the request again."),
    ),
    request_body(content = GrantNew, example = examples::new_grant),
    responses(
        (status = 201, description = "Given.", body = GrantView, example = examples::grant),
        (status = 409, description = "The account holds this role already.", body = Problem,
            content_type = "application/problem+json"),
    )
)]
#[post("/accounts/{id}/grants")]
pub async fn give(
    ctx: web::Data<Context>,
    who: Require<perm::AccountManage>,
    organisers: web::Data<Arc<dyn Organisers>>,
    key: Idempotency,
    id: PathId<Account>,
    body: Body<GrantNew>,
) -> Result<HttpResponse, ApiError> {
    let (by, context) = (who.account_id, ctx.clone());
    let work = async move {
        let grant = service::give(&context, by, *id, body.0, organisers.as_ref().as_ref()).await?;
        Ok(HttpResponse::Created().json(grant))
    };
    let house = (&ctx.db, &ctx.clock, &ctx.random);
    key.run(house, format!("account:{by}"), "give_role", work)
        .await
}

/// Withdraw a role
///
/// It ends at once, also for sign-ins in force. The last administrator's can't be withdrawn.
#[utoipa::path(
    delete,
    path = "/accounts/{id}/grants/{grant_id}",
    tag = "account",
    operation_id = "withdraw_role",
    security(("bearer" = ["account_manage"])),
    params(
        ("id" = AccountId, Path, description = "The account."),
        ("grant_id" = GrantId, Path, description = "The grant."),
    ),
    responses(
        (status = 204, description = "Withdrawn."),
        (status = 409, description = "Nobody would be left to administer.", body = Problem,
            content_type = "application/problem+json"),
    )
)]
#[delete("/accounts/{id}/grants/{grant_id}")]
pub async fn withdraw(
    ctx: web::Data<Context>,
    who: Require<perm::AccountManage>,
    ids: Path<(AccountId, GrantId)>,
) -> Result<HttpResponse, ApiError> {
    let (id, grant) = ids.0;
    service::withdraw(&ctx, who.account_id, id, grant).await?;
    Ok(HttpResponse::NoContent().finish())
}
