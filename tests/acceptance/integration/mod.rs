//! Third parties: their keys, what they hand in, and what a page of theirs may read.

mod browsers;
mod keys;
mod requests;
mod sandbox;
mod scopes;

use acceptance::{Client, TestApp};
use serde_json::{Value, json};

use crate::registration::{acceptance, event, guest, rows, with};

const KEYS: &str = "/api/v1/api-keys";
const EVENTS: &str = "/api/v1/events";

/// A key made by the prefecture: the answer that tells it.
async fn made(app: &TestApp, scopes: &[&str], test: bool) -> Value {
    let form =
        json!({"name": "見本市ポータル", "scopes": scopes, "test": test, "expires_on": null});
    let prefecture = app.prefecture().await;
    let answer = prefecture.post(KEYS).json(&form).await;
    answer.assert_status(201).json()
}

/// A program that asks with such a key.
async fn program(app: &TestApp, scopes: &[&str], test: bool) -> Client {
    let made = made(app, scopes, test).await;
    app.client().with_bearer(made["secret"].as_str().unwrap())
}

/// Where keys hand registrations in.
fn by_key(event: &str) -> String {
    format!("{EVENTS}/{event}/registrations/by-key")
}
