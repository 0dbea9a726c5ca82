//! The public operations on the directory.

use actix_web::web::{self, Json};
use actix_web::{HttpResponse, get};
use shared::organisation::api::{
    FacetFilter, OrganisationDetail, OrganisationFacets, OrganisationFilter, OrganisationItem,
};
use shared::organisation::{Organisation, OrganisationId};
use shared::page::Page;

use super::examples;
use crate::app::Context;
use crate::features::organisation::service;
use crate::platform::etag;
use crate::platform::extract::{PathId, Query};
use crate::platform::http_error::ApiError;

/// List organisations
///
/// The directory in the order of readings; what a registration form offers while one types.
#[utoipa::path(
    get,
    path = "/organisations",
    operation_id = "list_organisations",
    tag = "organisation",
    params(OrganisationFilter),
    responses((status = 200, description = "A page of organisations.", body = Page<OrganisationItem>,
        example = examples::items))
)]
#[get("/organisations")]
pub async fn list(
    context: web::Data<Context>,
    filter: Query<OrganisationFilter>,
) -> Result<Json<Page<OrganisationItem>>, ApiError> {
    service::list(&context, &filter).await.map(Json)
}

/// Count organisations by kind
///
/// How many organisations each value of each filter would leave, given the other filters: the numbers
/// beside a list with the same filters. Values that none has are left out.
#[utoipa::path(
    get,
    path = "/organisations/facets",
    operation_id = "organisation_facets",
    tag = "organisation",
    params(FacetFilter),
    responses((status = 200, description = "The numbers.", body = OrganisationFacets,
        example = examples::facets))
)]
#[get("/organisations/facets")]
pub async fn facets(
    context: web::Data<Context>,
    filter: Query<FacetFilter>,
) -> Result<Json<OrganisationFacets>, ApiError> {
    service::facets(&context, &filter).await.map(Json)
}

/// Show an organisation
///
/// What its page in the directory shows. The id of one that was merged into another answers with the
/// other, under the other's own `id`.
#[utoipa::path(
    get,
    path = "/organisations/{id}",
    operation_id = "show_organisation",
    tag = "organisation",
    params(("id" = OrganisationId, Path, description = "The organisation's id.")),
    responses((status = 200, description = "The organisation.", body = OrganisationDetail,
        example = examples::detail))
)]
#[get("/organisations/{id}")]
pub async fn show(
    context: web::Data<Context>,
    id: PathId<Organisation>,
) -> Result<HttpResponse, ApiError> {
    let detail = service::get(&context, *id).await?;
    Ok(etag::versioned(detail.version, &detail))
}
