//! A programme's targets.

use actix_web::{HttpResponse, get, put, web};
use shared::account::perm;
use shared::kpi::api::{Targets, TargetsForm};
use shared::programme::ProgrammeId;
use shared::programme::types::ProgrammeKind;

use super::examples;
use crate::app::Context;
use crate::features::kpi::service::targets as service;
use crate::platform::auth::Require;
use crate::platform::etag;
use crate::platform::extract::{Body, IfMatch, PathId};
use crate::platform::http_error::ApiError;

type Answer = Result<HttpResponse, ApiError>;

/// Show a programme's targets
///
/// Before they are first set there are none, and their version is 0.
#[utoipa::path(
    get,
    path = "/programmes/{id}/targets",
    tag = "kpi",
    operation_id = "show_targets",
    security(("bearer" = ["kpi_read"])),
    params(("id" = ProgrammeId, Path, description = "The programme.")),
    responses((status = 200, description = "Its targets.", body = Targets,
        example = examples::targets))
)]
#[get("/programmes/{id}/targets")]
pub async fn show(
    ctx: web::Data<Context>,
    _who: Require<perm::KpiRead>,
    id: PathId<ProgrammeKind>,
) -> Answer {
    let targets = service::get(&ctx, *id).await?;
    Ok(etag::versioned(targets.version, &targets))
}

/// Set a programme's targets
///
/// All of them at once: what is absent or null has no target any more.
#[utoipa::path(
    put,
    path = "/programmes/{id}/targets",
    tag = "kpi",
    operation_id = "change_targets",
    security(("bearer" = ["target_edit"])),
    params(
        ("id" = ProgrammeId, Path, description = "The programme."),
        ("If-Match" = String, Header, max_length = 100, description = "The ETag they were read with."),
    ),
    request_body(content = TargetsForm, example = examples::targets_form),
    responses((status = 200, description = "Set.", body = Targets, example = examples::targets))
)]
#[put("/programmes/{id}/targets")]
pub async fn change(
    ctx: web::Data<Context>,
    who: Require<perm::TargetEdit>,
    id: PathId<ProgrammeKind>,
    version: IfMatch,
    body: Body<TargetsForm>,
) -> Answer {
    let targets = service::replace(&ctx, &who, *id, version.0, body.0).await?;
    Ok(etag::versioned(targets.version, &targets))
}
