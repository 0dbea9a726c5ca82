//! What a third party hands in, until its person confirms it.

use super::*;
use acceptance::{Answer, both};
use chrono::Duration;
use shared::problem::Code;

async fn hand_in(key: &Client, event: &str, form: &Value) -> Answer {
    key.post(&by_key(event)).json(form).await
}

/// The token of the last mail that asks this address to confirm.
async fn asked(app: &TestApp, name: &str) -> String {
    let mails = app.mails_to(&format!("{name}@example.jp")).await;
    let mail = mails
        .iter()
        .rfind(|mail| mail.kind == "registration-requested");
    mail.expect("a mail that asks").token("/confirm/")
}

fn link(token: &str) -> String {
    format!("/api/v1/registration-requests/by-link/{token}")
}

both! {
    /// Refused for the first reason that holds, and nothing is stored.
    async fn what_does_not_fit_is_refused(app: TestApp) {
        let id = event(&app, 2, 2).await;
        let key = program(&app, &["registration_create"], false).await;
        let none = program(&app, &[], false).await;
        let hidden = crate::registration::draft(&app, 2, 2).await;
        key.get(EVENTS).await.expect(200);
        none.get(EVENTS).await.expect(200);
        app.settle().await;
        let nothing = "01900000-0000-7000-8000-000000000000";
        app.client().post(&by_key(&id)).json(&guest("a")).await.assert_problem(Code::Unauthenticated);
        hand_in(&none, &id, &guest("a")).await.assert_problem(Code::Forbidden);
        hand_in(&app.member().await, &id, &guest("a")).await.assert_problem(Code::Forbidden);
        for unknown in [nothing, hidden.as_str()] {
            hand_in(&key, unknown, &guest("a")).await.assert_problem(Code::NotFound);
        }
        let unaccepted = with(guest("a"), json!({"acceptance": null}));
        hand_in(&key, &id, &unaccepted).await.assert_faults(&[("/acceptance", Code::ConsentRequired)]);
        let old = json!({"acceptance": {"terms_version": "2020-01-01", "privacy_version": "2026-11-22"}});
        hand_in(&key, &id, &with(guest("a"), old)).await
            .assert_faults(&[("/acceptance/terms_version", Code::ConsentRequired)]);
        let unknown = json!({"organisation_id": nothing});
        hand_in(&key, &id, &with(guest("a"), unknown)).await
            .assert_faults(&[("/organisation_id", Code::NoSuchReference)]);
        let start = app.clock.now();
        app.clock.set("2026-07-14T03:00:00Z".parse().unwrap());
        hand_in(&key, &id, &guest("a")).await.assert_problem(Code::RegistrationClosed);
        app.clock.set(start);
        assert!(rows(&app, &id).await.is_empty());
        assert!(app.mails_to("a@example.jp").await.is_empty());
    }

    /// Until it is confirmed it holds no seat and is in no list; then it is a registration as any other.
    async fn it_counts_once_the_person_confirms(app: TestApp) {
        let id = event(&app, 1, 1).await;
        let key = program(&app, &["registration_create"], false).await;
        let receipt = hand_in(&key, &id, &guest("hanako")).await.assert_status(202).json();
        assert_eq!(receipt["sent_to"], "hanako@example.jp");
        assert_eq!(receipt["test"], false);
        let left = |shown: &Value| shown["seats"][0]["left"].clone();
        let path = format!("{EVENTS}/{id}");
        assert_eq!(left(&app.client().get(&path).await.json()), 1);
        assert!(rows(&app, &id).await.is_empty());
        let token = asked(&app, "hanako").await;
        let mail = app.mails_to("hanako@example.jp").await.pop().unwrap();
        assert!(mail.text.contains("見本市ポータル"), "{}", mail.text);
        // Opening the link, as mail scanners do, changes nothing.
        let shown = app.client().get(&link(&token)).await.assert_status(200).json();
        assert_eq!((&shown["via"], &shown["family_name"]), (&json!("見本市ポータル"), &json!("見本")));
        assert!(rows(&app, &id).await.is_empty());
        app.clock.advance(Duration::seconds(1));
        let ticket = app.client().post(&format!("{}/confirm", link(&token))).await.assert_status(200).json();
        assert_eq!(ticket["status"], "confirmed");
        assert_eq!(left(&app.client().get(&path).await.json()), 0);
        let again = app.client().post(&format!("{}/confirm", link(&token))).await.assert_status(200).json();
        assert_eq!(again["id"], ticket["id"]);
        app.client().get(&link(&token)).await.assert_problem(Code::LinkInvalid);
        assert_eq!(rows(&app, &id).await.len(), 1);
        let kinds: Vec<String> = app.mails_to("hanako@example.jp").await.into_iter().map(|mail| mail.kind).collect();
        assert_eq!(kinds, ["registration-requested", "registration-confirmed"]);
        // Who comes next waits, as anybody would.
        hand_in(&key, &id, &guest("taro")).await.expect(202);
        let token = asked(&app, "taro").await;
        let ticket = app.client().post(&format!("{}/confirm", link(&token))).await.assert_status(200).json();
        assert_eq!((&ticket["status"], &ticket["position"]), (&json!("waitlisted"), &json!(1)));
        let prefecture = app.prefecture().await;
        let path = format!("/api/v1/registrations/{}/history", ticket["id"].as_str().unwrap());
        let history = prefecture.get(&path).await.assert_status(200).text();
        assert!(history.contains("\"person\""), "{history}");
    }

    /// The acceptance is kept with the registration, in the versions that were handed in.
    async fn the_consent_is_kept(app: TestApp) {
        use sea_orm::{ConnectionTrait, Statement};
        let id = event(&app, 1, 1).await;
        let key = program(&app, &["registration_create"], false).await;
        hand_in(&key, &id, &guest("hanako")).await.expect(202);
        let token = asked(&app, "hanako").await;
        app.client().post(&format!("{}/confirm", link(&token))).await.expect(200);
        let conn = app.context().db.read();
        let sql = "SELECT version FROM consent WHERE subject_kind = 'registration'";
        let found = conn.query_all_raw(Statement::from_string(conn.get_database_backend(), sql)).await.unwrap();
        let versions: Vec<String> = found.iter().map(|row| row.try_get("", "version").unwrap()).collect();
        assert_eq!(json!(versions), json!([acceptance()["terms_version"], acceptance()["privacy_version"]]));
    }

    /// Whether an address is registered, is asked already or is new: the answer is the same.
    async fn the_answer_tells_nothing_about_an_address(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let key = program(&app, &["registration_create"], false).await;
        app.client().post(&format!("{EVENTS}/{id}/registrations")).json(&guest("known")).await.expect(202);
        app.settle().await;
        app.clock.advance(Duration::seconds(1));
        let known = hand_in(&key, &id, &guest("known")).await.assert_status(202);
        let fresh = hand_in(&key, &id, &guest("fresh")).await.assert_status(202);
        assert_eq!(known.text().replace("known", "fresh"), fresh.text());
        // Its owner, who confirms, is told that the registration is there, and gets no second one.
        let token = asked(&app, "known").await;
        app.clock.advance(Duration::seconds(1));
        let ticket = app.client().post(&format!("{}/confirm", link(&token))).await.assert_status(200).json();
        assert_eq!(ticket["status"], "confirmed");
        assert_eq!(rows(&app, &id).await.len(), 1);
        let kinds: Vec<String> = app.mails_to("known@example.jp").await.into_iter().map(|mail| mail.kind).collect();
        assert_eq!(kinds, ["registration-confirmed", "registration-requested", "registration-repeated"]);
    }

    /// After 72 hours it is forgotten: the link is void, and nothing of the person is left.
    async fn what_nobody_confirms_is_forgotten(app: TestApp) {
        use sea_orm::{ConnectionTrait, Statement};
        let id = event(&app, 5, 5).await;
        let key = program(&app, &["registration_create"], false).await;
        hand_in(&key, &id, &guest("hanako")).await.expect(202);
        let token = asked(&app, "hanako").await;
        app.clock.advance(Duration::hours(72) + Duration::seconds(-1));
        app.client().get(&link(&token)).await.expect(200);
        app.clock.advance(Duration::seconds(1));
        app.client().get(&link(&token)).await.assert_problem(Code::LinkInvalid);
        app.client().post(&format!("{}/confirm", link(&token))).await.assert_problem(Code::LinkInvalid);
        app.settle().await;
        let conn = app.context().db.read();
        for table in ["registration_request", "registration"] {
            let sql = format!("SELECT COUNT(*) FROM {table}");
            let count = conn.query_one_raw(Statement::from_string(conn.get_database_backend(), sql)).await;
            assert_eq!(count.unwrap().unwrap().try_get_by_index::<i64>(0), Ok(0), "{table}");
        }
    }

    /// A link for one thing opens nothing else, and one that closed meanwhile says so.
    async fn a_link_opens_its_own_only(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let ticket = crate::registration::token_of(&app, &id, "taro").await;
        app.client().get(&link(&ticket)).await.assert_problem(Code::LinkInvalid);
        let key = program(&app, &["registration_create"], false).await;
        hand_in(&key, &id, &guest("hanako")).await.expect(202);
        let token = asked(&app, "hanako").await;
        let other = format!("/api/v1/registrations/by-link/{token}");
        app.client().get(&other).await.assert_problem(Code::LinkInvalid);
        let staff = app.contractor().await;
        let reason = json!({"reason": "会場が使えなくなりました。"});
        staff.post(&format!("{EVENTS}/{id}/cancel")).json(&reason).await.expect(200);
        app.client().post(&format!("{}/confirm", link(&token))).await.assert_problem(Code::RegistrationClosed);
    }

    /// Pressed many times at once it is one registration.
    async fn many_presses_confirm_once(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let key = program(&app, &["registration_create"], false).await;
        hand_in(&key, &id, &guest("hanako")).await.expect(202);
        let path = format!("{}/confirm", link(&asked(&app, "hanako").await));
        let client = app.client();
        let all = futures::future::join_all((0..8).map(|_| async { client.post(&path).await })).await;
        let ids: std::collections::BTreeSet<String> = all.into_iter().map(|one| one.assert_status(200).id()).collect();
        assert_eq!(ids.len(), 1);
        assert_eq!(rows(&app, &id).await.len(), 1);
    }

    /// The same key of the client's, twice: one mail. Two API keys don't share them.
    async fn an_idempotency_key_belongs_to_its_api_key(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let (one, two) = (
            program(&app, &["registration_create"], false).await,
            program(&app, &["registration_create"], false).await,
        );
        for key in [&one, &one, &two] {
            let call = key.post(&by_key(&id)).header("idempotency-key", "same").json(&guest("hanako"));
            call.await.expect(202);
        }
        assert_eq!(app.mails_to("hanako@example.jp").await.len(), 2);
        let other = one.post(&by_key(&id)).header("idempotency-key", "same").json(&guest("taro")).await;
        other.assert_problem(Code::IdempotencyMismatch);
    }

    /// Too many by one key are held off, with the time to wait; another key goes on.
    async fn each_key_has_its_own_bound(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let (one, two) = (
            program(&app, &["registration_create"], false).await,
            program(&app, &["registration_create"], false).await,
        );
        let strict = app.instance_with(|options| options.limits.guests_per_client = 2).await;
        let (one, two) = (one.at(&strict.base), two.at(&strict.base));
        for name in ["a", "b"] {
            hand_in(&one, &id, &guest(name)).await.expect(202);
        }
        let refused = hand_in(&one, &id, &guest("c")).await;
        refused.assert_problem(Code::TooManyRequests);
        assert!(refused.header("retry-after").parse::<u64>().unwrap() > 0);
        hand_in(&two, &id, &guest("c")).await.expect(202);
    }

    /// Staff may ask somebody to confirm as well; the mail then names no third party.
    async fn staff_ask_somebody_to_confirm(app: TestApp) {
        let id = event(&app, 5, 5).await;
        hand_in(&app.contractor().await, &id, &guest("hanako")).await.expect(202);
        let token = asked(&app, "hanako").await;
        let shown = app.client().get(&link(&token)).await.assert_status(200).json();
        assert_eq!(shown["via"], Value::Null);
        let mail = app.mails_to("hanako@example.jp").await.pop().unwrap();
        assert!(mail.text.contains("事務局が、"), "{}", mail.text);
    }
}
