//! What staff do with names and persons that turn out to be others.

use actix_web::{HttpResponse, get, post, web};
use shared::account::perm;
use shared::account::persons::{MergePerson, PersonItem};
use shared::account::types::{Person, PersonId};
use shared::organisation::staff::{OrganisationUses, QueueFilter, Unmatched};
use shared::organisation::{Organisation, OrganisationId};
use shared::page::Page;

use super::examples;
use crate::app::Context;
use crate::features::registration::service::{matching, persons};
use crate::platform::auth::Require;
use crate::platform::extract::{Body, PathId, Query};
use crate::platform::http_error::ApiError;

type Answer = Result<HttpResponse, ApiError>;

/// List names that wait to be matched (名寄せ)
///
/// Names that no organisation of the directory has, or several have, the oldest first: with how many
/// rows name each, and what it may mean.
#[utoipa::path(
    get,
    path = "/staff/name-matching",
    operation_id = "list_name_matching",
    tag = "organisation",
    security(("bearer" = ["organisation_edit"])),
    params(QueueFilter),
    responses((status = 200, description = "A page of names.", body = Page<Unmatched>,
        example = examples::unmatched)),
)]
#[get("/staff/name-matching")]
pub async fn list(
    ctx: web::Data<Context>,
    _who: Require<perm::OrganisationEdit>,
    filter: Query<QueueFilter>,
) -> Answer {
    Ok(HttpResponse::Ok().json(matching::list(&ctx, &filter).await?))
}

/// Count the rows that name an organisation
///
/// What merging it would move.
#[utoipa::path(
    get,
    path = "/staff/organisations/{id}/uses",
    operation_id = "organisation_uses",
    tag = "organisation",
    security(("bearer" = ["staff_read"])),
    params(("id" = OrganisationId, Path, description = "The organisation.")),
    responses((status = 200, description = "The numbers.", body = OrganisationUses,
        example = examples::uses)),
)]
#[get("/staff/organisations/{id}/uses")]
pub async fn uses(
    ctx: web::Data<Context>,
    _who: Require<perm::StaffRead>,
    id: PathId<Organisation>,
) -> Answer {
    Ok(HttpResponse::Ok().json(matching::uses(&ctx, *id).await?))
}

/// Merge a person who was entered twice
///
/// Registrations and everything else of the one who goes count for the one who stays, who sees them
/// too. An account comes along. It can't be undone.
#[utoipa::path(
    post,
    path = "/staff/persons/{id}/merge",
    operation_id = "merge_person",
    tag = "account",
    security(("bearer" = ["person_merge"])),
    params(("id" = PersonId, Path, description = "The person who goes.")),
    request_body(content = MergePerson, example = examples::merge_person),
    responses(
        (status = 200, description = "Merged: the person who stays.", body = PersonItem,
            example = examples::person),
        (status = 409, description = "One is merged already, both have an account, or both are \
            registered for the same event; `errors` then names the events, as `/events/<id>`.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/staff/persons/{id}/merge")]
pub async fn merge_person(
    ctx: web::Data<Context>,
    who: Require<perm::PersonMerge>,
    id: PathId<Person>,
    body: Body<MergePerson>,
) -> Answer {
    let shown = persons::merge(&ctx, &who, *id, body.0).await?;
    Ok(HttpResponse::Ok().json(shown))
}
