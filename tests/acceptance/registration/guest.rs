//! Guests: what is refused, and what everybody is answered alike.

use super::*;
use acceptance::both;
use chrono::Duration;
use shared::problem::Code;
use shared::time::Timestamp;

both! {
    /// What the public may not see can't be registered for, and nothing is stored.
    async fn only_a_public_event_takes_registrations(app: TestApp) {
        let hidden = draft(&app, 2, 2).await;
        let before = app.digest().await;
        let nothing = "01900000-0000-7000-8000-000000000000";
        for id in [hidden.as_str(), nothing, "x"] {
            join(&app, id, &guest("a")).await.assert_problem(Code::NotFound);
        }
        assert_eq!(app.digest().await, before);
    }

    /// After the deadline and before the opening one is told which it is.
    async fn registration_keeps_its_hours(app: TestApp) {
        let id = event(&app, 2, 2).await;
        let closes: Timestamp = "2026-07-14T03:00:00Z".parse().unwrap();
        app.clock.set(closes);
        join(&app, &id, &guest("late")).await.assert_problem(Code::RegistrationClosed);
        app.clock.set(closes.plus(Duration::seconds(-1)));
        join(&app, &id, &guest("late")).await.expect(202);
        let staff = app.contractor().await;
        let reason = json!({"reason": "会場が使えなくなりました。"});
        staff.post(&format!("{EVENTS}/{id}/cancel")).json(&reason).await.expect(200);
        join(&app, &id, &guest("later")).await.assert_problem(Code::RegistrationClosed);
    }

    /// One answer names all that is missing, the acceptance among it.
    async fn everything_missing_is_named_at_once(app: TestApp) {
        let id = event(&app, 2, 2).await;
        let before = app.digest().await;
        let bare = json!({"mode": "in_person", "locale": "ja"});
        join(&app, &id, &bare).await.assert_faults(&[
            ("/family_name", Code::Required), ("/given_name", Code::Required),
            ("/family_kana", Code::Required), ("/given_kana", Code::Required),
            ("/email", Code::Required), ("/organisation_name", Code::Required),
            ("/acceptance", Code::ConsentRequired),
        ]);
        let unaccepted = with(guest("a"), json!({"acceptance": null, "organisation_name": null}));
        join(&app, &id, &unaccepted).await.assert_faults(&[
            ("/organisation_name", Code::Required), ("/acceptance", Code::ConsentRequired),
        ]);
        let old = json!({"terms_version": "2020-01-01", "privacy_version": "2026-11-22"});
        join(&app, &id, &with(guest("a"), json!({"acceptance": old}))).await
            .assert_faults(&[("/acceptance/terms_version", Code::ConsentRequired)]);
        let unknown = json!({"organisation_id": "01900000-0000-7000-8000-000000000000"});
        join(&app, &id, &with(guest("a"), unknown)).await
            .assert_faults(&[("/organisation_id", Code::NoSuchReference)]);
        assert_eq!(app.digest().await, before);
    }

    /// An address that is registered is answered exactly as one that is not; only its owner learns.
    async fn a_known_address_is_answered_like_an_unknown_one(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let first = join(&app, &id, &guest("known")).await.assert_status(202);
        app.settle().await;
        let again = join(&app, &id, &guest("known")).await.assert_status(202);
        assert_eq!(first.text(), again.text());
        let names = |answer: &Answer| -> Vec<String> {
            answer.headers().keys().map(ToString::to_string).collect()
        };
        assert_eq!(names(&first), names(&again));
        let account = join(&app, &id, &guest("member")).await.assert_status(202);
        assert_eq!(names(&first), names(&account));
        assert_eq!(rows(&app, &id).await.len(), 2);
        let mails = app.mails_to("known@example.jp").await;
        let kinds: Vec<&str> = mails.iter().map(|mail| mail.kind.as_str()).collect();
        assert_eq!(kinds, ["registration-confirmed", "registration-repeated"]);
        assert_eq!(mails[0].token("/registrations/"), mails[1].token("/registrations/"));
    }

    /// What a stranger types does not change a known person; the registration keeps what was typed.
    async fn a_guest_does_not_rename_a_known_person(app: TestApp) {
        let id = event(&app, 5, 5).await;
        join(&app, &id, &guest("kept")).await.expect(202);
        let other = event(&app, 5, 5).await;
        let form = with(guest("kept"), json!({"given_name": "別人"}));
        join(&app, &other, &form).await.expect(202);
        let (first, second) = (&rows(&app, &id).await[0], &rows(&app, &other).await[0]);
        assert_eq!(first["person_id"], second["person_id"]);
        assert_eq!((&first["given_name"], &second["given_name"]), (&json!("花子"), &json!("別人")));
    }

    /// A link opens its own registration; changed by one letter it opens nothing.
    async fn a_link_opens_one_registration_only(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let (one, two) = (token_of(&app, &id, "one").await, token_of(&app, &id, "two").await);
        assert_ne!(ticket(&app, &one).await["id"], ticket(&app, &two).await["id"]);
        let mut forged = one.clone();
        forged.replace_range(0..1, if one.starts_with('A') { "B" } else { "A" });
        let mixed = format!("{}{}", &one[..22], &two[22..]);
        for bad in [forged.as_str(), mixed.as_str(), "x", "%00"] {
            let path = format!("/api/v1/registrations/by-link/{bad}");
            let status = app.client().get(&path).await.status();
            assert!(matches!(status, 404 | 422), "{bad}: {status}");
            assert!(matches!(cancel(&app, bad).await.status(), 404 | 422), "{bad}");
        }
        // It is no sign-in, and no other link.
        let bearer = app.client().with_bearer(one.clone());
        bearer.get("/api/v1/me/registrations").await.assert_problem(Code::Unauthenticated);
        assert_eq!(ticket(&app, &two).await["status"], "confirmed");
        // It runs out a month after the event.
        app.clock.set("2026-08-14T07:30:00Z".parse().unwrap());
        let path = format!("/api/v1/registrations/by-link/{one}");
        app.client().get(&path).await.assert_problem(Code::LinkInvalid);
    }

    /// Twice, and after the beginning, cancelling is refused with its reason.
    async fn cancelling_ends_with_the_beginning_and_happens_once(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let (one, two) = (token_of(&app, &id, "one").await, token_of(&app, &id, "two").await);
        cancel(&app, &one).await.expect(200);
        cancel(&app, &one).await.assert_problem(Code::AlreadyCancelled);
        app.clock.set("2026-07-15T05:00:00Z".parse().unwrap());
        cancel(&app, &two).await.assert_problem(Code::CancelClosed);
        let seen = ticket(&app, &two).await;
        assert_eq!((&seen["status"], &seen["can_cancel"]), (&json!("confirmed"), &json!(false)));
    }

    /// The same request again, with its key, is one registration and one mail.
    async fn a_repeated_request_registers_once(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let path = format!("{EVENTS}/{id}/registrations");
        let send = |form: Value| {
            let call = app.client().post(&path).json(&form).idempotency_key("one-key");
            async move { call.await }
        };
        let first = send(guest("again")).await.assert_status(202);
        assert_eq!(send(guest("again")).await.assert_status(202).text(), first.text());
        send(guest("else")).await.assert_problem(Code::IdempotencyMismatch);
        assert_eq!(app.mails_to("again@example.jp").await.len(), 1);
    }
}
