//! What staff do with organisations.

use actix_web::http::header;
use actix_web::{HttpResponse, get, post, put, web};
use shared::account::perm;
use shared::organisation::staff::{
    MergeOrganisation, OrganisationForm, StaffOrganisation, StaffOrganisationFilter,
    StaffOrganisationItem, path,
};
use shared::organisation::{Organisation, OrganisationId};
use shared::page::Page;

use super::examples;
use crate::app::Context;
use crate::features::organisation::service::{edit, merge as merging, naming};
use crate::platform::auth::Require;
use crate::platform::etag;
use crate::platform::extract::{Body, IfMatch, PathId, Query};
use crate::platform::http_error::ApiError;
use crate::platform::idempotency::Idempotency;

type Answer = Result<HttpResponse, ApiError>;

/// List organisations, for staff
///
/// Also those that wait for staff; in the order of readings. What was merged is left out.
#[utoipa::path(
    get,
    path = "/staff/organisations",
    operation_id = "list_staff_organisations",
    tag = "organisation",
    security(("bearer" = ["staff_read"])),
    params(StaffOrganisationFilter),
    responses((status = 200, description = "A page of organisations.",
        body = Page<StaffOrganisationItem>, example = examples::staff_items))
)]
#[get("/staff/organisations")]
pub async fn list(
    ctx: web::Data<Context>,
    _who: Require<perm::StaffRead>,
    filter: Query<StaffOrganisationFilter>,
) -> Answer {
    Ok(HttpResponse::Ok().json(edit::list(&ctx, &filter).await?))
}

/// Enter an organisation
///
/// It stands in the directory at once.
#[utoipa::path(
    post,
    path = "/staff/organisations",
    operation_id = "create_organisation",
    tag = "organisation",
    security(("bearer" = ["organisation_edit"])),
    params(("Idempotency-Key" = Option<String>, Header, max_length = 255,
        description = "Makes it safe to send the request again.")),
    request_body(content = OrganisationForm, example = examples::form),
    responses((status = 201, description = "Entered.", body = StaffOrganisation,
        example = examples::staff_one))
)]
#[post("/staff/organisations")]
pub async fn enter(
    ctx: web::Data<Context>,
    who: Require<perm::OrganisationEdit>,
    key: Idempotency,
    body: Body<OrganisationForm>,
) -> Answer {
    let principal = format!("account:{}", who.account_id);
    let context = ctx.clone();
    let work = async move {
        let shown = edit::enter(&context, &who, body.0).await?;
        Ok(HttpResponse::Created()
            .insert_header((header::LOCATION, path::organisation(shown.id)))
            .json(shown))
    };
    let house = (&ctx.db, &ctx.clock, &ctx.random);
    key.run(house, principal, "create_organisation", work).await
}

/// Show an organisation, for staff
///
/// Also one that waits, or was merged.
#[utoipa::path(
    get,
    path = "/staff/organisations/{id}",
    operation_id = "show_staff_organisation",
    tag = "organisation",
    security(("bearer" = ["staff_read"])),
    params(("id" = OrganisationId, Path, description = "The organisation.")),
    responses((status = 200, description = "The organisation.", body = StaffOrganisation,
        example = examples::staff_one))
)]
#[get("/staff/organisations/{id}")]
pub async fn show(
    ctx: web::Data<Context>,
    _who: Require<perm::StaffRead>,
    id: PathId<Organisation>,
) -> Answer {
    let shown = edit::show(&ctx, *id).await?;
    Ok(etag::versioned(shown.version, &shown))
}

/// Change an organisation
///
/// Replaces all that the directory says of it; what is left out is emptied.
#[utoipa::path(
    put,
    path = "/staff/organisations/{id}",
    operation_id = "replace_organisation",
    tag = "organisation",
    security(("bearer" = ["organisation_edit"])),
    params(("id" = OrganisationId, Path, description = "The organisation."),
        ("If-Match" = String, Header, max_length = 200,
            description = "The `ETag` of the organisation as it was read.")),
    request_body(content = OrganisationForm, example = examples::form),
    responses((status = 200, description = "Changed.", body = StaffOrganisation,
        example = examples::staff_one))
)]
#[put("/staff/organisations/{id}")]
pub async fn replace(
    ctx: web::Data<Context>,
    who: Require<perm::OrganisationEdit>,
    id: PathId<Organisation>,
    version: IfMatch,
    body: Body<OrganisationForm>,
) -> Answer {
    let shown = edit::replace(&ctx, &who, *id, version.0, body.0).await?;
    Ok(etag::versioned(shown.version, &shown))
}

/// Take a name that waits into the directory
///
/// It is an organisation of its own. Everybody who wrote its name belongs to it already.
#[utoipa::path(
    post,
    path = "/staff/organisations/{id}/accept",
    operation_id = "accept_organisation",
    tag = "organisation",
    security(("bearer" = ["organisation_edit"])),
    params(("id" = OrganisationId, Path, description = "The organisation that waits.")),
    request_body(content = OrganisationForm, example = examples::form),
    responses(
        (status = 200, description = "In the directory.", body = StaffOrganisation,
            example = examples::staff_one),
        (status = 409, description = "It is matched already.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    )
)]
#[post("/staff/organisations/{id}/accept")]
pub async fn accept(
    ctx: web::Data<Context>,
    who: Require<perm::OrganisationEdit>,
    id: PathId<Organisation>,
    body: Body<OrganisationForm>,
) -> Answer {
    let shown = naming::accept(&ctx, &who, *id, body.0).await?;
    Ok(HttpResponse::Ok().json(shown))
}

/// Set a name aside that is no company's
///
/// It waits no longer and counts as no company; whoever writes it again asks nobody.
#[utoipa::path(
    post,
    path = "/staff/organisations/{id}/set-aside",
    operation_id = "set_organisation_aside",
    tag = "organisation",
    security(("bearer" = ["organisation_edit"])),
    params(("id" = OrganisationId, Path, description = "The organisation that waits.")),
    responses(
        (status = 200, description = "Set aside.", body = StaffOrganisation,
            example = examples::aside),
        (status = 409, description = "It is matched already.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    )
)]
#[post("/staff/organisations/{id}/set-aside")]
pub async fn set_aside(
    ctx: web::Data<Context>,
    who: Require<perm::OrganisationEdit>,
    id: PathId<Organisation>,
) -> Answer {
    let shown = naming::set_aside(&ctx, &who, *id, true).await?;
    Ok(HttpResponse::Ok().json(shown))
}

/// Let a name wait again that was set aside
#[utoipa::path(
    post,
    path = "/staff/organisations/{id}/put-back",
    operation_id = "put_organisation_back",
    tag = "organisation",
    security(("bearer" = ["organisation_edit"])),
    params(("id" = OrganisationId, Path, description = "The organisation that was set aside.")),
    responses(
        (status = 200, description = "It waits again.", body = StaffOrganisation,
            example = examples::waiting),
        (status = 409, description = "It is matched already.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    )
)]
#[post("/staff/organisations/{id}/put-back")]
pub async fn put_back(
    ctx: web::Data<Context>,
    who: Require<perm::OrganisationEdit>,
    id: PathId<Organisation>,
) -> Answer {
    let shown = naming::set_aside(&ctx, &who, *id, false).await?;
    Ok(HttpResponse::Ok().json(shown))
}

/// Merge an organisation into another
///
/// Everything that names it names the other from now on: registrations, persons, applications. Its
/// address leads to the other, its spelling means the other. It can't be undone. Answers the other.
#[utoipa::path(
    post,
    path = "/staff/organisations/{id}/merge",
    operation_id = "merge_organisation",
    tag = "organisation",
    security(("bearer" = ["organisation_edit"])),
    params(("id" = OrganisationId, Path, description = "The organisation that goes.")),
    request_body(content = MergeOrganisation, example = examples::merge),
    responses(
        (status = 200, description = "Merged.", body = StaffOrganisation,
            example = examples::staff_one),
        (status = 409, description = "One of them is merged already or is not in the directory, their \
            corporate numbers differ, or both have something that waits.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    )
)]
#[post("/staff/organisations/{id}/merge")]
pub async fn merge(
    ctx: web::Data<Context>,
    who: Require<perm::OrganisationEdit>,
    id: PathId<Organisation>,
    body: Body<MergeOrganisation>,
) -> Answer {
    let shown = merging::merge(&ctx, &who, *id, body.0.into).await?;
    Ok(HttpResponse::Ok().json(shown))
}
