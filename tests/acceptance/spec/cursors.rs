//! Cursors: good for the list they came from, as they came, and for nothing else.

use acceptance::spec::Document;
use acceptance::{Client, Persona, TestApp, both};
use serde_json::{Value, json};
use shared::problem::Code;

use super::reads::readers;
use crate::world::World;

/// A list, somebody who may read it, and the cursor after its first row.
struct List {
    id: String,
    client: Client,
    path: String,
    cursor: String,
}

impl List {
    async fn at(&self, cursor: &str) -> acceptance::Answer {
        self.client
            .get(&format!("{}?limit=1&cursor={cursor}", self.path))
            .await
    }
}

/// More of what the world has only one of.
async fn enlarge(app: &TestApp, world: &World) {
    let contractor = app.contractor().await;
    let event = world.id("event", "submitted");
    let copy = contractor
        .post(&format!("/api/v1/events/{event}/clone"))
        .await;
    let id = copy.assert_status(201).id();
    let shown = contractor
        .get(&format!("/api/v1/staff/events/{id}"))
        .await
        .assert_status(200);
    let mut form = shown.json()["form"].clone();
    form["starts_at"] = json!("2026-08-11T05:00:00Z");
    form["ends_at"] = json!("2026-08-11T07:30:00Z");
    form["online_url"] = json!("https://meet.example.jp/another-room");
    let put = contractor
        .put(&format!("/api/v1/events/{id}"))
        .if_match(&shown.etag());
    put.json(&form).await.expect(200);
    contractor
        .post(&format!("/api/v1/events/{id}/submit"))
        .await
        .expect(200);
    another_survey(app, &form).await;
    let by_hand = format!(
        "/api/v1/events/{}/registrations/by-hand",
        world.id("event", "published")
    );
    for (at, name) in ["株式会社見本システム二号", "株式会社見本システム三号"]
        .iter()
        .enumerate()
    {
        let company =
            World::company(app, name, shared::organisation::OrganisationStatus::Active).await;
        // Somebody of it takes part, and it may be named.
        let form = json!({
            "family_name": "見本", "given_name": "夏", "family_kana": "ミホン", "given_kana": "ナツ",
            "email": format!("company-{at}@example.jp"), "organisation_id": company,
            "mode": "online", "locale": "ja", "consents": {"show_company": true}
        });
        contractor.post(&by_hand).json(&form).await.expect(201);
    }
}

/// A second event that is over, with somebody who is asked how it was.
async fn another_survey(app: &TestApp, form: &Value) {
    let mut form = form.clone();
    form["starts_at"] = json!("2026-06-11T05:00:00Z");
    form["ends_at"] = json!("2026-06-11T07:00:00Z");
    let made = app
        .contractor()
        .await
        .post("/api/v1/events")
        .json(&form)
        .await;
    let event = format!("/api/v1/events/{}", made.assert_status(201).id());
    let publish = format!("{event}/publish");
    app.prefecture().await.post(&publish).await.expect(200);
    let now = app.clock.now();
    app.clock.set("2026-06-11T07:00:00Z".parse().unwrap());
    let guest = json!({
        "family_name": "見本", "given_name": "春", "family_kana": "ミホン", "given_kana": "ハル",
        "email": "asked-too@example.jp", "kind": "participant", "mode": "in_person"
    });
    let staff = app.sign_in(&Persona::Contractor.email()).await;
    let by_hand = format!("{event}/attendance/by-hand");
    staff.post(&by_hand).json(&guest).await.expect(201);
    app.settle().await;
    app.clock.set(now);
}

/// Every list that pages, with a cursor of its own.
async fn lists(app: &TestApp, world: &World) -> Vec<List> {
    let document = Document::current();
    let clients = readers(app).await;
    let mut found = Vec::new();
    for operation in document.operations() {
        if !operation.takes(document, "query", "cursor") {
            continue;
        }
        let target = world.fitting(operation);
        let path = operation.path_with(|name| target.id(name));
        let mut list = None;
        for client in &clients {
            let first = client.get(&format!("{path}?limit=1")).await;
            if first.status() != 200 {
                continue;
            }
            if let Some(cursor) = first.json()["next_cursor"].as_str() {
                list = Some(List {
                    id: operation.id.clone(),
                    client: client.clone(),
                    path: path.clone(),
                    cursor: cursor.to_owned(),
                });
                break;
            }
        }
        found.push(
            list.unwrap_or_else(|| panic!("{}: the world has no two rows of it", operation.id)),
        );
    }
    found
}

/// The cursor with the character at `at` replaced by another one of the alphabet.
fn tampered(cursor: &str, at: usize) -> String {
    let mut chars: Vec<char> = cursor.chars().collect();
    chars[at] = if chars[at] == 'A' { 'B' } else { 'A' };
    chars.into_iter().collect()
}

both! {
    /// A cursor shows the next row; with one character changed, or on another list, it is refused.
    async fn a_cursor_is_good_for_its_own_list_only(app: TestApp) {
        let (app, world) = World::shared(&app).await;
        enlarge(&app, &world).await;
        let lists = lists(&app, &world).await;
        for list in &lists {
            let id = &list.id;
            let first = list.client.get(&format!("{}?limit=1", list.path)).await.json();
            let second = list.at(&list.cursor).await.assert_status(200).json();
            assert_eq!(second["items"].as_array().map(Vec::len), Some(1), "{id}: {second}");
            assert_ne!(first["items"], second["items"], "{id}");
            let length = list.cursor.len();
            for at in [0, length / 4, length / 2, length - 2] {
                let answer = list.at(&tampered(&list.cursor, at)).await;
                assert_eq!(answer.status(), 422, "{id} byte {at}: {answer:?}");
                answer.assert_faults(&[("/cursor", Code::NotACursor)]);
            }
            for cursor in [&list.cursor[1..], &list.cursor[..length - 1], "AAAA"] {
                let answer = list.at(cursor).await;
                assert_eq!(answer.status(), 422, "{id} {cursor}: {answer:?}");
                answer.assert_faults(&[("/cursor", Code::NotACursor)]);
            }
            for other in lists.iter().filter(|other| other.path != list.path) {
                let answer = list.at(&other.cursor).await;
                assert_eq!(answer.status(), 422, "{id} with a cursor of {}: {answer:?}", other.id);
                answer.assert_faults(&[("/cursor", Code::NotACursor)]);
            }
        }
    }

    /// A list of one thing's parts does not take the cursor of another thing's.
    async fn a_cursor_of_another_event_is_refused(app: TestApp) {
        let (app, world) = World::shared(&app).await;
        let client = app.everything().await;
        let event = |case: &'static str| format!("/api/v1/events/{}", world.id("event", case));
        for part in ["registrations", "history"] {
            let page = client.get(&format!("{}/{part}?limit=1", event("published"))).await;
            let page = page.assert_status(200).json();
            let cursor = page["next_cursor"].as_str().unwrap();
            let answer = client.get(&format!("{}/{part}?limit=1&cursor={cursor}", event("full"))).await;
            answer.assert_faults(&[("/cursor", Code::NotACursor)]);
        }
        // Nor does one's own list take another's.
        let path = "/api/v1/me/registrations?limit=1";
        let member = app.persona(Persona::Member).await;
        let page = member.get(path).await.assert_status(200).json();
        let cursor = page["next_cursor"].as_str().unwrap();
        let other = app.persona(Persona::OtherMember).await;
        let answer = other.get(&format!("{path}&cursor={cursor}")).await;
        answer.assert_faults(&[("/cursor", Code::NotACursor)]);
    }
}
