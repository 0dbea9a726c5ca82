//! Steps from one state to the next. Each is guarded by the state; who confirms may name the
//! version that was looked through as well.

use actix_web::{HttpResponse, post, web};
use shared::account::perm;
use shared::event::EventId;
use shared::event::form::{ReasonForm, RescheduleForm};
use shared::event::staff::StaffEvent;
use shared::event::types::Event;
use shared::i18n::Lang;
use shared::problem::Problem;

use super::examples;
use crate::app::Context;
use crate::features::event::service::{self, Step};
use crate::platform::auth::{Require, SignedIn};
use crate::platform::etag;
use crate::platform::extract::{Body, IfMatchGiven, Language, PathId};
use crate::platform::http_error::ApiError;

async fn take(
    ctx: &Context,
    who: &SignedIn,
    id: EventId,
    step: Step,
    lang: Lang,
) -> Result<HttpResponse, ApiError> {
    decide(ctx, who, (id, None), step, lang).await
}

/// A step about the version that was read.
async fn decide(
    ctx: &Context,
    who: &SignedIn,
    which: (EventId, Option<i64>),
    step: Step,
    lang: Lang,
) -> Result<HttpResponse, ApiError> {
    let event = service::step(ctx, who, which, step, lang).await?;
    Ok(etag::versioned(event.version, &event))
}

/// Submit an event
///
/// Asks the prefecture to confirm a draft. It must be complete: `errors` names what is missing.
#[utoipa::path(
    post,
    path = "/events/{id}/submit",
    tag = "event",
    operation_id = "submit_event",
    security(("bearer" = ["event_edit"])),
    params(("id" = EventId, Path, description = "The event.")),
    responses(
        (status = 200, description = "Done.", body = StaffEvent, example = examples::staff_event),
        (status = 409, description = "It is no draft.", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "It lacks what `errors` names.", body = Problem,
            content_type = "application/problem+json"),
    )
)]
#[post("/events/{id}/submit")]
pub async fn submit(
    ctx: web::Data<Context>,
    who: Require<perm::EventEdit>,
    id: PathId<Event>,
    lang: Language,
) -> Result<HttpResponse, ApiError> {
    take(&ctx, &who, *id, Step::Submit, lang.0).await
}

/// Take a submitted event back
///
/// It becomes a draft again, before the prefecture has decided.
#[utoipa::path(
    post,
    path = "/events/{id}/withdraw",
    tag = "event",
    operation_id = "withdraw_event",
    security(("bearer" = ["event_edit"])),
    params(("id" = EventId, Path, description = "The event.")),
    responses(
        (status = 200, description = "Done.", body = StaffEvent, example = examples::staff_event),
        (status = 409, description = "It is not submitted.", body = Problem,
            content_type = "application/problem+json"),
    )
)]
#[post("/events/{id}/withdraw")]
pub async fn withdraw(
    ctx: web::Data<Context>,
    who: Require<perm::EventEdit>,
    id: PathId<Event>,
    lang: Language,
) -> Result<HttpResponse, ApiError> {
    take(&ctx, &who, *id, Step::Withdraw, lang.0).await
}

/// Return an event
///
/// Sends a submitted event back with a comment; it becomes a draft again.
#[utoipa::path(
    post,
    path = "/events/{id}/return",
    tag = "event",
    operation_id = "return_event",
    security(("bearer" = ["event_confirm"])),
    params(
        ("id" = EventId, Path, description = "The event."),
        ("If-Match" = Option<String>, Header, max_length = 100,
            description = "The ETag it was read with: 412 where it was changed since."),
    ),
    request_body(content = ReasonForm, example = examples::reason),
    responses(
        (status = 200, description = "Done.", body = StaffEvent, example = examples::staff_event),
        (status = 409, description = "It is not submitted.", body = Problem,
            content_type = "application/problem+json"),
    )
)]
#[post("/events/{id}/return")]
pub async fn send_back(
    ctx: web::Data<Context>,
    who: Require<perm::EventConfirm>,
    id: PathId<Event>,
    read: IfMatchGiven,
    lang: Language,
    body: Body<ReasonForm>,
) -> Result<HttpResponse, ApiError> {
    decide(
        &ctx,
        &who,
        (*id, read.0),
        Step::Return(body.0.reason),
        lang.0,
    )
    .await
}

/// Publish an event
///
/// Makes a draft or submitted event public. Where the prefecture confirms, the contractor gets 403
/// `confirmation_required`. Who published it and when are kept.
#[utoipa::path(
    post,
    path = "/events/{id}/publish",
    tag = "event",
    operation_id = "publish_event",
    security(("bearer" = ["event_edit"])),
    params(
        ("id" = EventId, Path, description = "The event."),
        ("If-Match" = Option<String>, Header, max_length = 100,
            description = "The ETag it was read with: 412 where it was changed since."),
    ),
    responses(
        (status = 200, description = "Done.", body = StaffEvent, example = examples::staff_event),
        (status = 409, description = "It is neither a draft nor submitted.", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "It lacks what `errors` names.", body = Problem,
            content_type = "application/problem+json"),
    )
)]
#[post("/events/{id}/publish")]
pub async fn publish(
    ctx: web::Data<Context>,
    who: Require<perm::EventEdit>,
    id: PathId<Event>,
    read: IfMatchGiven,
    lang: Language,
) -> Result<HttpResponse, ApiError> {
    decide(&ctx, &who, (*id, read.0), Step::Publish, lang.0).await
}

/// Postpone an event
///
/// Puts a public event off without a new date. Registrations are kept and told the reason.
#[utoipa::path(
    post,
    path = "/events/{id}/postpone",
    tag = "event",
    operation_id = "postpone_event",
    security(("bearer" = ["event_cancel"])),
    params(("id" = EventId, Path, description = "The event.")),
    request_body(content = ReasonForm, example = examples::reason),
    responses(
        (status = 200, description = "Done.", body = StaffEvent, example = examples::staff_event),
        (status = 409, description = "It is not public, or it is over.", body = Problem,
            content_type = "application/problem+json"),
    )
)]
#[post("/events/{id}/postpone")]
pub async fn postpone(
    ctx: web::Data<Context>,
    who: Require<perm::EventCancel>,
    id: PathId<Event>,
    lang: Language,
    body: Body<ReasonForm>,
) -> Result<HttpResponse, ApiError> {
    take(&ctx, &who, *id, Step::Postpone(body.0.reason), lang.0).await
}

/// Give a postponed event its new date
///
/// It is public again. Where the prefecture confirms, only it does this.
#[utoipa::path(
    post,
    path = "/events/{id}/reschedule",
    tag = "event",
    operation_id = "reschedule_event",
    security(("bearer" = ["event_cancel"])),
    params(("id" = EventId, Path, description = "The event.")),
    request_body(content = RescheduleForm, example = examples::reschedule),
    responses(
        (status = 200, description = "Done.", body = StaffEvent, example = examples::staff_event),
        (status = 409, description = "It is not postponed.", body = Problem,
            content_type = "application/problem+json"),
    )
)]
#[post("/events/{id}/reschedule")]
pub async fn reschedule(
    ctx: web::Data<Context>,
    who: Require<perm::EventCancel>,
    id: PathId<Event>,
    lang: Language,
    body: Body<RescheduleForm>,
) -> Result<HttpResponse, ApiError> {
    take(&ctx, &who, *id, Step::Reschedule(body.0), lang.0).await
}

/// Cancel an event
///
/// Calls a public or postponed event off; all registered get the reason. It can't be undone.
#[utoipa::path(
    post,
    path = "/events/{id}/cancel",
    tag = "event",
    operation_id = "cancel_event",
    security(("bearer" = ["event_cancel"])),
    params(("id" = EventId, Path, description = "The event.")),
    request_body(content = ReasonForm, example = examples::reason),
    responses(
        (status = 200, description = "Done.", body = StaffEvent, example = examples::staff_event),
        (status = 409, description = "It is not public.", body = Problem,
            content_type = "application/problem+json"),
    )
)]
#[post("/events/{id}/cancel")]
pub async fn cancel(
    ctx: web::Data<Context>,
    who: Require<perm::EventCancel>,
    id: PathId<Event>,
    lang: Language,
    body: Body<ReasonForm>,
) -> Result<HttpResponse, ApiError> {
    take(&ctx, &who, *id, Step::Cancel(body.0.reason), lang.0).await
}

/// Mark an event as finished
///
/// After its end: it took place.
#[utoipa::path(
    post,
    path = "/events/{id}/finish",
    tag = "event",
    operation_id = "finish_event",
    security(("bearer" = ["event_edit"])),
    params(("id" = EventId, Path, description = "The event.")),
    responses(
        (status = 200, description = "Done.", body = StaffEvent, example = examples::staff_event),
        (status = 409, description = "It is not public, or not over.", body = Problem,
            content_type = "application/problem+json"),
    )
)]
#[post("/events/{id}/finish")]
pub async fn finish(
    ctx: web::Data<Context>,
    who: Require<perm::EventEdit>,
    id: PathId<Event>,
    lang: Language,
) -> Result<HttpResponse, ApiError> {
    take(&ctx, &who, *id, Step::Finish, lang.0).await
}
