//! What everybody may read.

use actix_web::{HttpResponse, get, web};
use shared::page::Page;
use shared::portal::ArticleId;
use shared::portal::api::{
    ArticleDetail, ArticleItem, ArticleQuery, MeasureDetail, MeasureItem, MeasureQuery,
};
use shared::portal::types::Article;

use super::examples;
use crate::app::Context;
use crate::features::portal::service;
use crate::platform::auth::Viewer;
use crate::platform::etag;
use crate::platform::extract::{PathId, Query};
use crate::platform::http_error::ApiError;

/// List articles
///
/// Public news and information about DX, the newest first.
#[utoipa::path(
    get,
    path = "/articles",
    tag = "portal",
    operation_id = "list_articles",
    params(ArticleQuery),
    responses((status = 200, description = "A page of articles.", body = Page<ArticleItem>,
        example = examples::articles))
)]
#[get("/articles")]
pub async fn articles(
    ctx: web::Data<Context>,
    query: Query<ArticleQuery>,
) -> Result<HttpResponse, ApiError> {
    Ok(HttpResponse::Ok().json(service::articles(&ctx, query.0).await?))
}

/// Show an article
///
/// One that is not public is shown to staff only.
#[utoipa::path(
    get,
    path = "/articles/{id}",
    tag = "portal",
    operation_id = "show_article",
    params(("id" = ArticleId, Path, description = "The article.")),
    responses((status = 200, description = "The article.", body = ArticleDetail,
        example = examples::article))
)]
#[get("/articles/{id}")]
pub async fn article(
    ctx: web::Data<Context>,
    viewer: Viewer,
    id: PathId<Article>,
) -> Result<HttpResponse, ApiError> {
    let (version, article) = service::article(&ctx, &viewer, *id).await?;
    Ok(etag::versioned(version, &article))
}

/// List support measures
///
/// Public ones that one can apply for now, the nearest deadline first; or those that are over. One
/// that names no sector, industry or municipality is for all of them.
#[utoipa::path(
    get,
    path = "/measures",
    tag = "portal",
    operation_id = "list_measures",
    params(MeasureQuery),
    responses((status = 200, description = "A page of support measures.", body = Page<MeasureItem>,
        example = examples::measures))
)]
#[get("/measures")]
pub async fn measures(
    ctx: web::Data<Context>,
    query: Query<MeasureQuery>,
) -> Result<HttpResponse, ApiError> {
    Ok(HttpResponse::Ok().json(service::measures(&ctx, query.0).await?))
}

/// Show a support measure
///
/// Also after its deadline: `open` tells whether one can still apply. One that is not public is
/// shown to staff only.
#[utoipa::path(
    get,
    path = "/measures/{id}",
    tag = "portal",
    operation_id = "show_measure",
    params(("id" = ArticleId, Path, description = "The support measure.")),
    responses((status = 200, description = "The support measure.", body = MeasureDetail,
        example = examples::measure))
)]
#[get("/measures/{id}")]
pub async fn measure(
    ctx: web::Data<Context>,
    viewer: Viewer,
    id: PathId<Article>,
) -> Result<HttpResponse, ApiError> {
    let (version, measure) = service::measure(&ctx, &viewer, *id).await?;
    Ok(etag::versioned(version, &measure))
}
