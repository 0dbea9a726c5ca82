//! What staff read.

use actix_web::{HttpResponse, get, web};
use shared::account::perm;
use shared::page::Page;
use shared::portal::ArticleId;
use shared::portal::staff::{StaffArticle, StaffArticleItem, StaffArticleQuery};
use shared::portal::types::Article;

use super::examples;
use crate::app::Context;
use crate::features::portal::service;
use crate::platform::auth::Require;
use crate::platform::etag;
use crate::platform::extract::{Language, PathId, Query};
use crate::platform::http_error::ApiError;

/// List articles and support measures for staff
///
/// Drafts too, what was changed last first.
#[utoipa::path(
    get,
    path = "/staff/articles",
    tag = "portal",
    operation_id = "list_staff_articles",
    security(("bearer" = ["staff_read"])),
    params(StaffArticleQuery),
    responses((status = 200, description = "A page of articles.", body = Page<StaffArticleItem>,
        example = examples::staff_articles))
)]
#[get("/staff/articles")]
pub async fn list(
    ctx: web::Data<Context>,
    _who: Require<perm::StaffRead>,
    query: Query<StaffArticleQuery>,
) -> Result<HttpResponse, ApiError> {
    Ok(HttpResponse::Ok().json(service::staff_list(&ctx, query.0).await?))
}

/// Show an article or support measure to staff
///
/// Its contents as they are edited, who did what, what you may do with it now, and what is missing
/// before publication.
#[utoipa::path(
    get,
    path = "/staff/articles/{id}",
    tag = "portal",
    operation_id = "show_staff_article",
    security(("bearer" = ["staff_read"])),
    params(("id" = ArticleId, Path, description = "The article.")),
    responses((status = 200, description = "The article.", body = StaffArticle,
        example = examples::staff_article))
)]
#[get("/staff/articles/{id}")]
pub async fn show(
    ctx: web::Data<Context>,
    who: Require<perm::StaffRead>,
    id: PathId<Article>,
    lang: Language,
) -> Result<HttpResponse, ApiError> {
    let article = service::staff_article(&ctx, &who, *id, lang.0).await?;
    Ok(etag::versioned(article.version, &article))
}
