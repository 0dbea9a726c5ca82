//! The staff's operations on mails.

use actix_web::web::{self, Json};
use actix_web::{get, post};
use shared::account::perm;
use shared::outbox::api::{MailDetail, MailFilter, MailItem};
use shared::outbox::{Mail, MailId};
use shared::page::Page;

use super::service;
use crate::app::Context;
use crate::platform::auth::Require;
use crate::platform::extract::{Language, PathId, Query};
use crate::platform::http_error::ApiError;
use crate::platform::routes::ServiceConfig;

/// Registers the operations.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(list).service(read).service(retry);
}

/// Mails, newest first.
#[utoipa::path(
    get,
    path = "/staff/mails",
    operation_id = "list_mails",
    summary = "List the mails that were made",
    tag = "mail",
    params(MailFilter),
    responses((status = 200, description = "A page of mails.", body = Page<MailItem>,
        example = json!({"items": [], "next_cursor": null}))),
    security(("bearer" = ["mail_read"]))
)]
#[get("/staff/mails")]
async fn list(
    _principal: Require<perm::MailRead>,
    context: web::Data<Context>,
    filter: Query<MailFilter>,
) -> Result<Json<Page<MailItem>>, ApiError> {
    service::list(&context, &filter).await.map(Json)
}

/// One mail with its text and HTML. Links that act for the addressee are replaced by words
/// unless this is a demo without a mail server.
#[utoipa::path(
    get,
    path = "/staff/mails/{id}",
    operation_id = "show_mail",
    summary = "Read a mail",
    tag = "mail",
    params(("id" = MailId, Path, description = "The mail's id.")),
    responses((status = 200, description = "The mail.", body = MailDetail,
        example = json!({
            "mail": {
                "id": "019aa7b2-0000-7000-8000-000000000001", "kind": "registration-confirmed",
                "to": "hanako.mihon@example.jp", "lang": "ja", "subject": "お申し込みを受け付けました",
                "status": "sent", "attempts": 1, "next_attempt_at": null, "last_error": null,
                "created_at": "2026-11-22T05:00:00Z", "sent_at": "2026-11-22T05:00:01Z",
                "subject_kind": "registration", "subject_id": "019aa7b2-0000-7000-8000-000000000002"
            },
            "from_name": "事務局", "text": "見本 花子 様", "html": "<p>見本 花子 様</p>", "attachments": []
        }))),
    security(("bearer" = ["mail_read"]))
)]
#[get("/staff/mails/{id}")]
async fn read(
    _principal: Require<perm::MailRead>,
    context: web::Data<Context>,
    id: PathId<Mail>,
    language: Language,
) -> Result<Json<MailDetail>, ApiError> {
    service::get(&context, *id, language.0).await.map(Json)
}

/// Puts a mail that failed back into the queue; it is tried at once.
#[utoipa::path(
    post,
    path = "/staff/mails/{id}/retry",
    operation_id = "retry_mail",
    summary = "Try a failed mail again",
    tag = "mail",
    params(("id" = MailId, Path, description = "The mail's id.")),
    responses(
        (status = 200, description = "The mail waits to be sent.", body = MailItem,
            example = json!({
                "id": "019aa7b2-0000-7000-8000-000000000001", "kind": "registration-confirmed",
                "to": "hanako.mihon@example.jp", "lang": "ja", "subject": "お申し込みを受け付けました",
                "status": "queued", "attempts": 0, "next_attempt_at": "2026-11-22T05:00:00Z",
                "last_error": "timeout", "created_at": "2026-11-22T05:00:00Z", "sent_at": null,
                "subject_kind": "registration", "subject_id": "019aa7b2-0000-7000-8000-000000000002"
            })),
        (status = 409, description = "The mail has not failed.", body = shared::problem::Problem,
            content_type = "application/problem+json")
    ),
    security(("bearer" = ["mail_retry"]))
)]
#[post("/staff/mails/{id}/retry")]
async fn retry(
    principal: Require<perm::MailRetry>,
    context: web::Data<Context>,
    id: PathId<Mail>,
    language: Language,
) -> Result<Json<MailItem>, ApiError> {
    let actor = principal.actor();
    service::retry(&context, actor, *id, language.0)
        .await
        .map(Json)
}
