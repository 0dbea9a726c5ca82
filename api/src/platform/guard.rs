//! What every answer carries and every request passes: security headers, HEAD as GET, and the
//! answer for a path or method that does not exist.

use actix_web::body::MessageBody;
use actix_web::dev::{ResourceDef, ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderValue};
use actix_web::middleware::{DefaultHeaders, Next};
use actix_web::{Error, HttpRequest, HttpResponse};
use shared::problem::Code;
use utoipa::openapi::OpenApi;

use super::http_error::ApiError;

/// Only our own files may run or be shown; WASM needs its own word (DESIGN §7.8).
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

/// The headers that every answer carries unless it sets its own.
pub fn headers() -> DefaultHeaders {
    DefaultHeaders::new()
        .add((header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY))
        .add((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .add((header::REFERRER_POLICY, "strict-origin-when-cross-origin"))
        .add((
            "permissions-policy",
            "camera=(self), geolocation=(), microphone=()",
        ))
        .add(("cross-origin-opener-policy", "same-origin"))
}

/// Middleware: a HEAD is routed as its GET; actix leaves the body out (RFC 9110 §9.3.2).
///
/// # Errors
/// Passes on what the inner service could not answer.
pub async fn head_as_get(
    mut request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    if request.method() == Method::HEAD {
        request.head_mut().method = Method::GET;
    }
    next.call(request).await
}

/// The paths of the documented API with their methods, to tell 405 from 404.
pub struct PathTable(Vec<(ResourceDef, String)>);

impl std::fmt::Debug for PathTable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PathTable({} paths)", self.0.len())
    }
}

impl PathTable {
    /// Reads the paths from the OpenAPI document.
    pub fn new(document: &OpenApi) -> Self {
        let table = document.paths.paths.iter().map(|(path, item)| {
            let methods = [
                ("GET, HEAD", item.get.is_some()),
                ("POST", item.post.is_some()),
                ("PUT", item.put.is_some()),
                ("PATCH", item.patch.is_some()),
                ("DELETE", item.delete.is_some()),
            ];
            let allowed: Vec<&str> = methods
                .iter()
                .filter(|(_, there)| *there)
                .map(|(name, _)| *name)
                .collect();
            (ResourceDef::new(path.as_str()), allowed.join(", "))
        });
        Self(table.collect())
    }

    fn allowed(&self, path: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(def, _)| def.is_match(path))
            .map(|(_, allowed)| allowed.as_str())
    }
}

/// What answers when no route does.
pub fn not_found(request: &HttpRequest, table: &PathTable) -> HttpResponse {
    let Some(allowed) = table.allowed(request.path()) else {
        return HttpResponse::from_error(ApiError::new(Code::NotFound));
    };
    let mut response = HttpResponse::from_error(ApiError::new(Code::MethodNotAllowed));
    if let Ok(value) = HeaderValue::from_str(allowed) {
        response.headers_mut().insert(header::ALLOW, value);
    }
    response
}
