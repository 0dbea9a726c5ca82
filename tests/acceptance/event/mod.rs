//! Events over HTTP, refusals first.

mod audience;
mod browse;
mod contents;
mod moderators;
mod refusals;
mod seats;
mod steps;
mod told;

use acceptance::{Answer, Client, TestApp};
use serde_json::{Value, json};

pub const EVENTS: &str = "/api/v1/events";

/// This fiscal year's programme; the prefecture confirms.
pub fn programme_form() -> Value {
    json!({
        "fiscal_year": 2026, "name": "令和8年度異業種交流促進事業", "prefecture": "宮城県",
        "contractor": "見本コンサルティング株式会社", "office_phone": "022-000-0000",
        "office_email": "office@example.jp", "contract_from": "2026-05-01",
        "contract_until": "2027-03-19", "confirm_required": true,
        "deadline_rule": "previous_business_day_noon"
    })
}

/// A whole event, Wednesday 2026-07-15 14:00 to 16:30 in Japan.
pub fn form() -> Value {
    json!({
        "title": "水産加工のDXを語る会", "theme": "水産加工のDX",
        "summary": "水産加工の現場とIT企業が話し合います。", "description": "現場の**困りごと**から。",
        "format": "hybrid", "starts_at": "2026-07-15T05:00:00Z", "ends_at": "2026-07-15T07:30:00Z",
        "venue": {"name": "見本会館", "address": "宮城県石巻市見本町1-1", "access": "石巻駅から徒歩5分"},
        "online_url": "https://meet.example.jp/secret-room",
        "capacity": {"in_person": 20, "online": 30},
        "opens_at": null, "closes_at": null, "fee_text": "無料", "contact": null,
        "entry": acceptance::first_come(),
        "agenda": [
            {"kind": "input", "title": "話題提供", "speaker": "見本 太郎", "minutes": 30},
            {"kind": "output", "title": "席を替えて話す", "speaker": null, "minutes": 60}
        ],
        "moderators": []
    })
}

/// The form with some members replaced.
#[expect(
    clippy::needless_pass_by_value,
    reason = "callers write `form_with(json!({…}))`"
)]
pub fn form_with(change: Value) -> Value {
    let mut form = form();
    for (name, value) in change.as_object().unwrap() {
        form[name] = value.clone();
    }
    form
}

/// Makes this year's programme.
pub async fn programme(app: &TestApp) -> Answer {
    let prefecture = app.prefecture().await;
    prefecture
        .post("/api/v1/programmes")
        .json(&programme_form())
        .await
        .assert_status(201)
}

/// Makes a draft of `form`, in a programme made before.
pub async fn draft(client: &Client, form: &Value) -> String {
    client.post(EVENTS).json(form).await.assert_status(201).id()
}

/// Takes a step that must succeed.
#[track_caller]
pub fn step<'a>(
    client: &'a Client,
    id: &str,
    step: &str,
    body: Option<Value>,
) -> impl Future<Output = Answer> + use<'a> {
    let call = client.post(&format!("{EVENTS}/{id}/{step}"));
    let call = match body {
        Some(body) => call.json(&body),
        None => call,
    };
    async move { call.await }
}

/// A public event.
pub async fn published(app: &TestApp, form: &Value) -> String {
    let prefecture = app.prefecture().await;
    let id = draft(&prefecture, form).await;
    step(&prefecture, &id, "publish", None).await.expect(200);
    id
}

/// Takes a seat at the venue, as registration does.
pub async fn take_seat(app: &TestApp, id: &str) {
    let event = id.parse().unwrap();
    assert!(seats::take(app, event, shared::event::Mode::InPerson).await);
}

/// The ETag of an event as staff see it.
pub async fn etag(client: &Client, id: &str) -> String {
    let path = format!("/api/v1/staff/events/{id}");
    client.get(&path).await.assert_status(200).etag()
}

/// The titles of a page.
pub fn titles(page: &Value) -> Vec<String> {
    let items = page["items"].as_array().unwrap();
    items
        .iter()
        .map(|item| item["title"].as_str().unwrap().to_owned())
        .collect()
}
