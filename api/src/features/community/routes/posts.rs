//! Posts.

use actix_web::http::header;
use actix_web::{HttpResponse, delete, get, post, put, web};
use shared::account::perm;
use shared::community::api::{ChangedPost, HidePost, NewPost, PostFilter, PostView, React, path};
use shared::community::types::{Post, Thread};
use shared::community::{PostId, ThreadId};
use shared::page::Page;

use super::{Answer, examples};
use crate::app::Context;
use crate::features::community::service::{moderate, posts};
use crate::platform::auth::Require;
use crate::platform::etag;
use crate::platform::extract::{Body, IfMatch, PathId, Query};
use crate::platform::idempotency::Idempotency;

/// A thread's posts, oldest first
///
/// `from` begins at a place in the thread, such as the first unread. What is hidden or deleted
/// keeps its place without its words; its author and the moderators read what is hidden, and why.
#[utoipa::path(
    get,
    path = "/community/threads/{id}/posts",
    operation_id = "list_posts",
    tag = "community",
    security(("bearer" = ["community_take"])),
    params(("id" = ThreadId, Path, description = "The thread."), PostFilter),
    responses((status = 200, description = "A page of posts.", body = Page<PostView>,
        example = examples::posts)),
)]
#[get("/community/threads/{id}/posts")]
pub async fn list(
    ctx: web::Data<Context>,
    who: Require<perm::CommunityTake>,
    id: PathId<Thread>,
    filter: Query<PostFilter>,
) -> Answer {
    let page = posts::list(&ctx, &who, id.0, &filter).await?;
    Ok(HttpResponse::Ok().json(page))
}

/// Reply in a thread
///
/// Whoever posts follows the thread from then on.
#[utoipa::path(
    post,
    path = "/community/threads/{id}/posts",
    operation_id = "create_post",
    tag = "community",
    security(("bearer" = ["community_take"])),
    params(("id" = ThreadId, Path, description = "The thread."),
        ("Idempotency-Key" = Option<String>, Header, max_length = 255,
            description = "Makes it safe to send the request again.")),
    request_body(content = NewPost, example = examples::new_post),
    responses(
        (status = 201, description = "Posted.", body = PostView, example = examples::post),
        (status = 409, description = "The thread is closed.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/community/threads/{id}/posts")]
pub async fn reply(
    ctx: web::Data<Context>,
    who: Require<perm::CommunityTake>,
    id: PathId<Thread>,
    key: Idempotency,
    body: Body<NewPost>,
) -> Answer {
    let principal = format!("account:{}", who.account_id);
    let context = ctx.clone();
    let work = async move {
        let post = posts::reply(&context, &who, id.0, body.0.body).await?;
        Ok(HttpResponse::Created()
            .insert_header((header::LOCATION, path::post(post.id)))
            .json(post))
    };
    let house = (&ctx.db, &ctx.clock, &ctx.random);
    key.run(house, principal, "create_post", work).await
}

/// One post
#[utoipa::path(
    get,
    path = "/community/posts/{id}",
    operation_id = "show_post",
    tag = "community",
    security(("bearer" = ["community_take"])),
    params(("id" = PostId, Path, description = "The post.")),
    responses((status = 200, description = "The post.", body = PostView,
        example = examples::post)),
)]
#[get("/community/posts/{id}")]
pub async fn show(
    ctx: web::Data<Context>,
    who: Require<perm::CommunityTake>,
    id: PathId<Post>,
) -> Answer {
    let post = posts::show(&ctx, &who, id.0).await?;
    Ok(etag::versioned(post.version, &post))
}

/// Change the words of one's own post
#[utoipa::path(
    put,
    path = "/community/posts/{id}",
    operation_id = "change_post",
    tag = "community",
    security(("bearer" = ["community_take"])),
    params(("id" = PostId, Path, description = "The post."),
        ("If-Match" = String, Header, max_length = 100, description = "The ETag it was read with.")),
    request_body(content = ChangedPost, example = examples::changed),
    responses(
        (status = 200, description = "Changed.", body = PostView, example = examples::edited),
        (status = 409, description = "A moderator hid it.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    ),
)]
#[put("/community/posts/{id}")]
pub async fn change(
    ctx: web::Data<Context>,
    who: Require<perm::CommunityTake>,
    id: PathId<Post>,
    version: IfMatch,
    body: Body<ChangedPost>,
) -> Answer {
    let post = posts::change(&ctx, &who, id.0, version.0, body.0.body).await?;
    Ok(etag::versioned(post.version, &post))
}

/// Delete one's own post
///
/// Its words are gone for good; its place stays, so that the others' answers keep theirs. The title
/// of a thread goes with its opening post.
#[utoipa::path(
    delete,
    path = "/community/posts/{id}",
    operation_id = "delete_post",
    tag = "community",
    security(("bearer" = ["community_take"])),
    params(("id" = PostId, Path, description = "The post."),
        ("If-Match" = String, Header, max_length = 100, description = "The ETag it was read with.")),
    responses((status = 204, description = "Deleted.")),
)]
#[delete("/community/posts/{id}")]
pub async fn delete(
    ctx: web::Data<Context>,
    who: Require<perm::CommunityTake>,
    id: PathId<Post>,
    version: IfMatch,
) -> Answer {
    posts::delete(&ctx, &who, id.0, version.0).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// React to a post, or take it back
///
/// One of each kind per person; doing so twice is doing so once.
#[utoipa::path(
    post,
    path = "/community/posts/{id}/reactions",
    operation_id = "react_to_post",
    tag = "community",
    security(("bearer" = ["community_take"])),
    params(("id" = PostId, Path, description = "The post.")),
    request_body(content = React, example = examples::react),
    responses(
        (status = 200, description = "As chosen.", body = PostView, example = examples::post),
        (status = 409, description = "The post is hidden, or the account belongs to no person.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/community/posts/{id}/reactions")]
pub async fn react(
    ctx: web::Data<Context>,
    who: Require<perm::CommunityTake>,
    id: PathId<Post>,
    body: Body<React>,
) -> Answer {
    let post = posts::react(&ctx, &who, id.0, body.0).await?;
    Ok(HttpResponse::Ok().json(post))
}

/// Take a post out of sight, with a reason
///
/// Its author and the moderators still read it, and why; the others see that something stood there.
/// Every report of it is settled.
#[utoipa::path(
    post,
    path = "/community/posts/{id}/hide",
    operation_id = "hide_post",
    tag = "community",
    security(("bearer" = ["community_moderate"])),
    params(("id" = PostId, Path, description = "The post.")),
    request_body(content = HidePost, example = examples::reason),
    responses(
        (status = 200, description = "Hidden.", body = PostView, example = examples::hidden),
        (status = 409, description = "It is hidden already.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/community/posts/{id}/hide")]
pub async fn hide(
    ctx: web::Data<Context>,
    who: Require<perm::CommunityModerate>,
    id: PathId<Post>,
    body: Body<HidePost>,
) -> Answer {
    let post = moderate::hide(&ctx, &who, id.0, body.0.reason).await?;
    Ok(HttpResponse::Ok().json(post))
}

/// Show a hidden post again
#[utoipa::path(
    post,
    path = "/community/posts/{id}/restore",
    operation_id = "restore_post",
    tag = "community",
    security(("bearer" = ["community_moderate"])),
    params(("id" = PostId, Path, description = "The post.")),
    responses(
        (status = 200, description = "Shown.", body = PostView, example = examples::post),
        (status = 409, description = "It is not hidden.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/community/posts/{id}/restore")]
pub async fn restore(
    ctx: web::Data<Context>,
    who: Require<perm::CommunityModerate>,
    id: PathId<Post>,
) -> Answer {
    let post = moderate::restore(&ctx, &who, id.0).await?;
    Ok(HttpResponse::Ok().json(post))
}
