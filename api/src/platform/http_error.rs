//! How a refusal leaves the house: every error becomes one problem+json in the reader's
//! language (RFC 9457, DESIGN §4). A 5xx tells the caller nothing but the trace id.

use std::fmt;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpResponse, ResponseError};
use sea_orm::DbErr;
use shared::field::Faults;
use shared::i18n::Lang;
use shared::problem::{Code, Problem};
use tracing_actix_web::RequestId;

use super::db;

/// Why a request is refused. Features make theirs from their own error enums by `From`.
#[derive(Debug)]
pub struct ApiError {
    code: Code,
    faults: Faults,
    retry_after: Option<u64>,
    /// For the log only: never shown to the caller.
    cause: Option<String>,
}

impl ApiError {
    /// A refusal for one reason.
    pub const fn new(code: Code) -> Self {
        Self {
            code,
            faults: Faults::none(),
            retry_after: None,
            cause: None,
        }
    }

    /// A 422 that names one field by its JSON pointer.
    pub fn fault(at: &str, code: Code) -> Self {
        Self::invalid(Faults::one(at, code))
    }

    /// A 422 that names every fault found.
    pub const fn invalid(faults: Faults) -> Self {
        Self {
            code: Code::Invalid,
            faults,
            retry_after: None,
            cause: None,
        }
    }

    /// Our own failure; `cause` goes to the log with the trace id.
    pub fn internal(cause: impl fmt::Display) -> Self {
        Self {
            cause: Some(cause.to_string()),
            ..Self::new(Code::Internal)
        }
    }

    /// A 429 that says when to come back, in seconds.
    pub const fn too_many(retry_after: u64) -> Self {
        Self {
            code: Code::TooManyRequests,
            faults: Faults::none(),
            retry_after: Some(retry_after),
            cause: None,
        }
    }

    /// The same refusal with the faults that explain it.
    #[must_use]
    pub fn with_faults(mut self, faults: Faults) -> Self {
        self.faults = faults;
        self
    }

    /// The reason.
    pub const fn code(&self) -> Code {
        self.code
    }

    /// What the log is told of it; never the caller.
    pub fn cause(&self) -> Option<&str> {
        self.cause.as_deref()
    }

    /// What is wrong, place by place.
    pub const fn faults(&self) -> &Faults {
        &self.faults
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code.as_str())
    }
}
impl std::error::Error for ApiError {}
impl From<Code> for ApiError {
    fn from(code: Code) -> Self {
        Self::new(code)
    }
}
impl From<Faults> for ApiError {
    fn from(faults: Faults) -> Self {
        Self::invalid(faults)
    }
}
impl From<DbErr> for ApiError {
    fn from(error: DbErr) -> Self {
        let code = if db::is_unavailable(&error) {
            Code::Unavailable
        } else {
            Code::Internal
        };
        let retry_after = (code == Code::Unavailable).then_some(5);
        Self {
            code,
            faults: Faults::none(),
            retry_after,
            cause: Some(error.to_string()),
        }
    }
}

impl ResponseError for ApiError {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// The body follows in [`problems`], which knows the reader's language and the trace id.
    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::new(self.status_code());
        if let Some(seconds) = self.retry_after {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if self.status_code() == StatusCode::UNAUTHORIZED {
            response
                .headers_mut()
                .insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}

/// The language a request asks for.
pub fn language(headers: &header::HeaderMap) -> Lang {
    let accept = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok());
    Lang::negotiate(accept.unwrap_or_default())
}

/// The trace id of a request, as problems and log lines show it.
pub fn trace_id(extensions: &actix_web::dev::Extensions) -> String {
    extensions
        .get::<RequestId>()
        .map(ToString::to_string)
        .unwrap_or_default()
}

/// The line for a failure of ours; the cause stands here and nowhere else.
pub fn log_failure(trace: &str, status: StatusCode, cause: Option<&str>) {
    tracing::error!(trace, status = status.as_u16(), cause, "request.failed");
}

/// Middleware: gives every refusal its problem+json body, also those that actix makes itself.
///
/// # Errors
/// Never by itself; passes on what cannot be answered at all.
pub async fn problems(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let language = language(request.headers());
    let trace = trace_id(&request.extensions());
    let is_api = request.path().starts_with("/api/");
    let response = next.call(request).await?;
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) {
        return Ok(response.map_into_boxed_body());
    }
    let problem = {
        let own = response
            .response()
            .error()
            .and_then(|error| error.as_error::<ApiError>());
        // A page that failed has written its own line.
        if status.is_server_error() && (is_api || own.is_some()) {
            log_failure(&trace, status, own.and_then(ApiError::cause));
        }
        if !is_api {
            return Ok(response.map_into_boxed_body());
        }
        let code = own.map_or_else(|| code_of(status), ApiError::code);
        let none = Faults::none();
        Problem::new(code, own.map_or(&none, ApiError::faults), language, &trace)
    };
    let body = serde_json::to_vec(&problem).unwrap_or_default();
    let (request, response) = response.into_parts();
    let mut response = response.set_body(body).map_into_boxed_body();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/problem+json"),
    );
    headers.insert(
        header::CONTENT_LANGUAGE,
        HeaderValue::from_static(language.as_str()),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(ServiceResponse::new(request, response))
}

/// The code for a status that actix chose.
fn code_of(status: StatusCode) -> Code {
    match status.as_u16() {
        401 => Code::Unauthenticated,
        403 => Code::Forbidden,
        404 => Code::NotFound,
        405 => Code::MethodNotAllowed,
        409 => Code::Conflict,
        413 => Code::PayloadTooLarge,
        415 => Code::UnsupportedMediaType,
        429 => Code::TooManyRequests,
        503 => Code::Unavailable,
        status if status < 500 => Code::Malformed,
        _ => Code::Internal,
    }
}
