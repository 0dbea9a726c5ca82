//! Steps from one state to the next. Each is guarded by the state; who confirms may name the
//! version that was looked through as well.

use actix_web::{HttpResponse, post, web};
use shared::account::perm;
use shared::i18n::Lang;
use shared::portal::ArticleId;
use shared::portal::form::ReturnForm;
use shared::portal::staff::StaffArticle;
use shared::portal::types::Article;
use shared::problem::Problem;

use super::examples;
use crate::app::Context;
use crate::features::portal::service::{self, Step};
use crate::platform::auth::{Require, SignedIn};
use crate::platform::etag;
use crate::platform::extract::{Body, IfMatchGiven, Language, PathId};
use crate::platform::http_error::ApiError;

async fn take(
    ctx: &Context,
    who: &SignedIn,
    which: (ArticleId, Option<i64>),
    step: Step,
    lang: Lang,
) -> Result<HttpResponse, ApiError> {
    let article = service::step(ctx, who, which, step, lang).await?;
    Ok(etag::versioned(article.version, &article))
}

/// Submit an article
///
/// Asks the prefecture to confirm a draft. It must be complete: `errors` names what is missing.
#[utoipa::path(
    post,
    path = "/staff/articles/{id}/submit",
    tag = "portal",
    operation_id = "submit_article",
    security(("bearer" = ["portal_edit"])),
    params(("id" = ArticleId, Path, description = "The article.")),
    responses(
        (status = 200, description = "Done.", body = StaffArticle,
            example = examples::staff_article),
        (status = 409, description = "It is no draft.", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "It lacks what `errors` names.", body = Problem,
            content_type = "application/problem+json"),
    )
)]
#[post("/staff/articles/{id}/submit")]
pub async fn submit(
    ctx: web::Data<Context>,
    who: Require<perm::PortalEdit>,
    id: PathId<Article>,
    lang: Language,
) -> Result<HttpResponse, ApiError> {
    take(&ctx, &who, (*id, None), Step::Submit, lang.0).await
}

/// Take a submitted article back
///
/// It becomes a draft again, before the prefecture has decided.
#[utoipa::path(
    post,
    path = "/staff/articles/{id}/withdraw",
    tag = "portal",
    operation_id = "withdraw_article",
    security(("bearer" = ["portal_edit"])),
    params(("id" = ArticleId, Path, description = "The article.")),
    responses(
        (status = 200, description = "Done.", body = StaffArticle,
            example = examples::staff_article),
        (status = 409, description = "It is not submitted.", body = Problem,
            content_type = "application/problem+json"),
    )
)]
#[post("/staff/articles/{id}/withdraw")]
pub async fn withdraw(
    ctx: web::Data<Context>,
    who: Require<perm::PortalEdit>,
    id: PathId<Article>,
    lang: Language,
) -> Result<HttpResponse, ApiError> {
    take(&ctx, &who, (*id, None), Step::Withdraw, lang.0).await
}

/// Return an article
///
/// Sends a submitted article back with a comment; it becomes a draft again.
#[utoipa::path(
    post,
    path = "/staff/articles/{id}/return",
    tag = "portal",
    operation_id = "return_article",
    security(("bearer" = ["portal_confirm"])),
    params(
        ("id" = ArticleId, Path, description = "The article."),
        ("If-Match" = Option<String>, Header, max_length = 100,
            description = "The ETag it was read with: 412 where it was changed since."),
    ),
    request_body(content = ReturnForm, example = examples::comment),
    responses(
        (status = 200, description = "Done.", body = StaffArticle,
            example = examples::staff_article),
        (status = 409, description = "It is not submitted.", body = Problem,
            content_type = "application/problem+json"),
    )
)]
#[post("/staff/articles/{id}/return")]
pub async fn send_back(
    ctx: web::Data<Context>,
    who: Require<perm::PortalConfirm>,
    id: PathId<Article>,
    read: IfMatchGiven,
    lang: Language,
    body: Body<ReturnForm>,
) -> Result<HttpResponse, ApiError> {
    take(
        &ctx,
        &who,
        (*id, read.0),
        Step::Return(body.0.comment),
        lang.0,
    )
    .await
}

/// Publish an article
///
/// Makes a draft or submitted article public. Where the prefecture confirms, the contractor gets 403
/// `confirmation_required`. Who published it and when are kept.
#[utoipa::path(
    post,
    path = "/staff/articles/{id}/publish",
    tag = "portal",
    operation_id = "publish_article",
    security(("bearer" = ["portal_edit"])),
    params(
        ("id" = ArticleId, Path, description = "The article."),
        ("If-Match" = Option<String>, Header, max_length = 100,
            description = "The ETag it was read with: 412 where it was changed since."),
    ),
    responses(
        (status = 200, description = "Done.", body = StaffArticle,
            example = examples::staff_article),
        (status = 409, description = "It is neither a draft nor submitted.", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "It lacks what `errors` names.", body = Problem,
            content_type = "application/problem+json"),
    )
)]
#[post("/staff/articles/{id}/publish")]
pub async fn publish(
    ctx: web::Data<Context>,
    who: Require<perm::PortalEdit>,
    id: PathId<Article>,
    read: IfMatchGiven,
    lang: Language,
) -> Result<HttpResponse, ApiError> {
    take(&ctx, &who, (*id, read.0), Step::Publish, lang.0).await
}

/// Take an article from the public
///
/// Its address answers 404 from then on; it can be made a draft again.
#[utoipa::path(
    post,
    path = "/staff/articles/{id}/archive",
    tag = "portal",
    operation_id = "archive_article",
    security(("bearer" = ["portal_edit"])),
    params(("id" = ArticleId, Path, description = "The article.")),
    responses(
        (status = 200, description = "Done.", body = StaffArticle,
            example = examples::staff_article),
        (status = 409, description = "It is not public.", body = Problem,
            content_type = "application/problem+json"),
    )
)]
#[post("/staff/articles/{id}/archive")]
pub async fn archive(
    ctx: web::Data<Context>,
    who: Require<perm::PortalEdit>,
    id: PathId<Article>,
    lang: Language,
) -> Result<HttpResponse, ApiError> {
    take(&ctx, &who, (*id, None), Step::Archive, lang.0).await
}

/// Make an article a draft again
///
/// One that was taken from the public, to be changed and made public anew.
#[utoipa::path(
    post,
    path = "/staff/articles/{id}/reopen",
    tag = "portal",
    operation_id = "reopen_article",
    security(("bearer" = ["portal_edit"])),
    params(("id" = ArticleId, Path, description = "The article.")),
    responses(
        (status = 200, description = "Done.", body = StaffArticle,
            example = examples::staff_article),
        (status = 409, description = "It was not taken from the public.", body = Problem,
            content_type = "application/problem+json"),
    )
)]
#[post("/staff/articles/{id}/reopen")]
pub async fn reopen(
    ctx: web::Data<Context>,
    who: Require<perm::PortalEdit>,
    id: PathId<Article>,
    lang: Language,
) -> Result<HttpResponse, ApiError> {
    take(&ctx, &who, (*id, None), Step::Reopen, lang.0).await
}
