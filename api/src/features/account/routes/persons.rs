//! Persons who were entered twice.

use actix_web::{HttpResponse, get, web};
use shared::account::perm;
use shared::account::persons::Duplicates;

use super::examples;
use crate::app::Context;
use crate::features::account::service;
use crate::platform::auth::Require;
use crate::platform::http_error::ApiError;

/// List persons who may have been entered twice
///
/// Persons of one name, reading and organisation. Whether they are one, staff find out.
#[utoipa::path(
    get,
    path = "/staff/person-duplicates",
    tag = "account",
    operation_id = "list_person_duplicates",
    security(("bearer" = ["person_merge"])),
    responses((status = 200, description = "Groups of persons.", body = Duplicates,
        example = examples::duplicates))
)]
#[get("/staff/person-duplicates")]
pub async fn duplicates(
    ctx: web::Data<Context>,
    _who: Require<perm::PersonMerge>,
) -> Result<HttpResponse, ApiError> {
    let found = service::duplicates(ctx.db.read()).await?;
    Ok(HttpResponse::Ok().json(found))
}
