//! People who come together: all or none, or as many as possible.

use super::*;
use acceptance::both;
use shared::problem::Code;

/// A form that brings `others`.
fn bringing(name: &str, others: &[&str], policy: &str) -> Value {
    let people: Vec<Value> = others.iter().map(|other| json!({
        "family_name": "連れ", "given_name": "花", "family_kana": "ツレ", "given_kana": "ハナ",
        "email": format!("{other}@example.jp"),
    })).collect();
    with(
        guest(name),
        json!({"group": {"people": people, "policy": policy}}),
    )
}

async fn token(app: &TestApp, name: &str) -> String {
    later(app).await;
    let mails = app.mails_to(&format!("{name}@example.jp")).await;
    mails.last().unwrap().token("/registrations/")
}

both! {
    /// Three who come only together wait for three seats, also while two are free, and nobody passes them.
    async fn a_whole_group_waits_and_is_not_passed(app: TestApp) {
        let id = event(&app, 3, 5).await;
        let first = token_of(&app, &id, "first").await;
        join(&app, &id, &bringing("a", &["b", "c"], "whole")).await.expect(202);
        join(&app, &id, &guest("later")).await.expect(202);
        assert_eq!(statuses(&app, &id).await, ["confirmed", "waitlisted", "waitlisted", "waitlisted", "waitlisted"]);
        assert_eq!(ticket(&app, &token(&app, "later").await).await["position"], 4);
        let seen = ticket(&app, &token(&app, "b").await).await["group"].clone();
        assert_eq!((&seen["applicant"], &seen["policy"], seen["members"].as_array().unwrap().len()),
            (&json!(false), &json!("whole"), 3));
        cancel(&app, &first).await.expect(200);
        assert_eq!(statuses(&app, &id).await, ["cancelled", "confirmed", "confirmed", "confirmed", "waitlisted"]);
        for name in ["a", "b", "c"] {
            assert_eq!(kinds(&app, name).await, ["registration-waitlisted", "registration-promoted"], "{name}");
        }
        let told = app.mails_to("b@example.jp").await.remove(0).text.replace('\n', "");
        assert!(told.contains("見本 花子さんが、あなたの分も"), "{told}");
        // Each has a ticket and a link of their own, which opens nothing else.
        let (a, b) = (token(&app, "a").await, token(&app, "b").await);
        assert_ne!(ticket(&app, &a).await["code"], ticket(&app, &b).await["code"]);
        cancel(&app, &b).await.expect(200);
        assert_eq!(statuses(&app, &id).await, ["cancelled", "confirmed", "cancelled", "confirmed", "confirmed"]);
    }

    /// Three who come as far as there are seats: two at once, the third is the next.
    async fn a_partial_group_takes_what_there_is(app: TestApp) {
        let id = event(&app, 2, 5).await;
        join(&app, &id, &bringing("a", &["b", "c"], "partial")).await.expect(202);
        join(&app, &id, &guest("later")).await.expect(202);
        assert_eq!(statuses(&app, &id).await, ["confirmed", "confirmed", "waitlisted", "waitlisted"]);
        assert_eq!(ticket(&app, &token(&app, "c").await).await["position"], 1);
        assert_eq!(kinds(&app, "a").await, ["registration-confirmed"]);
        cancel(&app, &token(&app, "a").await).await.expect(200);
        assert_eq!(statuses(&app, &id).await, ["cancelled", "confirmed", "confirmed", "waitlisted"]);
    }

    /// More seats serve a group as a whole, in the order of joining.
    async fn more_seats_serve_a_group_as_one(app: TestApp) {
        let id = event(&app, 1, 5).await;
        token_of(&app, &id, "first").await;
        join(&app, &id, &bringing("a", &["b", "c"], "whole")).await.expect(202);
        join(&app, &id, &guest("later")).await.expect(202);
        for (seats, expected) in [(2, 1), (3, 1), (4, 4), (5, 5)] {
            change_event(&app, &id, json!({"capacity": {"in_person": seats, "online": 5}})).await;
            let confirmed = statuses(&app, &id).await.iter().filter(|one| *one == "confirmed").count();
            assert_eq!(confirmed, expected, "{seats} seats");
        }
    }

    /// The applicant gives up for all; another of the group for themselves only.
    async fn the_applicant_cancels_for_all(app: TestApp) {
        let id = event(&app, 5, 5).await;
        join(&app, &id, &bringing("a", &["b", "c"], "whole")).await.expect(202);
        let (a, b) = (token(&app, "a").await, token(&app, "b").await);
        act(&app, &b, "cancel-group").await.expect(200);
        assert_eq!(statuses(&app, &id).await, ["confirmed", "cancelled", "confirmed"]);
        act(&app, &a, "cancel-group").await.expect(200);
        assert_eq!(statuses(&app, &id).await, ["cancelled", "cancelled", "cancelled"]);
        act(&app, &a, "cancel-group").await.assert_problem(Code::AlreadyCancelled);
        assert_eq!(kinds(&app, "c").await, ["registration-confirmed", "registration-cancelled"]);
    }

    /// Six at most, each with an address of their own; who is registered already stays as they are.
    async fn a_group_has_its_bounds(app: TestApp) {
        let id = event(&app, 20, 5).await;
        let before = app.digest().await;
        let most = ["b", "c", "d", "e", "f"];
        let many = ["b", "c", "d", "e", "f", "g"];
        join(&app, &id, &bringing("a", &many, "whole")).await.assert_faults(&[("/group/people", Code::TooManyItems)]);
        join(&app, &id, &bringing("a", &[], "whole")).await.assert_faults(&[("/group/people", Code::TooFewItems)]);
        join(&app, &id, &bringing("a", &["b", "a"], "whole")).await
            .assert_faults(&[("/group/people/1/email", Code::Duplicate)]);
        join(&app, &id, &bringing("a", &["b"], "some")).await.assert_faults(&[("/group/policy", Code::UnknownValue)]);
        before.without("throttle").assert_same(&app.digest().await.without("throttle"), "refused groups");
        token_of(&app, &id, "c").await;
        join(&app, &id, &bringing("a", &most, "whole")).await.expect(202);
        assert_eq!(rows(&app, &id).await.len(), 6);
        assert_eq!(kinds(&app, "c").await, ["registration-confirmed", "registration-repeated"]);
    }

    /// Of a group all are approved, or none.
    async fn a_group_is_decided_as_one(app: TestApp) {
        let entry = json!({"selection": "approval", "promotion": "direct", "company_limit": null});
        let id = event_with(&app, json!({"entry": entry})).await;
        join(&app, &id, &bringing("a", &["b", "c"], "whole")).await.expect(202);
        let row = rows(&app, &id).await[1]["id"].clone();
        let staff = app.contractor().await;
        let path = format!("{EVENTS}/{id}/registrations/decide");
        let body = json!({"registrations": [row], "decision": "approve", "reason": null});
        let done = staff.post(&path).json(&body).await.assert_status(200).json();
        assert_eq!(done["decided"].as_array().unwrap().len(), 3);
        // Two seats are no seats for three who come together.
        assert_eq!(statuses(&app, &id).await, ["waitlisted", "waitlisted", "waitlisted"]);
    }
}
