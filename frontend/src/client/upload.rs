//! Sending a file while telling how much of it is out by now: `fetch` tells nothing of that.

use std::cell::RefCell;
use std::rc::Rc;

use futures::channel::oneshot;
use serde::de::DeserializeOwned;
use shared::problem::Problem;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{ProgressEvent, XmlHttpRequest};
use yew::Callback;

use super::call::is_token_fault;
use super::{Client, ClientError, IdempotencyKey, Reply};

/// How much of a file is out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Progress {
    /// Bytes sent.
    pub sent: u64,
    /// Bytes to be sent.
    pub total: u64,
}

impl Progress {
    /// The same in percent, 0 to 100.
    pub fn percent(self) -> u64 {
        let part = self.sent.min(self.total).saturating_mul(100);
        part.checked_div(self.total).unwrap_or(0)
    }
}

/// A file to send.
#[derive(Clone, PartialEq, Debug)]
pub struct Upload {
    /// Where to, with its query.
    pub path: String,
    /// What it is.
    pub media_type: &'static str,
    /// The file that was chosen.
    pub file: web_sys::File,
    /// Lets it count once however often it is tried.
    pub key: IdempotencyKey,
}

impl Client {
    /// Sends a file and reads the answer as `T`; `progress` is told again and again. Dropping the
    /// future stops the sending.
    ///
    /// # Errors
    /// [`ClientError`]: refused, unreachable or unreadable.
    pub async fn upload<T: DeserializeOwned>(
        &self,
        upload: &Upload,
        progress: Callback<Progress>,
    ) -> Result<Reply<T>, ClientError> {
        let token = match self.0.tokens.get() {
            Some(token) => Some(token),
            None => self.refresh().await?,
        };
        let first = self.send_file(upload, token.as_deref(), &progress).await;
        match first {
            Err(ClientError::Problem(problem)) if is_token_fault(&problem) => {
                match self.refresh().await? {
                    Some(token) => self.send_file(upload, Some(&token), &progress).await,
                    None => Err(ClientError::Problem(problem)),
                }
            }
            other => other,
        }
    }

    async fn send_file<T: DeserializeOwned>(
        &self,
        upload: &Upload,
        token: Option<&str>,
        progress: &Callback<Progress>,
    ) -> Result<Reply<T>, ClientError> {
        let mut headers = vec![
            ("content-type", upload.media_type.to_owned()),
            ("accept-language", self.0.lang.get().as_str().to_owned()),
            ("idempotency-key", upload.key.as_str().to_owned()),
        ];
        if let Some(token) = token {
            headers.push(("authorization", format!("Bearer {token}")));
        }
        let (done, ended) = oneshot::channel();
        let sending = Sending::start(upload, &headers, progress.clone(), done);
        let sending = sending.ok_or(ClientError::Network)?;
        let _ = ended.await;
        sending.answer()
    }
}

/// A request on its way; dropping it stops it.
struct Sending {
    request: XmlHttpRequest,
    _told: Closure<dyn FnMut(ProgressEvent)>,
    _ended: Closure<dyn FnMut()>,
}

impl Sending {
    fn start(
        upload: &Upload,
        headers: &[(&str, String)],
        progress: Callback<Progress>,
        done: oneshot::Sender<()>,
    ) -> Option<Self> {
        let request = XmlHttpRequest::new().ok()?;
        request.open("POST", &upload.path).ok()?;
        for (name, value) in headers.iter().filter(|(_, value)| !value.is_empty()) {
            request.set_request_header(name, value).ok()?;
        }
        let told = Closure::<dyn FnMut(ProgressEvent)>::new(move |event: ProgressEvent| {
            progress.emit(Progress {
                sent: whole(event.loaded()),
                total: whole(event.total()),
            });
        });
        let done = Rc::new(RefCell::new(Some(done)));
        let ended = Closure::<dyn FnMut()>::new(move || {
            if let Some(done) = done.borrow_mut().take() {
                let _ = done.send(());
            }
        });
        let out = request.upload().ok()?;
        out.set_onprogress(Some(told.as_ref().unchecked_ref()));
        request.set_onloadend(Some(ended.as_ref().unchecked_ref()));
        request.send_with_opt_blob(Some(&upload.file)).ok()?;
        Some(Self {
            request,
            _told: told,
            _ended: ended,
        })
    }

    fn answer<T: DeserializeOwned>(&self) -> Result<Reply<T>, ClientError> {
        let status = self.request.status().unwrap_or(0);
        if status == 0 {
            return Err(ClientError::Network);
        }
        let header = |name: &str| self.request.get_response_header(name).ok().flatten();
        let (etag, trace) = (header("etag").map(Into::into), header("x-trace-id"));
        let text = self.request.response_text().ok().flatten();
        let text = text.unwrap_or_default();
        if (200..300).contains(&status) {
            if let Ok(body) = serde_json::from_str(&text) {
                return Ok(Reply {
                    body,
                    status,
                    etag,
                    trace,
                });
            }
        } else if let Ok(problem) = serde_json::from_str::<Problem>(&text) {
            return Err(ClientError::Problem(Box::new(problem)));
        }
        Err(ClientError::Unreadable { status, trace })
    }
}

impl Drop for Sending {
    fn drop(&mut self) {
        // What the browser would still tell has nobody to hear it.
        self.request.set_onloadend(None);
        if let Ok(out) = self.request.upload() {
            out.set_onprogress(None);
        }
        drop(self.request.abort());
    }
}

/// The browser counts in floating point.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a file's length is neither negative nor beyond 2^53"
)]
const fn whole(bytes: f64) -> u64 {
    bytes as u64
}
