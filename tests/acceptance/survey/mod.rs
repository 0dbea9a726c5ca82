//! The satisfaction survey over HTTP, refusals first.

mod anonymity;
mod answering;
mod opening;
mod refusals;
mod report;

use acceptance::{Answer, TestApp};
use chrono::Duration;
use serde_json::{Value, json};

use crate::event::{EVENTS, form_with, programme, published};

/// The event begins and ends on Wednesday 2026-06-17, 14:00 to 16:30 in Japan.
const BEGINS: &str = "2026-06-17T05:00:00Z";
const ENDS: &str = "2026-06-17T07:30:00Z";
/// Fourteen days later.
const CLOSES: &str = "2026-07-01T07:30:00Z";

const FORM: &str = "/api/v1/survey/form";
const ANSWERS: &str = "/api/v1/survey/answers";

/// An event and who was there.
struct Scene {
    event: String,
    /// Their addresses.
    people: Vec<String>,
}

impl Scene {
    /// An event that is just over, `n` participants noted as present; nobody is asked yet.
    async fn held(app: &TestApp, n: usize) -> Self {
        programme(app).await;
        let mut scene = Self::registered(app, "", n).await;
        set(app, BEGINS).await;
        for at in 0..n {
            scene.tick(app, at, "participant").await;
        }
        set(app, ENDS).await;
        scene.people.truncate(n);
        scene
    }

    /// The same, and everybody asked.
    async fn asked(app: &TestApp, n: usize) -> Self {
        let scene = Self::held(app, n).await;
        app.settle().await;
        scene
    }

    /// An event with `n` registered, before its day.
    async fn registered(app: &TestApp, name: &str, n: usize) -> Self {
        let form = form_with(json!({
            "starts_at": BEGINS, "ends_at": ENDS, "capacity": {"in_person": 60, "online": 30}
        }));
        let event = published(app, &form).await;
        let mut scene = Self {
            event,
            people: Vec::new(),
        };
        for at in 0..n {
            scene
                .register(app, &format!("{name}p{at:02}@example.jp"))
                .await;
        }
        scene
    }

    /// Somebody more, taken down by hand.
    async fn register(&mut self, app: &TestApp, email: &str) -> String {
        let body = json!({
            "family_name": "見本", "given_name": "花子", "family_kana": "ミホン",
            "given_kana": "ハナコ", "email": email, "organisation_name": "見本水産",
            "mode": "in_person", "locale": "ja"
        });
        let path = format!("{EVENTS}/{}/registrations/by-hand", self.event);
        let made = app.contractor().await.post(&path).json(&body).await;
        self.people.push(email.to_owned());
        made.assert_status(201).json()["person_id"]
            .as_str()
            .unwrap()
            .to_owned()
    }

    async fn person(&self, app: &TestApp, at: usize) -> String {
        let path = format!("{EVENTS}/{}/registrations?limit=100", self.event);
        let list = app
            .contractor()
            .await
            .get(&path)
            .await
            .assert_status(200)
            .json();
        let mut all = list["items"].as_array().unwrap().iter();
        let found = all.find(|one| one["email"] == *self.people[at]).unwrap();
        found["person_id"].as_str().unwrap().to_owned()
    }

    /// Notes one of them as present.
    async fn tick(&self, app: &TestApp, at: usize, kind: &str) {
        let body = json!({"person_id": self.person(app, at).await, "kind": kind});
        let path = format!("{EVENTS}/{}/attendance/tick", self.event);
        app.contractor()
            .await
            .post(&path)
            .json(&body)
            .await
            .expect(200);
    }

    /// Undoes it.
    async fn untick(&self, app: &TestApp, at: usize) {
        let body = json!({"person_id": self.person(app, at).await});
        let path = format!("{EVENTS}/{}/attendance/untick", self.event);
        app.contractor()
            .await
            .post(&path)
            .json(&body)
            .await
            .expect(204);
    }

    /// The token in the mail to one of them.
    async fn token(&self, app: &TestApp, at: usize) -> String {
        let mails = app.mails_to(&self.people[at]).await;
        let mail = mails.iter().rev().find(|mail| mail.kind == "survey");
        mail.expect("an invitation").token("/survey#")
    }

    /// The tokens of all of them.
    async fn tokens(&self, app: &TestApp) -> Vec<String> {
        let mails = app.mails().await;
        let token = |email: &String| {
            let mut found = mails.iter().filter(|mail| mail.to == *email);
            let mail = found.find(|mail| mail.kind == "survey");
            mail.expect("an invitation").token("/survey#")
        };
        self.people.iter().map(token).collect()
    }

    /// What staff see.
    async fn report(&self, app: &TestApp) -> Value {
        let path = format!("/api/v1/staff/events/{}/survey", self.event);
        app.prefecture()
            .await
            .get(&path)
            .await
            .assert_status(200)
            .json()
    }
}

/// Moves the clock on to `time`, in steps short enough that nobody's sign-in ends.
async fn set(app: &TestApp, time: &str) {
    let time = time.parse().unwrap();
    while app.clock.now().plus(Duration::days(5)) < time {
        app.clock.advance(Duration::days(5));
        app.renew().await;
    }
    app.clock.set(time);
    app.renew().await;
}

/// Moves the clock on.
async fn later(app: &TestApp, by: Duration) {
    set(app, &app.clock.now().plus(by).to_string()).await;
}

/// An answer that is right.
fn good(token: &str) -> Value {
    json!({
        "token": token, "satisfaction": 5, "content": 4, "exchange": 3, "discovery": 2,
        "comment": null
    })
}

/// The same with some members replaced.
#[expect(
    clippy::needless_pass_by_value,
    reason = "callers write `good_with(token, json!({…}))`"
)]
fn good_with(token: &str, change: Value) -> Value {
    let mut body = good(token);
    for (name, value) in change.as_object().unwrap() {
        body[name] = value.clone();
    }
    body
}

async fn send(app: &TestApp, body: &Value) -> Answer {
    app.client().post(ANSWERS).json(body).await
}

async fn form(app: &TestApp, token: &str) -> Answer {
    app.client().post(FORM).json(&json!({"token": token})).await
}

/// The rows of one query, each as text.
async fn rows(app: &TestApp, sql: &str) -> Vec<String> {
    use sea_orm::{ConnectionTrait, Statement};
    let conn = app.context().db.read();
    let statement = Statement::from_string(conn.get_database_backend(), sql);
    let found = conn.query_all_raw(statement).await.expect(sql);
    found
        .iter()
        .map(|row| row.try_get("", "one").expect("a text"))
        .collect()
}

/// How many rows a table has.
async fn count(app: &TestApp, table: &str) -> usize {
    let sql = format!("SELECT CAST(COUNT(*) AS TEXT) AS one FROM {table}");
    rows(app, &sql).await[0].parse().unwrap()
}
