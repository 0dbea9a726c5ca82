//! One structured line per request, without personal data: method, route pattern, status, time
//! and trace id. Never the path as sent: it may hold tokens.

use std::time::Instant;

use actix_web::Error;
use actix_web::HttpMessage;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use tracing::Span;
use tracing_actix_web::RootSpanBuilder;

use super::http_error::trace_id;

/// The span every log line of a request lies in.
#[derive(Debug)]
pub struct RequestSpan;

impl RootSpanBuilder for RequestSpan {
    fn on_request_start(request: &ServiceRequest) -> Span {
        let trace = trace_id(&request.extensions());
        tracing::info_span!("request", trace)
    }

    fn on_request_end<B: MessageBody>(_: Span, _: &Result<ServiceResponse<B>, Error>) {}
}

/// Middleware: writes the line, and tells the caller the trace id in `X-Trace-Id`.
///
/// # Errors
/// Passes on what the inner service could not answer.
pub async fn line(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let start = Instant::now();
    let method = request.method().clone();
    let trace = trace_id(&request.extensions());
    let mut response = next.call(request).await?;
    let route = response.request().match_pattern().unwrap_or_default();
    let micros = u64::try_from(start.elapsed().as_micros()).unwrap_or(u64::MAX);
    let status = response.status().as_u16();
    tracing::info!(target: "request", %method, route, status, micros, "request.done");
    if let Ok(value) = HeaderValue::from_str(&trace) {
        response
            .headers_mut()
            .insert(HeaderName::from_static("x-trace-id"), value);
    }
    Ok(response)
}
