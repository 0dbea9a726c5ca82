//! Ticking, undoing, changing, adding: also twice and all at once.

use super::*;
use acceptance::{Backend, both};
use futures::future::join_all;
use sea_orm::{ConnectionTrait, Statement};
use shared::problem::Code;

/// What the log says of attendance, in order.
async fn told(app: &TestApp) -> Vec<String> {
    let conn = app.context().db.read();
    let sql = "SELECT kind FROM event_log WHERE kind LIKE 'attendance.%' ORDER BY id";
    let ask = Statement::from_string(conn.get_database_backend(), sql);
    let rows = conn.query_all_raw(ask).await.unwrap();
    rows.iter()
        .map(|row| row.try_get_by_index::<String>(0).unwrap())
        .collect()
}

both! {
    /// Twice is once, at the earlier time; the second changes nothing, whatever it says.
    async fn ticking_twice_leaves_one_at_the_earlier_time(app: TestApp) {
        let scene = Scene::on_the_day(&app).await;
        let staff = app.contractor().await;
        let person = scene.person(&staff, "花子").await;
        let first = scene.tick(&staff, &person).await.assert_status(200).json();
        assert_eq!(first["present"]["at"], BEGINS);
        assert_eq!(first["present"]["kind"], "participant");
        assert_eq!(first["present"]["mode"], "in_person");
        let before = app.digest().await;
        app.clock.advance(chrono::Duration::minutes(3));
        let body = json!({"person_id": person, "kind": "speaker", "mode": "online"});
        let again = staff.post(&scene.path("/tick")).json(&body).await.assert_status(200).json();
        assert_eq!(again, first);
        before.assert_same(&app.digest().await, "a second tick");
        assert_eq!(told(&app).await, ["attendance.noted"]);
        // No mail follows from it.
        app.settle().await;
        assert_eq!(app.mails_to("one@example.jp").await.len(), 1);
    }

    /// Undone is as if never noted; undoing again is nothing more. Who waits for a seat may come.
    async fn undoing_takes_it_back(app: TestApp) {
        let scene = Scene::on_the_day(&app).await;
        let staff = app.contractor().await;
        let person = scene.person(&staff, "次郎").await;
        scene.tick(&staff, &person).await.expect(200);
        scene.untick(&staff, &person).await.expect(204);
        assert!(scene.list(&staff, "").await.iter().all(|one| one["present"].is_null()));
        let before = app.digest().await;
        scene.untick(&staff, &person).await.expect(204);
        before.assert_same(&app.digest().await, "nothing to undo");
        assert_eq!(told(&app).await, ["attendance.noted", "attendance.undone"]);
        app.clock.advance(chrono::Duration::minutes(1));
        let again = scene.tick(&staff, &person).await.assert_status(200).json();
        assert_eq!(again["present"]["at"], "2026-06-17T05:01:00Z");
        assert_eq!(again["status"], "waitlisted");
    }

    /// Twenty staff tick the same person at once: one row, one entry of the log.
    async fn all_at_once_is_once(app: TestApp) {
        let scene = Scene::on_the_day(&app).await;
        let staff = app.contractor().await;
        let person = scene.person(&staff, "花子").await;
        let n = match app.backend() {
            Backend::Sqlite => 1,
            Backend::Postgres => 3,
        };
        let instances = app.instances(n).await;
        let answers = join_all((0..20).map(|i| {
            let client = staff.clone().at(&instances[i % instances.len()].base);
            let (path, person) = (scene.path("/tick"), person.clone());
            tokio::spawn(async move {
                client.post(&path).json(&json!({"person_id": person})).await.assert_status(200).json()
            })
        })).await;
        let answers: Vec<Value> = answers.into_iter().map(Result::unwrap).collect();
        assert!(answers.iter().all(|one| one["present"]["id"] == answers[0]["present"]["id"]));
        assert_eq!(told(&app).await, ["attendance.noted"]);
        assert_eq!(scene.summary(&staff).await["by_mode"][0]["everybody"], 1);
    }

    /// Kind and mode are changed at a version: what somebody else changed meanwhile is not lost.
    async fn a_change_needs_the_version_it_was_read_with(app: TestApp) {
        let scene = Scene::on_the_day(&app).await;
        let staff = app.contractor().await;
        let person = scene.person(&staff, "花子").await;
        let there = scene.tick(&staff, &person).await.assert_status(200).json();
        let path = format!("/api/v1/attendance/{}", there["present"]["id"].as_str().unwrap());
        let change = json!({"kind": "speaker", "mode": "online"});
        staff.put(&path).json(&change).await.assert_problem(Code::PreconditionRequired);
        let tag = staff.get(&path).await.assert_status(200).etag();
        let done = staff.put(&path).if_match(&tag).json(&change).await.assert_status(200);
        assert_eq!((&done.json()["kind"], &done.json()["version"]), (&json!("speaker"), &json!(2)));
        staff.put(&path).if_match(&tag).json(&change).await.assert_problem(Code::VersionStale);
        staff.put(&path).if_match(&done.etag()).json(&json!({"kind": "observer", "mode": null})).await
            .assert_faults(&[("/mode", Code::Required)]);
        let shown = scene.list(&staff, "").await;
        let shown = shown.iter().find(|one| one["person_id"] == person).unwrap();
        assert_eq!(shown["present"]["mode"], "online");
        // The seat they are registered for is not touched.
        assert_eq!(shown["registered_mode"], "in_person");
        assert_eq!(told(&app).await, ["attendance.noted", "attendance.changed"]);
    }

    /// A walk-in without an address is a new person; with one it is whoever has it.
    async fn who_is_not_on_the_list_is_added(app: TestApp) {
        let scene = Scene::on_the_day(&app).await;
        let staff = app.moderator().await;
        let path = scene.path("/by-hand");
        let mut speaker = walk_in("秋", "speaker");
        speaker["organisation_name"] = "見本大学".into();
        let answer = staff.post(&path).json(&speaker).await.assert_status(201);
        let made = answer.json();
        assert_eq!((&made["status"], &made["registration_id"]), (&Value::Null, &Value::Null));
        assert_eq!((&made["organisation_name"], &made["present"]["kind"]), (&json!("見本大学"), &json!("speaker")));
        staff.get(answer.header("location")).await.expect(200);
        // Two of one name without addresses are two.
        let other = staff.post(&path).json(&speaker).await.assert_status(201).json();
        assert_ne!(other["person_id"], made["person_id"]);
        let known = app.known(Persona::Member).await;
        let mut member = walk_in("別名", "participant");
        member["email"] = Persona::Member.email().into();
        let member = staff.post(&path).json(&member).await.assert_status(201).json();
        assert_eq!(member["person_id"], json!(known.person));
        // What is known of a person is not changed by what is told at the desk.
        assert_eq!(member["given_name"], "花子");
        // Undone and done again: they are known by now.
        let person = made["person_id"].as_str().unwrap();
        scene.untick(&staff, person).await.expect(204);
        let body = json!({"person_id": person, "kind": "speaker", "mode": "in_person"});
        let again = staff.post(&scene.path("/tick")).json(&body).await.assert_status(200).json();
        assert_eq!((&again["given_name"], &again["organisation_name"]), (&json!("秋"), &json!("見本大学")));
    }

    /// The same form under the same key is one person.
    async fn a_form_sent_twice_adds_one(app: TestApp) {
        let scene = Scene::on_the_day(&app).await;
        let staff = app.contractor().await;
        let send = || staff.post(&scene.path("/by-hand")).idempotency_key("desk").json(&walk_in("秋", "speaker"));
        let (first, second) = (send().await.assert_status(201), send().await.assert_status(201));
        assert_eq!(first.text(), second.text());
        assert_eq!(scene.summary(&staff).await["by_kind"], json!([{"kind": "speaker", "number": 1}]));
    }
}
