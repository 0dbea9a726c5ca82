//! Who gets a seat, who waits, who moves up.

use super::*;
use acceptance::both;

/// How the event counts its seats at the venue, for everybody.
async fn left(app: &TestApp, event: &str) -> Value {
    let shown = app.client().get(&format!("{EVENTS}/{event}")).await;
    shown.assert_status(200).json()["seats"][0]["left"].clone()
}

/// Changes the seats at the venue.
async fn seats(app: &TestApp, event: &str, seats: u32) {
    let staff = app.prefecture().await;
    let path = format!("/api/v1/staff/events/{event}");
    let etag = staff.get(&path).await.assert_status(200).etag();
    let changed = staff.put(&format!("{EVENTS}/{event}")).if_match(&etag);
    changed.json(&form(seats, 5)).await.expect(200);
}

both! {
    /// The third on two seats waits; the first cancels by the mail's link; the third moves up and is told.
    async fn the_first_who_waits_gets_the_seat_given_back(app: TestApp) {
        let id = event(&app, 2, 5).await;
        let mut tokens = Vec::new();
        for name in ["one", "two", "three", "four"] {
            tokens.push(token_of(&app, &id, name).await);
        }
        assert_eq!(statuses(&app, &id).await, ["confirmed", "confirmed", "waitlisted", "waitlisted"]);
        assert_eq!(left(&app, &id).await, 0);
        let (third, fourth) = (ticket(&app, &tokens[2]).await, ticket(&app, &tokens[3]).await);
        assert_eq!((&third["position"], &fourth["position"]), (&json!(1), &json!(2)));
        assert_eq!(third["code"], Value::Null);

        let gone = cancel(&app, &tokens[0]).await.assert_status(200).json();
        assert_eq!((&gone["status"], &gone["cancelled_by"]), (&json!("cancelled"), &json!("participant")));
        assert_eq!(statuses(&app, &id).await, ["cancelled", "confirmed", "confirmed", "waitlisted"]);
        let (third, fourth) = (ticket(&app, &tokens[2]).await, ticket(&app, &tokens[3]).await);
        assert_eq!((&third["status"], &third["position"]), (&json!("confirmed"), &Value::Null));
        assert_eq!(third["code"].as_str().unwrap().len(), 10);
        assert_eq!(fourth["position"], json!(1));
        let mails = app.mails_to("three@example.jp").await;
        let kinds: Vec<&str> = mails.iter().map(|mail| mail.kind.as_str()).collect();
        assert_eq!(kinds, ["registration-waitlisted", "registration-promoted"]);
        assert_eq!(left(&app, &id).await, 0);
    }

    /// Whoever leaves the queue moves nobody up, but everybody behind forward.
    async fn leaving_the_queue_gives_no_seat(app: TestApp) {
        let id = event(&app, 1, 5).await;
        let mut tokens = Vec::new();
        for name in ["one", "two", "three"] {
            tokens.push(token_of(&app, &id, name).await);
        }
        cancel(&app, &tokens[1]).await.expect(200);
        assert_eq!(statuses(&app, &id).await, ["confirmed", "cancelled", "waitlisted"]);
        assert_eq!(ticket(&app, &tokens[2]).await["position"], json!(1));
        // Who comes back joins at the end, with a new number.
        join(&app, &id, &guest("two")).await.expect(202);
        let rows = rows(&app, &id).await;
        let seqs: Vec<&Value> = rows.iter().map(|row| &row["queue_seq"]).collect();
        assert_eq!(seqs, [&Value::Null, &json!(1), &json!(2), &json!(3)]);
    }

    /// The queues of venue and online are apart; the numbers drawn are one row.
    async fn each_mode_has_its_own_seats_and_queue(app: TestApp) {
        let id = event(&app, 1, 1).await;
        for (name, mode) in [("a", "in_person"), ("b", "online"), ("c", "online"), ("d", "in_person")] {
            let form = with(guest(name), json!({ "mode": mode }));
            join(&app, &id, &form).await.expect(202);
        }
        let seen = rows(&app, &id).await;
        let seen: Vec<(&str, &Value)> = seen.iter()
            .map(|row| (row["status"].as_str().unwrap(), &row["queue_seq"])).collect();
        assert_eq!(seen, [
            ("confirmed", &Value::Null), ("confirmed", &Value::Null),
            ("waitlisted", &json!(1)), ("waitlisted", &json!(2)),
        ]);
        let mails = app.mails_to("d@example.jp").await;
        // The text is wrapped for old readers.
        let text = mails[0].text.replace('\n', "");
        assert!(text.contains("順番は1番目です"), "{text}");
    }

    /// More seats promote at once, in order; a newcomer does not overtake who waited.
    async fn more_seats_promote_the_queue_in_order(app: TestApp) {
        let id = event(&app, 1, 5).await;
        for name in ["one", "two", "three", "four"] {
            join(&app, &id, &guest(name)).await.expect(202);
        }
        app.settle().await;
        app.clock.advance(chrono::Duration::seconds(1));
        seats(&app, &id, 3).await;
        // Between the change and the promotion the free seats belong to those who wait.
        join(&app, &id, &guest("five")).await.expect(202);
        app.settle().await;
        assert_eq!(statuses(&app, &id).await, ["confirmed", "confirmed", "confirmed", "waitlisted", "waitlisted"]);
        for name in ["two", "three"] {
            let mails = app.mails_to(&format!("{name}@example.jp")).await;
            let kinds: Vec<&str> = mails.iter().map(|mail| mail.kind.as_str()).collect();
            assert_eq!(kinds, ["registration-waitlisted", "registration-promoted"], "{name}");
        }
        let staff = app.contractor().await;
        let two = rows(&app, &id).await[1]["id"].as_str().unwrap().to_owned();
        let history = staff.get(&format!("/api/v1/registrations/{two}/history")).await.assert_status(200).json();
        let causes: Vec<&str> = history["lines"].as_array().unwrap().iter()
            .map(|line| line["cause"].as_str().unwrap()).collect();
        assert_eq!(causes, ["joined_queue", "promoted_by_capacity"]);
        seats(&app, &id, 20).await;
        app.settle().await;
        assert!(statuses(&app, &id).await.iter().all(|status| status == "confirmed"));
        app.settle().await;
        assert_eq!(left(&app, &id).await, 15);
    }
}
