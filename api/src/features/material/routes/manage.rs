//! What staff do with a file that is there: parse, call the service, answer.

use actix_web::{HttpResponse, delete, get, put, web};
use shared::account::perm;
use shared::material::api::{MaterialForm, MaterialItem};
use shared::material::types::{Material, MaterialId};

use super::examples;
use crate::app::Context;
use crate::features::material::service;
use crate::platform::auth::{Require, Viewer};
use crate::platform::etag;
use crate::platform::extract::{Body, IfMatch, PathId};
use crate::platform::http_error::ApiError;

type Answer = Result<HttpResponse, ApiError>;

/// About one file
///
/// Told to whoever may fetch it, and to nobody else.
#[utoipa::path(
    get,
    path = "/materials/{id}",
    operation_id = "show_material",
    tag = "material",
    params(("id" = MaterialId, Path, description = "The file.")),
    responses((status = 200, description = "The file's title and kind.", body = MaterialItem,
        example = examples::one)),
)]
#[get("/materials/{id}")]
pub async fn show_material(
    ctx: web::Data<Context>,
    viewer: Viewer,
    id: PathId<Material>,
) -> Answer {
    let shown = service::one(&ctx, &viewer, id.0).await?;
    Ok(etag::versioned(shown.version, &shown))
}

/// Change a file's title and who may fetch it
///
/// It counts for the next download.
#[utoipa::path(
    put,
    path = "/materials/{id}",
    operation_id = "change_material",
    tag = "material",
    security(("bearer" = ["event_edit"])),
    params(
        ("id" = MaterialId, Path, description = "The file."),
        ("If-Match" = String, Header, max_length = 100, description = "The ETag it was read with."),
    ),
    request_body(content = MaterialForm, example = examples::change),
    responses((status = 200, description = "Changed.", body = MaterialItem,
        example = examples::changed)),
)]
#[put("/materials/{id}")]
pub async fn change_material(
    ctx: web::Data<Context>,
    who: Require<perm::EventEdit>,
    id: PathId<Material>,
    version: IfMatch,
    body: Body<MaterialForm>,
) -> Answer {
    let shown = service::change(&ctx, &who, (id.0, version.0), body.0).await?;
    Ok(etag::versioned(shown.version, &shown))
}

/// Remove a file
///
/// Nobody can fetch it from then on.
#[utoipa::path(
    delete,
    path = "/materials/{id}",
    operation_id = "delete_material",
    tag = "material",
    security(("bearer" = ["event_edit"])),
    params(
        ("id" = MaterialId, Path, description = "The file."),
        ("If-Match" = String, Header, max_length = 100, description = "The ETag it was read with."),
    ),
    responses((status = 204, description = "Removed.")),
)]
#[delete("/materials/{id}")]
pub async fn delete_material(
    ctx: web::Data<Context>,
    who: Require<perm::EventEdit>,
    id: PathId<Material>,
    version: IfMatch,
) -> Answer {
    service::delete(&ctx, &who, id.0, version.0).await?;
    Ok(HttpResponse::NoContent().finish())
}
