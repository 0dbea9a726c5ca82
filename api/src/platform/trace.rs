//! One structured line per request, without personal data: method, route pattern, status, time
//! and trace id. Never the path as sent: it may hold tokens. Operations that are [`Silent`] leave no
//! line at all.

#[cfg(test)]
mod tests;

use std::time::Instant;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpRequest};
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

/// Paths of operations about whose use nothing may be known, not even when they were used: their
/// requests leave no line unless we fail. Paths without parameters, as they are registered.
#[derive(Clone, Copy, Debug)]
pub struct Silent(pub &'static [&'static str]);

impl Silent {
    fn holds(request: &HttpRequest, path: &str) -> bool {
        let paths = request.app_data::<Self>();
        paths.is_some_and(|paths| paths.0.contains(&path))
    }
}

/// The line of one request. It is written when this is dropped: so also for a request whose
/// service failed, and for one whose client hung up before the answer.
struct Line {
    start: Instant,
    method: Method,
    route: String,
    status: Option<u16>,
    silent: bool,
    /// A request that is dropped is dropped outside of it.
    span: Span,
}

impl Line {
    fn begin(request: &ServiceRequest) -> Self {
        Self {
            start: Instant::now(),
            method: request.method().clone(),
            route: String::new(),
            status: None,
            // Known before the request is routed, for those that are dropped half-way.
            silent: Silent::holds(request.request(), request.path()),
            span: Span::current(),
        }
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        if self.silent && self.status.is_none_or(|status| status < 500) {
            return;
        }
        let micros = u64::try_from(self.start.elapsed().as_micros()).unwrap_or(u64::MAX);
        let (method, route, status) = (&self.method, &*self.route, self.status);
        match status {
            Some(status) => {
                tracing::info!(target: "request", parent: &self.span,
                    %method, route, status, micros, "request.done");
            }
            None => {
                tracing::info!(target: "request", parent: &self.span,
                    %method, route, micros, "request.dropped");
            }
        }
    }
}

/// Middleware: writes the line, and tells the caller the trace id in `X-Trace-Id`.
///
/// # Errors
/// Passes on what the inner service could not answer.
pub async fn line(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let mut line = Line::begin(&request);
    let trace = trace_id(&request.extensions());
    let mut response = match next.call(request).await {
        Ok(response) => response,
        Err(error) => {
            // actix makes the answer of it further out.
            line.status = Some(error.as_response_error().status_code().as_u16());
            return Err(error);
        }
    };
    line.route = response.request().match_pattern().unwrap_or_default();
    line.status = Some(response.status().as_u16());
    // The same operation by another spelling of its path.
    line.silent |= Silent::holds(response.request(), &line.route);
    drop(line);
    if let Ok(value) = HeaderValue::from_str(&trace) {
        response
            .headers_mut()
            .insert(HeaderName::from_static("x-trace-id"), value);
    }
    Ok(response)
}
