use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as B64;
use serde_json::{Value, json};

use super::*;
use crate::config::Secrets;
use crate::platform::random::Random;

const ISSUER: &str = "https://musubi.example.jp";

/// Another key for each seed.
fn key(seed: u64) -> JwtKey {
    Secrets::ephemeral(&Random::seeded(seed)).unwrap().jwt
}

fn now() -> Timestamp {
    "2026-11-22T05:00:00Z".parse().unwrap()
}

fn ids() -> (AccountId, SessionId, Uuid) {
    (
        AccountId::from_uuid(Uuid::from_u128(1)),
        SessionId::from_uuid(Uuid::from_u128(2)),
        Uuid::from_u128(3),
    )
}

fn issue(tokens: &Tokens) -> String {
    let (account, session, jti) = ids();
    tokens.access(account, session, now(), jti).unwrap()
}

/// Signs any claims and header with the installation's own key.
fn forge(tokens: &Tokens, change: impl Fn(&mut Value, &mut Header)) -> String {
    let (account, session, jti) = ids();
    let iat = now().micros() / 1_000_000;
    let mut claims = json!({"iss": ISSUER, "aud": AUDIENCE, "sub": account, "sid": session,
        "iat": iat, "exp": iat + ACCESS_SECONDS, "jti": jti});
    let mut header = Header::new(Algorithm::EdDSA);
    header.kid = Some(tokens.kid.clone());
    change(&mut claims, &mut header);
    encode(&header, &claims, &tokens.encoding).unwrap()
}

#[test]
fn a_token_is_good_until_its_time_is_over() {
    let tokens = Tokens::new(&key(1), ISSUER);
    let token = issue(&tokens);
    let claims = tokens.check(&token, now()).unwrap();
    assert_eq!((claims.sub, claims.sid, claims.jti), ids());
    let last = now().plus(chrono::Duration::seconds(ACCESS_SECONDS - 1));
    assert!(tokens.check(&token, last).is_ok());
    let over = now().plus(chrono::Duration::seconds(ACCESS_SECONDS));
    assert_eq!(tokens.check(&token, over).unwrap_err(), Code::TokenExpired);
    let early = now().plus(chrono::Duration::seconds(-6));
    assert_eq!(
        tokens.check(&token, early).unwrap_err(),
        Code::Unauthenticated
    );
}

#[test]
fn a_token_that_says_anything_else_is_refused() {
    let tokens = Tokens::new(&key(1), ISSUER);
    assert!(tokens.check(&forge(&tokens, |_, _| ()), now()).is_ok());
    let refused = |change: &dyn Fn(&mut Value, &mut Header)| {
        let token = forge(&tokens, |claims, header| change(claims, header));
        assert_eq!(
            tokens.check(&token, now()).unwrap_err(),
            Code::Unauthenticated
        );
    };
    for name in ["iss", "aud", "sub", "sid", "iat", "exp", "jti"] {
        refused(&|claims, _| {
            claims.as_object_mut().unwrap().remove(name);
        });
        refused(&|claims, _| claims[name] = json!("x"));
        refused(&|claims, _| claims[name] = Value::Null);
    }
    refused(&|claims, _| claims["exp"] = json!(4_000_000_000_i64));
    refused(&|claims, _| claims["aud"] = json!("another-api"));
    refused(&|claims, _| claims["iss"] = json!("https://other.example.jp"));
    refused(&|_, header| header.kid = None);
    refused(&|_, header| header.kid = Some("0000000000000000".to_owned()));
}

#[test]
fn a_token_signed_otherwise_is_refused() {
    let der = key(1);
    let tokens = Tokens::new(&der, ISSUER);
    let good = issue(&tokens);
    let mut parts = good.split('.');
    let (head, body, sign) = (
        parts.next().unwrap(),
        parts.next().unwrap(),
        parts.next().unwrap(),
    );
    let none = B64.encode(format!(r#"{{"alg":"none","kid":"{}"}}"#, tokens.kid));
    let hs = B64.encode(format!(r#"{{"alg":"HS256","kid":"{}"}}"#, tokens.kid));
    let mac_key = aws_lc_rs::hmac::Key::new(aws_lc_rs::hmac::HMAC_SHA256, &der.public);
    let mac = aws_lc_rs::hmac::sign(&mac_key, format!("{hs}.{body}").as_bytes());
    let other = Tokens::new(&key(2), ISSUER);
    let mut grown = B64.decode(body).unwrap();
    grown.push(b' ');
    for bad in [
        format!("{none}.{body}."),
        format!("{none}.{body}.{sign}"),
        format!("{hs}.{body}.{}", B64.encode(mac.as_ref())),
        format!("{head}.{}.{sign}", B64.encode(&grown)),
        format!("{head}.{body}."),
        format!("{head}.{body}"),
        issue(&other),
        forge(&other, |_, header| header.kid = Some(tokens.kid.clone())),
        String::new(),
        "x".repeat(5000),
    ] {
        assert_eq!(
            tokens.check(&bad, now()).unwrap_err(),
            Code::Unauthenticated,
            "{bad}"
        );
    }
}
