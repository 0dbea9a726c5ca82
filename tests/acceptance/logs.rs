//! What the service logs of its visitors: that somebody asked, never who.

use std::collections::BTreeMap;

use acceptance::{Answer, TestApp, both, logs};
use chrono::Duration;
use serde_json::{Value, json};
use shared::account::legal::LegalDocument;

use crate::event::{EVENTS, form, programme};

const EMAIL: &str = "kasumi.naruse.7931@example.jp";
const GUEST: &str = "hokuto.sokudo.5519@example.jp";
const PASSWORD: &str = "zuihouden no himitsu 8842";
const NAMES: [&str; 4] = ["鳴瀬", "香澄", "ナルセ", "カスミ"];
const PHONE: &str = "022-913-7755";
const NOTE: &str = "車椅子で参ります";

/// Walks through the house and notes the trace of every answer.
struct Walk {
    traces: Vec<String>,
    secrets: Vec<String>,
}

impl Walk {
    #[track_caller]
    fn saw(&mut self, answer: Answer, status: u16) -> Answer {
        let answer = answer.assert_status(status);
        self.traces.push(answer.header("x-trace-id").to_owned());
        answer
    }

    fn keep(&mut self, secret: impl Into<String>) -> String {
        let secret = secret.into();
        assert!(
            secret.len() > 8,
            "too short to be found by chance: {secret}"
        );
        self.secrets.push(secret.clone());
        secret
    }
}

fn acceptance() -> Value {
    json!({
        "terms_version": LegalDocument::Terms.current(),
        "privacy_version": LegalDocument::Privacy.current(),
    })
}

/// Has the mails made, so that those to come are newer.
async fn a_moment_later(app: &TestApp) {
    app.settle().await;
    app.clock.advance(Duration::milliseconds(1));
}

/// Signs up, proves the address, signs in and refreshes; wrongly at times.
async fn account(app: &TestApp, walk: &mut Walk) {
    let client = app.client();
    let body = json!({
        "email": EMAIL, "password": PASSWORD, "family_name": NAMES[0], "given_name": NAMES[1],
        "family_kana": NAMES[2], "given_kana": NAMES[3], "acceptance": acceptance()
    });
    for _ in 0..2 {
        walk.saw(client.post("/api/v1/accounts").json(&body).await, 202);
        a_moment_later(app).await;
    }
    let token = app.mails_to(EMAIL).await.pop().unwrap().token("/verify");
    let token = walk.keep(token);
    let verify = "/api/v1/auth/verify-email";
    walk.saw(
        client
            .post(verify)
            .json(&json!({"token": format!("{token}x")}))
            .await,
        422,
    );
    walk.saw(
        client.post(verify).json(&json!({"token": token})).await,
        204,
    );
    let wrong = json!({"email": EMAIL, "password": "not the password"});
    walk.saw(client.post("/api/v1/auth/sign-in").json(&wrong).await, 401);
    let right = json!({"email": EMAIL, "password": PASSWORD});
    let signed_in = walk.saw(client.post("/api/v1/auth/sign-in").json(&right).await, 200);
    walk.keep(signed_in.json()["access_token"].as_str().unwrap());
    let cookies = signed_in.headers().get_all("set-cookie").iter();
    let cookies: Vec<String> = cookies
        .map(|one| one.to_str().unwrap().to_owned())
        .collect();
    let refresh = cookies[0].split(['=', ';']).nth(1).unwrap();
    walk.keep(refresh);
    walk.saw(client.post("/api/v1/auth/refresh").await, 200);
    let reset = json!({"email": EMAIL});
    a_moment_later(app).await;
    walk.saw(
        client
            .post("/api/v1/auth/password-reset")
            .json(&reset)
            .await,
        202,
    );
    let token = app.mails_to(EMAIL).await.pop().unwrap().token("/reset");
    walk.keep(token);
}

/// Registers, looks at the ticket and cancels; staff look on.
async fn registration(app: &TestApp, walk: &mut Walk) {
    programme(app).await.expect(201);
    let prefecture = app.prefecture().await;
    let id = prefecture
        .post(EVENTS)
        .json(&form())
        .await
        .assert_status(201)
        .id();
    prefecture
        .post(&format!("{EVENTS}/{id}/publish"))
        .await
        .expect(200);
    let client = app.client();
    let path = format!("{EVENTS}/{id}/registrations");
    let body = json!({
        "family_name": NAMES[0], "given_name": NAMES[1], "family_kana": NAMES[2],
        "given_kana": NAMES[3], "email": GUEST, "phone": PHONE, "note": NOTE,
        "organisation_name": "見本水産", "mode": "in_person", "locale": "ja",
        "acceptance": acceptance()
    });
    walk.saw(
        client
            .post(&path)
            .idempotency_key("kagi-no-himitsu")
            .json(&body)
            .await,
        202,
    );
    a_moment_later(app).await;
    walk.saw(client.post(&path).json(&body).await, 202);
    let token = app
        .mails_to(GUEST)
        .await
        .pop()
        .unwrap()
        .token("/registrations/");
    let token = walk.keep(token);
    let link = format!("/api/v1/registrations/by-link/{token}");
    walk.saw(client.get(&link).await, 200);
    walk.saw(client.get(&format!("{link}x")).await, 422);
    walk.saw(client.get(&format!("/registrations/{token}")).await, 404);
    walk.saw(client.post(&format!("{link}/cancel")).await, 200);
    let staff = app.contractor().await;
    walk.saw(
        staff.get(&format!("{path}?q=%E9%B3%B4%E7%80%AC")).await,
        200,
    );
    let mails = walk.saw(staff.get("/api/v1/staff/mails").await, 200);
    let mail = mails.json()["items"][0]["id"].as_str().unwrap().to_owned();
    walk.saw(staff.get(&format!("/api/v1/staff/mails/{mail}")).await, 200);
}

both! {
    /// Sign-up, sign-in, registration, delivery of the mails: no address, name, password, token or
    /// telephone number in any line, and one line for each request.
    async fn no_line_tells_who_somebody_is(app: TestApp) {
        logs::record();
        let mut walk = Walk { traces: Vec::new(), secrets: Vec::new() };
        account(&app, &mut walk).await;
        registration(&app, &mut walk).await;
        app.settle().await;
        let lines = logs::recorded();
        let mut hidden: Vec<&str> = walk.secrets.iter().map(String::as_str).collect();
        hidden.extend(NAMES);
        hidden.extend([EMAIL, GUEST, PASSWORD, "kasumi.naruse", "hokuto.sokudo", PHONE, NOTE, "kagi-no-himitsu"]);
        for line in &lines {
            let text = line.to_string();
            let told = hidden.iter().find(|secret| text.contains(**secret));
            assert_eq!(told, None, "{text}");
        }
        let mut done: BTreeMap<&str, u32> = BTreeMap::new();
        for line in lines.iter().filter(|line| line["target"] == "request") {
            *done.entry(line["span"]["trace"].as_str().unwrap()).or_default() += 1;
        }
        assert!(walk.traces.len() > 15);
        for trace in &walk.traces {
            assert_eq!(done.get(trace.as_str()), Some(&1), "{trace}");
        }
        let mails = lines.iter().filter(|line| line["message"] == "mail.sent").count();
        assert!(mails >= 5, "only {mails} mails were delivered");
    }
}
