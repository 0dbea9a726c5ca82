//! Staff decide what companies' people propose.

use actix_web::{HttpResponse, get, post, web};
use shared::account::perm;
use shared::organisation::ProposalId;
use shared::organisation::staff::{
    ApproveProposal, ProposalDetail, ProposalFilter, ProposalItem, ReturnWith,
};
use shared::organisation::types::Proposal;
use shared::page::Page;

use super::examples;
use crate::app::Context;
use crate::features::organisation::service::proposals;
use crate::platform::auth::Require;
use crate::platform::etag;
use crate::platform::extract::{Body, PathId, Query};
use crate::platform::http_error::ApiError;

type Answer = Result<HttpResponse, ApiError>;

/// List proposed changes
///
/// Those that wait, the oldest first.
#[utoipa::path(
    get,
    path = "/staff/organisation-proposals",
    operation_id = "list_organisation_proposals",
    tag = "organisation",
    security(("bearer" = ["staff_read"])),
    params(ProposalFilter),
    responses((status = 200, description = "A page of proposed changes.", body = Page<ProposalItem>,
        example = examples::proposals))
)]
#[get("/staff/organisation-proposals")]
pub async fn list(
    ctx: web::Data<Context>,
    _who: Require<perm::StaffRead>,
    filter: Query<ProposalFilter>,
) -> Answer {
    Ok(HttpResponse::Ok().json(proposals::list(&ctx, &filter).await?))
}

/// Show a proposed change
///
/// What it was, what it is now, and what it should be.
#[utoipa::path(
    get,
    path = "/staff/organisation-proposals/{id}",
    operation_id = "show_organisation_proposal",
    tag = "organisation",
    security(("bearer" = ["staff_read"])),
    params(("id" = ProposalId, Path, description = "The proposed change.")),
    responses((status = 200, description = "The proposed change.", body = ProposalDetail,
        example = examples::proposal))
)]
#[get("/staff/organisation-proposals/{id}")]
pub async fn show(
    ctx: web::Data<Context>,
    _who: Require<perm::StaffRead>,
    id: PathId<Proposal>,
) -> Answer {
    let shown = proposals::show(&ctx, *id).await?;
    Ok(etag::versioned(shown.version, &shown))
}

/// Approve a proposed change
///
/// The organisation's page says so from now on: only the fields that the proposal changes, so that what
/// others changed meanwhile stays. Who proposed it gets a mail.
#[utoipa::path(
    post,
    path = "/staff/organisation-proposals/{id}/approve",
    operation_id = "approve_organisation_proposal",
    tag = "organisation",
    security(("bearer" = ["organisation_edit"])),
    params(("id" = ProposalId, Path, description = "The proposed change.")),
    request_body(content = ApproveProposal, example = examples::seen),
    responses(
        (status = 200, description = "Approved.", body = ProposalDetail,
            example = examples::proposal),
        (status = 409, description = "It is decided already, or the organisation was changed meanwhile.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    )
)]
#[post("/staff/organisation-proposals/{id}/approve")]
pub async fn approve(
    ctx: web::Data<Context>,
    who: Require<perm::OrganisationEdit>,
    id: PathId<Proposal>,
    body: Body<ApproveProposal>,
) -> Answer {
    let shown = proposals::approve(&ctx, &who, *id, body.0).await?;
    Ok(HttpResponse::Ok().json(shown))
}

/// Return a proposed change with a comment
///
/// Who proposed it gets a mail with the comment.
#[utoipa::path(
    post,
    path = "/staff/organisation-proposals/{id}/return",
    operation_id = "return_organisation_proposal",
    tag = "organisation",
    security(("bearer" = ["organisation_edit"])),
    params(("id" = ProposalId, Path, description = "The proposed change.")),
    request_body(content = ReturnWith, example = examples::comment),
    responses(
        (status = 200, description = "Returned.", body = ProposalDetail,
            example = examples::proposal),
        (status = 409, description = "It is decided already.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    )
)]
#[post("/staff/organisation-proposals/{id}/return")]
pub async fn send_back(
    ctx: web::Data<Context>,
    who: Require<perm::OrganisationEdit>,
    id: PathId<Proposal>,
    body: Body<ReturnWith>,
) -> Answer {
    let shown = proposals::send_back(&ctx, &who, *id, body.0).await?;
    Ok(HttpResponse::Ok().json(shown))
}
