//! Reports of posts.

use actix_web::{HttpResponse, get, post, web};
use shared::account::perm;
use shared::community::api::{PostView, ReportFilter, ReportPost, ReportView};
use shared::community::types::{Post, PostReport};
use shared::community::{PostId, PostReportId};
use shared::page::Page;

use super::{Answer, examples};
use crate::app::Context;
use crate::features::community::service::reports;
use crate::platform::auth::Require;
use crate::platform::extract::{Body, PathId, Query};

/// Report a post to the moderators
///
/// Once per person and post; doing so twice is doing so once. The author is not told who reported.
#[utoipa::path(
    post,
    path = "/community/posts/{id}/report",
    operation_id = "report_post",
    tag = "community",
    security(("bearer" = ["community_take"])),
    params(("id" = PostId, Path, description = "The post.")),
    request_body(content = ReportPost, example = examples::report_post),
    responses(
        (status = 200, description = "Reported.", body = PostView, example = examples::reported),
        (status = 409, description = "The post is hidden, or the account belongs to no person.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many reports in an hour; `Retry-After` says when to come back.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/community/posts/{id}/report")]
pub async fn report(
    ctx: web::Data<Context>,
    who: Require<perm::CommunityTake>,
    id: PathId<Post>,
    body: Body<ReportPost>,
) -> Answer {
    let post = reports::report(&ctx, &who, id.0, body.0).await?;
    Ok(HttpResponse::Ok().json(post))
}

/// The reports that wait, oldest first
///
/// Each with the post as it is now. Hiding a post settles every report of it. Reports of posts that the one
/// who asks wrote are not among them: others look at those.
#[utoipa::path(
    get,
    path = "/community/reports",
    operation_id = "list_post_reports",
    tag = "community",
    security(("bearer" = ["community_moderate"])),
    params(ReportFilter),
    responses((status = 200, description = "A page of reports.", body = Page<ReportView>,
        example = examples::reports)),
)]
#[get("/community/reports")]
pub async fn list(
    ctx: web::Data<Context>,
    who: Require<perm::CommunityModerate>,
    filter: Query<ReportFilter>,
) -> Answer {
    let page = reports::list(&ctx, &who, &filter).await?;
    Ok(HttpResponse::Ok().json(page))
}

/// Settle a report: nothing is wrong with the post
///
/// The post stays as it is, and so do other reports of it.
#[utoipa::path(
    post,
    path = "/community/reports/{id}/dismiss",
    operation_id = "dismiss_post_report",
    tag = "community",
    security(("bearer" = ["community_moderate"])),
    params(("id" = PostReportId, Path, description = "The report.")),
    responses(
        (status = 200, description = "Settled.", body = ReportView, example = examples::dismissed),
        (status = 409, description = "It is settled already.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/community/reports/{id}/dismiss")]
pub async fn dismiss(
    ctx: web::Data<Context>,
    who: Require<perm::CommunityModerate>,
    id: PathId<PostReport>,
) -> Answer {
    let settled = reports::dismiss(&ctx, &who, id.0).await?;
    Ok(HttpResponse::Ok().json(settled))
}
