//! Another date, another place: everybody is asked, and who does not answer stays and is listed.

use super::*;
use acceptance::both;
use shared::problem::Code;

async fn unanswered(app: &TestApp, event: &str) -> Vec<String> {
    app.renew().await;
    let staff = app.contractor().await;
    let path = format!("{EVENTS}/{event}/registrations?keep=unanswered");
    let page = staff.get(&path).await.assert_status(200).json();
    let items = page["items"].as_array().unwrap().iter();
    items
        .map(|row| row["email"].as_str().unwrap().to_owned())
        .collect()
}

both! {
    /// One keeps the place, one gives it up, one says nothing; who comes in later knew.
    async fn who_does_not_answer_stays_and_is_listed(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let mut tokens = Vec::new();
        for name in ["keeps", "leaves", "silent"] {
            tokens.push(token_of(&app, &id, name).await);
        }
        assert_eq!(act(&app, &tokens[0], "keep").await.assert_status(200).json()["asked_to_keep"], false);
        app.clock.advance(chrono::Duration::hours(1));
        let venue = json!({"name": "別の会館", "address": "宮城県石巻市見本町2-2", "access": null});
        change_event(&app, &id, json!({"venue": venue})).await;
        token_of(&app, &id, "later").await;
        let mail = app.mails_to("silent@example.jp").await.pop().unwrap();
        assert_eq!(mail.kind, "registration-changed");
        assert!(mail.text.replace('\n', "").contains("参加できるかどうかを"), "{}", mail.text);
        app.renew().await;
        assert_eq!(ticket(&app, &tokens[0]).await["asked_to_keep"], true);
        assert_eq!(summary(&app, &id).await["asked_to_keep"], 3);
        let kept = act(&app, &tokens[0], "keep").await.assert_status(200).json();
        assert_eq!((&kept["asked_to_keep"], &kept["status"]), (&json!(false), &json!("confirmed")));
        act(&app, &tokens[0], "keep").await.expect(200);
        cancel(&app, &tokens[1]).await.expect(200);
        act(&app, &tokens[1], "keep").await.assert_problem(Code::RegistrationState);
        assert_eq!(unanswered(&app, &id).await, ["silent@example.jp"]);
        let row = rows(&app, &id).await[0]["id"].as_str().unwrap().to_owned();
        assert_eq!(causes(&app, &row).await, ["joined_with_seat", "kept"]);
    }

    /// A new date asks anew, also those who answered to the change before; the calendar's entry is newer.
    async fn a_new_date_asks_anew(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let token = token_of(&app, &id, "one").await;
        let entry = format!("/api/v1/registrations/by-link/{token}/calendar.ics");
        let sequence = async || {
            let file = app.client().get(&entry).await.text();
            let line = file.lines().find(|line| line.starts_with("SEQUENCE:")).unwrap().to_owned();
            line.trim_start_matches("SEQUENCE:").parse::<i64>().unwrap()
        };
        let before = sequence().await;
        let staff = app.prefecture().await;
        staff.post(&format!("{EVENTS}/{id}/postpone")).json(&json!({"reason": "台風のため"})).await.expect(200);
        assert_eq!(ticket(&app, &token).await["asked_to_keep"], false);
        app.clock.advance(chrono::Duration::hours(1));
        let date = json!({"starts_at": "2026-08-05T05:00:00Z", "ends_at": "2026-08-05T07:30:00Z", "closes_at": null});
        app.sign_in_anew().await;
        app.prefecture().await.post(&format!("{EVENTS}/{id}/reschedule")).json(&date).await.expect(200);
        assert_eq!(ticket(&app, &token).await["asked_to_keep"], true);
        assert!(sequence().await > before);
        act(&app, &token, "keep").await.expect(200);
        assert_eq!(kinds(&app, "one").await, ["registration-confirmed", "registration-put-off", "registration-new-date"]);
        app.clock.advance(chrono::Duration::hours(1));
        change_event(&app, &id, json!({"starts_at": "2026-08-05T06:00:00Z"})).await;
        assert_eq!(unanswered(&app, &id).await, ["one@example.jp"]);
    }
}
