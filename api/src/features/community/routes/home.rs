//! Belonging to the community, and the mails it sends.

use actix_web::{HttpResponse, get, post, web};
use shared::account::perm;
use shared::community::api::{ChooseMails, CommunityHome, Unsubscribe};

use super::{Answer, examples};
use crate::app::Context;
use crate::features::community::service;
use crate::platform::auth::Require;
use crate::platform::extract::Body;

/// What the community is for the one who asks
///
/// Whether they belong to it, how the others see them, and how many threads hold something unread.
#[utoipa::path(
    get,
    path = "/community",
    operation_id = "show_community",
    tag = "community",
    security(("bearer" = ["community_take"])),
    responses((status = 200, description = "As it is now.", body = CommunityHome,
        example = examples::home)),
)]
#[get("/community")]
pub async fn show(ctx: web::Data<Context>, who: Require<perm::CommunityTake>) -> Answer {
    let home = service::home::show(&ctx, &who).await?;
    Ok(HttpResponse::Ok().json(home))
}

/// Join the community
///
/// The general space opens. Who belongs already belongs still.
#[utoipa::path(
    post,
    path = "/community/join",
    operation_id = "join_community",
    tag = "community",
    security(("bearer" = ["community_take"])),
    responses(
        (status = 200, description = "Belongs.", body = CommunityHome, example = examples::home),
        (status = 409, description = "The account belongs to no person.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/community/join")]
pub async fn join(ctx: web::Data<Context>, who: Require<perm::CommunityTake>) -> Answer {
    let home = service::join(&ctx, &who).await?;
    Ok(HttpResponse::Ok().json(home))
}

/// Leave the community
///
/// The general space closes; one's posts stay. Who does not belong is left as they are.
#[utoipa::path(
    post,
    path = "/community/leave",
    operation_id = "leave_community",
    tag = "community",
    security(("bearer" = ["community_take"])),
    responses(
        (status = 200, description = "Does not belong.", body = CommunityHome,
            example = examples::outside),
        (status = 409, description = "The account belongs to no person.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/community/leave")]
pub async fn leave(ctx: web::Data<Context>, who: Require<perm::CommunityTake>) -> Answer {
    let home = service::leave(&ctx, &who).await?;
    Ok(HttpResponse::Ok().json(home))
}

/// Choose whether mails about posts come
///
/// For all threads at once; which threads one follows stays as it is.
#[utoipa::path(
    post,
    path = "/community/mails",
    operation_id = "choose_community_mails",
    tag = "community",
    security(("bearer" = ["community_take"])),
    request_body(content = ChooseMails, example = examples::mails),
    responses(
        (status = 200, description = "Chosen.", body = CommunityHome, example = examples::home),
        (status = 409, description = "The account belongs to no person.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/community/mails")]
pub async fn choose_mails(
    ctx: web::Data<Context>,
    who: Require<perm::CommunityTake>,
    body: Body<ChooseMails>,
) -> Answer {
    let home = service::home::choose_mails(&ctx, &who, body.mails).await?;
    Ok(HttpResponse::Ok().json(home))
}

/// No more mails about a thread, by the link out of one
///
/// Needs no sign-in. The link ends the mails about this one thread to this one reader, and does
/// nothing else; once more changes nothing.
#[utoipa::path(
    post,
    path = "/community/unsubscribe",
    operation_id = "unsubscribe_from_thread",
    tag = "community",
    request_body(content = Unsubscribe, example = examples::token),
    responses((status = 204, description = "No more mails about this thread.")),
)]
#[post("/community/unsubscribe")]
pub async fn unsubscribe(ctx: web::Data<Context>, body: Body<Unsubscribe>) -> Answer {
    service::link::unfollow(&ctx, body.token.as_str()).await?;
    Ok(HttpResponse::NoContent().finish())
}
