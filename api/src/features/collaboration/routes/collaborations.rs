//! Collaborations: parse, call the service, answer.

use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, LOCATION};
use actix_web::{HttpResponse, delete, get, post, put, web};
use shared::account::perm;
use shared::collaboration::api::{
    CollaborationDetail, CollaborationFilter, CollaborationForm, CollaborationItem, path,
};
use shared::collaboration::types::{Collaboration, CollaborationId};
use shared::page::Page;
use shared::problem::Problem;

use super::examples;
use crate::app::Context;
use crate::features::collaboration::service;
use crate::platform::auth::Require;
use crate::platform::etag;
use crate::platform::extract::{Body, IfMatch, IfMatchGiven, PathId, Query};
use crate::platform::http_error::ApiError;
use crate::platform::idempotency::Idempotency;

type Answer = Result<HttpResponse, ApiError>;

/// List collaborations
///
/// The newest first; with `confirmation=confirmed` and a fiscal year, the new businesses that
/// count in it.
#[utoipa::path(
    get,
    path = "/collaborations",
    operation_id = "list_collaborations",
    tag = "collaboration",
    security(("bearer" = ["collaboration_read"])),
    params(CollaborationFilter),
    responses((status = 200, description = "A page of collaborations.",
        body = Page<CollaborationItem>, example = examples::list)),
)]
#[get("/collaborations")]
pub async fn list_collaborations(
    ctx: web::Data<Context>,
    _who: Require<perm::CollaborationRead>,
    filter: Query<CollaborationFilter>,
) -> Answer {
    Ok(HttpResponse::Ok().json(service::list(&ctx, &filter).await?))
}

/// Write a collaboration down
#[utoipa::path(
    post,
    path = "/collaborations",
    operation_id = "create_collaboration",
    tag = "collaboration",
    security(("bearer" = ["collaboration_edit"])),
    params(("Idempotency-Key" = Option<String>, Header, max_length = 255,
        description = "Makes it safe to send the request again.")),
    request_body(content = CollaborationForm, example = examples::form),
    responses((status = 201, description = "Written down.", body = CollaborationDetail,
        headers(("Location" = String, description = "Its path.")), example = examples::created)),
)]
#[post("/collaborations")]
pub async fn create_collaboration(
    ctx: web::Data<Context>,
    who: Require<perm::CollaborationEdit>,
    key: Idempotency,
    body: Body<CollaborationForm>,
) -> Answer {
    let principal = format!("account:{}", who.account_id);
    let context = ctx.clone();
    let work = async move {
        let shown = service::create(&context, &who, body.0).await?;
        let mut response = etag::versioned_as(StatusCode::CREATED, shown.version, &shown);
        if let Ok(value) = HeaderValue::from_str(&path::one(shown.id)) {
            response.headers_mut().insert(LOCATION, value);
        }
        Ok(response)
    };
    let house = (&ctx.db, &ctx.clock, &ctx.random);
    key.run(house, principal, "create_collaboration", work)
        .await
}

/// Show a collaboration with its history
#[utoipa::path(
    get,
    path = "/collaborations/{id}",
    operation_id = "show_collaboration",
    tag = "collaboration",
    security(("bearer" = ["collaboration_read"])),
    params(("id" = CollaborationId, Path, description = "The collaboration.")),
    responses((status = 200, description = "The collaboration.", body = CollaborationDetail,
        example = examples::confirmed)),
)]
#[get("/collaborations/{id}")]
pub async fn show_collaboration(
    ctx: web::Data<Context>,
    _who: Require<perm::CollaborationRead>,
    id: PathId<Collaboration>,
) -> Answer {
    let shown = service::detail(&ctx, ctx.db.read(), id.0).await?;
    Ok(etag::versioned(shown.version, &shown))
}

/// Change a collaboration
///
/// Replaces what is known of it. A confirmation falls away when the collaboration moves back, or
/// its day of launch changes.
#[utoipa::path(
    put,
    path = "/collaborations/{id}",
    operation_id = "change_collaboration",
    tag = "collaboration",
    security(("bearer" = ["collaboration_edit"])),
    params(
        ("id" = CollaborationId, Path, description = "The collaboration."),
        ("If-Match" = String, Header, max_length = 100, description = "The ETag it was read with."),
    ),
    request_body(content = CollaborationForm, example = examples::form),
    responses((status = 200, description = "Changed.", body = CollaborationDetail,
        example = examples::created)),
)]
#[put("/collaborations/{id}")]
pub async fn change_collaboration(
    ctx: web::Data<Context>,
    who: Require<perm::CollaborationEdit>,
    id: PathId<Collaboration>,
    version: IfMatch,
    body: Body<CollaborationForm>,
) -> Answer {
    let shown = service::replace(&ctx, &who, id.0, version.0, body.0).await?;
    Ok(etag::versioned(shown.version, &shown))
}

/// Remove a collaboration that was written down by mistake
#[utoipa::path(
    delete,
    path = "/collaborations/{id}",
    operation_id = "delete_collaboration",
    tag = "collaboration",
    security(("bearer" = ["collaboration_edit"])),
    params(
        ("id" = CollaborationId, Path, description = "The collaboration."),
        ("If-Match" = String, Header, max_length = 100, description = "The ETag it was read with."),
    ),
    responses(
        (status = 204, description = "Removed."),
        (status = 409, description = "Confirmed: it stands in the numbers of a year.",
            body = Problem, content_type = "application/problem+json"),
    ),
)]
#[delete("/collaborations/{id}")]
pub async fn delete_collaboration(
    ctx: web::Data<Context>,
    who: Require<perm::CollaborationEdit>,
    id: PathId<Collaboration>,
    version: IfMatch,
) -> Answer {
    service::delete(&ctx, &who, id.0, version.0).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Confirm a new business for the prefecture
///
/// It counts from then on, in the fiscal year of its launch. With `If-Match` only as it was read.
#[utoipa::path(
    post,
    path = "/collaborations/{id}/confirm",
    operation_id = "confirm_collaboration",
    tag = "collaboration",
    security(("bearer" = ["collaboration_confirm"])),
    params(
        ("id" = CollaborationId, Path, description = "The collaboration."),
        ("If-Match" = Option<String>, Header, max_length = 100,
            description = "The ETag it was read with, to confirm just that."),
    ),
    responses(
        (status = 200, description = "Confirmed.", body = CollaborationDetail,
            example = examples::confirmed),
        (status = 409, description = "Not launched, or confirmed already.", body = Problem,
            content_type = "application/problem+json"),
    ),
)]
#[post("/collaborations/{id}/confirm")]
pub async fn confirm_collaboration(
    ctx: web::Data<Context>,
    who: Require<perm::CollaborationConfirm>,
    id: PathId<Collaboration>,
    read: IfMatchGiven,
) -> Answer {
    let shown = service::confirm(&ctx, &who, id.0, read.0).await?;
    Ok(etag::versioned(shown.version, &shown))
}

/// Take the confirmation of a new business back
#[utoipa::path(
    post,
    path = "/collaborations/{id}/unconfirm",
    operation_id = "unconfirm_collaboration",
    tag = "collaboration",
    security(("bearer" = ["collaboration_confirm"])),
    params(
        ("id" = CollaborationId, Path, description = "The collaboration."),
        ("If-Match" = Option<String>, Header, max_length = 100,
            description = "The ETag it was read with, to decide about just that."),
    ),
    responses(
        (status = 200, description = "Not confirmed any more.", body = CollaborationDetail,
            example = examples::created),
        (status = 409, description = "Not confirmed.", body = Problem,
            content_type = "application/problem+json"),
    ),
)]
#[post("/collaborations/{id}/unconfirm")]
pub async fn unconfirm_collaboration(
    ctx: web::Data<Context>,
    who: Require<perm::CollaborationConfirm>,
    id: PathId<Collaboration>,
    read: IfMatchGiven,
) -> Answer {
    let shown = service::unconfirm(&ctx, &who, id.0, read.0).await?;
    Ok(etag::versioned(shown.version, &shown))
}
