//! Conditional requests as one mechanism for all (DESIGN §4): every buffered JSON answer to a
//! GET carries `ETag: "v<version>-<hash>"`; If-None-Match compares all of it, If-Match the
//! version ([`super::extract::IfMatch`]).

use actix_web::body::{BodySize, BoxBody, MessageBody, to_bytes};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{HttpResponse, HttpResponseBuilder};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// The version of what an answer shows; handlers leave it in the response's extensions.
#[derive(Clone, Copy, Debug)]
struct Version(i64);

/// A 200 with `body`, whose ETag names `version`.
pub fn versioned(version: i64, body: &impl Serialize) -> HttpResponse {
    versioned_as(StatusCode::OK, version, body)
}

/// An answer with `body` and a status of choice, whose ETag names `version`.
pub fn versioned_as(status: StatusCode, version: i64, body: &impl Serialize) -> HttpResponse {
    let mut response = HttpResponseBuilder::new(status).json(body);
    response.extensions_mut().insert(Version(version));
    response
}

/// The version an answer was given, so that it can be kept and given again.
pub(super) fn version_of(response: &HttpResponse) -> Option<i64> {
    response
        .extensions()
        .get::<Version>()
        .map(|version| version.0)
}

/// Gives an answer its version.
pub(super) fn set_version(response: &mut HttpResponse, version: i64) {
    response.extensions_mut().insert(Version(version));
}

/// The tag of a JSON body at a version.
fn tag(version: i64, body: &[u8]) -> String {
    let hash = Sha256::digest(body);
    let short = hex::encode(hash.get(..8).unwrap_or_default());
    format!("\"v{version}-{short}\"")
}

/// Middleware: tags JSON answers, and answers 304 where the caller has the same already.
///
/// # Errors
/// Passes on what the inner service could not answer.
pub async fn conditional(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let reads = request.method() == Method::GET || request.method() == Method::HEAD;
    let known = request.headers().get(header::IF_NONE_MATCH).cloned();
    let response = next.call(request).await?;
    let version = response
        .response()
        .extensions()
        .get::<Version>()
        .map(|version| version.0);
    let is_json = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"));
    let buffered = matches!(response.response().body().size(), BodySize::Sized(_));
    let wanted = response.status().is_success() && is_json && buffered;
    if !wanted || !(reads || version.is_some()) {
        return Ok(response.map_into_boxed_body());
    }
    let (request, response) = response.into_parts();
    let (mut head, body) = response.into_parts();
    let bytes = to_bytes(body)
        .await
        .map_err(|_| actix_web::error::ErrorInternalServerError("body"))?;
    let tag = tag(version.unwrap_or(0), &bytes);
    if let Ok(value) = HeaderValue::from_str(&tag) {
        head.headers_mut().insert(header::ETAG, value);
    }
    if !head.headers().contains_key(header::CACHE_CONTROL) {
        head.headers_mut()
            .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    }
    let vary = HeaderValue::from_static("accept-language, authorization");
    head.headers_mut().append(header::VARY, vary);
    if reads && known.is_some_and(|known| matches(&known, &tag)) {
        *head.status_mut() = StatusCode::NOT_MODIFIED;
        head.headers_mut().remove(header::CONTENT_TYPE);
        return Ok(ServiceResponse::new(
            request,
            head.set_body(BoxBody::new(())),
        ));
    }
    Ok(ServiceResponse::new(
        request,
        head.set_body(BoxBody::new(bytes)),
    ))
}

/// Weak comparison of RFC 9110 §13.1.2.
fn matches(known: &HeaderValue, tag: &str) -> bool {
    let Ok(known) = known.to_str() else {
        return false;
    };
    known
        .split(',')
        .map(str::trim)
        .any(|one| one == "*" || one.trim_start_matches("W/") == tag)
}
