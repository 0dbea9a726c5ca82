//! The operations on surveys: parse, call the service, answer.

use actix_web::http::header;
use actix_web::{HttpResponse, get, post, web};
use shared::account::perm;
use shared::event::EventId;
use shared::event::types::Event;
use shared::page::Page;
use shared::survey::api::{
    AnswerSurvey, OpenSurvey, OpenSurveyQuery, SurveyForm, SurveyLink, SurveyReport,
};

use super::service::{self, answer, open};
use crate::app::Context;
use crate::platform::auth::Require;
use crate::platform::extract::{Body, PathId, Query};
use crate::platform::http_error::ApiError;
use crate::platform::routes::ServiceConfig;

type Reply = Result<HttpResponse, ApiError>;

/// Registers the operations.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(open_survey)
        .service(answer_survey)
        .service(list_open_surveys)
        .service(survey_report);
}

/// What the personal link of a survey opens
///
/// A POST although it only reads: so the token is in the body, and in no log of addresses. Requests
/// to this operation are not logged
#[utoipa::path(
    post,
    path = "/survey/form",
    operation_id = "open_survey",
    tag = "survey",
    request_body(content = SurveyLink, example = examples::link),
    responses((status = 200, description = "The event, and what can be done.", body = SurveyForm,
        example = examples::form)),
)]
#[post("/survey/form")]
pub async fn open_survey(ctx: web::Data<Context>, body: Body<SurveyLink>) -> Reply {
    let form = answer::form(&ctx, body.0.token.as_str()).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .json(form))
}

/// Answer a survey, once
///
/// What is said is kept apart from who says it: it waits, sealed, until it is written in random
/// order with at least four others. It takes no `Idempotency-Key`, because a kept answer would lead
/// back to who gave it; sent twice, it is taken once. Requests to this operation are not logged
#[utoipa::path(
    post,
    path = "/survey/answers",
    operation_id = "answer_survey",
    tag = "survey",
    request_body(content = AnswerSurvey, example = examples::answer),
    responses(
        (status = 204, description = "Taken."),
        (status = 409, description = "The survey is closed, or was answered with this link.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/survey/answers")]
pub async fn answer_survey(ctx: web::Data<Context>, body: Body<AnswerSurvey>) -> Reply {
    answer::answer(&ctx, body.0).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// The surveys that can be answered now, the first to close first
///
/// How many answered is withheld while they are fewer than five
#[utoipa::path(
    get,
    path = "/staff/surveys",
    operation_id = "list_open_surveys",
    tag = "survey",
    security(("bearer" = ["survey_read"])),
    params(OpenSurveyQuery),
    responses((status = 200, description = "A page of them.", body = Page<OpenSurvey>,
        example = examples::open)),
)]
#[get("/staff/surveys")]
pub async fn list_open_surveys(
    ctx: web::Data<Context>,
    _who: Require<perm::SurveyRead>,
    query: Query<OpenSurveyQuery>,
) -> Reply {
    Ok(HttpResponse::Ok().json(open::list(&ctx, &query).await?))
}

/// Where an event's survey stands, and what was answered
///
/// Figures are over at least five answers; fewer are withheld. They grow by five or more at a
/// time, so that no single answer can be read off the difference
#[utoipa::path(
    get,
    path = "/staff/events/{id}/survey",
    operation_id = "survey_report",
    tag = "survey",
    security(("bearer" = ["survey_read"])),
    params(("id" = EventId, Path, description = "The event.")),
    responses((status = 200, description = "Where it stands.", body = SurveyReport,
        example = examples::report)),
)]
#[get("/staff/events/{id}/survey")]
pub async fn survey_report(
    ctx: web::Data<Context>,
    _who: Require<perm::SurveyRead>,
    event: PathId<Event>,
) -> Reply {
    Ok(HttpResponse::Ok().json(service::report(&ctx, event.0).await?))
}

mod examples {
    use serde_json::{Value, json};

    const EVENT: &str = "019ab0c4-5a00-7000-8000-000000000001";
    const TOKEN: &str = "AZrW0wAAcACAAAAAAAAAAQAGRJ9v";

    pub fn link() -> Value {
        json!({"token": TOKEN})
    }

    pub fn form() -> Value {
        json!({
            "event_id": EVENT, "event_title": "水産加工のDXを語る会",
            "event_starts_at": "2026-12-10T05:00:00Z", "event_ends_at": "2026-12-10T07:30:00Z",
            "closes_at": "2026-12-24T07:30:00Z", "state": "open"
        })
    }

    pub fn answer() -> Value {
        json!({
            "token": TOKEN, "satisfaction": 5, "content": 4, "exchange": 5, "discovery": 4,
            "comment": "次回は現場の見学もしてみたいです。"
        })
    }

    pub fn open() -> Value {
        json!({"items": [{
            "event_id": EVENT, "event_title": "水産加工のDXを語る会",
            "closes_at": "2026-12-24T07:30:00Z", "invited": 15, "answered": 12
        }], "next_cursor": null})
    }

    pub fn report() -> Value {
        let question = |name: &str, counts: [u32; 5], mean: u32, share: u32| {
            json!({
                "question": name, "counts": counts, "mean_hundredths": mean,
                "favourable_permille": share
            })
        };
        json!({
            "event_id": EVENT, "state": "open", "opened_at": "2026-12-10T07:30:00Z",
            "closes_at": "2026-12-24T07:30:00Z", "present": 16, "invited": 15, "answered": 12,
            "waiting": true,
            "results": {
                "answers": 5,
                "questions": [
                    question("satisfaction", [0, 0, 1, 2, 2], 420, 800),
                    question("content", [0, 0, 2, 2, 1], 380, 600),
                    question("exchange", [0, 0, 0, 2, 3], 460, 1000),
                    question("discovery", [0, 1, 1, 2, 1], 360, 600)
                ],
                "comments": ["次回は現場の見学もしてみたいです。"]
            }
        })
    }
}
