//! An HTTP client: somebody's browser or program.

use std::collections::BTreeMap;
use std::future::IntoFuture;
use std::pin::Pin;
use std::sync::{Arc, Mutex};

use reqwest::Method;
use reqwest::header::{self, HeaderMap};
use serde::Serialize;

use crate::answer::Answer;

type Cookies = Arc<Mutex<BTreeMap<String, String>>>;

/// Somebody who asks. Cloning shares the cookies.
#[derive(Clone, Debug)]
pub struct Client {
    http: reqwest::Client,
    base: String,
    bearer: Option<String>,
    language: Option<&'static str>,
    cookies: Cookies,
}

impl Client {
    pub(crate) fn new(http: reqwest::Client, base: &str) -> Self {
        Self {
            http,
            base: base.to_owned(),
            bearer: None,
            language: None,
            cookies: Cookies::default(),
        }
    }

    /// The same one with this access token.
    #[must_use]
    pub fn with_bearer(mut self, token: impl Into<String>) -> Self {
        self.bearer = Some(token.into());
        self
    }

    /// The same one, reading this language ("ja", "en").
    #[must_use]
    pub fn with_language(mut self, language: &'static str) -> Self {
        self.language = Some(language);
        self
    }

    /// The same one, asking another instance.
    #[must_use]
    pub fn at(mut self, base: &str) -> Self {
        base.clone_into(&mut self.base);
        self
    }

    /// The address it asks, without a trailing slash.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The same one with a cookie jar of its own from now on.
    #[must_use]
    pub fn fork(&self) -> Self {
        let cookies = self.cookies.lock().unwrap().clone();
        Self {
            cookies: Arc::new(Mutex::new(cookies)),
            ..self.clone()
        }
    }

    /// The access token it sends.
    pub fn bearer(&self) -> Option<&str> {
        self.bearer.as_deref()
    }

    /// A cookie it holds.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap().get(name).cloned()
    }

    /// Puts a cookie in its jar.
    pub fn set_cookie(&self, name: &str, value: &str) {
        self.cookies
            .lock()
            .unwrap()
            .insert(name.to_owned(), value.to_owned());
    }

    /// Asks with any method. `path` begins with `/`.
    pub fn call(&self, method: &str, path: &str) -> Call {
        let name: Method = method.parse().expect("a method");
        let mut request = self.http.request(name, format!("{}{path}", self.base));
        if let Some(token) = &self.bearer {
            request = request.bearer_auth(token);
        }
        if let Some(language) = self.language {
            request = request.header(header::ACCEPT_LANGUAGE, language);
        }
        Call {
            asked: format!("{method} {path}"),
            request,
            cookies: self.cookies.clone(),
        }
    }

    /// Reads.
    pub fn get(&self, path: &str) -> Call {
        self.call("GET", path)
    }

    /// Creates or acts.
    pub fn post(&self, path: &str) -> Call {
        self.call("POST", path)
    }

    /// Replaces.
    pub fn put(&self, path: &str) -> Call {
        self.call("PUT", path)
    }

    /// Changes in part.
    pub fn patch(&self, path: &str) -> Call {
        self.call("PATCH", path)
    }

    /// Deletes.
    pub fn delete(&self, path: &str) -> Call {
        self.call("DELETE", path)
    }
}

/// A request being put together; `.await` sends it.
#[must_use = "nothing is sent before .await"]
pub struct Call {
    asked: String,
    request: reqwest::RequestBuilder,
    cookies: Cookies,
}

impl Call {
    /// With a JSON body.
    pub fn json(mut self, body: &(impl Serialize + ?Sized)) -> Self {
        self.request = self.request.json(body);
        self
    }

    /// With a body of any kind.
    pub fn raw(mut self, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        self.request = self
            .request
            .header(header::CONTENT_TYPE, content_type)
            .body(body.into());
        self
    }

    /// With one more header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.request = self.request.header(name, value);
        self
    }

    /// With `If-Match`: the ETag as it was received.
    pub fn if_match(self, etag: &str) -> Self {
        self.header("if-match", etag)
    }

    /// With `Idempotency-Key`.
    pub fn idempotency_key(self, key: &str) -> Self {
        self.header("idempotency-key", key)
    }

    async fn send(self) -> Answer {
        let cookies = {
            let jar = self.cookies.lock().unwrap();
            let pairs: Vec<String> = jar.iter().map(|(name, v)| format!("{name}={v}")).collect();
            pairs.join("; ")
        };
        let request = if cookies.is_empty() {
            self.request
        } else {
            self.request.header(header::COOKIE, cookies)
        };
        let response = request
            .send()
            .await
            .unwrap_or_else(|error| panic!("{}: no answer: {error:?}", self.asked));
        keep_cookies(response.headers(), &self.cookies);
        Answer {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body: response
                .bytes()
                .await
                .unwrap_or_else(|error| panic!("{}: broken off: {error:?}", self.asked))
                .to_vec(),
            asked: self.asked,
        }
    }
}

impl IntoFuture for Call {
    type Output = Answer;
    type IntoFuture = Pin<Box<dyn Future<Output = Answer> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// A jar simpler than a browser's: one host, and `Secure` holds although tests speak plain HTTP.
fn keep_cookies(headers: &HeaderMap, cookies: &Cookies) {
    let mut jar = cookies.lock().unwrap();
    for value in headers.get_all(header::SET_COOKIE) {
        let text = value.to_str().unwrap_or_default();
        let pair = text.split(';').next().unwrap_or_default();
        let Some((name, value)) = pair.split_once('=') else {
            continue;
        };
        let over = text.to_ascii_lowercase().contains("max-age=0");
        if over || value.is_empty() {
            jar.remove(name.trim());
        } else {
            jar.insert(name.trim().to_owned(), value.to_owned());
        }
    }
}
