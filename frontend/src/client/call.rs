//! One call: built by a feature's client functions, sent by a [`Client`].

use futures::FutureExt;
use futures::future::LocalBoxFuture;
use serde::Serialize;
use serde::de::DeserializeOwned;
use shared::problem::{Code, Problem};

use super::http::{self, Incoming, Method, Outgoing};
use super::{Client, ClientError, Etag, IdempotencyKey, Reply};

/// A call to one address of the API.
///
/// ```ignore
/// Call::get(api::path_events(&query)).send::<Page<EventCard>>(&client).await
/// Call::post(api::path_registrations(id)).json(&body).key(&key).send::<Registered>(&client).await
/// Call::put(api::path_event(id)).json(&body).if_match(&etag).send::<EventDetail>(&client).await
/// ```
#[derive(Clone, Debug)]
pub struct Call {
    method: Method,
    path: String,
    headers: Vec<(&'static str, String)>,
    body: Option<String>,
    anonymous: bool,
    patience_ms: u32,
}

impl Call {
    /// A call of any method.
    pub fn new(method: Method, path: impl Into<String>) -> Self {
        Self {
            method,
            path: path.into(),
            headers: Vec::new(),
            body: None,
            anonymous: false,
            patience_ms: http::PATIENCE_MS,
        }
    }

    /// Without the sign-in, also where there is one, and without refreshing it: the API is not
    /// told who asks.
    #[must_use]
    pub fn anonymous(mut self) -> Self {
        self.anonymous = true;
        self
    }

    /// With the time that a whole file takes on a slow line.
    #[must_use]
    pub fn patient(mut self) -> Self {
        self.patience_ms = http::FILE_PATIENCE_MS;
        self
    }

    /// Reads.
    pub fn get(path: impl Into<String>) -> Self {
        Self::new(Method::Get, path)
    }

    /// Creates or does.
    pub fn post(path: impl Into<String>) -> Self {
        Self::new(Method::Post, path)
    }

    /// Replaces.
    pub fn put(path: impl Into<String>) -> Self {
        Self::new(Method::Put, path)
    }

    /// Changes in part.
    pub fn patch(path: impl Into<String>) -> Self {
        Self::new(Method::Patch, path)
    }

    /// Removes.
    pub fn delete(path: impl Into<String>) -> Self {
        Self::new(Method::Delete, path)
    }

    /// With a JSON body.
    #[must_use]
    pub fn json<B: Serialize>(mut self, body: &B) -> Self {
        // Our request types are plain data: writing them as JSON cannot fail.
        self.body = serde_json::to_string(body).ok();
        self
    }

    /// Only if the resource is still of this version.
    #[must_use]
    pub fn if_match(mut self, etag: &Etag) -> Self {
        self.headers.push(("if-match", etag.as_str().to_owned()));
        self
    }

    /// Counting once however often it is tried.
    #[must_use]
    pub fn key(mut self, key: &IdempotencyKey) -> Self {
        if !key.as_str().is_empty() {
            self.headers
                .push(("idempotency-key", key.as_str().to_owned()));
        }
        self
    }

    /// Sends it and reads the answer as `T`.
    ///
    /// # Errors
    /// [`ClientError`]: refused, unreachable, too slow or unreadable.
    pub async fn send<T: DeserializeOwned>(
        &self,
        client: &Client,
    ) -> Result<Reply<T>, ClientError> {
        let raw = client.exchange(self.clone()).await?;
        let text = if raw.text.is_empty() {
            "null"
        } else {
            &raw.text
        };
        let Ok(body) = serde_json::from_str(text) else {
            return Err(ClientError::Unreadable {
                status: raw.status,
                trace: raw.trace,
            });
        };
        Ok(Reply {
            body,
            status: raw.status,
            etag: raw.etag.map(Etag::from),
            trace: raw.trace,
        })
    }

    /// Sends it and takes the answer as text (a file).
    ///
    /// # Errors
    /// [`ClientError`]: refused, unreachable or too slow.
    pub async fn send_text(&self, client: &Client) -> Result<Reply<String>, ClientError> {
        let raw = client.exchange(self.clone()).await?;
        Ok(Reply {
            body: raw.text,
            status: raw.status,
            etag: raw.etag.map(Etag::from),
            trace: raw.trace,
        })
    }

    /// Sends it and takes the answer as bytes (a workbook).
    ///
    /// # Errors
    /// [`ClientError`]: refused, unreachable or too slow.
    pub async fn send_bytes(&self, client: &Client) -> Result<Reply<Vec<u8>>, ClientError> {
        let raw = client.exchange(self.clone()).await?;
        Ok(Reply {
            body: raw.bytes,
            status: raw.status,
            etag: raw.etag.map(Etag::from),
            trace: raw.trace,
        })
    }
}

impl Client {
    /// Sends a call; on a token that has run out refreshes it once and sends again.
    ///
    /// Boxed, so that the many small calls around it do not each carry a copy of its state.
    fn exchange(&self, call: Call) -> LocalBoxFuture<'static, Result<Incoming, ClientError>> {
        let client = self.clone();
        async move { client.exchange_now(&call).await }.boxed_local()
    }

    async fn exchange_now(&self, call: &Call) -> Result<Incoming, ClientError> {
        if call.anonymous {
            return self.attempt(call, None).await;
        }
        let token = match self.0.tokens.get() {
            Some(token) => Some(token),
            // A page may ask before the sign-in is restored: its answer must be the member's.
            None if super::token::hint() => self.refresh().await?,
            None => None,
        };
        let Some(token) = token else {
            return self.attempt(call, None).await;
        };
        match self.attempt(call, Some(&token)).await {
            Err(ClientError::Problem(problem)) if is_token_fault(&problem) => {
                // Another call may have refreshed meanwhile: then its token is tried first.
                let newer = self.0.tokens.get().filter(|held| *held != token);
                let next = match newer {
                    Some(held) => Some(held),
                    None => self.refresh().await?,
                };
                match next {
                    Some(next) => self.attempt(call, Some(&next)).await,
                    None => Err(ClientError::Problem(problem)),
                }
            }
            other => other,
        }
    }

    /// Sends a call once.
    pub(super) async fn attempt(
        &self,
        call: &Call,
        token: Option<&str>,
    ) -> Result<Incoming, ClientError> {
        let mut headers = call.headers.clone();
        headers.push((
            "accept",
            "application/json, application/problem+json".to_owned(),
        ));
        headers.push(("accept-language", self.0.lang.get().as_str().to_owned()));
        if let Some(token) = token {
            headers.push(("authorization", format!("Bearer {token}")));
        }
        let raw = http::send(Outgoing {
            method: call.method,
            path: &call.path,
            headers: &headers,
            body: call.body.as_deref(),
            patience_ms: call.patience_ms,
        })
        .await?;
        if (200..300).contains(&raw.status) {
            return Ok(raw);
        }
        match serde_json::from_str::<Problem>(&raw.text) {
            Ok(problem) if raw.is_json => Err(ClientError::Problem(Box::new(problem))),
            _ => Err(ClientError::Unreadable {
                status: raw.status,
                trace: raw.trace,
            }),
        }
    }
}

/// Whether a fresh token can help; a wrong password or code is a 401 too, and it can't there.
pub(super) fn is_token_fault(problem: &Problem) -> bool {
    matches!(
        problem.code,
        Code::Unauthenticated | Code::TokenExpired | Code::SessionEnded
    )
}
