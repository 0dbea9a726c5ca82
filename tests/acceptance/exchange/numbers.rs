//! The numbers, and what later slices are told.

use super::*;
use acceptance::both;
use api::features::exchange::service::{participations, present};
use api::platform::log::{self, Actor, NewEntry};
use sea_orm::DbErr;
use shared::event::types::EventId;
use shared::organisation::{OrganisationId, OrganisationStatus};

use crate::world::World;

/// An IT company of the directory.
async fn company(app: &TestApp, name: &str) -> OrganisationId {
    let made = World::company(app, name, OrganisationStatus::Active).await;
    made.parse().unwrap()
}

both! {
    /// By mode, kind and sector; only participants count.
    async fn only_participants_count(app: TestApp) {
        company(&app, "株式会社見本システム").await;
        let scene = Scene::on_the_day(&app).await;
        let staff = app.contractor().await;
        for name in ["花子", "次郎", "三郎"] {
            let person = scene.person(&staff, name).await;
            scene.tick(&staff, &person).await.expect(200);
        }
        let mut known = walk_in("秋", "participant");
        // The only company that is called so.
        known["organisation_name"] = "㈱見本システム".into();
        staff.post(&scene.path("/by-hand")).json(&known).await.expect(201);
        for kind in ["speaker", "organiser", "observer"] {
            staff.post(&scene.path("/by-hand")).json(&walk_in("冬", kind)).await.expect(201);
        }
        let shown = scene.summary(&staff).await;
        assert_eq!(shown["by_mode"], json!([
            {"mode": "in_person", "expected": 1, "participants": 3, "everybody": 6},
            {"mode": "online", "expected": 1, "participants": 1, "everybody": 1},
        ]));
        assert_eq!(shown["by_kind"], json!([
            {"kind": "participant", "number": 4}, {"kind": "speaker", "number": 1},
            {"kind": "organiser", "number": 1}, {"kind": "observer", "number": 1},
        ]));
        assert_eq!(shown["by_sector"], json!([
            {"sector": "it", "participants": 1}, {"sector": null, "participants": 3},
        ]));
        assert_eq!(shown["first_timers"], 4);
        assert_eq!((&shown["first_day"], &shown["last_day"]), (&json!("2026-06-17"), &json!("2026-07-01")));
    }

    /// Who took part in an earlier event is no first-timer; who only spoke there is.
    async fn first_timers_were_at_no_event_before(app: TestApp) {
        let scene = Scene::new(&app).await;
        let earlier = published(&app, json!({
            "starts_at": "2026-06-16T05:00:00Z", "ends_at": "2026-06-16T06:00:00Z",
        })).await;
        let later = published(&app, json!({
            "starts_at": "2026-06-17T08:00:00Z", "ends_at": "2026-06-17T09:00:00Z",
        })).await;
        at(&app, BEGINS).await;
        let staff = app.contractor().await;
        for (name, event, kind) in [
            ("花子", &earlier, "participant"), ("次郎", &earlier, "speaker"), ("三郎", &later, "participant"),
        ] {
            let person = scene.person(&staff, name).await;
            let body = json!({"person_id": person, "kind": kind, "mode": "in_person"});
            staff.post(&format!("{EVENTS}/{event}/attendance/tick")).json(&body).await.expect(200);
            scene.tick(&staff, &person).await.expect(200);
        }
        assert_eq!(scene.summary(&staff).await["first_timers"], 2);
    }

    /// Companies that turn out to be one are one for whoever came, too.
    async fn a_merged_company_takes_its_people_along(app: TestApp) {
        let from = company(&app, "見本システム石巻").await;
        let into = company(&app, "株式会社見本システム").await;
        let scene = Scene::on_the_day(&app).await;
        let staff = app.contractor().await;
        let mut form = walk_in("秋", "participant");
        form["organisation_id"] = json!(from);
        staff.post(&scene.path("/by-hand")).json(&form).await.expect(201);
        let now = app.clock.now();
        let told: Result<(), DbErr> = app.context().db.write(move |tx| Box::pin(async move {
            let entry = NewEntry {
                kind: "organisation.merged",
                subject: ("organisation", &from.uuid()),
                actor: Actor::System,
                at: now,
                data: json!({"from": from, "into": into}),
            };
            log::append(tx, entry).await
        })).await;
        told.unwrap();
        app.settle().await;
        let event: EventId = scene.event.parse().unwrap();
        let found = participations(app.context().db.read(), &[event]).await.unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].organisation_id, Some(into));
    }

    /// Two persons who turn out to be one were there once, as a participant if either was.
    async fn merged_persons_were_there_once(app: TestApp) {
        let scene = Scene::on_the_day(&app).await;
        let staff = app.contractor().await;
        let path = scene.path("/by-hand");
        let one = staff.post(&path).json(&walk_in("秋", "speaker")).await.assert_status(201).json();
        let two = staff.post(&path).json(&walk_in("秋", "participant")).await.assert_status(201).json();
        let [from, into] = [&one, &two].map(|one| one["person_id"].as_str().unwrap().parse::<uuid::Uuid>().unwrap());
        let done: Result<(), DbErr> = app.context().db.write(move |tx| Box::pin(async move {
            use sea_orm::{ConnectionTrait, Statement};
            let sql = "UPDATE person SET merged_into = $1, family_name = NULL, given_name = NULL, \
                family_kana = NULL, given_kana = NULL WHERE id = $2";
            let values = [into.into(), from.into()];
            tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await.map(|_| ())
        })).await;
        done.unwrap();
        let event: EventId = scene.event.parse().unwrap();
        let found = present(app.context().db.read(), event).await.unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].person_id.uuid(), into);
        assert!(found[0].kind.counts());
        let shown = scene.summary(&staff).await;
        assert_eq!((&shown["by_mode"][0]["everybody"], &shown["first_timers"]), (&json!(1), &json!(1)));
        // The emptied row goes by the name of who it was merged into.
        let rows = scene.list(&staff, "&q=秋").await;
        assert_eq!(rows.len(), 2);
    }

    /// Later slices learn of whoever is there, by registration where there is one.
    async fn later_slices_learn_who_was_there(app: TestApp) {
        let scene = Scene::on_the_day(&app).await;
        let staff = app.contractor().await;
        let person = scene.person(&staff, "三郎").await;
        scene.tick(&staff, &person).await.expect(200);
        let event: EventId = scene.event.parse().unwrap();
        let found = present(app.context().db.read(), event).await.unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].person_id.to_string(), person);
        assert!(found[0].registration_id.is_some());
        assert_eq!(found[0].mode, shared::event::types::Mode::Online);
        assert_eq!(participations(app.context().db.read(), &[]).await.unwrap(), []);
    }
}
