//! Adding a file: its bytes are the body, what is said of it stands in the query.

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderMap};
use actix_web::{HttpMessage, HttpRequest, HttpResponse, post, web};
use sha2::{Digest, Sha256};
use shared::account::perm;
use shared::event::types::{Event, EventId};
use shared::material::api::{MaterialItem, NewMaterial, path};
use shared::material::types::{FileKind, MOST_BYTES};
use shared::problem::{Code, Problem};

use super::examples;
use super::fetch::FileContent;
use crate::app::Context;
use crate::features::material::service::{self, NewFile};
use crate::platform::auth::Require;
use crate::platform::etag;
use crate::platform::extract::{BodyHash, PathId, Query};
use crate::platform::http_error::ApiError;
use crate::platform::idempotency::Idempotency;

/// Add a file to an event
///
/// The body is the file: PDF, PNG, JPEG, Word (docx), Excel (xlsx) or slides (pptx) without
/// macros, at most 20 MB, said by `Content-Type` and found in the content too. An event has at most
/// 20 files.
#[utoipa::path(
    post,
    path = "/events/{id}/materials",
    operation_id = "upload_material",
    tag = "material",
    security(("bearer" = ["event_edit"])),
    params(("id" = EventId, Path, description = "The event."), NewMaterial,
        ("Idempotency-Key" = Option<String>, Header, max_length = 255,
            description = "Makes it safe to send the request again.")),
    request_body(description = "The file.", content(
        (inline(FileContent) = "application/pdf"),
        (inline(FileContent) = "image/png"),
        (inline(FileContent) = "image/jpeg"),
        (inline(FileContent) =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (inline(FileContent) = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (inline(FileContent) =
            "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    )),
    responses(
        (status = 201, description = "Added.", body = MaterialItem,
            headers(("Location" = String, description = "The file's path.")),
            example = examples::one),
        (status = 400, description = "The file broke off, or the `Idempotency-Key` is none.",
            body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "The event has 20 files, or a request with the same \
            `Idempotency-Key` is still being worked on.",
            body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "The file is larger than 20 MB.",
            body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "No kind of file that is taken.",
            body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "The content is not of the kind said, or `errors` names what \
            is wrong in the query.",
            body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/events/{id}/materials")]
pub async fn upload_material(
    ctx: web::Data<Context>,
    who: Require<perm::EventEdit>,
    event: PathId<Event>,
    told: Query<NewMaterial>,
    key: Idempotency,
    request: HttpRequest,
    file: web::Payload,
) -> Result<HttpResponse, ApiError> {
    service::event_is_there(&ctx, event.0).await?;
    let kind = said(request.headers()).ok_or(Code::FileKindUnknown)?;
    if declared(request.headers()).is_some_and(|length| length > MOST_BYTES) {
        return Err(Code::FileTooLarge.into());
    }
    let file = NewFile::receive(&ctx, event.0, kind, file).await?;
    let asked = fingerprint(&request, &file.sha256());
    request.extensions_mut().insert(BodyHash(asked));
    let principal = format!("account:{}", who.account_id);
    let (context, added) = (ctx.clone(), file.clone());
    let work = async move {
        let shown = service::add(&context, &who, added, told.0).await?;
        let mut answer = etag::versioned_as(StatusCode::CREATED, shown.version, &shown);
        if let Ok(place) = path::one(shown.id).parse() {
            answer.headers_mut().insert(header::LOCATION, place);
        }
        Ok(answer)
    };
    let house = (&ctx.db, &ctx.clock, &ctx.random);
    let answer = key.run(house, principal, "upload_material", work).await;
    // Where it was refused, or answered as the first time, no row needs this file.
    file.let_go(&ctx).await;
    answer
}

fn said(headers: &HeaderMap) -> Option<FileKind> {
    let value = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    FileKind::of_media_type(value)
}

fn declared(headers: &HeaderMap) -> Option<u64> {
    let value = headers.get(header::CONTENT_LENGTH)?.to_str().ok()?;
    value.parse().ok()
}

/// What is asked beside the path: the query and the file.
fn fingerprint(request: &HttpRequest, sha256: &[u8; 32]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(request.query_string());
    hash.update([0]);
    hash.update(sha256);
    hash.finalize().into()
}
