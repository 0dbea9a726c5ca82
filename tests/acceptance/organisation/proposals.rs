//! A company's people propose, staff decide.

use acceptance::{Answer, Client, both};
use serde_json::{Value, json};
use shared::organisation::Sector;
use shared::problem::Code;

use super::{STAFF, listed, works_for};

const OWN: &str = "/api/v1/me/organisation";
const PROPOSALS: &str = "/api/v1/staff/organisation-proposals";

async fn propose(client: &Client, change: Value) -> Answer {
    let own = client.get(OWN).await.assert_status(200).json();
    let mut form = own["form"].clone();
    for (name, value) in change.as_object().unwrap() {
        form[name] = value.clone();
    }
    client
        .post(&format!("{OWN}/proposals"))
        .json(&json!({"form": form, "message": "お願いします。"}))
        .await
}

both! {
    /// Who works for no listed company proposes nothing; nor does who changes nothing; and one
    /// proposal waits at a time. Others' proposals are nobody else's matter.
    async fn what_makes_no_sense_is_refused(app: TestApp) {
        let company = listed(&app, "株式会社見本システム", Sector::It).await;
        let (member, other) = (app.member().await, app.other_member().await);
        let form = json!({"form": {"name": "見本", "sector": "it"}});
        member.post(&format!("{OWN}/proposals")).json(&form).await.assert_problem(Code::NoOrganisation);
        let nothing = json!({"organisation_id": "01900000-0000-7000-8000-000000000000"});
        member.post(OWN).json(&nothing).await
            .assert_faults(&[("/organisation_id", Code::NoSuchReference)]);
        works_for(&member, company).await;
        propose(&member, json!({})).await.assert_faults(&[("/form", Code::NothingChanged)]);
        propose(&member, json!({"sector": "moon"})).await
            .assert_faults(&[("/form/sector", Code::UnknownValue)]);
        let made = propose(&member, json!({"offers": "在庫管理"})).await.assert_status(201).json();
        let id = made["proposal"]["id"].as_str().unwrap().to_owned();
        assert_eq!(made["changed"], json!(["/offers"]));
        let admin = app.admin().await;
        let before = app.digest().await;
        propose(&member, json!({"offers": "別の案"})).await.assert_problem(Code::ProposalWaits);
        other.post(&format!("/api/v1/me/proposals/{id}/take-back")).await.assert_problem(Code::NotFound);
        let seen = json!({"organisation_version": 1});
        member.post(&format!("{PROPOSALS}/{id}/approve")).json(&seen).await.assert_problem(Code::Forbidden);
        admin.post(&format!("{PROPOSALS}/{id}/approve")).json(&seen).await
            .assert_problem(Code::Forbidden);
        assert_eq!(app.digest().await, before);
        // The page says what it said.
        let public = app.client().get(&format!("/api/v1/organisations/{company}")).await;
        assert_eq!(public.assert_status(200).json()["offers"], Value::Null);
        member.post(&format!("/api/v1/me/proposals/{id}/take-back")).await.expect(200);
        member.post(&format!("/api/v1/me/proposals/{id}/take-back")).await
            .assert_problem(Code::AlreadyDecided);
        propose(&member, json!({"offers": "別の案"})).await.expect(201);
    }

    /// What is approved is public, only what was proposed changes, and who proposed it hears of it.
    async fn an_approved_change_is_public(app: TestApp) {
        let company = listed(&app, "株式会社見本システム", Sector::It).await;
        let (member, staff) = (app.member().await, app.contractor().await);
        works_for(&member, company).await;
        let made = propose(&member, json!({"offers": "在庫管理", "size": "up_to_20"})).await;
        let made = made.assert_status(201).json();
        let path = format!("{PROPOSALS}/{}", made["proposal"]["id"].as_str().unwrap());
        let waiting = staff.get(PROPOSALS).await.assert_status(200).json();
        assert_eq!(waiting["items"][0]["organisation_name"], "株式会社見本システム");

        // Staff change something else meanwhile, and one of the same fields.
        let edit = format!("{STAFF}/{company}");
        let shown = staff.get(&edit).await.assert_status(200);
        let mut form = shown.json()["form"].clone();
        form["needs"] = json!("現場");
        form["size"] = json!("up_to_50");
        staff.put(&edit).if_match(&shown.etag()).json(&form).await.expect(200);
        let approve = async |version: i64| {
            staff.post(&format!("{path}/approve")).json(&json!({"organisation_version": version})).await
        };
        approve(1).await.assert_problem(Code::OrganisationChanged);
        let seen = staff.get(&path).await.assert_status(200).json();
        assert_eq!(seen["conflicts"], json!(["/size"]));
        assert_eq!((&seen["base"]["size"], &seen["current"]["size"]), (&Value::Null, &json!("up_to_50")));
        approve(seen["organisation_version"].as_i64().unwrap()).await.expect(200);
        approve(3).await.assert_problem(Code::AlreadyDecided);
        let public = app.client().get(&format!("/api/v1/organisations/{company}")).await;
        let public = public.assert_status(200).json();
        assert_eq!(
            (&public["offers"], &public["needs"], &public["size"]),
            (&json!("在庫管理"), &json!("現場"), &json!("up_to_20"))
        );
        let mails = app.mails_to("member@example.jp").await;
        assert!(mails.iter().any(|mail| mail.kind == "organisation-approved"), "{:?}",
            mails.iter().map(|mail| mail.kind.clone()).collect::<Vec<_>>());
    }

    /// What is returned comes back with the comment, by mail and on the page, and can be sent again.
    async fn a_returned_change_can_be_sent_again(app: TestApp) {
        let company = listed(&app, "株式会社見本システム", Sector::It).await;
        let (member, staff) = (app.member().await, app.contractor().await);
        works_for(&member, company).await;
        let made = propose(&member, json!({"offers": "なんでも"})).await.assert_status(201).json();
        let path = format!("{PROPOSALS}/{}", made["proposal"]["id"].as_str().unwrap());
        staff.post(&format!("{path}/return")).json(&json!({"comment": ""})).await
            .assert_faults(&[("/comment", Code::Required)]);
        let comment = json!({"comment": "もう少し詳しく書いてください。"});
        staff.post(&format!("{path}/return")).json(&comment).await.expect(200);
        staff.post(&format!("{path}/return")).json(&comment).await.assert_problem(Code::AlreadyDecided);
        let own = member.get(OWN).await.assert_status(200).json();
        assert_eq!(own["proposal"]["comment"], comment["comment"]);
        let mails = app.mails_to("member@example.jp").await;
        let mail = mails.iter().find(|mail| mail.kind == "organisation-returned").expect("a mail");
        assert!(mail.text.contains("もう少し詳しく"));
        propose(&member, json!({"offers": "在庫管理"})).await.expect(201);
    }

    /// Ten clicks at once make one proposal.
    async fn one_proposal_waits_at_a_time(app: TestApp) {
        let company = listed(&app, "株式会社見本システム", Sector::It).await;
        let member = app.member().await;
        works_for(&member, company).await;
        let answers = futures::future::join_all((0..10).map(|n| {
            let member = member.clone();
            async move {
                let form = json!({"form": {"name": format!("見本{n}"), "sector": "it"}});
                member.post(&format!("{OWN}/proposals")).json(&form).await.status()
            }
        })).await;
        let mut answers = answers;
        answers.sort_unstable();
        assert_eq!(answers.first(), Some(&201));
        assert!(answers.iter().skip(1).all(|status| *status == 409), "{answers:?}");
    }
}
