//! Making and changing articles and support measures.

use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, LOCATION};
use actix_web::{HttpResponse, delete, post, put, web};
use shared::account::perm;
use shared::portal::api::path;
use shared::portal::staff::StaffArticle;
use shared::portal::types::Article;
use shared::portal::{ArticleForm, ArticleId};
use shared::problem::Problem;

use super::examples;
use crate::app::Context;
use crate::features::portal::service;
use crate::platform::auth::Require;
use crate::platform::etag;
use crate::platform::extract::{Body, IfMatch, Language, PathId};
use crate::platform::http_error::ApiError;
use crate::platform::idempotency::Idempotency;

/// Make a draft of an article or support measure
///
/// Only what a draft needs is required; `missing` in the answer names what publication needs.
#[utoipa::path(
    post,
    path = "/staff/articles",
    tag = "portal",
    operation_id = "create_article",
    security(("bearer" = ["portal_edit"])),
    params(("Idempotency-Key" = Option<String>, Header, max_length = 255,
        description = "Makes it safe to send the request again.")),
    request_body(content = ArticleForm, example = examples::form),
    responses((status = 201, description = "Made.", body = StaffArticle,
        headers(("Location" = String, description = "Its path.")),
        example = examples::staff_article))
)]
#[post("/staff/articles")]
pub async fn create(
    ctx: web::Data<Context>,
    who: Require<perm::PortalEdit>,
    key: Idempotency,
    lang: Language,
    body: Body<ArticleForm>,
) -> Result<HttpResponse, ApiError> {
    let principal = format!("account:{}", who.account_id);
    let context = ctx.clone();
    let work = async move {
        let article = service::create(&context, &who, body.0, lang.0).await?;
        let mut response = etag::versioned_as(StatusCode::CREATED, article.version, &article);
        if let Ok(value) = HeaderValue::from_str(&path::staff_article(article.id)) {
            response.headers_mut().insert(LOCATION, value);
        }
        Ok(response)
    };
    let house = (&ctx.db, &ctx.clock, &ctx.random);
    key.run(house, principal, "create_article", work).await
}

/// Change an article or support measure
///
/// Replaces its contents. A public one must stay complete; where the prefecture confirms, only it
/// changes what is public.
#[utoipa::path(
    put,
    path = "/staff/articles/{id}",
    tag = "portal",
    operation_id = "change_article",
    security(("bearer" = ["portal_edit"])),
    params(
        ("id" = ArticleId, Path, description = "The article."),
        ("If-Match" = String, Header, max_length = 100, description = "The ETag it was read with."),
    ),
    request_body(content = ArticleForm, example = examples::form),
    responses(
        (status = 200, description = "Changed.", body = StaffArticle,
            example = examples::staff_article),
        (status = 409, description = "Its state does not allow changes.", body = Problem,
            content_type = "application/problem+json"),
    )
)]
#[put("/staff/articles/{id}")]
pub async fn replace(
    ctx: web::Data<Context>,
    who: Require<perm::PortalEdit>,
    id: PathId<Article>,
    version: IfMatch,
    lang: Language,
    body: Body<ArticleForm>,
) -> Result<HttpResponse, ApiError> {
    let article = service::replace(&ctx, &who, (*id, version.0), body.0, lang.0).await?;
    Ok(etag::versioned(article.version, &article))
}

/// Delete a draft of an article or support measure
///
/// Only one that was never public: what people may have seen is taken from the public instead.
#[utoipa::path(
    delete,
    path = "/staff/articles/{id}",
    tag = "portal",
    operation_id = "delete_article",
    security(("bearer" = ["portal_edit"])),
    params(
        ("id" = ArticleId, Path, description = "The article."),
        ("If-Match" = String, Header, max_length = 100, description = "The ETag it was read with."),
    ),
    responses(
        (status = 204, description = "Deleted."),
        (status = 409, description = "It is no draft, or it was public once.", body = Problem,
            content_type = "application/problem+json"),
    )
)]
#[delete("/staff/articles/{id}")]
pub async fn delete(
    ctx: web::Data<Context>,
    who: Require<perm::PortalEdit>,
    id: PathId<Article>,
    version: IfMatch,
) -> Result<HttpResponse, ApiError> {
    service::delete(&ctx, &who, *id, version.0).await?;
    Ok(HttpResponse::NoContent().finish())
}
