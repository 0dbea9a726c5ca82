//! Registrations over HTTP, refusals first.

mod approval;
mod books;
mod company;
mod concurrency;
mod consents;
mod groups;
mod guest;
mod hostile;
mod kept;
mod mails;
mod member;
mod model;
mod moved;
mod offers;
mod party;
mod pr_mail;
mod questions;
mod staff;
mod support;
mod switching;
mod throttle;
mod together;

use acceptance::{Answer, Client, TestApp};
use serde_json::{Value, json};

pub(crate) const EVENTS: &str = "/api/v1/events";

/// A public event of this many seats at the venue and places online, on Wednesday 2026-07-15
/// 14:00 to 16:30 in Japan.
pub(crate) async fn event(app: &TestApp, seats: u32, online: u32) -> String {
    let id = draft(app, seats, online).await;
    let prefecture = app.prefecture().await;
    prefecture
        .post(&format!("{EVENTS}/{id}/publish"))
        .await
        .expect(200);
    id
}

/// A public event with some members of its form replaced.
pub(crate) async fn event_with(app: &TestApp, change: Value) -> String {
    let id = draft_of(app, &with(form(2, 5), change)).await;
    let publish = format!("{EVENTS}/{id}/publish");
    app.prefecture().await.post(&publish).await.expect(200);
    id
}

/// Changes some members of an event's form.
pub(crate) async fn change_event(app: &TestApp, event: &str, change: Value) {
    app.renew().await;
    let staff = app.prefecture().await;
    let answer = staff.get(&format!("/api/v1/staff/events/{event}")).await;
    let (etag, shown) = (answer.etag(), answer.assert_status(200).json());
    let changed = with(shown["form"].clone(), change);
    let put = staff.put(&format!("{EVENTS}/{event}")).if_match(&etag);
    put.json(&changed).await.expect(200);
    app.settle().await;
}

/// The same, not public yet.
pub(crate) async fn draft(app: &TestApp, seats: u32, online: u32) -> String {
    draft_of(app, &form(seats, online)).await
}

async fn draft_of(app: &TestApp, form: &Value) -> String {
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
    let made = prefecture.post(EVENTS).json(form).await;
    made.assert_status(201).id()
}

/// What staff fill in for such an event.
fn form(seats: u32, online: u32) -> Value {
    json!({
        "title": "水産加工のDXを語る会", "theme": "水産加工のDX", "summary": "現場とIT企業が話し合います。",
        "description": "現場の**困りごと**から。", "format": "hybrid",
        "starts_at": "2026-07-15T05:00:00Z", "ends_at": "2026-07-15T07:30:00Z",
        "venue": {"name": "見本会館", "address": "宮城県石巻市見本町1-1", "access": "石巻駅から徒歩5分"},
        "online_url": "https://meet.example.jp/secret-room",
        "capacity": {"in_person": seats, "online": online},
        "opens_at": null, "closes_at": null, "fee_text": "無料", "contact": null,
        "entry": acceptance::first_come(),
        "agenda": [{"kind": "output", "title": "席を替えて話す", "speaker": null, "minutes": 60}],
        "moderators": []
    })
}

/// A guest's form for the venue.
pub(crate) fn guest(name: &str) -> Value {
    json!({
        "family_name": "見本", "given_name": "花子", "family_kana": "みほん", "given_kana": "ハナコ",
        "email": format!("{name}@example.jp"), "organisation_name": "見本水産株式会社",
        "mode": "in_person", "locale": "ja", "acceptance": acceptance()
    })
}

pub(crate) fn acceptance() -> Value {
    json!({"terms_version": "2026-11-22", "privacy_version": "2026-11-22"})
}

/// The form with some members replaced; `null` takes one away.
pub(crate) fn with(mut form: Value, change: Value) -> Value {
    let Value::Object(change) = change else {
        panic!("not an object: {change}");
    };
    for (name, value) in change {
        if value.is_null() {
            form.as_object_mut().unwrap().remove(&name);
        } else {
            form[name] = value;
        }
    }
    form
}

/// Registers as a guest.
pub(crate) async fn register(client: &Client, event: &str, form: &Value) -> Answer {
    let path = format!("{EVENTS}/{event}/registrations");
    client.post(&path).json(form).await
}

/// Registers as a guest, a moment after the one before, so that lists have an order.
pub(crate) async fn join(app: &TestApp, event: &str, form: &Value) -> Answer {
    let answer = register(&app.client(), event, form).await;
    app.clock.advance(chrono::Duration::milliseconds(1));
    answer
}

/// Registers a guest of this name for the venue, which must be taken in; the token of their link.
pub(crate) async fn token_of(app: &TestApp, event: &str, name: &str) -> String {
    join(app, event, &guest(name)).await.expect(202);
    later(app).await;
    let mails = app.mails_to(&format!("{name}@example.jp")).await;
    mails.last().unwrap().token("/registrations/")
}

/// The ticket behind a link.
async fn ticket(app: &TestApp, token: &str) -> Value {
    let path = format!("/api/v1/registrations/by-link/{token}");
    app.client().get(&path).await.assert_status(200).json()
}

/// Cancels by a link.
async fn cancel(app: &TestApp, token: &str) -> Answer {
    act(app, token, "cancel").await
}

/// The event's registrations as staff see them, in order of joining.
pub(crate) async fn rows(app: &TestApp, event: &str) -> Vec<Value> {
    let staff = app.contractor().await;
    let path = format!("{EVENTS}/{event}/registrations?limit=100");
    let page = staff.get(&path).await.assert_status(200).json();
    let mut rows = page["items"].as_array().unwrap().clone();
    rows.reverse();
    rows
}

/// The statuses of an event's registrations, in order of joining.
async fn statuses(app: &TestApp, event: &str) -> Vec<String> {
    let rows = rows(app, event).await;
    rows.iter()
        .map(|row| row["status"].as_str().unwrap().to_owned())
        .collect()
}

/// Does something by a link.
async fn act(app: &TestApp, token: &str, act: &str) -> Answer {
    let path = format!("/api/v1/registrations/by-link/{token}/{act}");
    let done = app.client().post(&path).await;
    later(app).await;
    done
}

/// A moment later, when the mails are out: so that what follows has an order.
async fn later(app: &TestApp) {
    app.settle().await;
    app.clock.advance(chrono::Duration::milliseconds(1));
}

/// The kinds of the mails to somebody, in order.
async fn kinds(app: &TestApp, name: &str) -> Vec<String> {
    let mails = app.mails_to(&format!("{name}@example.jp")).await;
    mails.into_iter().map(|mail| mail.kind).collect()
}

/// The causes that a registration's history names.
async fn causes(app: &TestApp, id: &str) -> Vec<String> {
    let staff = app.contractor().await;
    let path = format!("/api/v1/registrations/{id}/history");
    let lines = staff.get(&path).await.assert_status(200).json()["lines"].clone();
    let lines = lines.as_array().unwrap().iter();
    lines
        .map(|line| line["cause"].as_str().unwrap().to_owned())
        .collect()
}

/// The numbers of an event, as staff see them.
async fn summary(app: &TestApp, event: &str) -> Value {
    let staff = app.contractor().await;
    let path = format!("{EVENTS}/{event}/registrations/summary");
    staff.get(&path).await.assert_status(200).json()
}
