//! Accounts: signing up and in, sessions, passwords, the second factor, roles.

mod admin;
mod console;
mod hashes;
mod password;
mod person;
mod profile;
mod refresh;
mod sign_in;
mod sign_up;
mod throttle;
mod totp;

use acceptance::{Client, TestApp};
use api::features::account::service::{self, NewAccount, PersonDraft};
use serde_json::{Value, json};
use shared::account::types::{AccountId, Role};
use shared::i18n::Lang;

/// A password that is good enough.
const PASSWORD: &str = "yagiyama no kirin";
/// Another one.
const OTHER_PASSWORD: &str = "hirosegawa ni kaeru";

/// A sign-up that is taken.
fn sign_up_body(email: &str) -> Value {
    json!({
        "email": email, "password": PASSWORD, "family_name": "見本", "given_name": "花子",
        "family_kana": "みほん", "given_kana": "ハナコ", "organisation_name": "見本水産",
        "acceptance": {"terms_version": "2026-11-22", "privacy_version": "2026-11-22"}
    })
}

fn sign_in_body(email: &str, password: &str) -> Value {
    json!({"email": email, "password": password})
}

/// Makes an account whose address is proven.
async fn account(app: &TestApp, email: &str, roles: &[Role]) -> AccountId {
    let ctx = app.context().clone();
    let hash = service::hash_password(&ctx, &PASSWORD.parse().unwrap())
        .await
        .unwrap();
    let mut draft = PersonDraft::new(email.parse().unwrap(), Lang::Ja);
    draft.family_name = "見本".parse().ok();
    draft.given_name = "太郎".parse().ok();
    let new = NewAccount {
        draft,
        password_hash: hash,
        roles: roles.iter().map(|role| (*role, None)).collect(),
    };
    let db = ctx.db.clone();
    let made = db
        .write(move |tx| Box::pin(async move { service::create_verified(tx, &ctx, new).await }))
        .await;
    made.unwrap().0
}

/// Signs in; the client holds the cookie and sends the token.
async fn signed_in(app: &TestApp, email: &str) -> Client {
    let client = app.client();
    let body = sign_in_body(email, PASSWORD);
    let answer = client
        .post("/api/v1/auth/sign-in")
        .json(&body)
        .await
        .assert_status(200);
    client.with_bearer(answer.json()["access_token"].as_str().unwrap())
}

/// An account of these roles, signed in.
async fn somebody(app: &TestApp, email: &str, roles: &[Role]) -> Client {
    account(app, email, roles).await;
    signed_in(app, email).await
}
