//! Making, showing and revoking keys; what a key that is none opens.

use super::*;
use acceptance::both;
use api::platform::log::Actor;
use sea_orm::{ConnectionTrait, Statement};
use shared::problem::Code;

const ME: &str = "/api/v1/me";
const STAFF: &str = "/api/v1/staff/events";

both! {
    /// What is wrong with the form is named, all of it, and nothing is stored.
    async fn a_wrong_form_makes_no_key(app: TestApp) {
        let (prefecture, admin) = (app.prefecture().await, app.admin().await);
        let before = app.digest().await;
        prefecture.post(KEYS).json(&json!({"scopes": ["own_account", "registration_create"]})).await
            .assert_faults(&[("/name", Code::Required), ("/scopes/0", Code::UnknownValue),
                ("/test", Code::Required)]);
        let form = |scopes: &[&str], test: bool, expires: Value| json!({
            "name": "見本", "scopes": scopes, "test": test, "expires_on": expires
        });
        // The administrator can't read registrations, so that no key of theirs does.
        admin.post(KEYS).json(&form(&["registration_read", "staff_read", "staff_read"], false, Value::Null)).await
            .assert_faults(&[("/scopes/0", Code::ScopeNotHeld), ("/scopes/2", Code::Duplicate)]);
        prefecture.post(KEYS).json(&form(&["registration_read"], true, json!("2026-01-01"))).await
            .assert_faults(&[("/scopes/0", Code::ScopeNotForTest), ("/expires_on", Code::InThePast)]);
        prefecture.post(KEYS).json(&form(&[], false, json!("soon"))).await
            .assert_faults(&[("/expires_on", Code::NotADate)]);
        prefecture.post(KEYS).json(&form(&["account_manage"], false, Value::Null)).await
            .assert_faults(&[("/scopes/0", Code::UnknownValue)]);
        assert_eq!(app.digest().await, before);
    }

    /// Keys are made by those who manage them; a key makes no other.
    async fn keys_are_for_those_who_manage_them(app: TestApp) {
        app.client().get(KEYS).await.assert_problem(Code::Unauthenticated);
        for client in [app.member().await, app.contractor().await] {
            client.get(KEYS).await.assert_problem(Code::Forbidden);
        }
        let all = ["registration_create", "registration_read", "staff_read"];
        let key = program(&app, &all, false).await;
        key.get(KEYS).await.assert_problem(Code::Forbidden);
        key.post(KEYS).json(&json!({"name": "a", "scopes": [], "test": false})).await
            .assert_problem(Code::Forbidden);
        key.get(ME).await.assert_problem(Code::Forbidden);
    }

    /// One answer for whatever opens nothing: misspelt, cut short, made up, expired, revoked.
    async fn a_bad_key_is_refused_without_a_reason(app: TestApp) {
        let made = made(&app, &["staff_read"], false).await;
        let good = made["secret"].as_str().unwrap().to_owned();
        app.client().with_bearer(&good).get(STAFF).await.expect(200);
        let last = if good.ends_with('0') { "1" } else { "0" };
        let misspelt = format!("{}{last}", &good[..good.len() - 1]);
        // Well made, with its checksum, and unknown to us.
        let other = TestKey::made_elsewhere(&app).await;
        for bad in [&misspelt, &good[..40].to_owned(), &other, &"musk_".to_owned(), &"musk_test_".to_owned()] {
            let client = app.client().with_bearer(bad.as_str());
            for path in [STAFF, EVENTS, ME] {
                client.get(path).await.assert_problem(Code::Unauthenticated);
            }
        }
        let prefecture = app.prefecture().await;
        let id = made["key"]["id"].as_str().unwrap();
        prefecture.post(&format!("{KEYS}/{id}/revoke")).await.expect(200);
        let refused = app.client().with_bearer(&good).get(STAFF).await;
        refused.assert_problem(Code::Unauthenticated);
    }

    /// A key is good until the end of its last day in Japan.
    async fn a_key_ends_with_its_last_day(app: TestApp) {
        let today = app.clock.now().jst_date();
        let form = json!({"name": "見本", "scopes": ["staff_read"], "test": false, "expires_on": today});
        let prefecture = app.prefecture().await;
        let made = prefecture.post(KEYS).json(&form).await.assert_status(201).json();
        let key = app.client().with_bearer(made["secret"].as_str().unwrap());
        let ends: shared::time::Timestamp = made["key"]["expires_at"].as_str().unwrap().parse().unwrap();
        assert_eq!(ends.jst_date(), today.succ_opt().unwrap());
        app.clock.set(ends.plus(chrono::Duration::seconds(-1)));
        key.get(STAFF).await.expect(200);
        app.clock.set(ends);
        key.get(STAFF).await.assert_problem(Code::Unauthenticated);
        app.renew().await;
        let path = format!("{KEYS}/{}", made["key"]["id"].as_str().unwrap());
        let shown = app.prefecture().await.get(&path).await.assert_status(200).json();
        assert_eq!(shown["state"], "expired");
    }

    /// Revoking acts at the next request, on another instance too, and is told who did it.
    async fn a_revoked_key_is_refused_at_once_everywhere(app: TestApp) {
        let others = app.instances(2).await;
        let made = made(&app, &["staff_read"], false).await;
        let key = app.client().with_bearer(made["secret"].as_str().unwrap());
        for instance in &others {
            key.clone().at(&instance.base).get(STAFF).await.expect(200);
        }
        let path = format!("{KEYS}/{}", made["key"]["id"].as_str().unwrap());
        let prefecture = app.prefecture().await;
        let revoked = prefecture.post(&format!("{path}/revoke")).await.assert_status(200).json();
        assert_eq!(revoked["state"], "revoked");
        for instance in &others {
            key.clone().at(&instance.base).get(STAFF).await.assert_problem(Code::Unauthenticated);
        }
        prefecture.post(&format!("{path}/revoke")).await.assert_problem(Code::Conflict);
    }

    /// The key itself is told once: in no other answer, and nowhere in the database.
    async fn a_key_is_told_once(app: TestApp) {
        let first = made(&app, &[], false).await;
        let again = made(&app, &[], false).await;
        let secret = first["secret"].as_str().unwrap();
        assert_ne!(secret, again["secret"].as_str().unwrap());
        let prefix = first["key"]["prefix"].as_str().unwrap();
        assert!(secret.starts_with(prefix) && secret.len() > prefix.len() + 60, "{prefix}");
        let prefecture = app.prefecture().await;
        let list = prefecture.get(KEYS).await.assert_status(200);
        assert_eq!(list.json()["items"].as_array().unwrap().len(), 2);
        let rest = &secret[prefix.len()..];
        assert!(!list.text().contains(rest));
        let conn = app.context().db.read();
        let sql = "SELECT name, prefix, scopes FROM api_key";
        let rows = conn.query_all_raw(Statement::from_string(conn.get_database_backend(), sql)).await;
        for row in rows.unwrap() {
            let prefix: String = row.try_get("", "prefix").unwrap();
            assert!(prefix.len() < 20);
        }
    }

    /// When a key was last used is noted, at most once a minute, and is no change of the key.
    async fn the_last_use_is_noted(app: TestApp) {
        let made = made(&app, &["staff_read"], false).await;
        let key = app.client().with_bearer(made["secret"].as_str().unwrap());
        let path = format!("{KEYS}/{}", made["key"]["id"].as_str().unwrap());
        let prefecture = app.prefecture().await;
        let unused = prefecture.get(&path).await.assert_status(200).json();
        assert_eq!(unused["last_used_at"], Value::Null);
        let first = app.clock.now();
        key.get(STAFF).await.expect(200);
        assert_eq!(used(&app, &prefecture, &path, &json!(first)).await["version"], 1);
        app.clock.advance(chrono::Duration::seconds(30));
        key.get(STAFF).await.expect(200);
        assert_eq!(prefecture.get(&path).await.json()["last_used_at"], json!(first));
        app.clock.advance(chrono::Duration::seconds(31));
        let second = app.clock.now();
        key.get(STAFF).await.expect(200);
        used(&app, &prefecture, &path, &json!(second)).await;
    }
}

/// Waits until the note is there: it is written beside the request, not before its answer.
pub(super) async fn used(app: &TestApp, staff: &Client, path: &str, wanted: &Value) -> Value {
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(30);
    loop {
        let shown = staff.get(path).await.assert_status(200).json();
        if shown["last_used_at"] == *wanted {
            return shown;
        }
        assert!(std::time::Instant::now() < deadline, "never noted: {shown}");
        // A write that waits its turn lets the note's go first.
        app.settle().await;
    }
}

/// A key of another installation.
struct TestKey;

impl TestKey {
    async fn made_elsewhere(app: &TestApp) -> String {
        let made = made(app, &[], false).await;
        let id = made["key"]["id"].as_str().unwrap().parse().unwrap();
        api::features::integration::service::revoke(app.context(), Actor::System, id)
            .await
            .unwrap();
        let conn = app.context().db.clone();
        conn.write(|tx| {
            Box::pin(async move {
                tx.execute_unprepared("DELETE FROM api_key WHERE revoked_at IS NOT NULL")
                    .await
            })
        })
        .await
        .unwrap();
        made["secret"].as_str().unwrap().to_owned()
    }
}
