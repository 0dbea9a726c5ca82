//! Events whose staff approve: who applies waits, and is told what was decided.

use super::*;
use acceptance::both;
use shared::problem::Code;

fn approval() -> Value {
    json!({"entry": {"selection": "approval", "promotion": "direct", "company_limit": null}})
}

async fn decide(
    app: &TestApp,
    client: &Client,
    event: &str,
    ids: &[&Value],
    decision: &str,
) -> Answer {
    let path = format!("{EVENTS}/{event}/registrations/decide");
    let reason = (decision == "decline").then_some("今回は定員の都合で");
    let body = json!({"registrations": ids, "decision": decision, "reason": reason});
    let done = client.post(&path).json(&body).await;
    later(app).await;
    done
}

both! {
    /// Three apply for two seats; approved in the order in which they came in, whatever the order of asking;
    /// the third waits, and moves up like anybody.
    async fn approval_and_waitlist_go_together(app: TestApp) {
        let id = event_with(&app, approval()).await;
        let mut tokens = Vec::new();
        for name in ["one", "two", "three"] {
            tokens.push(token_of(&app, &id, name).await);
        }
        assert_eq!(statuses(&app, &id).await, ["pending", "pending", "pending"]);
        let shown = ticket(&app, &tokens[0]).await;
        assert_eq!((&shown["code"], &shown["position"], &shown["can_change"]), (&Value::Null, &Value::Null, &json!(true)));
        assert_eq!(kinds(&app, "one").await, ["registration-applied"]);
        assert_eq!(summary(&app, &id).await["by_mode"][0]["pending"], 3);
        let rows = rows(&app, &id).await;
        let ids: Vec<&Value> = rows.iter().map(|row| &row["id"]).collect();
        let staff = app.contractor().await;
        let done = decide(&app, &staff, &id, &[ids[2], ids[0], ids[1]], "approve").await.assert_status(200).json();
        let decided: Vec<&str> = done["decided"].as_array().unwrap().iter().map(|row| row["status"].as_str().unwrap()).collect();
        assert_eq!(decided, ["confirmed", "confirmed", "waitlisted"]);
        assert_eq!(statuses(&app, &id).await, ["confirmed", "confirmed", "waitlisted"]);
        assert_eq!(ticket(&app, &tokens[2]).await["position"], 1);
        assert_eq!(kinds(&app, "one").await, ["registration-applied", "registration-confirmed"]);
        cancel(&app, &tokens[0]).await.expect(200);
        assert_eq!(statuses(&app, &id).await, ["cancelled", "confirmed", "confirmed"]);
        assert_eq!(kinds(&app, "three").await,
            ["registration-applied", "registration-waitlisted", "registration-promoted"]);
        assert_eq!(causes(&app, ids[2].as_str().unwrap()).await,
            ["applied", "approved_to_queue", "promoted_by_seat_given_back"]);
    }

    /// Who is declined reads why, holds nothing, and may apply again; what is decided is decided.
    async fn who_is_declined_reads_why(app: TestApp) {
        let id = event_with(&app, approval()).await;
        let token = token_of(&app, &id, "one").await;
        token_of(&app, &id, "two").await;
        let rows = rows(&app, &id).await;
        let (one, two) = (&rows[0]["id"], &rows[1]["id"]);
        let staff = app.contractor().await;
        let path = format!("{EVENTS}/{id}/registrations/decide");
        let without = json!({"registrations": [one], "decision": "decline", "reason": null});
        staff.post(&path).json(&without).await.assert_faults(&[("/reason", Code::Required)]);
        decide(&app, &staff, &id, &[one], "decline").await.expect(200);
        let shown = ticket(&app, &token).await;
        assert_eq!((&shown["status"], &shown["cancel_reason"]), (&json!("declined"), &json!("今回は定員の都合で")));
        let mail = app.mails_to("one@example.jp").await.pop().unwrap();
        assert!(mail.kind == "registration-declined" && mail.text.contains("今回は定員の都合で"), "{}", mail.text);
        cancel(&app, &token).await.assert_problem(Code::RegistrationState);
        let again = decide(&app, &staff, &id, &[one, two], "approve").await.assert_status(200).json();
        assert_eq!((&again["skipped"], &again["decided"][0]["id"]), (&json!([one]), two));
        join(&app, &id, &guest("one")).await.expect(202);
        assert_eq!(statuses(&app, &id).await, ["declined", "confirmed", "pending"]);
    }

    /// Only staff decide, only about this event's, and not where nothing is held any more.
    async fn deciding_is_refused_where_it_must_be(app: TestApp) {
        let id = event_with(&app, approval()).await;
        let other = event_with(&app, approval()).await;
        token_of(&app, &id, "one").await;
        let row = rows(&app, &id).await[0]["id"].clone();
        let (staff, member) = (app.contractor().await, app.member().await);
        later(&app).await;
        let before = app.digest().await;
        decide(&app, &app.client(), &id, &[&row], "approve").await.assert_problem(Code::Unauthenticated);
        decide(&app, &member, &id, &[&row], "approve").await.assert_problem(Code::Forbidden);
        decide(&app, &staff, &other, &[&row], "approve").await.assert_problem(Code::NotFound);
        decide(&app, &staff, &id, &[], "approve").await.assert_faults(&[("/registrations", Code::TooFewItems)]);
        before.assert_same(&app.digest().await, "refused decisions");
        let off = json!({"reason": "見本"});
        app.prefecture().await.post(&format!("{EVENTS}/{id}/cancel")).json(&off).await.expect(200);
        decide(&app, &staff, &id, &[&row], "approve").await.assert_problem(Code::EventState);
    }

    /// Whom staff take down by hand need no approval; by exception they need no free seat either, and the
    /// history says on whose word.
    async fn by_hand_is_approved_and_by_exception_seated(app: TestApp) {
        let id = event_with(&app, approval()).await;
        let staff = app.contractor().await;
        let path = format!("{EVENTS}/{id}/registrations/by-hand");
        let form = |name: &str, exception: bool| with(guest(name), json!({"acceptance": null, "exception": exception}));
        let mut ids = Vec::new();
        for (name, exception, status) in [
            ("one", false, "confirmed"), ("two", false, "confirmed"), ("three", false, "waitlisted"), ("four", true, "confirmed"),
        ] {
            let made = staff.post(&path).json(&form(name, exception)).await.assert_status(201).json();
            assert_eq!(made["status"], status, "{name}");
            ids.push(made["id"].as_str().unwrap().to_owned());
        }
        let counts = summary(&app, &id).await["by_mode"][0].clone();
        assert_eq!((&counts["confirmed"], &counts["overbooked"]), (&json!(3), &json!(1)));
        assert_eq!(causes(&app, &ids[3]).await, ["seated_by_exception"]);
        // A seat given back while there are more people than seats is nobody's.
        let gone = json!({"reason": "見本"});
        staff.post(&format!("/api/v1/registrations/{}/cancel", ids[0])).json(&gone).await.expect(200);
        assert_eq!(summary(&app, &id).await["by_mode"][0]["waitlisted"], 1);
        let place = format!("/api/v1/registrations/{}/place", ids[2]);
        let by_rule = json!({"mode": "in_person"});
        staff.post(&place).json(&by_rule).await.assert_problem(Code::RegistrationState);
        let over = json!({"mode": "in_person", "exception": true, "reason": "登壇者のため"});
        assert_eq!(staff.post(&place).json(&over).await.assert_status(200).json()["status"], "confirmed");
        assert_eq!(causes(&app, &ids[2]).await, ["joined_queue", "seated_by_exception"]);
    }
}
