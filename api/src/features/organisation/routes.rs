//! The public operations on the directory.

use actix_web::web::{self, Json};
use actix_web::{HttpResponse, get};
use shared::organisation::api::{OrganisationDetail, OrganisationFilter, OrganisationItem};
use shared::organisation::{Organisation, OrganisationId};
use shared::page::Page;

use super::service;
use crate::app::Context;
use crate::platform::etag;
use crate::platform::extract::{PathId, Query};
use crate::platform::http_error::ApiError;
use crate::platform::routes::ServiceConfig;

/// Registers the operations.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(list).service(show);
}

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
        example = json!({"items": [{
            "id": "019aa7b2-0000-7000-8000-000000000003", "name": "株式会社見本システム",
            "kana": "ミホンシステム", "sector": "it", "industry": "G", "municipality": "041009",
            "registered_it": true
        }], "next_cursor": null})))
)]
#[get("/organisations")]
async fn list(
    context: web::Data<Context>,
    filter: Query<OrganisationFilter>,
) -> Result<Json<Page<OrganisationItem>>, ApiError> {
    service::list(&context, &filter).await.map(Json)
}

/// Show an organisation
///
/// What its page in the directory shows.
#[utoipa::path(
    get,
    path = "/organisations/{id}",
    operation_id = "show_organisation",
    tag = "organisation",
    params(("id" = OrganisationId, Path, description = "The organisation's id.")),
    responses((status = 200, description = "The organisation.", body = OrganisationDetail,
        example = json!({
            "id": "019aa7b2-0000-7000-8000-000000000003", "name": "株式会社見本システム",
            "kana": "ミホンシステム", "corporate_number": null, "sector": "it", "industry": "G",
            "municipality": "041009", "size": "up_to_20", "registered_it": true,
            "registered_it_since": "2025-04-01", "description": "業務システムを作っています。",
            "website": "https://mihon-system.example.jp/", "version": 1
        })))
)]
#[get("/organisations/{id}")]
async fn show(
    context: web::Data<Context>,
    id: PathId<Organisation>,
) -> Result<HttpResponse, ApiError> {
    let detail = service::get(&context, *id).await?;
    Ok(etag::versioned(detail.version, &detail))
}
