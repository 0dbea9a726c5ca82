//! The access token (in memory only) and its refreshing, one at a time for all who wait.

use std::cell::RefCell;
use std::fmt;

use futures::FutureExt;
use futures::future::{LocalBoxFuture, Shared};
use shared::account::api::{SignedIn, path};

use super::{Call, Client, ClientError};
use crate::browser::{self, Store};

/// Says that somebody signed in on this browser, so that strangers never pay for a refresh.
/// It is no secret and proves nothing: the cookie does.
const HINT: &str = "musubi.signed_in";

type Refreshing = Shared<LocalBoxFuture<'static, Result<Option<String>, ClientError>>>;

/// The token held and the refreshing under way.
#[derive(Default)]
pub(super) struct Tokens {
    held: RefCell<Option<String>>,
    refreshing: RefCell<Option<Refreshing>>,
}

impl fmt::Debug for Tokens {
    /// Never the token itself.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tokens")
            .field("held", &self.held.borrow().is_some())
            .finish_non_exhaustive()
    }
}

impl Tokens {
    pub fn get(&self) -> Option<String> {
        self.held.borrow().clone()
    }

    pub fn set(&self, token: Option<String>) {
        if token.is_some() {
            browser::save(Store::Local, HINT, "1");
        } else {
            browser::forget(Store::Local, HINT);
        }
        *self.held.borrow_mut() = token;
    }
}

/// Whether a sign-in may be there to take up.
pub(super) fn hint() -> bool {
    browser::load(Store::Local, HINT).is_some()
}

impl Client {
    /// A new access token by the refresh cookie; `None` when the sign-in is over. However many
    /// ask at once, one request goes out.
    pub(super) async fn refresh(&self) -> Result<Option<String>, ClientError> {
        let running = self.0.tokens.refreshing.borrow().clone();
        let running = if let Some(running) = running {
            running
        } else {
            let client = self.clone();
            let started: Refreshing = async move { client.refresh_once().await }
                .boxed_local()
                .shared();
            *self.0.tokens.refreshing.borrow_mut() = Some(started.clone());
            started
        };
        running.await
    }

    async fn refresh_once(&self) -> Result<Option<String>, ClientError> {
        let answer = self.attempt(&Call::post(path::REFRESH), None).await;
        self.0.tokens.refreshing.borrow_mut().take();
        match answer {
            Ok(raw) => {
                let Ok(signed_in) = serde_json::from_str::<SignedIn>(&raw.text) else {
                    return Err(ClientError::Unreadable {
                        status: raw.status,
                        trace: raw.trace,
                    });
                };
                let token = signed_in.access_token.clone();
                self.take(Some(signed_in));
                Ok(Some(token))
            }
            Err(ClientError::Problem(problem))
                if problem.status == 401 || problem.status == 403 =>
            {
                self.take(None);
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }
}
