//! The only file that names reqwasm: one request out, one raw answer back.

use std::cell::Cell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use reqwasm::http::Request;

use super::ClientError;

/// How long an answer may take, in milliseconds.
pub(super) const PATIENCE_MS: u32 = 20_000;
/// The same where a whole file comes.
pub(super) const FILE_PATIENCE_MS: u32 = 600_000;
/// The header that carries the trace id of an answer.
const TRACE_HEADER: &str = "x-trace-id";

/// The HTTP methods the API uses.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Method {
    /// Read.
    Get,
    /// Create, or do.
    Post,
    /// Replace.
    Put,
    /// Change in part.
    Patch,
    /// Remove.
    Delete,
}

/// A request as it goes out.
pub(super) struct Outgoing<'a> {
    pub method: Method,
    pub path: &'a str,
    pub headers: &'a [(&'static str, String)],
    pub body: Option<&'a str>,
    pub patience_ms: u32,
}

/// An answer as it came in.
pub(super) struct Incoming {
    pub status: u16,
    pub etag: Option<String>,
    pub trace: Option<String>,
    pub is_json: bool,
    pub text: String,
    /// What is no text: a workbook, a handout.
    pub bytes: Vec<u8>,
}

/// Cancels the request when its future is dropped (the page was left) or time is up.
struct AbortOnDrop(web_sys::AbortController);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Sends a request and reads the whole answer.
pub(super) async fn send(outgoing: Outgoing<'_>) -> Result<Incoming, ClientError> {
    let controller = web_sys::AbortController::new().map_err(|_| ClientError::Network)?;
    let signal = controller.signal();
    let late = Rc::new(Cell::new(false));
    let _timer = {
        let (late, controller) = (late.clone(), controller.clone());
        Timeout::new(outgoing.patience_ms, move || {
            late.set(true);
            controller.abort();
        })
    };
    let _abort = AbortOnDrop(controller);
    let failed = |_| {
        if late.get() {
            ClientError::Timeout
        } else {
            ClientError::Network
        }
    };

    let mut request = Request::new(outgoing.path)
        .method(match outgoing.method {
            Method::Get => reqwasm::http::Method::GET,
            Method::Post => reqwasm::http::Method::POST,
            Method::Put => reqwasm::http::Method::PUT,
            Method::Patch => reqwasm::http::Method::PATCH,
            Method::Delete => reqwasm::http::Method::DELETE,
        })
        .abort_signal(Some(&signal));
    for (name, value) in outgoing.headers {
        request = request.header(name, value);
    }
    if let Some(body) = outgoing.body {
        request = request
            .header("content-type", "application/json")
            .body(body);
    }
    let response = request.send().await.map_err(failed)?;
    let headers = response.headers();
    let kind = headers.get("content-type").unwrap_or_default();
    let (mut text, mut bytes) = (String::new(), Vec::new());
    if is_a_file(&kind) {
        bytes = response.binary().await.map_err(failed)?;
    } else {
        text = response.text().await.map_err(failed)?;
    }
    Ok(Incoming {
        status: response.status(),
        etag: headers.get("etag"),
        trace: headers.get(TRACE_HEADER),
        is_json: kind.contains("json"),
        text,
        bytes,
    })
}

/// Whether the answer is no text.
fn is_a_file(kind: &str) -> bool {
    let kinds = ["application/vnd.", "application/pdf", "image/"];
    kinds.iter().any(|start| kind.starts_with(start))
}
