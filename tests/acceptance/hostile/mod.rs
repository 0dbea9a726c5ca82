//! Requests that mean harm, built from the API document for every operation that takes a body:
//! one answer names every faulty place, and nothing is stored.

mod places;
mod reread;
mod together;

use std::collections::BTreeSet;

use acceptance::spec::{Document, Operation};
use acceptance::{Answer, Client, Persona, TestApp, both};
use serde_json::{Value, json};
use shared::problem::Code;

use crate::world::{World, body};
use places::{Kind, Place, places, set};

/// An operation that takes a body, with somebody who may call it and a good request.
struct Attacked {
    operation: &'static Operation,
    path: String,
    if_match: String,
    client: Client,
    good: Value,
    places: Vec<Place>,
}

impl Attacked {
    async fn send(&self, body: &Value) -> Answer {
        self.send_raw(serde_json::to_vec(body).unwrap()).await
    }

    async fn send_raw(&self, body: Vec<u8>) -> Answer {
        self.client
            .call(&self.operation.method, &self.path)
            .if_match(&self.if_match)
            .raw("application/json", body)
            .await
    }

    /// The good request with one place changed.
    fn with(&self, place: &Place, value: Value) -> Value {
        let mut body = self.good.clone();
        set(&mut body, &place.pointer, value);
        body
    }
}

/// Every operation that takes a body, in the world.
async fn all(app: &TestApp, world: &World) -> Vec<Attacked> {
    let document = Document::current();
    let (anybody, everything) = (app.client(), app.everything().await);
    let mut found = Vec::new();
    for operation in document.operations() {
        let Some(schema) = operation.body(document) else {
            continue;
        };
        let target = world.fitting(operation);
        let id = |name: &str| target.id(name);
        let open = operation.permissions().is_none();
        found.push(Attacked {
            path: operation.path_with(id),
            if_match: target.if_match(),
            client: if open {
                anybody.clone()
            } else {
                everything.clone()
            },
            good: body(document, operation, world).expect("an example"),
            places: places(document, schema),
            operation,
        });
    }
    found
}

fn pointers(answer: &Answer) -> BTreeSet<String> {
    let problem = answer.problem();
    problem
        .errors
        .iter()
        .map(|one| one.pointer.to_string())
        .collect()
}

/// Refused, with a fault at this place.
#[track_caller]
fn refused_at(attacked: &Attacked, place: &Place, what: &str, answer: &Answer) {
    let told = format!(
        "{} {} {what}: {answer:?}",
        attacked.operation.id, place.pointer
    );
    assert_eq!(answer.status(), 422, "{told}");
    assert!(pointers(answer).contains(&place.pointer), "{told}");
}

both! {
    /// Too long, NUL, half a character, letters that turn the line around: refused, each by name.
    async fn what_no_text_may_hold_is_refused_at_its_place(app: TestApp) {
        let (app, world) = World::shared(&app).await;
        for attacked in all(&app, &world).await {
            let before = app.digest().await;
            for place in attacked.places.iter().filter(|place| place.kind == Kind::Text) {
                let long = "あ".repeat(333_000);
                let answer = attacked.send(&attacked.with(place, json!(long))).await;
                refused_at(&attacked, place, "1 MB", &answer);
                let answer = attacked.send(&attacked.with(place, json!("a\u{0}b"))).await;
                refused_at(&attacked, place, "NUL", &answer);
                let marked = attacked.with(place, json!("MARK")).to_string();
                let half = marked.replace("MARK", "a\\ud800b");
                let answer = attacked.send_raw(half.into_bytes()).await;
                refused_at(&attacked, place, "a lone surrogate", &answer);
                // A password is kept as it is typed, and never shown.
                if !place.is_password() {
                    let answer = attacked.send(&attacked.with(place, json!("a\u{202e}b"))).await;
                    refused_at(&attacked, place, "U+202E", &answer);
                }
            }
            before.assert_same(&app.digest().await, &attacked.operation.id);
        }
    }

    /// Markup and formulas are words like others, or refused; they never come back alive.
    async fn markup_and_formulas_stay_words(app: TestApp) {
        let (app, world) = World::shared(&app).await;
        for attacked in all(&app, &world).await {
            for place in attacked.places.iter().filter(|place| place.kind == Kind::Text) {
                for words in ["<script>alert(1)</script>", "=1+1", "javascript:alert(1)", "{{7*7}}"] {
                    let answer = attacked.send(&attacked.with(place, json!(words))).await;
                    let told = format!("{} {} {words}: {answer:?}", attacked.operation.id, place.pointer);
                    assert!(answer.status() < 500, "{told}");
                    if answer.status() == 422 {
                        answer.problem();
                        continue;
                    }
                    assert_inert(&answer, &told);
                }
            }
        }
        app.settle().await;
        for mail in app.mails().await {
            assert!(!mail.html.contains("<script"), "{}: {}", mail.kind, mail.html);
        }
    }

    /// Everything wrong at once: one answer names every place, and the member nobody knows.
    async fn one_answer_names_every_fault(app: TestApp) {
        let (app, world) = World::shared(&app).await;
        for attacked in all(&app, &world).await {
            let before = app.digest().await;
            let mut body = json!({"no_such_member": 1});
            let mut expected = BTreeSet::from(["/no_such_member".to_owned()]);
            for place in &attacked.places {
                set(&mut body, &place.pointer, place.wrong());
                expected.insert(place.pointer.clone());
            }
            let answer = attacked.send(&body).await;
            let told = format!("{}: {body} {answer:?}", attacked.operation.id);
            assert_eq!(answer.status(), 422, "{told}");
            answer.assert_problem(Code::Invalid);
            assert_eq!(pointers(&answer), expected, "{told}");
            before.assert_same(&app.digest().await, &attacked.operation.id);
        }
    }

    /// A number outside its range is refused at its place.
    async fn numbers_keep_their_range(app: TestApp) {
        let (app, world) = World::shared(&app).await;
        for attacked in all(&app, &world).await {
            let before = app.digest().await;
            for place in attacked.places.iter().filter(|place| place.kind == Kind::Number) {
                for number in [json!(-1), json!(10_000_000_000_000_i64), json!(1e300), json!(0.5)] {
                    let answer = attacked.send(&attacked.with(place, number.clone())).await;
                    refused_at(&attacked, place, &number.to_string(), &answer);
                }
            }
            before.assert_same(&app.digest().await, &attacked.operation.id);
        }
    }

    /// What ends does not end before it begins.
    async fn an_end_before_the_start_is_refused(app: TestApp) {
        let (app, world) = World::shared(&app).await;
        let pairs = [
            ("/starts_at", "/ends_at", "2026-08-01T05:00:00Z", "2026-08-01T04:59:59Z"),
            ("/valid_from", "/valid_until", "2026-08-01T05:00:00Z", "2026-08-01T05:00:00Z"),
            ("/opens_at", "/closes_at", "2026-08-01T05:00:00Z", "2026-08-01T04:59:59Z"),
            ("/contract_from", "/contract_until", "2026-08-01", "2026-07-31"),
        ];
        for attacked in all(&app, &world).await {
            let has = |pointer: &str| attacked.places.iter().any(|place| place.pointer == pointer);
            let before = app.digest().await;
            for (start, end, from, until) in pairs {
                if !has(start) || !has(end) {
                    continue;
                }
                let mut body = attacked.good.clone();
                set(&mut body, start, from.into());
                set(&mut body, end, until.into());
                let answer = attacked.send(&body).await;
                let told = format!("{} {start} {end}: {answer:?}", attacked.operation.id);
                assert_eq!(answer.status(), 422, "{told}");
                assert!(pointers(&answer).contains(end), "{told}");
            }
            before.assert_same(&app.digest().await, &attacked.operation.id);
        }
    }

    /// Whatever stands in a path or a query, the answer is a refusal or a result, never a failure.
    async fn addresses_of_nonsense_are_refused(app: TestApp) {
        let (app, world) = World::shared(&app).await;
        let document = Document::current();
        let clients = [app.everything().await, app.persona(Persona::Member).await];
        let junk = ["%00", "x", "%27%20OR%201=1--", "%ED%A0%80", "%F0%9F%91%BB", "-1", "%2e%2e%2f"];
        for operation in document.operations().iter().filter(|one| one.method == "GET") {
            for client in &clients {
                let target = world.fitting(operation);
                let good = |name: &str| target.id(name);
                for text in junk.iter().map(|text| (*text).to_owned()).chain(["9".repeat(3000)]) {
                    if operation.path.contains('{') {
                        let answer = client.get(&operation.path_with(|_| text.clone())).await;
                        let expected = matches!(answer.status(), 403 | 404 | 422);
                        assert!(expected, "{} {text}: {answer:?}", operation.id);
                        answer.problem();
                    }
                    for parameter in operation.parameters(document) {
                        if parameter["in"] != "query" {
                            continue;
                        }
                        let name = parameter["name"].as_str().unwrap();
                        let path = operation.path_with(good);
                        let answer = client.get(&format!("{path}?{name}={text}")).await;
                        assert!(answer.status() < 500, "{} {name}={text}: {answer:?}", operation.id);
                    }
                }
            }
        }
    }
}

/// Nothing in the answer would run in a browser: JSON, and its HTML members are clean.
#[track_caller]
fn assert_inert(answer: &Answer, told: &str) {
    let kind = answer.header("content-type");
    assert!(answer.bytes().is_empty() || kind.contains("json"), "{told}");
    assert_eq!(answer.header("x-content-type-options"), "nosniff", "{told}");
    if answer.bytes().is_empty() {
        return;
    }
    let mut stack = vec![(String::new(), answer.json())];
    while let Some((name, value)) = stack.pop() {
        match value {
            Value::Object(map) => stack.extend(map),
            Value::Array(list) => stack.extend(list.into_iter().map(|item| (name.clone(), item))),
            Value::String(text) if name.ends_with("html") => {
                let alive = text.contains("<script") || text.contains("href=\"javascript:");
                assert!(!alive, "{told}");
            }
            _ => {}
        }
    }
}
