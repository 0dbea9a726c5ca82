//! Who can look after an event, for those who prepare it.

use actix_web::{HttpResponse, get, web};
use shared::account::api::Moderators;
use shared::account::perm;

use super::examples;
use crate::app::Context;
use crate::features::account::service;
use crate::platform::auth::Require;
use crate::platform::http_error::ApiError;

/// List who can be a moderator
///
/// Active accounts that hold the moderator's or a staff role now, by name; nothing else of them.
#[utoipa::path(
    get,
    path = "/staff/moderators",
    tag = "account",
    operation_id = "list_moderators",
    security(("bearer" = ["staff_read"])),
    responses((status = 200, description = "Those who can look after an event.", body = Moderators,
        example = examples::moderators))
)]
#[get("/staff/moderators")]
pub async fn list(
    ctx: web::Data<Context>,
    _who: Require<perm::StaffRead>,
) -> Result<HttpResponse, ApiError> {
    Ok(HttpResponse::Ok().json(service::moderators(&ctx).await?))
}
