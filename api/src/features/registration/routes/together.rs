//! Who is seen at an event because they agreed to it.

use actix_web::{HttpResponse, get, web};
use shared::account::perm;
use shared::account::types::LinkToken;
use shared::event::types::{Event, EventId};
use shared::page::Page;
use shared::registration::consent::{EventCompany, Participant, TakingPartQuery};

use super::examples;
use super::participant::private;
use crate::app::Context;
use crate::features::registration::service::together;
use crate::platform::auth::{ByKey, Require};
use crate::platform::extract::{Path, PathId, Query};
use crate::platform::http_error::ApiError;

type Answer = Result<HttpResponse, ApiError>;

/// Who else takes part in an event
///
/// For members with a seat: name and organisation of those with a seat who agreed to be shown, in the
/// order of readings.
#[utoipa::path(
    get,
    path = "/events/{id}/participants",
    operation_id = "list_participants",
    tag = "registration",
    security(("bearer" = ["own_account"])),
    params(("id" = EventId, Path, description = "The event."), TakingPartQuery),
    responses((status = 200, description = "A page of people.", body = Page<Participant>,
        example = examples::participants)),
)]
#[get("/events/{id}/participants")]
pub async fn list_participants(
    ctx: web::Data<Context>,
    who: Require<perm::OwnAccount>,
    event: PathId<Event>,
    query: Query<TakingPartQuery>,
) -> Answer {
    let page = together::for_member(&ctx, &who, event.0, &query).await?;
    Ok(HttpResponse::Ok().json(page))
}

/// Who else takes part, by the link out of a mail
///
/// For those with a seat: name and organisation of those with a seat who agreed to be shown, in the
/// order of readings.
#[utoipa::path(
    get,
    path = "/registrations/by-link/{token}/participants",
    operation_id = "list_participants_by_link",
    tag = "registration",
    params(("token" = LinkToken, Path, description = "The token out of the mail's link."),
        TakingPartQuery),
    responses((status = 200, description = "A page of people.", body = Page<Participant>,
        example = examples::participants)),
)]
#[get("/registrations/by-link/{token}/participants")]
pub async fn list_participants_by_link(
    ctx: web::Data<Context>,
    token: Path<LinkToken>,
    query: Query<TakingPartQuery>,
) -> Answer {
    let page = together::by_link(&ctx, token.as_str(), &query).await?;
    Ok(private(HttpResponse::Ok().json(page)))
}

/// The companies that are named on an event's page
///
/// Companies of the directory for which somebody with a seat agreed, in the order of readings. Nothing
/// about people stands here.
#[utoipa::path(
    get,
    path = "/events/{id}/companies",
    operation_id = "list_event_companies",
    tag = "event",
    params(("id" = EventId, Path, description = "The event."), TakingPartQuery),
    responses((status = 200, description = "A page of companies.", body = Page<EventCompany>,
        example = examples::companies)),
)]
#[get("/events/{id}/companies")]
pub async fn list_event_companies(
    ctx: web::Data<Context>,
    by: ByKey,
    event: PathId<Event>,
    query: Query<TakingPartQuery>,
) -> Answer {
    let page = together::companies(&ctx, &by, event.0, &query).await?;
    Ok(HttpResponse::Ok().json(page))
}
