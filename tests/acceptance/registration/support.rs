//! What support people need: for the event's staff, nowhere else, and not for long.

use super::questions::{ask, every_kind, extras, saying};
use super::*;
use acceptance::{both, logs};
use sea_orm::{ConnectionTrait, Statement};
use shared::problem::Code;

const SECRET: &str = "ひみつ配慮4471";

/// The text in every column of every table that holds it.
async fn where_stored(app: &TestApp) -> Vec<String> {
    let conn = app.context().db.read();
    let mut found = Vec::new();
    for (table, column) in app.columns().await {
        let sql =
            format!("SELECT 1 FROM {table} WHERE CAST({column} AS TEXT) LIKE '%{SECRET}%' LIMIT 1");
        let ask = Statement::from_string(conn.get_database_backend(), sql);
        if conn.query_one_raw(ask).await.unwrap().is_some() {
            found.push(format!("{table}.{column}"));
        }
    }
    found.retain(|place| !place.starts_with("search_fts"));
    found
}

/// An event at which one participant needs support, who got mails; the event and their link.
async fn scene(app: &TestApp) -> (String, String) {
    let event = event(app, 9, 9).await;
    let asked = ask(app, &event, &every_kind()).await;
    let said = with(extras(&asked), json!({ "support": SECRET }));
    join(app, &event, &saying("a", &said)).await.expect(202);
    join(app, &event, &saying("b", &extras(&asked)))
        .await
        .expect(202);
    let token = app
        .mails_to("a@example.jp")
        .await
        .last()
        .unwrap()
        .token("/registrations/");
    (event, token)
}

async fn own(app: &TestApp, token: &str) -> Value {
    let path = format!("/api/v1/registrations/by-link/{token}/extras");
    app.client().get(&path).await.assert_status(200).json()
}

async fn again(app: &TestApp) -> Client {
    app.contractor().await;
    app.sign_in(&acceptance::Persona::Contractor.email()).await
}

both! {
    /// Its two operations are for the event's staff: not for administrators, moderators, members,
    /// and for no key, whatever its scopes.
    async fn only_the_events_staff_read_it(app: TestApp) {
        let (event, token) = scene(&app).await;
        let registration = rows(&app, &event).await[0]["id"].as_str().unwrap().to_owned();
        let paths = [format!("{EVENTS}/{event}/support"),
            format!("/api/v1/registrations/{registration}/support")];
        let prefecture = app.prefecture().await;
        let form = json!({ "name": "見本市ポータル", "test": false, "expires_on": null,
            "scopes": ["registration_read", "registration_create", "staff_read"] });
        let key = prefecture.post("/api/v1/api-keys").json(&form).await.assert_status(201).json();
        let key = app.client().with_bearer(key["secret"].as_str().unwrap());
        let clients = [app.member().await, app.moderator().await, app.admin().await, key.clone()];
        for path in &paths {
            app.client().get(path).await.assert_problem(Code::Unauthenticated);
            for client in &clients {
                client.get(path).await.assert_problem(Code::Forbidden);
            }
        }
        let mine = format!("/api/v1/registrations/{registration}");
        let seen = key.get(&mine).await.assert_status(200);
        assert!(seen.text().contains("製造です") && !seen.text().contains(SECRET));
        let staff = app.contractor().await;
        let list = staff.get(&paths[0]).await.assert_status(200);
        assert_eq!(list.header("cache-control"), "private, no-store");
        let list = list.json();
        assert_eq!(list["items"].as_array().unwrap().len(), 1);
        assert_eq!(list["items"][0]["support"], SECRET);
        assert_eq!(list["erased_at"], "2026-08-14T07:30:00Z");
        assert_eq!(staff.get(&paths[1]).await.json()["support"], SECRET);
        assert_eq!(own(&app, &token).await["support"], SECRET);
    }

    /// It is stored in one column, and in no file, list, history, log, mail or entry for others.
    async fn it_is_nowhere_else(app: TestApp) {
        logs::record();
        let (event, token) = scene(&app).await;
        let asked = own(&app, &token).await;
        let changed = with(extras(&asked["questions"]), json!({ "support": format!("{SECRET}と筆談") }));
        let path = format!("/api/v1/registrations/by-link/{token}/extras");
        app.client().put(&path).if_match("\"v1-x\"").json(&changed).await.expect(200);
        app.settle().await;
        assert_eq!(where_stored(&app).await, ["registration_support.needs"]);
        let registration = rows(&app, &event).await[0]["id"].as_str().unwrap().to_owned();
        let staff = app.contractor().await;
        let reads = [
            format!("{EVENTS}/{event}/registrations"), format!("{EVENTS}/{event}/registrations.csv"),
            format!("{EVENTS}/{event}/registrations?q={}", shared::query::encode(SECRET)),
            format!("{EVENTS}/{event}/registrations/summary"), format!("{EVENTS}/{event}/answers/summary"),
            format!("{EVENTS}/{event}/history"), format!("{EVENTS}/{event}/attendance"),
            format!("/api/v1/registrations/{registration}"),
            format!("/api/v1/registrations/{registration}/history"),
            format!("{EVENTS}/{event}"), super::questions::questions_path(&event),
            format!("/api/v1/registrations/by-link/{token}"),
            format!("/api/v1/registrations/by-link/{token}/calendar.ics"), "/api/v1/staff/mails".into(),
        ];
        for path in &reads {
            let text = staff.get(path).await.assert_status(200).text();
            assert!(!text.contains(SECRET), "{path}: {text}");
        }
        let file = staff.get(&format!("{EVENTS}/{event}/registrations.xlsx")).await.assert_status(200);
        for (name, text) in crate::kpi::files::unpack(file.bytes()) {
            assert!(!text.contains(SECRET), "{name}");
        }
        for mail in app.mails().await {
            let all = format!("{}{}{}{:?}", mail.subject, mail.text, mail.html, mail.attachments);
            assert!(!all.contains(SECRET), "{}", mail.kind);
        }
        for line in logs::recorded() {
            assert!(!line.to_string().contains(SECRET), "{line}");
        }
    }

    /// Thirty days after the event's end it is erased, and not a moment before; by the end as it is
    /// then, where the event was put off.
    async fn it_is_erased_thirty_days_after_the_event(app: TestApp) {
        let (event, _) = scene(&app).await;
        app.settle().await;
        let prefecture = app.prefecture().await;
        let reason = json!({ "reason": "台風のため" });
        prefecture.post(&format!("{EVENTS}/{event}/postpone")).json(&reason).await.expect(200);
        // The old end is long past, but the event is still to come.
        app.clock.set("2026-08-20T00:00:00Z".parse().unwrap());
        app.settle().await;
        assert_eq!(where_stored(&app).await, ["registration_support.needs"]);
        let date = json!({ "starts_at": "2026-09-10T05:00:00Z", "ends_at": "2026-09-10T07:30:00Z",
            "closes_at": null });
        app.prefecture().await;
        let prefecture = app.sign_in(&acceptance::Persona::Prefecture.email()).await;
        prefecture.post(&format!("{EVENTS}/{event}/reschedule")).json(&date).await.expect(200);
        app.clock.set("2026-10-10T07:29:59.999999Z".parse().unwrap());
        app.settle().await;
        assert_eq!(where_stored(&app).await, ["registration_support.needs"]);
        app.clock.set("2026-10-10T07:30:00Z".parse().unwrap());
        app.settle().await;
        assert_eq!(where_stored(&app).await, Vec::<String>::new());
        let list = again(&app).await.get(&format!("{EVENTS}/{event}/support")).await;
        assert_eq!(list.assert_status(200).json()["items"], json!([]));
    }

    /// Whoever cancels, or takes it back, leaves nothing behind.
    async fn it_goes_with_the_registration(app: TestApp) {
        let (event, token) = scene(&app).await;
        cancel(&app, &token).await.expect(200);
        app.settle().await;
        assert_eq!(where_stored(&app).await, Vec::<String>::new());
        let list = app.contractor().await.get(&format!("{EVENTS}/{event}/support")).await;
        assert_eq!(list.assert_status(200).json()["items"], json!([]));
    }
}
