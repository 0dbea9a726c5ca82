//! Events that ask the first of the waitlist: the seat is kept for the answer, and passes on without one.

use super::*;
use acceptance::both;
use chrono::Duration;
use shared::problem::Code;

fn offering() -> Value {
    json!({"entry": {"selection": "first_come", "promotion": "offer", "offer_hours": 24, "company_limit": null}})
}

async fn full_with_two_waiting(app: &TestApp) -> (String, Vec<String>) {
    let id = event_with(app, offering()).await;
    let mut tokens = Vec::new();
    for name in ["one", "two", "three", "four"] {
        tokens.push(token_of(app, &id, name).await);
    }
    (id, tokens)
}

both! {
    /// The first is asked, keeps the seat while thinking, and takes it.
    async fn an_offered_seat_is_kept_and_taken(app: TestApp) {
        let (id, tokens) = full_with_two_waiting(&app).await;
        cancel(&app, &tokens[0]).await.expect(200);
        assert_eq!(statuses(&app, &id).await, ["cancelled", "confirmed", "offered", "waitlisted"]);
        let offer = ticket(&app, &tokens[2]).await;
        assert!(offer["offered_until"].is_string() && offer["code"].is_null() && offer["position"].is_null(), "{offer}");
        let mail = app.mails_to("three@example.jp").await.pop().unwrap();
        assert!(mail.kind == "registration-offered" && mail.text.contains("お返事の期限"), "{}", mail.text);
        // A newcomer finds no seat, and the one behind can't take it.
        join(&app, &id, &guest("five")).await.expect(202);
        act(&app, &tokens[3], "accept").await.assert_problem(Code::RegistrationState);
        assert_eq!(act(&app, &tokens[2], "accept").await.assert_status(200).json()["status"], "confirmed");
        act(&app, &tokens[2], "accept").await.assert_problem(Code::RegistrationState);
        assert_eq!(statuses(&app, &id).await, ["cancelled", "confirmed", "confirmed", "waitlisted", "waitlisted"]);
        assert_eq!(kinds(&app, "three").await, ["registration-waitlisted", "registration-offered", "registration-confirmed"]);
    }

    /// Without an answer the seat passes on, once, whoever looks first; the late answer is too late.
    async fn an_offer_that_runs_out_passes_on(app: TestApp) {
        let (id, tokens) = full_with_two_waiting(&app).await;
        cancel(&app, &tokens[0]).await.expect(200);
        assert_eq!(kinds(&app, "three").await.len(), 2);
        let until = ticket(&app, &tokens[2]).await["offered_until"].as_str().unwrap().to_owned();
        app.clock.set(until.parse().unwrap());
        act(&app, &tokens[2], "accept").await.assert_problem(Code::OfferExpired);
        let instance = app.instances(1).await.remove(0);
        app.seen_from(&instance).settle().await;
        later(&app).await;
        app.sign_in_anew().await;
        assert_eq!(statuses(&app, &id).await, ["cancelled", "confirmed", "cancelled", "offered"]);
        assert_eq!(ticket(&app, &tokens[2]).await["cancelled_by"], Value::Null);
        assert_eq!(kinds(&app, "three").await, ["registration-waitlisted", "registration-offered", "registration-lapsed"]);
        assert_eq!(kinds(&app, "four").await, ["registration-waitlisted", "registration-offered"]);
        let row = rows(&app, &id).await[2]["id"].as_str().unwrap().to_owned();
        assert_eq!(causes(&app, &row).await, ["joined_queue", "seat_offered", "offer_lapsed"]);
        // Who said no gives it on at once.
        cancel(&app, &tokens[3]).await.expect(200);
        assert_eq!(summary(&app, &id).await["by_mode"][0]["offered"], 0);
        join(&app, &id, &guest("five")).await.expect(202);
        assert_eq!(statuses(&app, &id).await.last().unwrap(), "confirmed");
    }

    /// No offer stands longer than until the event begins; while it is put off offers stand still, and with
    /// its new date the time for an answer begins anew.
    async fn offers_follow_the_event(app: TestApp) {
        let (id, tokens) = full_with_two_waiting(&app).await;
        app.clock.set("2026-07-15T01:00:00Z".parse().unwrap());
        app.sign_in_anew().await;
        let staff = app.prefecture().await;
        let row = rows(&app, &id).await[0]["id"].as_str().unwrap().to_owned();
        staff.post(&format!("/api/v1/registrations/{row}/cancel")).json(&json!({"reason": "見本"})).await.expect(200);
        assert_eq!(ticket(&app, &tokens[2]).await["offered_until"], "2026-07-15T05:00:00Z");
        staff.post(&format!("{EVENTS}/{id}/postpone")).json(&json!({"reason": "台風のため"})).await.expect(200);
        app.clock.advance(Duration::days(2));
        app.settle().await;
        app.sign_in_anew().await;
        assert_eq!(statuses(&app, &id).await, ["cancelled", "confirmed", "offered", "waitlisted"]);
        act(&app, &tokens[2], "accept").await.assert_problem(Code::OfferExpired);
        let date = json!({"starts_at": "2026-08-05T05:00:00Z", "ends_at": "2026-08-05T07:30:00Z", "closes_at": null});
        app.sign_in_anew().await;
        app.prefecture().await.post(&format!("{EVENTS}/{id}/reschedule")).json(&date).await.expect(200);
        app.settle().await;
        assert_eq!(ticket(&app, &tokens[2]).await["offered_until"], "2026-07-18T01:00:00.001Z");
        act(&app, &tokens[2], "accept").await.expect(200);
    }
}
