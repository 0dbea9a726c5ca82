//! Figures from outside.

use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, LOCATION};
use actix_web::{HttpResponse, delete, get, post, put, web};
use shared::account::perm;
use shared::kpi::outside::OutsideFilter;
use shared::kpi::path;
use shared::kpi::types::OutsideFigureKind;
use shared::kpi::{OutsideFigure, OutsideFigureForm, OutsideFigureId};
use shared::page::Page;

use super::examples;
use crate::app::Context;
use crate::features::kpi::service::outside as service;
use crate::platform::auth::Require;
use crate::platform::etag;
use crate::platform::extract::{Body, IfMatch, PathId, Query};
use crate::platform::http_error::ApiError;
use crate::platform::idempotency::Idempotency;

type Answer = Result<HttpResponse, ApiError>;

/// List figures from outside
///
/// The latest period first. They stand beside our own figures and are never summed with them.
#[utoipa::path(
    get,
    path = "/outside-figures",
    tag = "kpi",
    operation_id = "list_outside_figures",
    security(("bearer" = ["kpi_read"])),
    params(OutsideFilter),
    responses((status = 200, description = "A page of figures.", body = Page<OutsideFigure>,
        example = examples::outside_list))
)]
#[get("/outside-figures")]
pub async fn list(
    ctx: web::Data<Context>,
    _who: Require<perm::KpiRead>,
    filter: Query<OutsideFilter>,
) -> Answer {
    Ok(HttpResponse::Ok().json(service::list(&ctx, &filter).await?))
}

/// Show a figure from outside
#[utoipa::path(
    get,
    path = "/outside-figures/{id}",
    tag = "kpi",
    operation_id = "show_outside_figure",
    security(("bearer" = ["kpi_read"])),
    params(("id" = OutsideFigureId, Path, description = "The figure.")),
    responses((status = 200, description = "The figure.", body = OutsideFigure,
        example = examples::outside))
)]
#[get("/outside-figures/{id}")]
pub async fn show(
    ctx: web::Data<Context>,
    _who: Require<perm::KpiRead>,
    id: PathId<OutsideFigureKind>,
) -> Answer {
    let figure = service::get(&ctx, *id).await?;
    Ok(etag::versioned(figure.version, &figure))
}

/// Enter a figure from outside
///
/// With its source and the months it is about.
#[utoipa::path(
    post,
    path = "/outside-figures",
    tag = "kpi",
    operation_id = "create_outside_figure",
    security(("bearer" = ["outside_figure_edit"])),
    params(("Idempotency-Key" = Option<String>, Header, max_length = 255,
        description = "Makes it safe to send the request again.")),
    request_body(content = OutsideFigureForm, example = examples::outside_form),
    responses((status = 201, description = "Entered.", body = OutsideFigure,
        headers(("Location" = String, description = "Its path.")),
        example = examples::outside))
)]
#[post("/outside-figures")]
pub async fn create(
    ctx: web::Data<Context>,
    who: Require<perm::OutsideFigureEdit>,
    key: Idempotency,
    body: Body<OutsideFigureForm>,
) -> Answer {
    let principal = format!("account:{}", who.account_id);
    let context = ctx.clone();
    let work = async move {
        let figure = service::create(&context, &who, body.0).await?;
        let mut response = etag::versioned_as(StatusCode::CREATED, figure.version, &figure);
        if let Ok(value) = HeaderValue::from_str(&path::outside(figure.id)) {
            response.headers_mut().insert(LOCATION, value);
        }
        Ok(response)
    };
    let house = (&ctx.db, &ctx.clock, &ctx.random);
    key.run(house, principal, "create_outside_figure", work)
        .await
}

/// Change a figure from outside
#[utoipa::path(
    put,
    path = "/outside-figures/{id}",
    tag = "kpi",
    operation_id = "change_outside_figure",
    security(("bearer" = ["outside_figure_edit"])),
    params(
        ("id" = OutsideFigureId, Path, description = "The figure."),
        ("If-Match" = String, Header, max_length = 100, description = "The ETag it was read with."),
    ),
    request_body(content = OutsideFigureForm, example = examples::outside_form),
    responses((status = 200, description = "Changed.", body = OutsideFigure,
        example = examples::outside))
)]
#[put("/outside-figures/{id}")]
pub async fn change(
    ctx: web::Data<Context>,
    who: Require<perm::OutsideFigureEdit>,
    id: PathId<OutsideFigureKind>,
    version: IfMatch,
    body: Body<OutsideFigureForm>,
) -> Answer {
    let figure = service::replace(&ctx, &who, *id, version.0, body.0).await?;
    Ok(etag::versioned(figure.version, &figure))
}

/// Remove a figure from outside
#[utoipa::path(
    delete,
    path = "/outside-figures/{id}",
    tag = "kpi",
    operation_id = "delete_outside_figure",
    security(("bearer" = ["outside_figure_edit"])),
    params(
        ("id" = OutsideFigureId, Path, description = "The figure."),
        ("If-Match" = String, Header, max_length = 100, description = "The ETag it was read with."),
    ),
    responses((status = 204, description = "Removed."))
)]
#[delete("/outside-figures/{id}")]
pub async fn delete(
    ctx: web::Data<Context>,
    who: Require<perm::OutsideFigureEdit>,
    id: PathId<OutsideFigureKind>,
    version: IfMatch,
) -> Answer {
    service::remove(&ctx, &who, *id, version.0).await?;
    Ok(HttpResponse::NoContent().finish())
}
