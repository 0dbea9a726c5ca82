//! What a company's own people do.

use actix_web::{HttpResponse, get, post, web};
use shared::account::perm;
use shared::organisation::own::{
    ApplyIt, AskEnd, JoinOrganisation, OwnOrganisation, ProposeChange,
};
use shared::organisation::staff::{ItRegistrationView, ProposalDetail};
use shared::organisation::types::{ItRegistration, Proposal};
use shared::organisation::{ItRegistrationId, ProposalId};

use super::examples;
use crate::app::Context;
use crate::features::organisation::service::{it, own, proposals};
use crate::platform::auth::Require;
use crate::platform::etag;
use crate::platform::extract::{Body, PathId};
use crate::platform::http_error::ApiError;
use crate::platform::idempotency::Idempotency;

type Answer = Result<HttpResponse, ApiError>;

/// Show one's own company
///
/// The organisation that the profile names, with what became of one's wishes.
#[utoipa::path(
    get,
    path = "/me/organisation",
    operation_id = "show_my_organisation",
    tag = "organisation",
    security(("bearer" = ["own_account"])),
    responses((status = 200, description = "One's own company.", body = OwnOrganisation,
        example = examples::own))
)]
#[get("/me/organisation")]
pub async fn show(ctx: web::Data<Context>, who: Require<perm::OwnAccount>) -> Answer {
    let shown = own::show(&ctx, &who).await?;
    Ok(etag::versioned(shown.version, &shown))
}

/// Say which company one works for
///
/// An organisation of the directory; its name stands in the profile from now on. Whoever works for a
/// company may propose changes to its page; staff approve each.
#[utoipa::path(
    post,
    path = "/me/organisation",
    operation_id = "join_organisation",
    tag = "organisation",
    security(("bearer" = ["own_account"])),
    request_body(content = JoinOrganisation, example = examples::join),
    responses((status = 200, description = "Noted.", body = OwnOrganisation,
        example = examples::own))
)]
#[post("/me/organisation")]
pub async fn join(
    ctx: web::Data<Context>,
    who: Require<perm::OwnAccount>,
    body: Body<JoinOrganisation>,
) -> Answer {
    let shown = own::join(&ctx, &who, body.0.organisation_id).await?;
    Ok(HttpResponse::Ok().json(shown))
}

/// Propose a change to one's own company's page
///
/// All that the page should say. One proposal waits at a time; the outcome comes by mail.
#[utoipa::path(
    post,
    path = "/me/organisation/proposals",
    operation_id = "propose_organisation_change",
    tag = "organisation",
    security(("bearer" = ["own_account"])),
    params(("Idempotency-Key" = Option<String>, Header, max_length = 255,
        description = "Makes it safe to send the request again.")),
    request_body(content = ProposeChange, example = examples::propose),
    responses(
        (status = 201, description = "It waits for staff.", body = ProposalDetail,
            example = examples::proposal),
        (status = 409, description = "The profile names no organisation of the directory, or a proposal \
            waits already.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    )
)]
#[post("/me/organisation/proposals")]
pub async fn propose(
    ctx: web::Data<Context>,
    who: Require<perm::OwnAccount>,
    key: Idempotency,
    body: Body<ProposeChange>,
) -> Answer {
    let principal = format!("account:{}", who.account_id);
    let context = ctx.clone();
    let work = async move {
        let shown = proposals::propose(&context, &who, body.0).await?;
        Ok(HttpResponse::Created().json(shown))
    };
    let house = (&ctx.db, &ctx.clock, &ctx.random);
    key.run(house, principal, "propose_organisation_change", work)
        .await
}

/// Take a proposed change back
#[utoipa::path(
    post,
    path = "/me/proposals/{id}/take-back",
    operation_id = "take_proposal_back",
    tag = "organisation",
    security(("bearer" = ["own_account"])),
    params(("id" = ProposalId, Path, description = "One's own proposed change.")),
    responses(
        (status = 200, description = "Taken back.", body = ProposalDetail,
            example = examples::proposal),
        (status = 409, description = "It is decided already.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    )
)]
#[post("/me/proposals/{id}/take-back")]
pub async fn take_back(
    ctx: web::Data<Context>,
    who: Require<perm::OwnAccount>,
    id: PathId<Proposal>,
) -> Answer {
    Ok(HttpResponse::Ok().json(proposals::take_back(&ctx, &who, *id).await?))
}

/// Apply as a registered IT company
///
/// For one's own company, where its sector is `it`. The outcome comes by mail.
#[utoipa::path(
    post,
    path = "/me/organisation/it-registrations",
    operation_id = "apply_it_registration",
    tag = "organisation",
    security(("bearer" = ["own_account"])),
    params(("Idempotency-Key" = Option<String>, Header, max_length = 255,
        description = "Makes it safe to send the request again.")),
    request_body(content = ApplyIt, example = examples::apply),
    responses(
        (status = 201, description = "It waits for staff.", body = ItRegistrationView,
            example = examples::applied),
        (status = 409, description = "The profile names no organisation of the directory, it is no IT \
            company, or it is registered or has applied already.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    )
)]
#[post("/me/organisation/it-registrations")]
pub async fn apply(
    ctx: web::Data<Context>,
    who: Require<perm::OwnAccount>,
    key: Idempotency,
    body: Body<ApplyIt>,
) -> Answer {
    let principal = format!("account:{}", who.account_id);
    let context = ctx.clone();
    let work = async move {
        let shown = it::apply(&context, &who, body.0).await?;
        Ok(HttpResponse::Created().json(shown))
    };
    let house = (&ctx.db, &ctx.clock, &ctx.random);
    key.run(house, principal, "apply_it_registration", work)
        .await
}

/// Take an application back
#[utoipa::path(
    post,
    path = "/me/it-registrations/{id}/take-back",
    operation_id = "take_it_application_back",
    tag = "organisation",
    security(("bearer" = ["own_account"])),
    params(("id" = ItRegistrationId, Path, description = "The application, made by oneself.")),
    responses(
        (status = 200, description = "Taken back.", body = ItRegistrationView,
            example = examples::taken_back),
        (status = 409, description = "It is decided already.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    )
)]
#[post("/me/it-registrations/{id}/take-back")]
pub async fn take_application_back(
    ctx: web::Data<Context>,
    who: Require<perm::OwnAccount>,
    id: PathId<ItRegistration>,
) -> Answer {
    Ok(HttpResponse::Ok().json(it::take_back(&ctx, &who, *id).await?))
}

/// Ask to be registered no longer
///
/// The registration runs until staff end it.
#[utoipa::path(
    post,
    path = "/me/it-registrations/{id}/ask-end",
    operation_id = "ask_it_registration_end",
    tag = "organisation",
    security(("bearer" = ["own_account"])),
    params(("id" = ItRegistrationId, Path, description = "The registration of one's own company.")),
    request_body(content = AskEnd, example = examples::ask_end),
    responses(
        (status = 200, description = "Staff know.", body = ItRegistrationView,
            example = examples::asked),
        (status = 409, description = "It does not run.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
    )
)]
#[post("/me/it-registrations/{id}/ask-end")]
pub async fn ask_end(
    ctx: web::Data<Context>,
    who: Require<perm::OwnAccount>,
    id: PathId<ItRegistration>,
    body: Body<AskEnd>,
) -> Answer {
    Ok(HttpResponse::Ok().json(it::ask_end(&ctx, &who, *id, body.0).await?))
}
