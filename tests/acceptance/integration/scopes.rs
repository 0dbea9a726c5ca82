//! The matrix for keys: without a scope a key opens what is public, and each scope opens exactly
//! the operations of its permission.

use acceptance::spec::{Document, Operation};
use acceptance::{Answer, Client, TestApp, both};
use api::features::{BASE, KEY_POSTS};
use shared::integration::Scope;

use super::keys::used;
use super::{made, program};
use crate::world::{World, body};

fn scopes_of(operation: &Operation) -> Vec<String> {
    operation.permissions().unwrap_or_default()
}

/// Whether the document says that a key can call it.
fn takes_keys(operation: &Operation) -> bool {
    let security = operation
        .value
        .get("security")
        .and_then(|all| all.as_array());
    security
        .into_iter()
        .flatten()
        .any(|one| one.get("api_key").is_some())
}

async fn ask(client: &Client, world: &World, operation: &Operation) -> Answer {
    let document = Document::current();
    let target = world.fitting(operation);
    let mut call = client.call(
        &operation.method,
        &operation.path_with(|name| target.id(name)),
    );
    if operation.takes(document, "header", "If-Match") {
        call = call.if_match(&target.if_match());
    }
    match body(document, operation, world) {
        Some(body) => call.json(&body).await,
        None => call.await,
    }
}

#[test]
fn the_document_names_the_operations_that_take_keys() {
    let words: Vec<&str> = Scope::ALL.iter().map(|scope| scope.as_str()).collect();
    let mut posts = Vec::new();
    for operation in Document::current().operations() {
        let scoped = scopes_of(operation)
            .iter()
            .any(|scope| words.contains(&scope.as_str()));
        assert_eq!(takes_keys(operation), scoped, "{}", operation.id);
        if scoped && operation.method != "GET" {
            posts.push(operation.path.strip_prefix(BASE).unwrap_or_default());
        }
    }
    assert_eq!(posts, KEY_POSTS, "what CORS and test keys reach");
}

both! {
    /// A key without a scope: everything that asks for a sign-in is refused, and changes nothing.
    async fn a_key_without_a_scope_opens_what_is_public(app: TestApp) {
        let (app, world) = World::shared(&app).await;
        let (live, test) = (in_use(&app, false).await, in_use(&app, true).await);
        let before = app.digest().await;
        for operation in Document::current().operations() {
            for key in [&live, &test] {
                match operation.permissions() {
                    Some(_) => {
                        let answer = ask(key, &world, operation).await;
                        assert_eq!(answer.status(), 403, "{}: {answer:?}", operation.id);
                    }
                    None if operation.method == "GET" => {
                        let answer = ask(key, &world, operation).await;
                        assert!(![401, 403].contains(&answer.status()), "{}: {answer:?}", operation.id);
                    }
                    None => {}
                }
            }
        }
        before.assert_same(&app.digest().await, "a refused key");
    }

    /// Each scope opens what its permission opens, and no more.
    async fn each_scope_opens_its_operations(app: TestApp) {
        let (app, world) = World::shared(&app).await;
        for scope in Scope::ALL {
            let key = program(&app, &[scope.as_str()], false).await;
            let mut opened = 0;
            for operation in Document::current().operations() {
                let asked = scopes_of(operation);
                if asked.is_empty() {
                    continue;
                }
                let its = asked.iter().any(|one| one == scope.as_str());
                let answer = ask(&key, &world, operation).await;
                assert_eq!(answer.status() == 403, !its, "{scope} {}: {answer:?}", operation.id);
                if its {
                    // The world need not have one of everything: whether it may be asked is shown.
                    let good = answer.status() < 300 || answer.status() == 404;
                    assert!(good, "{scope} {}: {answer:?}", operation.id);
                    opened += 1;
                }
            }
            assert!(opened > 0, "{scope} opens nothing");
        }
    }
}

/// A key without a scope whose use is noted already: for a minute nothing more is written of it.
async fn in_use(app: &TestApp, test: bool) -> Client {
    let made = made(app, &[], test).await;
    let key = app.client().with_bearer(made["secret"].as_str().unwrap());
    key.get("/api/v1/events").await.expect(200);
    let path = format!("/api/v1/api-keys/{}", made["key"]["id"].as_str().unwrap());
    let now = serde_json::json!(app.clock.now());
    used(app, &app.prefecture().await, &path, &now).await;
    key
}
