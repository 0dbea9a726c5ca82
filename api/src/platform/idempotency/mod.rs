//! `Idempotency-Key`: a request that creates something can be sent again without creating it twice
//! (DESIGN §4; draft-ietf-httpapi-idempotency-key-header).
//!
//! The key is claimed in the same transaction as the change, so that not even a crash between the commit
//! and the answer, or a second process, can make the change happen twice. Within 24 hours a repeated
//! request is answered as the first one was; about something else (another path) or with another body it is
//! refused, and while the first is being worked on it is told to wait.

mod store;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::fmt::Display;
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use actix_web::body::to_bytes;
use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse};
use sha2::{Digest, Sha256};
use shared::problem::Code;

use super::auth::Gate;
use super::clock::Clock;
use super::db::{self, Db};
use super::etag;
use super::extract::{BodyHash, ClientAddress};
use super::http_error::ApiError;
use super::link::Links;
use super::random::Random;
pub use store::sweep;
use store::{Kept, Slot};

/// The request header.
pub const HEADER: &str = "idempotency-key";

/// The longest key, in characters.
const LONGEST_KEY: usize = 255;

/// Headers that belong to an answer and are given again with it.
const KEPT_HEADERS: [HeaderName; 4] = [
    header::CONTENT_TYPE,
    header::LOCATION,
    header::CONTENT_LANGUAGE,
    header::CACHE_CONTROL,
];

/// The request's `Idempotency-Key`, if it has one: a parameter of handlers that create something.
#[derive(Clone, Debug)]
pub struct Idempotency {
    key: Option<String>,
    request: HttpRequest,
}

impl FromRequest for Idempotency {
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            Gate::pass(&request).await?;
            let key = match request.headers().get(HEADER).map(HeaderValue::to_str) {
                None => None,
                Some(Ok(text)) if is_key(text) => Some(text.to_owned()),
                Some(_) => return Err(Code::Malformed.into()),
            };
            Ok(Self { key, request })
        })
    }
}

fn is_key(text: &str) -> bool {
    (1..=LONGEST_KEY).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
}

impl Idempotency {
    /// Runs `work` once for this principal, operation and key, or gives the kept answer again.
    ///
    /// `principal` says who asks (`account:<id>`, or [`guest`] for who is not signed in);
    /// `operation` is the operationId. `work` makes its changes by [`Db::write`]; it goes on when the
    /// client hangs up, so that the repeated request finds its answer. Answers other than 2xx are not kept.
    ///
    /// # Errors
    /// What `work` answers; `idempotency_mismatch`; `idempotency_in_flight`.
    pub async fn run<F>(
        self,
        (db, clock, random): (&Db, &Clock, &Random),
        principal: impl Display,
        operation: &'static str,
        work: F,
    ) -> Result<HttpResponse, ApiError>
    where
        F: Future<Output = Result<HttpResponse, ApiError>> + 'static,
    {
        let Some(key) = self.key else {
            return work.await;
        };
        let slot = Slot {
            principal: principal.to_string(),
            operation,
            key,
            fingerprint: fingerprint(&self.request),
            attempt: random.uuid_v7(clock.now()),
        };
        let (db, clock) = (db.clone(), clock.clone());
        let task = actix_web::rt::spawn(async move { once(&db, &clock, slot, work).await });
        task.await
            .unwrap_or_else(|error| Err(ApiError::internal(error)))
    }
}

/// What is asked: the path, whose ids say about what, and the body. Another request under the
/// same key is another one, and must not be answered with what this one was.
fn fingerprint(request: &HttpRequest) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(request.path());
    hash.update([0]);
    // Left by the body's extractor; an operation without a body has none.
    if let Some(body) = request.extensions().get::<BodyHash>() {
        hash.update(body.0);
    }
    hash.finalize().into()
}

/// The principal of who is not signed in. Guests are told apart by where they ask from, so that
/// strangers who happen to choose the same key don't meet; the address itself is not kept.
pub fn guest(links: &Links, client: &ClientAddress) -> String {
    let sealed = links.seal("idempotency.guest", client.0.as_bytes());
    format!("guest:{}", hex::encode(sealed))
}

async fn once<F>(db: &Db, clock: &Clock, slot: Slot, work: F) -> Result<HttpResponse, ApiError>
where
    F: Future<Output = Result<HttpResponse, ApiError>>,
{
    let Some(_guard) = InFlight::enter(&slot, db) else {
        return Err(refuse_meanwhile(db, clock, &slot).await?);
    };
    if let Some(kept) = store::find(db.read(), &slot, clock.now()).await? {
        return again(&slot, kept);
    }
    let claim = Claim::default();
    let companion = claim.companion(&slot, clock);
    let answer = db::accompanied(companion, work).await;
    if claim.lost.load(Ordering::SeqCst) {
        // Another process was quicker; what this one did is rolled back.
        let kept = store::find(db.read(), &slot, clock.now()).await?;
        return kept.map_or_else(
            || Err(Code::IdempotencyInFlight.into()),
            |kept| again(&slot, kept),
        );
    }
    if !claim.made.load(Ordering::SeqCst) {
        return answer;
    }
    keep(db, clock, slot, answer).await
}

/// While the key is taken in this process: another request is another mistake than impatience.
async fn refuse_meanwhile(db: &Db, clock: &Clock, slot: &Slot) -> Result<ApiError, ApiError> {
    let kept = store::find(db.read(), slot, clock.now()).await?;
    let other = kept.is_some_and(|kept| kept.fingerprint != slot.fingerprint);
    Ok(if other {
        Code::IdempotencyMismatch
    } else {
        Code::IdempotencyInFlight
    }
    .into())
}

/// The kept answer, as it was.
fn again(slot: &Slot, kept: Kept) -> Result<HttpResponse, ApiError> {
    if kept.fingerprint != slot.fingerprint {
        return Err(Code::IdempotencyMismatch.into());
    }
    // Claimed and committed, but without an answer: it is being written, or its process died.
    let answer = kept.answer.ok_or(Code::IdempotencyInFlight)?;
    let status = StatusCode::from_u16(answer.status).map_err(ApiError::internal)?;
    let mut response = HttpResponse::build(status).body(answer.body);
    for (name, value) in answer.headers {
        let name = HeaderName::try_from(name).map_err(ApiError::internal)?;
        let value = HeaderValue::try_from(value).map_err(ApiError::internal)?;
        response.headers_mut().insert(name, value);
    }
    if let Some(version) = answer.version {
        etag::set_version(&mut response, version);
    }
    Ok(response)
}

/// Keeps a 2xx for the next time, frees the key after anything else.
async fn keep(
    db: &Db,
    clock: &Clock,
    slot: Slot,
    answer: Result<HttpResponse, ApiError>,
) -> Result<HttpResponse, ApiError> {
    let now = clock.now();
    match answer {
        Ok(response) if response.status().is_success() => {
            let version = etag::version_of(&response);
            let (head, body) = response.into_parts();
            let body = to_bytes(body)
                .await
                .map_err(|_| ApiError::internal("the answer's body"))?;
            let headers = KEPT_HEADERS.iter().filter_map(|name| {
                let value = head.headers().get(name)?.to_str().ok()?;
                Some((name.as_str().to_owned(), value.to_owned()))
            });
            let answer = store::Answer {
                status: head.status().as_u16(),
                version,
                headers: headers.collect(),
                body: body.to_vec(),
            };
            db.write(move |tx| {
                Box::pin(async move { store::finish(tx, &slot, answer, now).await })
            })
            .await?;
            Ok(head.set_body(actix_web::body::BoxBody::new(body)))
        }
        refused => {
            db.write(move |tx| Box::pin(async move { store::free(tx, &slot).await }))
                .await?;
            refused
        }
    }
}

/// What became of the claim that goes with the first write.
#[derive(Clone, Default)]
struct Claim {
    made: Arc<AtomicBool>,
    lost: Arc<AtomicBool>,
}

impl Claim {
    fn companion(&self, slot: &Slot, clock: &Clock) -> db::Companion {
        let (claim, slot, clock) = (self.clone(), slot.clone(), clock.clone());
        Arc::new(move |tx| {
            let (claim, slot, now) = (claim.clone(), slot.clone(), clock.now());
            Box::pin(async move {
                if store::claim(tx, &slot, now).await? {
                    claim.made.store(true, Ordering::SeqCst);
                    Ok(())
                } else {
                    claim.lost.store(true, Ordering::SeqCst);
                    Err(sea_orm::DbErr::Custom(
                        "the idempotency key is taken".to_owned(),
                    ))
                }
            })
        })
    }
}

type Taken = (usize, String, &'static str, String);

/// Keys this process is working on. Other processes are held off by the claim itself.
static IN_FLIGHT: LazyLock<Mutex<HashSet<Taken>>> = LazyLock::new(Mutex::default);

struct InFlight(Taken);

impl InFlight {
    fn enter(slot: &Slot, db: &Db) -> Option<Self> {
        let taken = (
            db.identity(),
            slot.principal.clone(),
            slot.operation,
            slot.key.clone(),
        );
        let mut set = IN_FLIGHT.lock().unwrap_or_else(PoisonError::into_inner);
        set.insert(taken.clone()).then(|| Self(taken))
    }
}

impl Drop for InFlight {
    fn drop(&mut self) {
        IN_FLIGHT
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&self.0);
    }
}
