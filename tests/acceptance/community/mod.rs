//! The community over HTTP, refusals first.

mod access;
mod events;
mod hostile;
mod mails;
mod members;
mod moderation;
mod posts;
mod reports;
mod settling;
mod together;
mod unread;

use acceptance::{Answer, Client, TestApp};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};

const HOME: &str = "/api/v1/community";
const THREADS: &str = "/api/v1/community/threads";

/// A public event of this title with 20 seats at the venue, on 2026-07-15; its thread is open.
async fn event(app: &TestApp, title: &str) -> String {
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
        prefecture
            .post("/api/v1/programmes")
            .json(&programme)
            .await
            .expect(201);
    }
    let made = prefecture.post("/api/v1/events").json(&form(title)).await;
    let id = made.assert_status(201).id();
    prefecture
        .post(&format!("/api/v1/events/{id}/publish"))
        .await
        .expect(200);
    app.settle().await;
    id
}

/// What staff fill in for such an event.
fn form(title: &str) -> Value {
    json!({
        "title": title, "theme": "水産加工のDX", "summary": "現場とIT企業が話し合います。",
        "description": "現場の**困りごと**から。", "format": "in_person",
        "starts_at": "2026-07-15T05:00:00Z", "ends_at": "2026-07-15T07:30:00Z",
        "venue": {"name": "見本会館", "address": "宮城県石巻市見本町1-1", "access": null},
        "online_url": null, "capacity": {"in_person": 20, "online": null},
        "opens_at": null, "closes_at": null, "fee_text": "無料", "contact": null,
        "entry": acceptance::first_come(),
        "agenda": [{"kind": "output", "title": "席を替えて話す", "speaker": null, "minutes": 60}],
        "moderators": []
    })
}

/// Registers for an event; the registration.
async fn attend(client: &Client, event: &str) -> String {
    let acceptance = json!({"terms_version": "2026-11-22", "privacy_version": "2026-11-22"});
    let form = json!({"mode": "in_person", "locale": "ja", "acceptance": acceptance});
    let path = format!("/api/v1/events/{event}/registrations/me");
    client.post(&path).json(&form).await.assert_status(201).id()
}

/// The threads the client sees, as the list answers.
async fn threads(client: &Client, query: &str) -> Vec<Value> {
    let page = client
        .get(&format!("{THREADS}{query}"))
        .await
        .assert_status(200)
        .json();
    page["items"].as_array().unwrap().clone()
}

/// The thread of an event, as a moderator sees it.
async fn thread_of(app: &TestApp, event: &str) -> String {
    let moderator = app.moderator().await;
    let found = threads(&moderator, &format!("?event_id={event}")).await;
    assert_eq!(found.len(), 1, "the threads of {event}: {found:?}");
    found[0]["id"].as_str().unwrap().to_owned()
}

async fn join(client: &Client) {
    client.post(&format!("{HOME}/join")).await.expect(200);
}

/// Begins a thread, a moment after whatever came before.
async fn begin(app: &TestApp, client: &Client, title: &str, body: &str) -> String {
    app.clock.advance(chrono::Duration::seconds(1));
    let form = json!({"title": title, "body": body});
    client
        .post(THREADS)
        .json(&form)
        .await
        .assert_status(201)
        .id()
}

async fn try_reply(client: &Client, thread: &str, body: &str) -> Answer {
    let path = format!("{THREADS}/{thread}/posts");
    client.post(&path).json(&json!({"body": body})).await
}

/// Replies, a moment after whatever came before; the post.
async fn reply(app: &TestApp, client: &Client, thread: &str, body: &str) -> Value {
    app.clock.advance(chrono::Duration::seconds(1));
    try_reply(client, thread, body)
        .await
        .assert_status(201)
        .json()
}

/// The posts of a thread as the client reads them.
async fn posts(client: &Client, thread: &str) -> Vec<Value> {
    let path = format!("{THREADS}/{thread}/posts?limit=100");
    let page = client.get(&path).await.assert_status(200).json();
    page["items"].as_array().unwrap().clone()
}

fn post_path(post: &Value) -> String {
    format!("/api/v1/community/posts/{}", post["id"].as_str().unwrap())
}

/// Takes a post out of sight, as a moderator.
async fn hide(app: &TestApp, post: &Value) {
    let path = format!("{}/hide", post_path(post));
    let reason = json!({"reason": "見本の理由"});
    app.moderator()
        .await
        .post(&path)
        .json(&reason)
        .await
        .expect(200);
}

/// Deletes a post as its author.
async fn delete(author: &Client, post: &Value) {
    let path = post_path(post);
    let tag = author.get(&path).await.assert_status(200).etag();
    author.delete(&path).if_match(&tag).await.expect(204);
}

/// Follows a thread, or leaves off.
async fn follow(client: &Client, thread: &str, follows: bool) {
    let path = format!("{THREADS}/{thread}/follow");
    client
        .post(&path)
        .json(&json!({"follows": follows}))
        .await
        .expect(200);
}

/// Reads up to a place.
async fn read(client: &Client, thread: &str, seq: i64) -> Value {
    let path = format!("{THREADS}/{thread}/read");
    client
        .post(&path)
        .json(&json!({"seq": seq}))
        .await
        .assert_status(200)
        .json()
}

/// The number that a query answers as `n`.
async fn count(app: &TestApp, sql: &str) -> i64 {
    let conn = app.context().db.read();
    let ask = Statement::from_string(conn.get_database_backend(), sql.to_owned());
    let row = conn.query_one_raw(ask).await.unwrap().unwrap();
    row.try_get("", "n").unwrap()
}
