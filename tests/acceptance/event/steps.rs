//! From draft to finished.

use super::*;
use acceptance::both;
use chrono::Duration;
use shared::problem::Code;

both! {
    /// A contractor's draft is returned, mended, submitted again and confirmed; who and when are kept,
    /// and the officer sees what changed since.
    async fn an_event_is_returned_mended_and_confirmed(app: TestApp) {
        programme(&app).await.expect(201);
        let (contractor, prefecture) = (app.contractor().await, app.prefecture().await);
        let id = draft(&contractor, &form()).await;
        step(&contractor, &id, "submit", None).await.expect(200);
        let desk = prefecture.get(&format!("/api/v1/staff/events/{id}")).await.assert_status(200).json();
        assert_eq!((&desk["seen"], &desk["submitted"]["name"]), (&Value::Null, &json!("見本 匠")));
        let inbox = prefecture.get("/api/v1/staff/confirmations").await.assert_status(200).json();
        assert_eq!(inbox["items"][0]["event"]["id"], json!(id));
        assert_eq!(inbox["items"][0]["compared_with"], Value::Null);
        app.clock.advance(Duration::minutes(4));
        let said = json!({"reason": "参加費を確かめてください。"});
        let returned = step(&prefecture, &id, "return", Some(said.clone())).await.assert_status(200).json();
        assert_eq!((&returned["status"], &returned["returned_comment"]), (&json!("draft"), &said["reason"]));
        let tag = etag(&contractor, &id).await;
        let mended = form_with(json!({"fee_text": "500円"}));
        contractor.put(&format!("{EVENTS}/{id}")).if_match(&tag).json(&mended).await.expect(200);
        step(&contractor, &id, "submit", None).await.expect(200);
        let inbox = prefecture.get("/api/v1/staff/confirmations").await.assert_status(200).json();
        assert_eq!(inbox["items"][0]["changes"], json!([
            {"pointer": "/fee_text", "before": "無料", "after": "500円"}
        ]));
        assert_eq!(inbox["items"][0]["last_comment"], said["reason"]);
        let desk = prefecture.get(&format!("/api/v1/staff/events/{id}")).await.assert_status(200).json();
        assert_eq!(desk["seen"]["kind"], json!("returned"));
        assert_eq!(desk["seen"]["done"]["name"], json!("見本 宮子"));
        assert_eq!(desk["seen"]["changes"], inbox["items"][0]["changes"]);
        app.clock.advance(Duration::minutes(4));
        let public = step(&prefecture, &id, "publish", None).await.assert_status(200).json();
        let officer = app.known(acceptance::Persona::Prefecture).await.account;
        assert_eq!(public["confirmed"], json!({"at": app.clock.now(), "by": officer, "name": "見本 宮子"}));
        assert_eq!(public["returned_comment"], Value::Null);
        let inbox = prefecture.get("/api/v1/staff/confirmations").await.assert_status(200).json();
        assert_eq!(inbox["items"], json!([]));
        let history = contractor.get(&format!("{EVENTS}/{id}/history")).await.assert_status(200).json();
        let kinds: Vec<&str> = history["items"].as_array().unwrap().iter().map(|row| row["kind"].as_str().unwrap()).collect();
        assert_eq!(kinds, ["published", "submitted", "edited", "returned", "submitted", "created"]);
        assert_eq!(history["items"][2]["changes"][0]["pointer"], json!("/fee_text"));
        assert_eq!(history["items"][2]["done"]["name"], json!("見本 匠"));
    }

    /// What publication needs is named at submission, each with its place in the form.
    async fn an_incomplete_event_is_not_submitted(app: TestApp) {
        programme(&app).await.expect(201);
        let contractor = app.contractor().await;
        let bare = json!({
            "title": "下書き", "format": "in_person", "capacity": {},
            "starts_at": "2026-07-15T05:00:00Z", "ends_at": "2026-07-15T07:30:00Z",
        });
        let made = contractor.post(EVENTS).json(&bare).await.assert_status(201);
        let missing = ["/theme", "/summary", "/description", "/agenda", "/fee_text", "/venue/name", "/venue/address", "/capacity/in_person"];
        let named = |problems: &Value| -> Vec<String> {
            problems.as_array().unwrap().iter().map(|one| one["pointer"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(named(&made.json()["missing"]), missing);
        let refused = step(&contractor, &made.id(), "submit", None).await;
        refused.assert_problem(Code::EventIncomplete);
        assert_eq!(named(&refused.json()["errors"]), missing);
    }

    /// The steps that staff are offered are those that work.
    async fn the_offered_actions_follow_the_state_and_the_role(app: TestApp) {
        programme(&app).await.expect(201);
        let (contractor, prefecture) = (app.contractor().await, app.prefecture().await);
        let id = draft(&contractor, &form()).await;
        let actions = async |client: &Client| {
            client.get(&format!("/api/v1/staff/events/{id}")).await.assert_status(200).json()["actions"].clone()
        };
        assert_eq!(actions(&contractor).await, json!(["edit", "delete", "submit"]));
        assert_eq!(actions(&prefecture).await, json!(["edit", "delete", "submit", "publish"]));
        step(&contractor, &id, "submit", None).await.expect(200);
        assert_eq!(actions(&contractor).await, json!(["withdraw"]));
        assert_eq!(actions(&prefecture).await, json!(["withdraw", "return", "publish"]));
        step(&contractor, &id, "withdraw", None).await.expect(200);
        step(&prefecture, &id, "publish", None).await.expect(200);
        assert_eq!(actions(&contractor).await, json!(["edit", "postpone", "cancel"]));
        app.clock.set("2026-07-15T07:30:00Z".parse().unwrap());
        let contractor = app.sign_in(&acceptance::Persona::Contractor.email()).await;
        assert_eq!(actions(&contractor).await, json!(["edit", "cancel", "finish"]));
        step(&contractor, &id, "finish", None).await.expect(200);
        assert_eq!(actions(&contractor).await, json!([]));
    }

    /// A postponed event takes no registrations until the prefecture sets its new date; a cancelled one
    /// says why, and both stay visible.
    async fn postponed_and_cancelled_events_say_why(app: TestApp) {
        programme(&app).await.expect(201);
        let (contractor, prefecture) = (app.contractor().await, app.prefecture().await);
        let id = published(&app, &form()).await;
        let show = async || app.client().get(&format!("{EVENTS}/{id}")).await.assert_status(200).json();
        assert_eq!(show().await["registration"]["closes_at"], json!("2026-07-14T03:00:00Z"));
        step(&contractor, &id, "postpone", Some(json!({"reason": "台風のため"}))).await.expect(200);
        let event = show().await;
        assert_eq!((&event["status"], &event["notice"]), (&json!("postponed"), &json!("台風のため")));
        assert_eq!(event["registration"]["reason"], json!("postponed"));
        let date = json!({"starts_at": "2026-07-21T05:00:00Z", "ends_at": "2026-07-21T07:00:00Z"});
        step(&contractor, &id, "reschedule", Some(date.clone())).await.assert_problem(Code::ConfirmationRequired);
        step(&prefecture, &id, "reschedule", Some(date)).await.expect(200);
        let event = show().await;
        assert_eq!((&event["status"], &event["notice"]), (&json!("published"), &Value::Null));
        // 2026-07-20 is 海の日, a Monday: the business day before is Friday.
        assert_eq!(event["registration"]["closes_at"], json!("2026-07-17T03:00:00Z"));
        step(&contractor, &id, "cancel", Some(json!({"reason": "会場の都合"}))).await.expect(200);
        let event = show().await;
        assert_eq!((&event["status"], &event["notice"]), (&json!("cancelled"), &json!("会場の都合")));
        assert_eq!(event["registration"]["reason"], json!("cancelled"));
    }

    /// Registration opens and closes at the told instants, without anybody doing anything.
    async fn registration_opens_and_closes_by_the_clock(app: TestApp) {
        programme(&app).await.expect(201);
        let window = json!({"opens_at": "2026-07-01T00:00:00Z", "closes_at": "2026-07-10T08:00:00Z"});
        let id = published(&app, &form_with(window)).await;
        let phase = async |at: &str| {
            app.clock.set(at.parse().unwrap());
            app.client().get(&format!("{EVENTS}/{id}")).await.assert_status(200).json()["registration"]["phase"].clone()
        };
        assert_eq!(phase("2026-06-30T23:59:59Z").await, json!("not_open"));
        assert_eq!(phase("2026-07-01T00:00:00Z").await, json!("open"));
        assert_eq!(phase("2026-07-10T07:59:59.999999Z").await, json!("open"));
        assert_eq!(phase("2026-07-10T08:00:00Z").await, json!("closed"));
    }

    /// What is over before it is public stays a draft.
    async fn a_past_event_is_not_published(app: TestApp) {
        programme(&app).await.expect(201);
        let prefecture = app.prefecture().await;
        let id = draft(&prefecture, &form()).await;
        let postponed = published(&app, &form()).await;
        step(&prefecture, &postponed, "postpone", Some(json!({"reason": "台風"}))).await.expect(200);
        app.clock.set("2026-07-15T05:00:00Z".parse().unwrap());
        let prefecture = app.sign_in(&acceptance::Persona::Prefecture.email()).await;
        let late = [("/starts_at", Code::InThePast)];
        for way in ["submit", "publish"] {
            step(&prefecture, &id, way, None).await.assert_status(422).assert_faults(&late);
        }
        let date = json!({"starts_at": "2026-07-15T04:00:00Z", "ends_at": "2026-07-15T06:00:00Z"});
        step(&prefecture, &postponed, "reschedule", Some(date)).await.assert_status(422).assert_faults(&late);
        let back = json!({"starts_at": "2026-07-21T07:00:00Z", "ends_at": "2026-07-21T06:00:00Z",
            "closes_at": "2026-07-22T00:00:00Z"});
        step(&prefecture, &postponed, "reschedule", Some(back)).await.assert_status(422)
            .assert_faults(&[("/ends_at", Code::EndBeforeStart), ("/closes_at", Code::OutOfRange)]);
        // Without a date it still lies ahead.
        let lists = |period: &str| format!("{EVENTS}?period={period}");
        let page = app.client().get(&lists("upcoming")).await.assert_status(200).json();
        assert_eq!(page["items"][0]["id"], json!(postponed));
        let page = app.client().get(&lists("past")).await.assert_status(200).json();
        assert_eq!(page["items"], json!([]));
    }

    /// A draft takes the deadline's rule as it is when it goes public; what is public keeps what
    /// was announced.
    async fn a_new_rule_reaches_drafts_and_not_what_was_announced(app: TestApp) {
        let made = programme(&app).await;
        let prefecture = app.prefecture().await;
        let (public, waiting) = (published(&app, &form()).await, draft(&prefecture, &form()).await);
        let mut rule = programme_form();
        rule["deadline_rule"] = json!("third_business_day_noon");
        let path = format!("/api/v1/programmes/{}", made.id());
        prefecture.put(&path).if_match(&made.etag()).json(&rule).await.expect(200);
        step(&prefecture, &waiting, "publish", None).await.expect(200);
        for (id, closes) in [(public, "2026-07-14T03:00:00Z"), (waiting, "2026-07-10T03:00:00Z")] {
            let event = app.client().get(&format!("{EVENTS}/{id}")).await.assert_status(200).json();
            assert_eq!(event["registration"]["closes_at"], json!(closes));
        }
    }

    /// An officer confirms what was looked through: taken back, changed and submitted again behind
    /// the officer's back, it is another version.
    async fn a_confirmation_is_of_the_version_that_was_read(app: TestApp) {
        programme(&app).await.expect(201);
        let (contractor, prefecture) = (app.contractor().await, app.prefecture().await);
        let id = draft(&contractor, &form()).await;
        step(&contractor, &id, "submit", None).await.expect(200);
        let read = etag(&prefecture, &id).await;
        step(&contractor, &id, "withdraw", None).await.expect(200);
        let tag = etag(&contractor, &id).await;
        let other = form_with(json!({"fee_text": "5,000円"}));
        contractor.put(&format!("{EVENTS}/{id}")).if_match(&tag).json(&other).await.expect(200);
        step(&contractor, &id, "submit", None).await.expect(200);
        let publish = format!("{EVENTS}/{id}/publish");
        prefecture.post(&publish).if_match(&read).await.assert_problem(Code::VersionStale);
        let send_back = prefecture.post(&format!("{EVENTS}/{id}/return")).if_match(&read);
        send_back.json(&json!({"reason": "x"})).await.assert_problem(Code::VersionStale);
        let now = etag(&prefecture, &id).await;
        prefecture.post(&publish).if_match(&now).await.expect(200);
    }
}
