//! Attendance over HTTP, refusals first.

mod events;
mod files;
mod list;
mod numbers;
mod refusals;
mod taking;

use acceptance::{Answer, Client, Persona, TestApp};
use serde_json::{Value, json};

const EVENTS: &str = "/api/v1/events";
/// The event begins on Wednesday 2026-06-17 14:00 in Japan.
const BEGINS: &str = "2026-06-17T05:00:00Z";

/// An event with places at the venue and online, one seat at the venue taken by 花子, 次郎 waiting
/// for one, 三郎 online; the moderator looks after it.
struct Scene {
    event: String,
}

impl Scene {
    async fn new(app: &TestApp) -> Self {
        let event = published(app, json!({})).await;
        for (name, given, kana, mode) in [
            ("one", "花子", "ハナコ", "in_person"),
            ("two", "次郎", "ジロウ", "in_person"),
            ("three", "三郎", "サブロウ", "online"),
        ] {
            let form = json!({
                "family_name": "見本", "given_name": given, "family_kana": "ミホン",
                "given_kana": kana, "email": format!("{name}@example.jp"),
                "organisation_name": format!("見本{name}水産"), "mode": mode, "locale": "ja"
            });
            let path = format!("{EVENTS}/{event}/registrations/by-hand");
            app.contractor()
                .await
                .post(&path)
                .json(&form)
                .await
                .expect(201);
            app.clock.advance(chrono::Duration::milliseconds(1));
        }
        Self { event }
    }

    /// The same, on its day; whoever asked before signs in again.
    async fn on_the_day(app: &TestApp) -> Self {
        let scene = Self::new(app).await;
        let _ = (app.contractor().await, app.moderator().await);
        at(app, BEGINS).await;
        scene
    }

    fn path(&self, rest: &str) -> String {
        format!("{EVENTS}/{}/attendance{rest}", self.event)
    }

    /// The list as it is.
    async fn list(&self, client: &Client, query: &str) -> Vec<Value> {
        let path = self.path(&format!("?limit=100{query}"));
        let page = client.get(&path).await.assert_status(200).json();
        page["items"].as_array().unwrap().clone()
    }

    /// Who is called so.
    async fn person(&self, client: &Client, given: &str) -> String {
        let list = self.list(client, "").await;
        let found = list.iter().find(|one| one["given_name"] == given);
        found.unwrap()["person_id"].as_str().unwrap().to_owned()
    }

    async fn tick(&self, client: &Client, person: &str) -> Answer {
        let body = json!({"person_id": person});
        client.post(&self.path("/tick")).json(&body).await
    }

    async fn untick(&self, client: &Client, person: &str) -> Answer {
        let body = json!({"person_id": person});
        client.post(&self.path("/untick")).json(&body).await
    }

    async fn summary(&self, client: &Client) -> Value {
        let answer = client.get(&self.path("/summary")).await;
        answer.assert_status(200).json()
    }
}

/// A public event, with some of its form replaced.
async fn published(app: &TestApp, change: Value) -> String {
    let prefecture = app.prefecture().await;
    let programmes = prefecture.get("/api/v1/programmes").await;
    if programmes.assert_status(200).json()["items"] == json!([]) {
        let programme = json!({
            "fiscal_year": 2026, "name": "令和8年度異業種交流促進事業", "prefecture": "宮城県",
            "contractor": "見本コンサルティング株式会社", "office_phone": "022-000-0000",
            "office_email": "office@example.jp", "contract_from": "2026-05-01",
            "contract_until": "2027-03-19", "confirm_required": true,
            "deadline_rule": "previous_business_day_noon"
        });
        let made = prefecture.post("/api/v1/programmes").json(&programme).await;
        made.expect(201);
    }
    let moderator = app.known(Persona::Moderator).await.account;
    let mut form = json!({
        "title": "水産加工のDXを語る会", "theme": "水産加工のDX", "summary": "現場とIT企業が話し合います。",
        "description": "現場の困りごとから。", "format": "hybrid",
        "starts_at": BEGINS, "ends_at": "2026-06-17T07:30:00Z",
        "venue": {"name": "見本会館", "address": "宮城県石巻市見本町1-1", "access": "徒歩5分"},
        "online_url": "https://meet.example.jp/secret-room",
        "capacity": {"in_person": 1, "online": 5},
        "opens_at": null, "closes_at": null, "fee_text": "無料", "contact": null,
        "entry": acceptance::first_come(),
        "agenda": [{"kind": "output", "title": "話す", "speaker": null, "minutes": 60}],
        "moderators": [moderator]
    });
    for (name, value) in change.as_object().unwrap() {
        form[name] = value.clone();
    }
    let made = prefecture.post(EVENTS).json(&form).await;
    let id = made.assert_status(201).id();
    let publish = format!("{EVENTS}/{id}/publish");
    prefecture.post(&publish).await.expect(200);
    id
}

/// Moves the clock, and signs in again: tokens live for ten minutes.
async fn at(app: &TestApp, time: &str) {
    app.clock.set(time.parse().unwrap());
    for persona in [Persona::Contractor, Persona::Prefecture, Persona::Moderator] {
        app.persona(persona).await;
    }
    app.renew().await;
}

/// Somebody who is not on the list.
fn walk_in(given: &str, kind: &str) -> Value {
    json!({
        "family_name": "見本", "given_name": given, "family_kana": "ミホン", "given_kana": "アキ",
        "kind": kind, "mode": "in_person"
    })
}
