//! Staff decide about registered IT companies (登録IT企業): the contractor or the prefecture checks,
//! the prefecture approves.

use actix_web::{HttpResponse, get, post, web};
use shared::account::perm;
use shared::organisation::ItRegistrationId;
use shared::organisation::staff::{ApproveIt, EndIt, ItFilter, ItRegistrationView, ReturnWith};
use shared::organisation::types::ItRegistration;
use shared::page::Page;

use super::examples;
use crate::app::Context;
use crate::features::organisation::service::it;
use crate::platform::auth::Require;
use crate::platform::extract::{Body, PathId, Query};
use crate::platform::http_error::ApiError;

type Answer = Result<HttpResponse, ApiError>;

/// List applications and periods of registered IT companies
///
/// Those that wait for staff, or all that stand so, the newest first.
#[utoipa::path(
    get,
    path = "/staff/it-registrations",
    operation_id = "list_it_registrations",
    tag = "organisation",
    security(("bearer" = ["staff_read"])),
    params(ItFilter),
    responses((status = 200, description = "A page of them.", body = Page<ItRegistrationView>,
        example = examples::registrations))
)]
#[get("/staff/it-registrations")]
pub async fn list(
    ctx: web::Data<Context>,
    _who: Require<perm::StaffRead>,
    filter: Query<ItFilter>,
) -> Answer {
    Ok(HttpResponse::Ok().json(it::list(&ctx, &filter).await?))
}

/// Note that an application is checked
///
/// What the company wrote is complete and true as far as staff can tell; the prefecture decides.
#[utoipa::path(
    post,
    path = "/staff/it-registrations/{id}/check",
    operation_id = "check_it_registration",
    tag = "organisation",
    security(("bearer" = ["organisation_edit"])),
    params(("id" = ItRegistrationId, Path, description = "The application.")),
    responses(
        (status = 200, description = "Checked.", body = ItRegistrationView,
            example = examples::checked),
        (status = 409, description = "It is checked or decided already.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    )
)]
#[post("/staff/it-registrations/{id}/check")]
pub async fn check(
    ctx: web::Data<Context>,
    who: Require<perm::OrganisationEdit>,
    id: PathId<ItRegistration>,
) -> Answer {
    Ok(HttpResponse::Ok().json(it::check(&ctx, &who, *id).await?))
}

/// Register an IT company
///
/// For an application that is checked. It counts on each day from the one given. Who applied gets a
/// mail.
#[utoipa::path(
    post,
    path = "/staff/it-registrations/{id}/approve",
    operation_id = "approve_it_registration",
    tag = "organisation",
    security(("bearer" = ["it_registration_approve"])),
    params(("id" = ItRegistrationId, Path, description = "The application.")),
    request_body(content = ApproveIt, example = examples::since),
    responses(
        (status = 200, description = "Registered.", body = ItRegistrationView,
            example = examples::approved),
        (status = 409, description = "It is not checked, or decided already.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    )
)]
#[post("/staff/it-registrations/{id}/approve")]
pub async fn approve(
    ctx: web::Data<Context>,
    who: Require<perm::ItRegistrationApprove>,
    id: PathId<ItRegistration>,
    body: Body<ApproveIt>,
) -> Answer {
    Ok(HttpResponse::Ok().json(it::approve(&ctx, &who, *id, body.0).await?))
}

/// Return an application with a comment
///
/// Who applied gets a mail with the comment, and may apply again.
#[utoipa::path(
    post,
    path = "/staff/it-registrations/{id}/return",
    operation_id = "return_it_registration",
    tag = "organisation",
    security(("bearer" = ["organisation_edit"])),
    params(("id" = ItRegistrationId, Path, description = "The application.")),
    request_body(content = ReturnWith, example = examples::comment),
    responses(
        (status = 200, description = "Returned.", body = ItRegistrationView,
            example = examples::sent_back),
        (status = 409, description = "It is decided already.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    )
)]
#[post("/staff/it-registrations/{id}/return")]
pub async fn send_back(
    ctx: web::Data<Context>,
    who: Require<perm::OrganisationEdit>,
    id: PathId<ItRegistration>,
    body: Body<ReturnWith>,
) -> Answer {
    Ok(HttpResponse::Ok().json(it::send_back(&ctx, &who, *id, body.0).await?))
}

/// End a registration as an IT company
///
/// With a day, past or to come: the company counts on it for the last time. Who applied gets a mail.
#[utoipa::path(
    post,
    path = "/staff/it-registrations/{id}/end",
    operation_id = "end_it_registration",
    tag = "organisation",
    security(("bearer" = ["it_registration_approve"])),
    params(("id" = ItRegistrationId, Path, description = "The registration.")),
    request_body(content = EndIt, example = examples::until),
    responses(
        (status = 200, description = "It ends.", body = ItRegistrationView,
            example = examples::ended),
        (status = 409, description = "It does not run.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    )
)]
#[post("/staff/it-registrations/{id}/end")]
pub async fn end(
    ctx: web::Data<Context>,
    who: Require<perm::ItRegistrationApprove>,
    id: PathId<ItRegistration>,
    body: Body<EndIt>,
) -> Answer {
    Ok(HttpResponse::Ok().json(it::end(&ctx, &who, *id, body.0).await?))
}
