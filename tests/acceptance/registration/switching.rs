//! Changing between venue and online, and what a registration says.

use super::*;
use acceptance::both;
use shared::problem::Code;

async fn switch(app: &TestApp, token: &str, mode: &str) -> Answer {
    let path = format!("/api/v1/registrations/by-link/{token}/switch");
    app.client().post(&path).json(&json!({"mode": mode})).await
}

both! {
    /// With a seat only for another seat: the old one goes to who waits for it, and the address to join online
    /// goes with the mode.
    async fn a_seat_is_changed_for_a_seat(app: TestApp) {
        let id = event(&app, 1, 1).await;
        let one = token_of(&app, &id, "one").await;
        let two = token_of(&app, &id, "two").await;
        let there = switch(&app, &one, "online").await.assert_status(200).json();
        assert_eq!((&there["status"], &there["mode"]), (&json!("confirmed"), &json!("online")));
        assert!(there["event"]["online_url"].is_string());
        assert_eq!(statuses(&app, &id).await, ["confirmed", "confirmed"]);
        assert_eq!(kinds(&app, "one").await, ["registration-confirmed", "registration-switched"]);
        assert_eq!(kinds(&app, "two").await, ["registration-waitlisted", "registration-promoted"]);
        let before = app.digest().await;
        switch(&app, &two, "online").await.assert_problem(Code::ModeFull);
        switch(&app, &one, "online").await.assert_problem(Code::RegistrationState);
        switch(&app, &one, "by_phone").await.assert_faults(&[("/mode", Code::UnknownValue)]);
        before.assert_same(&app.digest().await, "refused changes of mode");
    }

    /// Who waits goes to the end of the other queue, or finds a seat there; a group that waits together stays
    /// together.
    async fn who_waits_changes_queues(app: TestApp) {
        let id = event(&app, 1, 1).await;
        token_of(&app, &id, "one").await;
        let two = token_of(&app, &id, "two").await;
        let there = switch(&app, &two, "online").await.assert_status(200).json();
        assert_eq!(there["status"], "confirmed");
        let three = token_of(&app, &id, "three").await;
        let there = switch(&app, &three, "online").await.assert_status(200).json();
        assert_eq!((&there["status"], &there["position"]), (&json!("waitlisted"), &json!(1)));
        let person = json!({"family_name": "連れ", "given_name": "花", "family_kana": "ツレ", "given_kana": "ハナ", "email": "five@example.jp"});
        let group = with(guest("four"), json!({"group": {"people": [person], "policy": "whole"}}));
        join(&app, &id, &group).await.expect(202);
        let four = app.mails_to("four@example.jp").await.pop().unwrap().token("/registrations/");
        switch(&app, &four, "online").await.assert_problem(Code::GroupWaits);
    }

    /// Until the event's deadline, and only where both ways are held.
    async fn changes_end_at_the_deadline(app: TestApp) {
        let entry = with(acceptance::first_come(), json!({"change_until": "2026-07-14T03:00:00Z"}));
        let id = event_with(&app, json!({"entry": entry})).await;
        let token = token_of(&app, &id, "one").await;
        assert_eq!(ticket(&app, &token).await["can_change"], true);
        app.clock.set("2026-07-14T03:00:00Z".parse().unwrap());
        let shown = ticket(&app, &token).await;
        assert_eq!((&shown["can_change"], &shown["can_cancel"]), (&json!(false), &json!(false)));
        switch(&app, &token, "online").await.assert_problem(Code::ChangeClosed);
        cancel(&app, &token).await.assert_problem(Code::CancelClosed);
    }

    /// What one says about oneself for this event, on the version that was read; the profile stays.
    async fn what_it_says_is_changed_by_its_owner(app: TestApp) {
        let id = event(&app, 1, 1).await;
        let token = token_of(&app, &id, "one").await;
        let path = format!("/api/v1/registrations/by-link/{token}");
        let etag = app.client().get(&path).await.etag();
        let form = json!({"department": "企画部", "job_title": null, "phone": "0225-00-0000", "note": "遅れます。", "locale": "en"});
        app.client().put(&path).json(&form).await.assert_problem(Code::PreconditionRequired);
        let after = app.client().put(&path).if_match(&etag).json(&form).await.assert_status(200).json();
        assert_eq!((&after["department"], &after["note"], &after["locale"]), (&json!("企画部"), &json!("遅れます。"), &json!("en")));
        app.client().put(&path).if_match(&etag).json(&form).await.assert_problem(Code::VersionStale);
        let row = rows(&app, &id).await[0].clone();
        assert_eq!(row["phone"], "0225-00-0000");
        assert_eq!(causes(&app, row["id"].as_str().unwrap()).await, ["joined_with_seat", "edited"]);
        assert_eq!(kinds(&app, "one").await, ["registration-confirmed"]);
    }
}
