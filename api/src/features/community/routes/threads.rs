//! Threads.

use actix_web::http::header;
use actix_web::{HttpResponse, get, post, web};
use shared::account::perm;
use shared::community::ThreadId;
use shared::community::api::{
    FollowThread, NewThread, ReadUpTo, Reading, ThreadFilter, ThreadView, path,
};
use shared::community::types::Thread;
use shared::page::Page;

use super::{Answer, examples};
use crate::app::Context;
use crate::features::community::service::threads;
use crate::platform::auth::Require;
use crate::platform::etag;
use crate::platform::extract::{Body, PathId, Query};
use crate::platform::idempotency::Idempotency;

/// The threads one may see, the last active first
///
/// Those of the general space for who belongs to the community, those of events for their
/// participants; all for moderators and staff.
#[utoipa::path(
    get,
    path = "/community/threads",
    operation_id = "list_threads",
    tag = "community",
    security(("bearer" = ["community_take"])),
    params(ThreadFilter),
    responses((status = 200, description = "A page of threads.", body = Page<ThreadView>,
        example = examples::threads)),
)]
#[get("/community/threads")]
pub async fn list(
    ctx: web::Data<Context>,
    who: Require<perm::CommunityTake>,
    filter: Query<ThreadFilter>,
) -> Answer {
    let page = threads::list(&ctx, &who, &filter).await?;
    Ok(HttpResponse::Ok().json(page))
}

/// Begin a thread in the general space
///
/// With its first post; who begins it follows it. Needs to belong to the community.
#[utoipa::path(
    post,
    path = "/community/threads",
    operation_id = "create_thread",
    tag = "community",
    security(("bearer" = ["community_take"])),
    params(("Idempotency-Key" = Option<String>, Header, max_length = 255,
        description = "Makes it safe to send the request again.")),
    request_body(content = NewThread, example = examples::new_thread),
    responses(
        (status = 201, description = "Begun.", body = ThreadView, example = examples::thread),
        (status = 404, description = "The general space is not open to the asker.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/community/threads")]
pub async fn begin(
    ctx: web::Data<Context>,
    who: Require<perm::CommunityTake>,
    key: Idempotency,
    body: Body<NewThread>,
) -> Answer {
    let principal = format!("account:{}", who.account_id);
    let context = ctx.clone();
    let work = async move {
        let thread = threads::begin(&context, &who, body.0).await?;
        Ok(HttpResponse::Created()
            .insert_header((header::LOCATION, path::thread(thread.id)))
            .json(thread))
    };
    let house = (&ctx.db, &ctx.clock, &ctx.random);
    key.run(house, principal, "create_thread", work).await
}

/// One thread
#[utoipa::path(
    get,
    path = "/community/threads/{id}",
    operation_id = "show_thread",
    tag = "community",
    security(("bearer" = ["community_take"])),
    params(("id" = ThreadId, Path, description = "The thread.")),
    responses((status = 200, description = "The thread.", body = ThreadView,
        example = examples::thread)),
)]
#[get("/community/threads/{id}")]
pub async fn show(
    ctx: web::Data<Context>,
    who: Require<perm::CommunityTake>,
    id: PathId<Thread>,
) -> Answer {
    let thread = threads::show(&ctx, &who, id.0).await?;
    Ok(etag::versioned(thread.version, &thread))
}

/// Note how far one has read
///
/// The position only moves forward, and not past the last post.
#[utoipa::path(
    post,
    path = "/community/threads/{id}/read",
    operation_id = "mark_thread_read",
    tag = "community",
    security(("bearer" = ["community_take"])),
    params(("id" = ThreadId, Path, description = "The thread.")),
    request_body(content = ReadUpTo, example = examples::read),
    responses(
        (status = 200, description = "Noted.", body = Reading, example = examples::reading),
        (status = 409, description = "The account belongs to no person.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/community/threads/{id}/read")]
pub async fn read(
    ctx: web::Data<Context>,
    who: Require<perm::CommunityTake>,
    id: PathId<Thread>,
    body: Body<ReadUpTo>,
) -> Answer {
    let reading = threads::read(&ctx, &who, id.0, body.seq.get()).await?;
    Ok(HttpResponse::Ok().json(reading))
}

/// Follow a thread, or leave off
///
/// Replies in threads one follows come by mail. Posting in a thread follows it.
#[utoipa::path(
    post,
    path = "/community/threads/{id}/follow",
    operation_id = "follow_thread",
    tag = "community",
    security(("bearer" = ["community_take"])),
    params(("id" = ThreadId, Path, description = "The thread.")),
    request_body(content = FollowThread, example = examples::follow),
    responses(
        (status = 200, description = "As chosen.", body = ThreadView, example = examples::thread),
        (status = 409, description = "The account belongs to no person.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/community/threads/{id}/follow")]
pub async fn follow(
    ctx: web::Data<Context>,
    who: Require<perm::CommunityTake>,
    id: PathId<Thread>,
    body: Body<FollowThread>,
) -> Answer {
    let thread = threads::follow(&ctx, &who, id.0, body.follows).await?;
    Ok(HttpResponse::Ok().json(thread))
}
