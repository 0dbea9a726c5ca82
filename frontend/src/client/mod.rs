//! How the SPA talks to the API: one [`Client`], typed calls, one kind of error.
//!
//! A page never sees a status number or a header: it gets a [`Reply`] (body and ETag) or a
//! [`ClientError`] that can explain itself. Tokens, refreshing, language, idempotency and
//! tracing happen here, once for everybody.

mod call;
mod error;
mod http;
mod token;
mod upload;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::Callback;

pub use call::Call;
pub use error::ClientError;
pub use http::Method;
use shared::account::api::{Me, SignedIn};
use shared::i18n::Lang;
use token::Tokens;
pub use upload::{Progress, Upload};

/// The version of a resource as the API named it, to be sent back by If-Match.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Etag(String);

impl Etag {
    /// The header's value.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
impl From<String> for Etag {
    fn from(value: String) -> Self {
        Self(value)
    }
}

/// Makes a repeated attempt count once (the API replays its answer for 24 hours).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// A new key. [`crate::hooks::use_mutation`] makes one per attempt and keeps it while the
    /// outcome is unknown.
    pub fn new() -> Self {
        Self(crate::browser::random_hex())
    }

    /// The header's value.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
impl Default for IdempotencyKey {
    fn default() -> Self {
        Self::new()
    }
}

/// What the API answered.
#[derive(Clone, PartialEq, Debug)]
pub struct Reply<T> {
    /// The parsed body; `()` for an empty one.
    pub body: T,
    /// The HTTP status, 200 to 299 (202 tells "accepted, the outcome follows by mail").
    pub status: u16,
    /// The version, where the answer has one.
    pub etag: Option<Etag>,
    /// The trace id of the answer.
    pub trace: Option<String>,
}

/// The way to the API. Cheap to clone; all clones share one sign-in.
#[derive(Clone, Debug)]
pub struct Client(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    lang: Cell<Lang>,
    tokens: Tokens,
    on_sign_in: RefCell<Callback<Option<Rc<Me>>>>,
}

impl PartialEq for Client {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Client {
    /// A client that is not signed in (yet).
    pub fn new(lang: Lang) -> Self {
        Self(Rc::new(Inner {
            lang: Cell::new(lang),
            tokens: Tokens::default(),
            on_sign_in: RefCell::new(Callback::noop()),
        }))
    }

    /// Asks for answers in this language from now on.
    pub fn set_lang(&self, lang: Lang) {
        self.0.lang.set(lang);
    }

    /// Is called when somebody signs in (with the account) and when a sign-in ends (`None`).
    pub fn on_sign_in(&self, call: Callback<Option<Rc<Me>>>) {
        *self.0.on_sign_in.borrow_mut() = call;
    }

    /// Takes a sign-in over: its token from now on, and tells whose it is; `None` ends it.
    pub fn take(&self, signed_in: Option<SignedIn>) {
        let (token, me) = signed_in.map(|s| (s.access_token, Rc::new(s.me))).unzip();
        self.0.tokens.set(token);
        let tell = self.0.on_sign_in.borrow().clone();
        tell.emit(me);
    }

    /// Tries to take up an earlier sign-in by the refresh cookie; whether there was one.
    ///
    /// # Errors
    /// Network failures: then nobody knows.
    pub async fn restore(&self) -> Result<bool, ClientError> {
        if !token::hint() {
            return Ok(false);
        }
        self.refresh().await.map(|token| token.is_some())
    }
}
