//! Requests that are sent again under one `Idempotency-Key`.

use acceptance::spec::{Document, Operation};
use acceptance::{Answer, Client, TestApp, both};
use serde_json::Value;
use shared::problem::Code;

use crate::world::{World, body as request, dressed};

/// An operation that takes the key, with somebody who may call it.
struct Repeated {
    operation: &'static Operation,
    client: Client,
    path: String,
    body: Option<Value>,
}

impl Repeated {
    /// Every one of them.
    async fn all(app: &TestApp, world: &World) -> Vec<Self> {
        let document = Document::current();
        let (anybody, everything) = (app.client(), app.everything().await);
        let takes = |one: &&Operation| one.takes(document, "header", "Idempotency-Key");
        let found: Vec<Self> = document
            .operations()
            .iter()
            .filter(takes)
            .map(|operation| {
                let target = world.fitting(operation);
                let open = operation.permissions().is_none();
                Self {
                    operation,
                    client: if open {
                        anybody.clone()
                    } else {
                        everything.clone()
                    },
                    path: operation.path_with(|name| target.id(name)),
                    body: request(document, operation, world),
                }
            })
            .collect();
        assert!(!found.is_empty(), "no operation takes Idempotency-Key");
        found
    }

    fn key(&self) -> String {
        format!("walker-{}", self.operation.id)
    }

    async fn send(&self, path: &str, body: Option<&Value>, key: &str) -> Answer {
        let call = self
            .client
            .call(&self.operation.method, path)
            .idempotency_key(key);
        dressed(call, self.operation, body).await
    }

    /// The request with another wish in it, as good as the first.
    fn other(&self) -> Option<Value> {
        let mut other = self.body.clone()?;
        let document = Document::current();
        let schema = document.plain(self.operation.body(document)?);
        let has = |name: &str| schema.pointer(&format!("/properties/{name}")).is_some();
        let choices = [
            ("title", "別の題"),
            ("name", "別の名"),
            ("note", "別の話"),
            ("role", "contractor"),
            ("body", "別の言葉"),
            ("statement", "別の申し出"),
            ("message", "別の一言"),
            ("label", "別の数字"),
            ("family_name", "別人"),
        ];
        let found = choices.into_iter().find(|(name, _)| has(name));
        let (name, value) = found
            .unwrap_or_else(|| panic!("{}: say what else can be asked for", self.operation.id));
        other[name] = value.into();
        Some(other)
    }
}

both! {
    /// The same request again is answered as the first was, to the byte, and nothing happens twice.
    async fn the_same_request_again_gets_the_same_answer(app: TestApp) {
        let (app, world) = World::shared(&app).await;
        for repeated in Repeated::all(&app, &world).await {
            let id = &repeated.operation.id;
            let (path, body, key) = (&repeated.path, repeated.body.as_ref(), repeated.key());
            let first = repeated.send(path, body, &key).await;
            assert!((200..300).contains(&first.status()), "{id}: {first:?}");
            app.settle().await;
            let after = app.digest().await;
            app.clock.advance(chrono::Duration::seconds(5));
            let again = repeated.send(path, body, &key).await;
            assert_eq!(again.status(), first.status(), "{id}: {again:?}");
            assert_eq!(again.text(), first.text(), "{id}");
            for name in ["content-type", "location", "etag"] {
                assert_eq!(again.header(name), first.header(name), "{id}: {name}");
            }
            app.settle().await;
            after.assert_same(&app.digest().await, &format!("{id} sent again"));
        }
    }

    /// Another body under the same key is refused, and changes nothing.
    async fn another_body_under_the_same_key_is_refused(app: TestApp) {
        let (app, world) = World::shared(&app).await;
        for repeated in Repeated::all(&app, &world).await {
            let Some(other) = repeated.other() else {
                continue;
            };
            let id = &repeated.operation.id;
            let (path, key) = (&repeated.path, repeated.key());
            let first = repeated.send(path, repeated.body.as_ref(), &key).await;
            assert!((200..300).contains(&first.status()), "{id}: {first:?}");
            app.settle().await;
            let before = app.digest().await;
            let answer = repeated.send(path, Some(&other), &key).await;
            assert_eq!(answer.problem().code, Code::IdempotencyMismatch, "{id}: {answer:?}");
            before.assert_same(&app.digest().await, id);
        }
    }

    /// A key that can't be one is refused as malformed.
    async fn a_key_of_nonsense_is_refused(app: TestApp) {
        let (app, world) = World::shared(&app).await;
        let before = app.digest().await;
        for repeated in Repeated::all(&app, &world).await {
            for key in ["", "a b", &"k".repeat(256)] {
                let answer = repeated.send(&repeated.path, repeated.body.as_ref(), key).await;
                assert_eq!(answer.problem().code, Code::Malformed, "{} {key:?}: {answer:?}", repeated.operation.id);
            }
        }
        before.assert_same(&app.digest().await, "a key of nonsense");
    }

    /// The same key and body about another thing is another request: refused, and nothing changes.
    async fn another_path_under_the_same_key_is_refused(app: TestApp) {
        let (app, world) = World::shared(&app).await;
        for repeated in Repeated::all(&app, &world).await {
            let operation = repeated.operation;
            if !operation.path.contains('{') {
                continue;
            }
            let id = &operation.id;
            let other = world.another(operation).unwrap_or_else(|| panic!("{id}: only one"));
            let (key, body) = (repeated.key(), repeated.body.as_ref());
            let first = repeated.send(&repeated.path, body, &key).await;
            assert!((200..300).contains(&first.status()), "{id}: {first:?}");
            app.settle().await;
            let before = app.digest().await;
            let path = operation.path_with(|name| other.id(name));
            let answer = repeated.send(&path, body, &key).await;
            assert_eq!(answer.status(), 422, "{id} at another path: {answer:?}");
            assert_eq!(answer.problem().code, Code::IdempotencyMismatch, "{id}: {answer:?}");
            before.assert_same(&app.digest().await, id);
        }
    }
}
