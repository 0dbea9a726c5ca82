//! Who may not, when not, and what is wrong.

use super::*;
use acceptance::both;
use shared::problem::Code;

const NOTHING: &str = "01900000-0000-7000-8000-000000000000";

both! {
    /// Participants and outsiders see nothing of it and change nothing; a moderator only where they
    /// look after the event.
    async fn attendance_is_for_those_who_look_after_the_event(app: TestApp) {
        let elsewhere = published(&app, json!({"moderators": []})).await;
        let scene = Scene::on_the_day(&app).await;
        let staff = app.contractor().await;
        let person = scene.person(&staff, "花子").await;
        let there = scene.tick(&staff, &person).await.assert_status(200).json();
        let row = format!("/api/v1/attendance/{}", there["present"]["id"].as_str().unwrap());
        let clients = [
            (app.client(), Code::Unauthenticated, scene.event.clone()),
            (app.member().await, Code::Forbidden, scene.event.clone()),
            (app.admin().await, Code::Forbidden, scene.event.clone()),
            (app.moderator().await, Code::Forbidden, elsewhere.clone()),
        ];
        let before = app.digest().await;
        for (client, code, event) in clients {
            let path = format!("{EVENTS}/{event}/attendance");
            client.get(&path).await.assert_problem(code);
            client.get(&format!("{path}/summary")).await.assert_problem(code);
            for step in ["tick", "untick"] {
                let body = json!({"person_id": person});
                client.post(&format!("{path}/{step}")).json(&body).await.assert_problem(code);
            }
            client.post(&format!("{path}/by-hand")).json(&walk_in("秋", "speaker")).await
                .assert_problem(code);
            if event == scene.event {
                client.get(&row).await.assert_problem(code);
                client.put(&row).if_match("\"v1-0\"").json(&json!({"kind": "speaker", "mode": "online"})).await
                    .assert_problem(code);
            }
        }
        before.assert_same(&app.digest().await, "refused attendance");
        let moderator = app.moderator().await;
        moderator.get(&row).await.expect(200);
        scene.untick(&moderator, &person).await.expect(204);
        // Somebody else's row at an event that is not theirs.
        let path = format!("{EVENTS}/{elsewhere}/attendance/by-hand");
        let made = staff.post(&path).json(&walk_in("秋", "speaker")).await.assert_status(201).json();
        let row = format!("/api/v1/attendance/{}", made["present"]["id"].as_str().unwrap());
        moderator.get(&row).await.assert_problem(Code::Forbidden);
        moderator.put(&row).if_match("\"v1-0\"").json(&json!({"kind": "observer", "mode": "online"})).await
            .assert_problem(Code::Forbidden);
    }

    /// Not before the day in Japan, not more than 14 days after it; only where it is held.
    async fn attendance_has_its_days(app: TestApp) {
        let scene = Scene::new(&app).await;
        for (time, refused, phase) in [
            ("2026-06-16T14:59:59Z", Some(Code::AttendanceTooEarly), "too_early"),
            ("2026-06-16T15:00:00Z", None, "open"),
            ("2026-06-24T00:00:00Z", None, "open"),
            ("2026-07-01T14:59:59Z", None, "open"),
            ("2026-07-01T15:00:00Z", Some(Code::AttendanceOver), "over"),
        ] {
            at(&app, time).await;
            let staff = app.contractor().await;
            let person = scene.person(&staff, "花子").await;
            assert_eq!(scene.summary(&staff).await["phase"], phase, "{time}");
            let (ticked, unticked) = (scene.tick(&staff, &person).await, scene.untick(&staff, &person).await);
            let made = staff.post(&scene.path("/by-hand")).json(&walk_in("秋", "speaker")).await;
            if let Some(code) = refused {
                for answer in [ticked, unticked, made] {
                    answer.assert_problem(code);
                }
            } else {
                ticked.expect(200);
                unticked.expect(204);
                made.expect(201);
            }
        }
    }

    /// A draft has no attendance, nor has what is put off or called off, though it was open before.
    async fn what_is_not_held_takes_no_attendance(app: TestApp) {
        let scene = Scene::on_the_day(&app).await;
        let staff = app.contractor().await;
        let person = scene.person(&staff, "花子").await;
        let there = scene.tick(&staff, &person).await.assert_status(200).json();
        let row = format!("/api/v1/attendance/{}", there["present"]["id"].as_str().unwrap());
        let draft = staff.post(&format!("{EVENTS}/{}/clone", scene.event)).await.assert_status(201).id();
        staff.post(&format!("{EVENTS}/{draft}/attendance/tick")).json(&json!({"person_id": person})).await
            .assert_problem(Code::AttendanceNotHeld);
        for step in ["postpone", "cancel"] {
            let path = format!("{EVENTS}/{}/{step}", scene.event);
            app.prefecture().await.post(&path).json(&json!({"reason": "台風のため"})).await.expect(200);
            scene.tick(&staff, &person).await.assert_problem(Code::AttendanceNotHeld);
            scene.untick(&staff, &person).await.assert_problem(Code::AttendanceNotHeld);
            staff.put(&row).if_match("\"v1-0\"").json(&json!({"kind": "speaker", "mode": "online"})).await
                .assert_problem(Code::AttendanceNotHeld);
            assert_eq!(scene.summary(&staff).await["phase"], "not_held");
        }
        app.settle().await;
    }

    /// Every fault of what is sent is named.
    async fn bad_input_is_named(app: TestApp) {
        let venue = published(&app, json!({
            "format": "in_person", "online_url": null, "capacity": {"in_person": 5, "online": null}
        })).await;
        let scene = Scene::on_the_day(&app).await;
        let staff = app.contractor().await;
        let person = scene.person(&staff, "花子").await;
        let before = app.digest().await;
        for (path, body, faults) in [
            (scene.path("/tick"), json!({}), vec![("/person_id", Code::Required)]),
            (scene.path("/tick"), json!({"person_id": "x", "kind": "king", "mode": 1, "at": "now"}), vec![
                ("/at", Code::UnknownField), ("/person_id", Code::NotAnId), ("/kind", Code::UnknownValue),
                ("/mode", Code::WrongType),
            ]),
            (scene.path("/tick"), json!({"person_id": NOTHING}), vec![("/person_id", Code::NoSuchReference)]),
            (format!("{EVENTS}/{venue}/attendance/tick"), json!({"person_id": person}), vec![("/mode", Code::Required)]),
            (format!("{EVENTS}/{venue}/attendance/tick"), json!({"person_id": person, "mode": "online"}),
                vec![("/mode", Code::ModeNotOffered)]),
            (scene.path("/untick"), json!({"person_id": null}), vec![("/person_id", Code::Required)]),
            (scene.path("/by-hand"), json!({
                "family_name": "<b>", "given_name": "", "family_kana": "mihon", "given_kana": "ア\u{202e}",
                "email": "a..b@c", "organisation_name": "x".repeat(121), "kind": "guest", "mode": "moon",
            }), vec![
                ("/family_name", Code::ForbiddenCharacter), ("/given_name", Code::Required),
                ("/family_kana", Code::NotKana), ("/given_kana", Code::ForbiddenCharacter),
                ("/email", Code::NotAnEmail), ("/organisation_name", Code::TooLong),
                ("/kind", Code::UnknownValue), ("/mode", Code::UnknownValue),
            ]),
        ] {
            staff.post(&path).json(&body).await.assert_faults(&faults);
        }
        let mut elsewhere = walk_in("秋", "speaker");
        elsewhere["mode"] = "online".into();
        elsewhere["organisation_id"] = NOTHING.into();
        staff.post(&format!("{EVENTS}/{venue}/attendance/by-hand")).json(&elsewhere).await
            .assert_faults(&[("/organisation_id", Code::NoSuchReference), ("/mode", Code::ModeNotOffered)]);
        for (path, code) in [
            (format!("{EVENTS}/{NOTHING}/attendance"), Code::NotFound),
            (format!("{EVENTS}/x/attendance"), Code::NotFound),
            (format!("/api/v1/attendance/{NOTHING}"), Code::NotFound),
        ] {
            staff.get(&path).await.assert_problem(code);
        }
        staff.get(&scene.path("?q=")).await.assert_faults(&[("/q", Code::Required)]);
        staff.get(&scene.path("?cursor=bm8")).await.assert_faults(&[("/cursor", Code::NotACursor)]);
        before.assert_same(&app.digest().await, "bad input");
    }

    /// Who is on the list already is ticked there, not added again.
    async fn nobody_is_added_twice(app: TestApp) {
        let scene = Scene::on_the_day(&app).await;
        let staff = app.contractor().await;
        let mut form = walk_in("花子", "participant");
        form["email"] = "one@example.jp".into();
        let before = app.digest().await;
        staff.post(&scene.path("/by-hand")).json(&form).await.assert_problem(Code::AlreadyOnList);
        before.assert_same(&app.digest().await, "an address of somebody registered");
        form["email"] = "new@example.jp".into();
        staff.post(&scene.path("/by-hand")).json(&form).await.expect(201);
        let before = app.digest().await;
        staff.post(&scene.path("/by-hand")).json(&form).await.assert_problem(Code::AlreadyOnList);
        before.assert_same(&app.digest().await, "an address of somebody there");
    }
}
