//! Test keys: they see the samples and nothing else, and nothing of what they do is there afterwards.

use super::*;
use acceptance::both;
use shared::problem::Code;

/// The samples, as a test key lists them.
async fn samples(key: &Client) -> Vec<Value> {
    let listed = key
        .get(&format!("{EVENTS}?period=all"))
        .await
        .assert_status(200)
        .json();
    listed["items"].as_array().unwrap().clone()
}

/// The sample in this phase of registration.
fn of_phase(all: &[Value], phase: &str, left: bool) -> String {
    let found = all.iter().find(|one| {
        one["registration"]["phase"] == phase && (one["seats"][0]["left"] != json!(0)) == left
    });
    found.expect("such a sample")["id"]
        .as_str()
        .unwrap()
        .to_owned()
}

both! {
    /// The real programme is as if it were not there, and the samples are there for nobody else.
    async fn a_test_key_sees_samples_only_and_nobody_else_does(app: TestApp) {
        let real = event(&app, 5, 5).await;
        let key = program(&app, &["registration_create"], true).await;
        let all = samples(&key).await;
        assert_eq!(all.len(), 5);
        assert!(all.iter().all(|one| one["id"] != real.as_str()));
        key.get(&format!("{EVENTS}/{real}")).await.assert_problem(Code::NotFound);
        key.get(&format!("{EVENTS}/{real}/calendar.ics")).await.assert_problem(Code::NotFound);
        key.post(&by_key(&real)).json(&guest("a")).await.assert_problem(Code::NotFound);
        let themes = key.get("/api/v1/event-themes").await.assert_status(200).json();
        assert_eq!(themes["items"], json!([{"theme": "見本", "events": 5}]));
        let (live, prefecture) = (program(&app, &["staff_read"], false).await, app.prefecture().await);
        for one in &all {
            let id = one["id"].as_str().unwrap();
            key.get(&format!("{EVENTS}/{id}")).await.expect(200);
            for other in [&app.client(), &live, &prefecture] {
                other.get(&format!("{EVENTS}/{id}")).await.assert_problem(Code::NotFound);
            }
            prefecture.get(&format!("/api/v1/staff/events/{id}")).await.assert_problem(Code::NotFound);
            app.client().get(&format!("/events/{id}")).await.expect(404);
            let form = guest("a");
            app.client().post(&format!("{EVENTS}/{id}/registrations")).json(&form).await
                .assert_problem(Code::NotFound);
        }
        let listed = app.client().get(&format!("{EVENTS}?period=all")).await.json();
        assert_eq!(listed["items"].as_array().unwrap().len(), 1);
    }

    /// Lists of samples are lists as any other: filters, pages, words.
    async fn the_samples_can_be_paged_and_filtered(app: TestApp) {
        let key = program(&app, &[], true).await;
        let all = samples(&key).await;
        let (mut seen, mut path) = (Vec::new(), format!("{EVENTS}?period=all&limit=2"));
        loop {
            let page = key.get(&path).await.assert_status(200).json();
            seen.extend(page["items"].as_array().unwrap().clone());
            let Some(cursor) = page["next_cursor"].as_str() else { break };
            path = format!("{EVENTS}?period=all&limit=2&cursor={cursor}");
        }
        assert_eq!(seen, all);
        let count = |query: &'static str| {
            let key = key.clone();
            async move {
                let page = key.get(&format!("{EVENTS}?{query}")).await.assert_status(200).json();
                page["items"].as_array().unwrap().len()
            }
        };
        assert_eq!(count("period=past").await, 1);
        assert_eq!(count("period=upcoming").await, 4);
        assert_eq!(count("format=online").await, 1);
        assert_eq!(count("q=%E6%BA%80%E5%B8%AD").await, 1);
        assert_eq!(count("month=2020-01").await, 0);
        key.get(&format!("{EVENTS}?cursor=x")).await.assert_faults(&[("/cursor", Code::NotACursor)]);
    }

    /// A registration is checked as any other, answered as any other, and leaves no trace: no
    /// row but the counter of the bound, no mail, no entry of the log.
    async fn what_a_test_key_hands_in_is_checked_and_forgotten(app: TestApp) {
        use sea_orm::{ConnectionTrait, Statement};
        let key = program(&app, &["registration_create"], true).await;
        let all = samples(&key).await;
        app.settle().await;
        let tables = ["person", "registration", "registration_request", "event_log", "mail", "event", "consent"];
        let count = || async {
            let conn = app.context().db.read();
            let mut found = Vec::new();
            for table in tables {
                let sql = format!("SELECT COUNT(*) FROM {table}");
                let row = conn.query_one_raw(Statement::from_string(conn.get_database_backend(), sql)).await;
                found.push(row.unwrap().unwrap().try_get_by_index::<i64>(0).unwrap());
            }
            found
        };
        let before = count().await;
        for (phase, left) in [("open", true), ("open", false)] {
            let path = by_key(&of_phase(&all, phase, left));
            let call = key.post(&path).header("idempotency-key", &format!("try-{left}")).json(&guest("hanako"));
            let receipt = call.await.assert_status(202).json();
            assert_eq!(receipt["test"], true);
        }
        let (soon, past) = (of_phase(&all, "not_open", true), of_phase(&all, "closed", true));
        key.post(&by_key(&soon)).json(&guest("a")).await.assert_problem(Code::RegistrationNotOpen);
        key.post(&by_key(&past)).json(&guest("a")).await.assert_problem(Code::RegistrationClosed);
        let open = by_key(&of_phase(&all, "open", true));
        let bare = with(guest("a"), json!({"acceptance": null}));
        key.post(&open).json(&bare).await.assert_faults(&[("/acceptance", Code::ConsentRequired)]);
        let full = by_key(&of_phase(&all, "open", false));
        let online = with(guest("a"), json!({"mode": "online"}));
        key.post(&full).json(&online).await.assert_faults(&[("/mode", Code::ModeNotOffered)]);
        app.settle().await;
        assert_eq!(count().await, before);
        assert!(app.mails_to("hanako@example.jp").await.is_empty());
    }

    /// Where no key is asked for, a test key is refused all the same: whoever sends one means to
    /// try out.
    async fn a_test_key_changes_nothing_real(app: TestApp) {
        let real = event(&app, 5, 5).await;
        let key = program(&app, &["registration_create"], true).await;
        let before = app.digest().await;
        let guests = format!("{EVENTS}/{real}/registrations");
        key.post(&guests).json(&guest("a")).await.assert_problem(Code::Forbidden);
        key.post("/api/v1/auth/sign-in").json(&json!({"email": "a@example.jp", "password": "x"})).await
            .assert_problem(Code::Forbidden);
        key.post("/api/v1/auth/password-reset").json(&json!({"email": "a@example.jp"})).await
            .assert_problem(Code::Forbidden);
        key.post(EVENTS).json(&json!({})).await.assert_problem(Code::Forbidden);
        assert_eq!(app.digest().await, before);
    }
}
