//! What handlers take from a request, parsed once at the edge (DESIGN §3, §4).

use std::future::{Future, Ready, ready};
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::ops::Deref;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::{self, HeaderMap};
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use futures::StreamExt;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use shared::field::{self, Parse};
use shared::i18n::Lang;
use shared::id::Id;
use shared::problem::Code;
use shared::query::FromQuery;

use super::auth::Gate;
use super::http_error::{self, ApiError};

/// The largest request body, in bytes.
pub const MAX_BODY: usize = 1024 * 1024;

type Extracted<T> = Pin<Box<dyn Future<Output = Result<T, ApiError>>>>;

/// What the path's parameters hold. Malformed ones answer 404, like those of what does not exist.
#[derive(Clone, Copy, Debug)]
pub struct Path<T>(pub T);

/// An id in the path.
pub type PathId<K> = Path<Id<K>>;

impl<T> Deref for Path<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}
impl<T: DeserializeOwned + 'static> FromRequest for Path<T> {
    type Error = ApiError;
    type Future = Extracted<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            Gate::pass(&request).await?;
            let found = web::Path::<T>::extract(&request).await;
            let found = found.map_err(|_| Code::NotFound)?;
            Ok(Self(found.into_inner()))
        })
    }
}

/// A JSON request body, parsed into `T`; every fault is named in one 422.
#[derive(Debug)]
pub struct Body<T>(pub T);

impl<T> Deref for Body<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

/// SHA-256 of the raw request body; [`Body`] leaves it in the request for idempotency.
#[derive(Clone, Copy, Debug)]
pub struct BodyHash(pub [u8; 32]);

impl<T: Parse + 'static> FromRequest for Body<T> {
    type Error = ApiError;
    type Future = Extracted<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let payload = payload.take();
        Box::pin(async move {
            Gate::pass(&request).await?;
            if !is_json(request.headers()) {
                return Err(Code::UnsupportedMediaType.into());
            }
            let bytes = read(request.headers(), payload).await?;
            let hash: [u8; 32] = Sha256::digest(&bytes).into();
            request.extensions_mut().insert(BodyHash(hash));
            let value = json(&bytes).map_err(|_| Code::Malformed)?;
            Ok(Self(field::parse(&value)?))
        })
    }
}

/// Reads JSON. Half of a surrogate pair (`"\ud800"`) is well-formed JSON but no text (RFC 8259
/// §8.2): it is read as NUL, which no field takes, so that the answer names the field.
fn json(bytes: &[u8]) -> serde_json::Result<serde_json::Value> {
    serde_json::from_slice(bytes).or_else(|error| {
        let whole = without_halves(bytes);
        if whole == bytes {
            Err(error)
        } else {
            serde_json::from_slice(&whole)
        }
    })
}

fn without_halves(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((first, after)) = rest.split_first() {
        let step = match (unit(rest), rest.get(6..).and_then(unit)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => 12,
            (Some(0xd800..=0xdfff), _) => {
                out.extend_from_slice(b"\\u0000");
                rest = rest.get(6..).unwrap_or_default();
                continue;
            }
            (Some(_), _) => 6,
            // Another escape: its second character begins none.
            (None, _) if *first == b'\\' && !after.is_empty() => 2,
            _ => 1,
        };
        let (taken, left) = rest.split_at_checked(step).unwrap_or((rest, &[]));
        out.extend_from_slice(taken);
        rest = left;
    }
    out
}

/// The UTF-16 unit of the escape `\uXXXX` that `bytes` begins with.
fn unit(bytes: &[u8]) -> Option<u16> {
    let digits = bytes.strip_prefix(b"\\u")?.get(..4)?;
    if !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

fn is_json(headers: &HeaderMap) -> bool {
    let value = headers
        .get(header::CONTENT_TYPE)
        .and_then(|v| v.to_str().ok())
        .unwrap_or_default();
    let mut parts = value.split(';');
    let media = parts.next().unwrap_or_default().trim();
    let utf8 = parts.all(|part| {
        let part = part.trim().to_ascii_lowercase();
        !part.starts_with("charset=") || matches!(&*part, "charset=utf-8" | "charset=\"utf-8\"")
    });
    media.eq_ignore_ascii_case("application/json") && utf8
}

async fn read(headers: &HeaderMap, mut payload: Payload) -> Result<Vec<u8>, ApiError> {
    let declared = headers
        .get(header::CONTENT_LENGTH)
        .and_then(|v| v.to_str().ok()?.parse().ok());
    if declared.is_some_and(|length: usize| length > MAX_BODY) {
        return Err(Code::PayloadTooLarge.into());
    }
    let mut bytes = Vec::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_| Code::Malformed)?;
        if bytes.len() + chunk.len() > MAX_BODY {
            return Err(Code::PayloadTooLarge.into());
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

/// The query string, parsed into `T`; unknown and repeated parameters are refused.
#[derive(Debug)]
pub struct Query<T>(pub T);

impl<T> Deref for Query<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}
impl<T: FromQuery + 'static> FromRequest for Query<T> {
    type Error = ApiError;
    type Future = Extracted<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            Gate::pass(&request).await?;
            Ok(Self(shared::query::parse(request.query_string())?))
        })
    }
}

/// The language the caller reads.
#[derive(Clone, Copy, Debug)]
pub struct Language(pub Lang);

impl FromRequest for Language {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self(http_error::language(request.headers()))))
    }
}

/// The version a change is based on, from `If-Match: "v<version>-…"`.
#[derive(Clone, Copy, Debug)]
pub struct IfMatch(pub i64);

impl FromRequest for IfMatch {
    type Error = ApiError;
    type Future = Extracted<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            Gate::pass(&request).await?;
            Ok(Self(if_match(request.headers())?))
        })
    }
}

/// The same for a step that is guarded by the state already: who sends it is sure to decide about
/// what was read, and not about what came after.
#[derive(Clone, Copy, Debug)]
pub struct IfMatchGiven(pub Option<i64>);

impl FromRequest for IfMatchGiven {
    type Error = ApiError;
    type Future = Extracted<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            Gate::pass(&request).await?;
            match if_match(request.headers()) {
                Ok(version) => Ok(Self(Some(version))),
                Err(Code::PreconditionRequired) => Ok(Self(None)),
                Err(code) => Err(code.into()),
            }
        })
    }
}

fn if_match(headers: &HeaderMap) -> Result<i64, Code> {
    let value = headers
        .get(header::IF_MATCH)
        .ok_or(Code::PreconditionRequired)?;
    // A tag that is not ours can't match any version.
    let text = value.to_str().map_err(|_| Code::VersionStale)?.trim();
    let tag = text.strip_prefix("W/").unwrap_or(text).trim_matches('"');
    let version = tag
        .strip_prefix('v')
        .and_then(|rest| rest.split('-').next());
    version
        .and_then(|v| v.parse().ok())
        .ok_or(Code::VersionStale)
}

/// Where the caller asks from, for throttling and to tell guests apart: the network address,
/// behind a trusted proxy the one it names; of IPv6 the /64, which is what one line is given.
#[derive(Clone, Debug)]
pub struct ClientAddress(pub String);

/// Put into the app's data when a proxy in front sets `X-Forwarded-For`.
#[derive(Clone, Copy, Debug)]
pub struct TrustForwarded(pub bool);

impl FromRequest for ClientAddress {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let trusted = request
            .app_data::<TrustForwarded>()
            .is_some_and(|trust| trust.0);
        // The last entry is the one our own proxy wrote; earlier ones anybody can make up.
        let forwarded = request.headers().get("x-forwarded-for").filter(|_| trusted);
        let named = forwarded.and_then(|v| v.to_str().ok()?.rsplit(',').next());
        let peer = request.peer_addr().map(|address| address.ip().to_string());
        let address = named
            .map(|text| text.trim().chars().take(64).collect())
            .or(peer)
            .unwrap_or_default();
        ready(Ok(Self(line_of(&address))))
    }
}

/// The address without its port; of IPv6 the /64: within it a machine takes addresses as it likes.
fn line_of(address: &str) -> String {
    let bare = address.trim_start_matches('[').trim_end_matches(']');
    let parsed = bare.parse::<IpAddr>().ok();
    let parsed = parsed.or_else(|| Some(address.parse::<SocketAddr>().ok()?.ip()));
    match parsed.map(|ip| ip.to_canonical()) {
        Some(IpAddr::V4(ip)) => ip.to_string(),
        Some(IpAddr::V6(ip)) => {
            let bits = ip.to_bits() & !u128::from(u64::MAX);
            format!("{}/64", Ipv6Addr::from_bits(bits))
        }
        None => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_one_line_are_one_client() {
        for (address, line) in [
            ("192.0.2.7", "192.0.2.7"),
            ("192.0.2.7:4711", "192.0.2.7"),
            ("::ffff:192.0.2.7", "192.0.2.7"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
            ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
            ("[2001:db8:1:2::9]:443", "2001:db8:1:2::/64"),
            ("[2001:db8:1:3::9]", "2001:db8:1:3::/64"),
            ("unknown", "unknown"),
        ] {
            assert_eq!(line_of(address), line);
        }
    }

    #[test]
    fn half_a_character_is_read_as_nul_and_whole_ones_as_they_are() {
        let read = |text: &str| json(text.as_bytes()).ok().map(|value| value.to_string());
        assert_eq!(read(r#"["a\ud800b"]"#), Some(r#"["a\u0000b"]"#.into()));
        assert_eq!(
            read(r#"["\udc00\ud83d"]"#),
            Some(r#"["\u0000\u0000"]"#.into())
        );
        assert_eq!(
            read(r#"["\uD83D\uDE00\ud800"]"#),
            Some("[\"😀\\u0000\"]".into())
        );
        assert_eq!(
            read(r#"["\\ud800\ud800"]"#),
            Some(r#"["\\ud800\u0000"]"#.into())
        );
        assert_eq!(read(r#"["\ud800"#), None);
        assert_eq!(read("{"), None);
    }
}
