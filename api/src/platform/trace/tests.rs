//! Exactly one line per request, whatever becomes of it.

use std::io;
use std::sync::{Arc, Mutex};
use std::task::Poll;

use actix_web::middleware::from_fn;
use actix_web::test::{TestRequest, init_service};
use actix_web::{App, HttpResponse, error, web};
use futures::FutureExt;
use serde_json::Value;
use tracing_actix_web::TracingLogger;

use super::*;

/// What was logged.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl io::Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Kept {
    /// The lines so far, and forgets them.
    fn take(&self) -> Vec<Value> {
        let bytes = std::mem::take(&mut *self.0.lock().unwrap());
        let text = String::from_utf8(bytes).unwrap();
        let lines = text.lines().map(|line| serde_json::from_str(line).unwrap());
        lines.collect()
    }
}

/// What belongs to one line, without the time it took.
fn said(line: &Value) -> (Option<&str>, Option<&str>, Option<u64>) {
    assert!(
        line["micros"].is_u64() && line["span"]["trace"].is_string(),
        "{line}"
    );
    let text = |name: &str| line[name].as_str();
    (text("message"), text("route"), line["status"].as_u64())
}

async fn refuse(_: ServiceRequest, _: Next<impl MessageBody>) -> Result<ServiceResponse, Error> {
    Err(error::ErrorTooManyRequests("no"))
}

#[actix_web::test]
async fn every_request_has_one_line() {
    let kept = Kept::default();
    let writer = kept.clone();
    let subscriber = tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_writer(move || writer.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let app = init_service(
        App::new()
            .route("/good/{token}", web::get().to(HttpResponse::NoContent))
            .route(
                "/bad",
                web::get().to(async || Err::<HttpResponse, _>(error::ErrorConflict("no"))),
            )
            .route("/slow", web::get().to(std::future::pending::<HttpResponse>))
            .app_data(Silent(&["/quiet", "/quiet/slow", "/quiet/broken"]))
            .route("/quiet", web::get().to(HttpResponse::NoContent))
            .route(
                "/quiet/broken",
                web::get().to(async || Err::<HttpResponse, _>(error::ErrorInternalServerError(""))),
            )
            .route(
                "/quiet/slow",
                web::get().to(std::future::pending::<HttpResponse>),
            )
            .service(
                web::scope("/outside")
                    .wrap(from_fn(refuse))
                    .route("", web::get().to(HttpResponse::Ok)),
            )
            .wrap(from_fn(line))
            .wrap(TracingLogger::<RequestSpan>::new()),
    )
    .await;
    let ask = |path: &str| {
        let request = TestRequest::get().uri(path).to_request();
        actix_web::dev::Service::call(&app, request)
    };
    for (path, route, status) in [
        ("/good/secret", "/good/{token}", 204),
        ("/bad", "/bad", 409),
        ("/nowhere/secret", "", 404),
        // Its service gives no answer, only an error.
        ("/outside", "", 429),
    ] {
        let _ = ask(path).await;
        let lines = kept.take();
        assert_eq!(lines.len(), 1, "{path}: {lines:?}");
        let expected = (Some("request.done"), Some(route), Some(status));
        assert_eq!(said(&lines[0]), expected, "{path}");
        assert!(!lines[0].to_string().contains("secret"));
    }
    // About some nothing is said, however their path is spelled, unless we fail.
    for path in ["/quiet", "/%71uiet"] {
        let _ = ask(path).await;
        assert_eq!(kept.take(), Vec::<Value>::new(), "{path}");
    }
    let _ = ask("/quiet/broken").await;
    assert_eq!(kept.take().len(), 1);
    // The client hangs up before there is an answer.
    for (path, told) in [("/slow", 1), ("/quiet/slow", 0)] {
        let mut hung = Box::pin(ask(path));
        futures::future::poll_fn(|cx| {
            assert!(hung.poll_unpin(cx).is_pending());
            Poll::Ready(())
        })
        .await;
        assert!(kept.take().is_empty());
        drop(hung);
        let lines = kept.take();
        assert_eq!(lines.len(), told, "{path}: {lines:?}");
        for line in &lines {
            assert_eq!(said(line), (Some("request.dropped"), Some(""), None));
        }
    }
}
