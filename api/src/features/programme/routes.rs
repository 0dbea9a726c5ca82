//! The operations on programmes: parse, call the service, answer.

use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, LOCATION};
use actix_web::{HttpResponse, get, post, put, web};
use serde_json::{Value, json};
use shared::account::perm;
use shared::problem::Problem;
use shared::programme::api::{Programmes, path};
use shared::programme::types::ProgrammeKind;
use shared::programme::{Programme, ProgrammeForm, ProgrammeId};

use super::service;
use crate::app::Context;
use crate::platform::auth::Require;
use crate::platform::etag;
use crate::platform::extract::{Body, IfMatch, PathId};
use crate::platform::http_error::ApiError;
use crate::platform::idempotency::Idempotency;
use crate::platform::routes::ServiceConfig;

/// Registers the operations.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list)
        .service(show)
        .service(create)
        .service(replace);
}

/// List programmes
///
/// One for each fiscal year, newest first. There are few, so they come in one page.
#[utoipa::path(
    get,
    path = "/programmes",
    tag = "programme",
    operation_id = "list_programmes",
    responses((status = 200, description = "The programmes.", body = Programmes,
        example = examples::programmes))
)]
#[get("/programmes")]
pub async fn list(ctx: web::Data<Context>) -> Result<HttpResponse, ApiError> {
    Ok(HttpResponse::Ok().json(service::list(&ctx).await?))
}

/// Show a programme
///
/// Who organises and runs it, under which contract.
#[utoipa::path(
    get,
    path = "/programmes/{id}",
    tag = "programme",
    operation_id = "show_programme",
    params(("id" = ProgrammeId, Path, description = "The programme.")),
    responses((status = 200, description = "The programme.", body = Programme,
        example = examples::programme))
)]
#[get("/programmes/{id}")]
pub async fn show(
    ctx: web::Data<Context>,
    id: PathId<ProgrammeKind>,
) -> Result<HttpResponse, ApiError> {
    let programme = service::get(&ctx, *id).await?;
    Ok(etag::versioned(programme.version, &programme))
}

/// Make a programme
///
/// For a fiscal year that has none yet.
#[utoipa::path(
    post,
    path = "/programmes",
    tag = "programme",
    operation_id = "create_programme",
    security(("bearer" = ["programme_edit"])),
    params(("Idempotency-Key" = Option<String>, Header, max_length = 255,
        description = "Makes it safe to send the request again.")),
    request_body(content = ProgrammeForm, example = examples::form),
    responses(
        (status = 201, description = "Made.", body = Programme,
            headers(("Location" = String, description = "Its path.")),
            example = examples::programme),
        (status = 409, description = "The fiscal year has its programme already.", body = Problem,
            content_type = "application/problem+json"),
    )
)]
#[post("/programmes")]
pub async fn create(
    ctx: web::Data<Context>,
    who: Require<perm::ProgrammeEdit>,
    key: Idempotency,
    body: Body<ProgrammeForm>,
) -> Result<HttpResponse, ApiError> {
    let principal = format!("account:{}", who.account_id);
    let context = ctx.clone();
    let work = async move {
        let programme = service::create(&context, &who, body.0).await?;
        let mut response = etag::versioned_as(StatusCode::CREATED, programme.version, &programme);
        if let Ok(value) = HeaderValue::from_str(&path::programme(programme.id)) {
            response.headers_mut().insert(LOCATION, value);
        }
        Ok(response)
    };
    let house = (&ctx.db, &ctx.clock, &ctx.random);
    key.run(house, principal, "create_programme", work).await
}

/// Change a programme
///
/// Replaces its contents. Public events keep the deadline that was announced; a draft takes the
/// new rule when it is submitted or published. The contractor's roles follow the contract's end.
#[utoipa::path(
    put,
    path = "/programmes/{id}",
    tag = "programme",
    operation_id = "change_programme",
    security(("bearer" = ["programme_edit"])),
    params(
        ("id" = ProgrammeId, Path, description = "The programme."),
        ("If-Match" = String, Header, max_length = 100, description = "The ETag it was read with."),
    ),
    request_body(content = ProgrammeForm, example = examples::form),
    responses(
        (status = 200, description = "Changed.", body = Programme, example = examples::programme),
        (status = 409, description = "The fiscal year has another programme.", body = Problem,
            content_type = "application/problem+json"),
    )
)]
#[put("/programmes/{id}")]
pub async fn replace(
    ctx: web::Data<Context>,
    who: Require<perm::ProgrammeEdit>,
    id: PathId<ProgrammeKind>,
    version: IfMatch,
    body: Body<ProgrammeForm>,
) -> Result<HttpResponse, ApiError> {
    let programme = service::replace(&ctx, &who, *id, version.0, body.0).await?;
    Ok(etag::versioned(programme.version, &programme))
}

mod examples {
    use super::{Value, json};

    pub fn form() -> Value {
        json!({
            "fiscal_year": 2026, "name": "令和8年度異業種交流促進事業", "prefecture": "宮城県",
            "contractor": "見本コンサルティング株式会社", "office_phone": "022-000-0000",
            "office_email": "office@example.jp",
            "office_address": "宮城県仙台市青葉区見本町1-1", "contract_from": "2026-05-01",
            "contract_until": "2027-03-19", "confirm_required": true,
            "deadline_rule": "previous_business_day_noon"
        })
    }

    pub fn programme() -> Value {
        let mut value = form();
        if let Value::Object(map) = &mut value {
            map.insert("id".into(), json!("019ab5f0-2c00-7000-8000-000000000010"));
            map.insert("version".into(), json!(1));
            map.insert("phase".into(), json!("running"));
            map.insert("updated_at".into(), json!("2026-05-01T00:00:00Z"));
        }
        value
    }

    pub fn programmes() -> Value {
        json!({ "items": [programme()] })
    }
}
