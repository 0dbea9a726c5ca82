//! What events ask of those who register, and what staff read of the answers.

use actix_web::{HttpResponse, get, put, web};
use shared::account::perm;
use shared::event::types::{Event, EventId};
use shared::problem::Problem;
use shared::registration::answers::{AnswerSummary, SupportItem, SupportList};
use shared::registration::question::{EditQuestions, Questions};
use shared::registration::types::{Registration, RegistrationId};

use super::examples_questions as examples;
use crate::app::Context;
use crate::features::registration::service::{answers, export, questions, support};
use crate::platform::auth::{Require, Viewer};
use crate::platform::etag;
use crate::platform::extract::{Body, IfMatch, Language, PathId};
use crate::platform::http_error::ApiError;
use crate::platform::sheet::{self, Kind};

type Answer = Result<HttpResponse, ApiError>;

/// What an event asks those who register
///
/// The questions in force, whether people are asked what support they need, and the party with the
/// places left. Send `version` back with the answers.
#[utoipa::path(
    get,
    path = "/events/{id}/questions",
    operation_id = "event_questions",
    tag = "registration",
    params(("id" = EventId, Path, description = "The event.")),
    responses((status = 200, description = "What is asked.", body = Questions,
        example = examples::questions)),
)]
#[get("/events/{id}/questions")]
pub async fn event_questions(
    ctx: web::Data<Context>,
    viewer: Viewer,
    event: PathId<Event>,
) -> Answer {
    let asked = questions::shown(&ctx, &viewer, event.0).await?;
    Ok(etag::versioned(asked.version, &asked))
}

/// Change what an event asks
///
/// Replaces all of it. A version that somebody answered stays as it is, and its answers with it;
/// the change is then the next version. Registering with answers to an older one answers 409
/// `questions_changed`. The party can't take fewer than have said that they come; without one, they
/// keep their places until they cancel.
#[utoipa::path(
    put,
    path = "/events/{id}/questions",
    operation_id = "change_event_questions",
    tag = "registration",
    security(("bearer" = ["event_edit"])),
    params(
        ("id" = EventId, Path, description = "The event."),
        ("If-Match" = String, Header, max_length = 100, description = "The ETag it was read with."),
    ),
    request_body(content = EditQuestions, example = examples::edit),
    responses(
        (status = 200, description = "Changed.", body = Questions, example = examples::questions),
        (status = 409, description = "The event is cancelled.", body = Problem,
            content_type = "application/problem+json"),
    ),
)]
#[put("/events/{id}/questions")]
pub async fn change_event_questions(
    ctx: web::Data<Context>,
    who: Require<perm::EventEdit>,
    event: PathId<Event>,
    version: IfMatch,
    body: Body<EditQuestions>,
) -> Answer {
    let asked = questions::replace(&ctx, &who, event.0, version.0, body.0).await?;
    Ok(etag::versioned(asked.version, &asked))
}

/// How an event's questions were answered
///
/// Over all versions, by those who are registered still: how often each option was chosen, what was
/// written, and how many come to the party. What support people need is not in it.
#[utoipa::path(
    get,
    path = "/events/{id}/answers/summary",
    operation_id = "answer_summary",
    tag = "registration",
    security(("bearer" = ["registration_read"])),
    params(("id" = EventId, Path, description = "The event.")),
    responses((status = 200, description = "The answers, summed up.", body = AnswerSummary,
        example = examples::summary)),
)]
#[get("/events/{id}/answers/summary")]
pub async fn answer_summary(
    ctx: web::Data<Context>,
    _who: Require<perm::RegistrationRead>,
    event: PathId<Event>,
) -> Answer {
    Ok(HttpResponse::Ok().json(answers::summary(&ctx, event.0).await?))
}

/// What support an event's participants need (配慮事項)
///
/// For its staff, to prepare the day. No key reads it and no file holds it; 30 days after the
/// event's end it is erased.
#[utoipa::path(
    get,
    path = "/events/{id}/support",
    operation_id = "list_support",
    tag = "registration",
    security(("bearer" = ["support_read"])),
    params(("id" = EventId, Path, description = "The event.")),
    responses((status = 200, description = "Those who wrote something.", body = SupportList,
        example = examples::support_list)),
)]
#[get("/events/{id}/support")]
pub async fn list_support(
    ctx: web::Data<Context>,
    _who: Require<perm::SupportRead>,
    event: PathId<Event>,
) -> Answer {
    let list = support::list(&ctx, event.0).await?;
    Ok(super::participant::private(HttpResponse::Ok().json(list)))
}

/// What support one participant needs (配慮事項)
#[utoipa::path(
    get,
    path = "/registrations/{id}/support",
    operation_id = "registration_support",
    tag = "registration",
    security(("bearer" = ["support_read"])),
    params(("id" = RegistrationId, Path, description = "The registration.")),
    responses((status = 200, description = "What they wrote, if they did.", body = SupportItem,
        example = examples::support)),
)]
#[get("/registrations/{id}/support")]
pub async fn registration_support(
    ctx: web::Data<Context>,
    _who: Require<perm::SupportRead>,
    id: PathId<Registration>,
) -> Answer {
    let needs = support::one(&ctx, id.0).await?;
    Ok(super::participant::private(HttpResponse::Ok().json(needs)))
}

/// An event's registrations as a workbook
///
/// The same columns as the CSV file, typed as text: the answers to the event's questions are among
/// them, what support people need is not.
#[utoipa::path(
    get,
    path = "/events/{id}/registrations.xlsx",
    operation_id = "export_registrations_xlsx",
    tag = "registration",
    security(("bearer" = ["registration_export"])),
    params(("id" = EventId, Path, description = "The event.")),
    responses((status = 200, description = "The workbook.", body = inline(sheet::WorkbookFile),
        content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")),
)]
#[get("/events/{id}/registrations.xlsx")]
pub async fn export_registrations_xlsx(
    ctx: web::Data<Context>,
    who: Require<perm::RegistrationExport>,
    event: PathId<Event>,
    language: Language,
) -> Answer {
    let event = event.0;
    let file = export::xlsx(&ctx, &who, event, language.0).await?;
    let name = format!("registrations-{event}.xlsx");
    Ok(sheet::download(Kind::Workbook, &name, file))
}
