//! Names that no company of the directory has, and merging (名寄せ).

use acceptance::{Persona, TestApp, both};
use futures::future::join_all;
use serde_json::{Value, json};
use shared::organisation::Sector;
use shared::organisation::api::one;
use shared::problem::Code;

use super::{STAFF, listed, queue, step};
use crate::registration::{event, guest, join, register, rows, with};

/// Registers a guest of this name who writes this company.
async fn from(app: &TestApp, event: &str, name: &str, company: &str) {
    let form = with(guest(name), json!({"organisation_name": company}));
    join(app, event, &form).await.expect(202);
}

/// The organisations of an event's registrations, in order of joining.
async fn companies(app: &TestApp, event: &str) -> Vec<Value> {
    let rows = rows(app, event).await;
    rows.iter()
        .map(|row| row["organisation_id"].clone())
        .collect()
}

both! {
    /// Only staff who may edit see the queue, merge, accept and set aside; what is no use is refused.
    async fn what_is_not_allowed_changes_nothing(app: TestApp) {
        let into = listed(&app, "見本水産株式会社", Sector::Local).await.to_string();
        let id = event(&app, 5, 5).await;
        from(&app, &id, "a", "見本水産 石巻工場").await;
        let staff = app.contractor().await;
        let waiting = queue(&staff).await[0]["id"].as_str().unwrap().to_owned();
        let nothing = "01900000-0000-7000-8000-000000000000";
        let (member, admin) = (app.member().await, app.admin().await);
        let before = app.digest().await;
        let merge = json!({"into": into});
        for (client, code) in [
            (app.client(), Code::Unauthenticated), (member, Code::Forbidden), (admin, Code::Forbidden),
        ] {
            step(&client, &waiting, "merge", merge.clone()).await.assert_problem(code);
            client.get("/api/v1/staff/name-matching").await.assert_problem(code);
        }
        for (from, into, code) in [
            (waiting.as_str(), waiting.as_str(), Code::NotMergeable),
            (into.as_str(), waiting.as_str(), Code::NotMergeable),
            (waiting.as_str(), nothing, Code::NotMergeable),
            (nothing, into.as_str(), Code::NotFound),
        ] {
            step(&staff, from, "merge", json!({"into": into})).await.assert_problem(code);
        }
        step(&staff, &waiting, "merge", json!({"into": into, "why": ""})).await
            .assert_faults(&[("/why", Code::UnknownField)]);
        staff.post(&format!("{STAFF}/{into}/set-aside")).await.assert_problem(Code::AlreadyMatched);
        let form = json!({"name": "見本", "sector": "moon", "corporate_number": "7000012050003"});
        step(&staff, &waiting, "accept", form).await.assert_faults(&[
            ("/sector", Code::UnknownValue), ("/corporate_number", Code::NotACorporateNumber),
        ]);
        assert_eq!(app.digest().await, before);
    }

    /// The only company of a name is meant at once, however it is written; what nobody is called waits,
    /// all spellings of one key as one; two companies of one name are for staff to tell apart.
    async fn a_name_means_a_company_or_waits(app: TestApp) {
        let known = listed(&app, "株式会社見本システム", Sector::It).await;
        let id = event(&app, 9, 9).await;
        from(&app, &id, "a", "㈱ 見本　システム").await;
        from(&app, &id, "b", "株式会社見本システム 仙台営業所").await;
        from(&app, &id, "c", "(株)見本システム仙台営業所").await;
        let found = companies(&app, &id).await;
        assert_eq!(found[0], json!(known));
        assert!(found[1].is_string() && found[1] != found[0]);
        assert_eq!(found[1], found[2], "one spelling, one company");
        let staff = app.contractor().await;
        let waiting = queue(&staff).await;
        assert_eq!(waiting.len(), 1);
        assert_eq!(waiting[0]["name"], "株式会社見本システム 仙台営業所");
        assert_eq!(waiting[0]["uses"], json!({"registrations": 2, "persons": 2}));
        assert_eq!(waiting[0]["candidates"][0]["id"], json!(known));
        // Not in the directory, nor in the numbers by sector.
        let pending = waiting[0]["id"].as_str().unwrap().parse().unwrap();
        app.client().get(&one(pending)).await.assert_problem(Code::NotFound);
        let path = format!("/api/v1/events/{id}/registrations/summary");
        let summary = staff.get(&path).await.assert_status(200).json();
        assert_eq!(summary["by_sector"], json!([
            {"sector": "it", "confirmed": 1, "waitlisted": 0, "pending": 0, "kept": 0},
            {"sector": null, "confirmed": 2, "waitlisted": 0, "pending": 0, "kept": 0},
        ]));
        listed(&app, "見本システム合同会社", Sector::It).await;
        from(&app, &id, "d", "見本システム").await;
        let found = companies(&app, &id).await;
        assert!(found[3] != found[0] && found[3] != found[1], "{found:?}");
    }

    /// Many who write the same new company at once get one, on real processes.
    async fn a_new_company_is_made_once(app: TestApp) {
        let id = event(&app, 50, 50).await;
        let n = match app.backend() {
            acceptance::Backend::Sqlite => 1,
            acceptance::Backend::Postgres => 3,
        };
        let processes = app.processes(crate::SERVICE, n).await;
        let answers = join_all((0..24).map(|n| {
            let client = processes[n % processes.len()].client();
            let id = id.clone();
            tokio::spawn(async move {
                let form = with(guest(&format!("guest{n}")), json!({"organisation_name": "見本の新しい会社"}));
                register(&client, &id, &form).await.status()
            })
        })).await;
        assert!(answers.into_iter().all(|status| status.unwrap() == 202));
        let found = companies(&app, &id).await;
        assert_eq!(found.len(), 24);
        assert!(found.iter().all(|one| *one == found[0] && one.is_string()));
        let staff = app.contractor().await;
        assert_eq!(queue(&staff).await[0]["uses"], json!({"registrations": 24, "persons": 24}));
    }

    /// A merge moves registrations and persons, leaves an address that leads on, and the spelling
    /// means the other from then on; chains are flat, and nothing goes in a circle.
    async fn a_merge_moves_everything(app: TestApp) {
        let (first, second) = (
            listed(&app, "株式会社見本システム", Sector::It).await,
            listed(&app, "見本システムズ株式会社", Sector::It).await,
        );
        let id = event(&app, 9, 9).await;
        from(&app, &id, "a", "見本システム 営業所").await;
        let staff = app.contractor().await;
        let waiting = queue(&staff).await[0]["id"].as_str().unwrap().to_owned();
        let shown = step(&staff, &waiting, "merge", json!({"into": first})).await.assert_status(200).json();
        assert_eq!(shown["id"], json!(first));
        assert_eq!(shown["spellings"], json!(["見本システム 営業所"]));
        assert_eq!(queue(&staff).await, Vec::<Value>::new());
        app.settle().await;
        assert_eq!(companies(&app, &id).await, [json!(first)]);
        from(&app, &id, "b", "㈱見本システム営業所").await;
        assert_eq!(companies(&app, &id).await[1], json!(first), "the spelling is known");

        let gone = first.to_string();
        let uses = staff.get(&format!("{STAFF}/{gone}/uses")).await.assert_status(200).json();
        assert_eq!(uses, json!({"registrations": 2, "persons": 2}));
        step(&staff, &gone, "merge", json!({"into": second})).await.expect(200);
        app.settle().await;
        assert_eq!(companies(&app, &id).await, [json!(second), json!(second)]);
        // Old addresses lead to where the company is, in one step.
        for old in [waiting.as_str(), gone.as_str()] {
            let led = app.client().get(&format!("/api/v1/organisations/{old}")).await;
            assert_eq!(led.assert_status(200).json()["id"], json!(second));
            let staff_sees = staff.get(&format!("{STAFF}/{old}")).await.assert_status(200).json();
            assert_eq!(staff_sees["merged_into"], json!(second));
            step(&staff, old, "merge", json!({"into": second})).await
                .assert_problem(Code::OrganisationMerged);
        }
        step(&staff, &second.to_string(), "merge", json!({"into": first})).await
            .assert_problem(Code::NotMergeable);
        let listed = app.client().get("/api/v1/organisations").await.assert_status(200).json();
        assert_eq!(listed["items"].as_array().unwrap().len(), 1);
        // Who still has the old one in the form registers for the other.
        let picked = with(guest("c"), json!({"organisation_id": first}));
        join(&app, &id, &picked).await.expect(202);
        assert_eq!(companies(&app, &id).await[2], json!(second));
    }

    /// Two who merge crosswise at once: one is first, the other is told.
    async fn merges_crosswise_make_no_circle(app: TestApp) {
        let (one, other) = (
            listed(&app, "見本一号社", Sector::It).await.to_string(),
            listed(&app, "見本二号社", Sector::It).await.to_string(),
        );
        let (contractor, prefecture) = (app.contractor().await, app.prefecture().await);
        let (first, second) = futures::join!(
            async { step(&contractor, &one, "merge", json!({"into": other})).await.status() },
            async { step(&prefecture, &other, "merge", json!({"into": one})).await.status() },
        );
        let mut both = [first, second];
        both.sort_unstable();
        assert_eq!(both, [200, 409]);
        let listed = app.client().get("/api/v1/organisations").await.assert_status(200).json();
        assert_eq!(listed["items"].as_array().unwrap().len(), 1);
    }

    /// Different 法人番号 are different companies; an only one comes along.
    async fn corporate_numbers_are_minded(app: TestApp) {
        let staff = app.contractor().await;
        let enter = async |name: &str, number: Option<&str>| -> String {
            let form = json!({"name": name, "sector": "local", "corporate_number": number});
            staff.post(STAFF).json(&form).await.assert_status(201).id()
        };
        let one = enter("見本一号社", Some("7000012050002")).await;
        let other = enter("見本二号社", Some("8000020040002")).await;
        let third = enter("見本三号社", None).await;
        let again = json!({"name": "見本四号社", "sector": "it", "corporate_number": "7000012050002"});
        staff.post(STAFF).json(&again).await
            .assert_faults(&[("/corporate_number", Code::CorporateNumberTaken)]);
        step(&staff, &one, "merge", json!({"into": other})).await
            .assert_problem(Code::CorporateNumbersDiffer);
        let shown = step(&staff, &one, "merge", json!({"into": third})).await.assert_status(200).json();
        assert_eq!(shown["form"]["corporate_number"], "7000012050002");
    }

    /// A name may be a company of its own, or none at all; the latter can be undone.
    async fn a_name_is_accepted_or_set_aside(app: TestApp) {
        let id = event(&app, 9, 9).await;
        from(&app, &id, "a", "見本の新しい会社").await;
        from(&app, &id, "b", "個人").await;
        let staff = app.contractor().await;
        let waiting = queue(&staff).await;
        let [company, nobody] = [&waiting[0]["id"], &waiting[1]["id"]].map(|id| id.as_str().unwrap());
        let form = json!({"name": "株式会社見本ニュー", "kana": "ミホンニュー", "sector": "it"});
        let shown = step(&staff, company, "accept", form.clone()).await.assert_status(200).json();
        assert_eq!((&shown["status"], &shown["spellings"]), (&json!("active"), &json!(["見本の新しい会社"])));
        step(&staff, company, "accept", form).await.assert_problem(Code::AlreadyMatched);
        app.client().get(&format!("/api/v1/organisations/{company}")).await.expect(200);
        staff.post(&format!("{STAFF}/{nobody}/set-aside")).await.expect(200);
        assert_eq!(queue(&staff).await, Vec::<Value>::new());
        // Who writes so again asks nobody.
        from(&app, &id, "c", "見本の新しい会社").await;
        from(&app, &id, "d", "個人").await;
        let found = companies(&app, &id).await;
        assert_eq!(found, [json!(company), json!(nobody), json!(company), json!(nobody)]);
        assert_eq!(queue(&staff).await, Vec::<Value>::new());
        let known = api::features::organisation::service::find(
            app.context().db.read(), nobody.parse().unwrap(),
        ).await.unwrap().unwrap();
        assert!(!known.is_company && known.sector.is_none());
        staff.post(&format!("{STAFF}/{nobody}/put-back")).await.expect(200);
        assert_eq!(queue(&staff).await.len(), 1);
    }

    /// A profile's words find their company too, and other words another one.
    async fn a_profile_finds_its_company(app: TestApp) {
        let known = listed(&app, "株式会社見本システム", Sector::It).await;
        let member = app.member().await;
        let own = async || member.get("/api/v1/me/organisation").await.assert_status(200).json();
        assert_eq!(own().await["organisation_id"], Value::Null);
        for (words, listed, expected) in [
            ("(株)見本システム", true, Some(json!(known))), ("見本の新しい会社", false, None),
        ] {
            let me = member.get("/api/v1/me").await.assert_status(200);
            let profile = json!({
                "family_name": "見本", "given_name": "花子", "organisation_name": words, "locale": "ja"
            });
            member.put("/api/v1/me").if_match(&me.etag()).json(&profile).await.expect(200);
            app.settle().await;
            let own = own().await;
            assert_eq!((&own["listed"], own["organisation_id"].is_string()), (&json!(listed), true));
            if let Some(expected) = expected {
                assert_eq!(own["organisation_id"], expected);
            }
        }
        let staff = app.contractor().await;
        assert_eq!(queue(&staff).await[0]["uses"], json!({"registrations": 0, "persons": 1}));
        // And what a member registers with is the profile's company.
        let id = event(&app, 5, 5).await;
        let accepted = crate::registration::guest("x")["acceptance"].clone();
        let form = json!({"mode": "in_person", "locale": "ja", "acceptance": accepted});
        let member = app.persona(Persona::Member).await;
        member.post(&format!("/api/v1/events/{id}/registrations/me")).json(&form).await.expect(201);
        assert_eq!(companies(&app, &id).await, [queue(&staff).await[0]["id"].clone()]);
    }
}
