//! What programs of third parties get besides: answers that a page of theirs may read (CORS), and
//! a fence around test keys. Both know only one list: the operations that change something and
//! take a key. Everything else that changes something is ours alone.

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ResourceDef, ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpResponse, web};
use shared::problem::Code;

use super::http_error::ApiError;

/// What third parties can reach, in the app's data.
#[derive(Debug)]
pub struct ThirdParties {
    /// Where the API is.
    pub base: &'static str,
    /// Below it: what works with a cookie and answers no page but ours.
    pub private: &'static str,
    /// Below it: the POSTs that take a key.
    pub posts: Vec<ResourceDef>,
    /// How a test key begins.
    pub test_key: &'static str,
}

/// The headers a page elsewhere may send.
const ALLOWED: &str =
    "authorization, content-type, idempotency-key, if-none-match, accept-language";
/// The headers it may read.
const EXPOSED: &str = "etag, location, retry-after, x-trace-id, content-disposition";
/// How long a browser keeps a preflight's answer, in seconds.
const MAX_AGE: &str = "600";

impl ThirdParties {
    /// Whether a page elsewhere may send this.
    fn offers(&self, method: &Method, path: &str) -> bool {
        let Some(rest) = path.strip_prefix(self.base) else {
            return false;
        };
        let private = rest.strip_prefix(self.private);
        if private.is_some_and(|rest| rest.is_empty() || rest.starts_with('/')) {
            return false;
        }
        match *method {
            Method::GET | Method::HEAD => true,
            Method::POST => self.posts.iter().any(|one| one.is_match(path)),
            _ => false,
        }
    }

    /// Whether it is a test key that would change something real.
    fn strays(&self, request: &ServiceRequest) -> bool {
        let safe = [Method::GET, Method::HEAD, Method::OPTIONS].contains(request.method());
        let header = request.headers().get(header::AUTHORIZATION);
        let test = header
            .and_then(|header| header.to_str().ok()?.split_once(' '))
            .is_some_and(|(_, token)| token.trim_start().starts_with(self.test_key));
        test && !safe && !self.posts.iter().any(|one| one.is_match(request.path()))
    }
}

/// Middleware: says which answers a page elsewhere may read. `*` and never credentials: whoever
/// asks brings their key with them, and no cookie goes along.
///
/// # Errors
/// Passes on what the inner service could not answer.
pub async fn cross_origin(
    parties: web::Data<ThirdParties>,
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<EitherBody<impl MessageBody, BoxBody>>, Error> {
    let from_elsewhere = request.headers().contains_key(header::ORIGIN);
    let wanted = request
        .headers()
        .get(header::ACCESS_CONTROL_REQUEST_METHOD)
        .and_then(|method| Method::from_bytes(method.as_bytes()).ok());
    if let (true, true, Some(wanted)) =
        (request.method() == Method::OPTIONS, from_elsewhere, wanted)
        && parties.offers(&wanted, request.path())
    {
        let mut answer = HttpResponse::NoContent().finish();
        let headers = answer.headers_mut();
        allow(headers);
        set(
            headers,
            header::ACCESS_CONTROL_ALLOW_METHODS,
            wanted.as_str(),
        );
        set(headers, header::ACCESS_CONTROL_ALLOW_HEADERS, ALLOWED);
        set(headers, header::ACCESS_CONTROL_MAX_AGE, MAX_AGE);
        return Ok(request.into_response(answer).map_into_right_body());
    }
    let open = parties.offers(request.method(), request.path());
    let mut answer = next.call(request).await?;
    if open {
        allow(answer.headers_mut());
        set(
            answer.headers_mut(),
            header::ACCESS_CONTROL_EXPOSE_HEADERS,
            EXPOSED,
        );
    }
    Ok(answer.map_into_left_body())
}

/// Middleware: a test key changes nothing real, also where nobody asks for a key (a guest's form,
/// signing up): whoever sends one means to try out.
///
/// # Errors
/// Passes on what the inner service could not answer.
pub async fn test_keys_stay_inside(
    parties: web::Data<ThirdParties>,
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<EitherBody<impl MessageBody, BoxBody>>, Error> {
    if parties.strays(&request) {
        let refusal = HttpResponse::from_error(ApiError::new(Code::Forbidden));
        return Ok(request.into_response(refusal).map_into_right_body());
    }
    Ok(next.call(request).await?.map_into_left_body())
}

fn allow(headers: &mut HeaderMap) {
    set(headers, header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}
