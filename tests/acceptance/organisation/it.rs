//! Registered IT companies: apply, check, approve or return, end; and the number of any day.

use acceptance::{Answer, Client, TestApp, both};
use api::features::organisation::service::registered_it_on;
use serde_json::{Value, json};
use shared::organisation::{OrganisationId, Sector};
use shared::problem::Code;

use super::{listed, step, works_for};

const APPLY: &str = "/api/v1/me/organisation/it-registrations";
const STAFF: &str = "/api/v1/staff/it-registrations";

async fn apply(client: &Client) -> Answer {
    let form = json!({"statement": "在庫管理を作っています。", "contact": "見本 花子"});
    client.post(APPLY).json(&form).await
}

async fn decide(staff: &Client, id: &str, step: &str, body: Value) -> Answer {
    let call = staff.post(&format!("{STAFF}/{id}/{step}"));
    if body.is_null() {
        call.await
    } else {
        call.json(&body).await
    }
}

async fn on(app: &TestApp, day: &str) -> u32 {
    registered_it_on(app.context().db.read(), day.parse().unwrap())
        .await
        .unwrap()
}

/// A member's company that applied; its registration.
async fn applied(app: &TestApp) -> (OrganisationId, String) {
    let company = listed(app, "株式会社見本システム", Sector::It).await;
    let member = app.member().await;
    works_for(&member, company).await;
    (company, apply(&member).await.assert_status(201).id())
}

both! {
    /// Only IT companies' people apply, once; the contractor checks, only the prefecture approves, and
    /// nothing is decided twice or before it is checked.
    async fn each_step_has_its_people_and_its_time(app: TestApp) {
        let (member, other) = (app.member().await, app.other_member().await);
        apply(&member).await.assert_problem(Code::NoOrganisation);
        let fishery = listed(&app, "見本水産株式会社", Sector::Local).await;
        works_for(&other, fishery).await;
        apply(&other).await.assert_problem(Code::NotAnItCompany);
        let (company, id) = applied(&app).await;
        let (contractor, prefecture) = (app.contractor().await, app.prefecture().await);
        let before = app.digest().await;
        apply(&member).await.assert_problem(Code::ItRegistrationExists);
        let since = json!({"since": "2026-07-01"});
        decide(&member, &id, "check", Value::Null).await.assert_problem(Code::Forbidden);
        decide(&contractor, &id, "approve", since.clone()).await.assert_problem(Code::Forbidden);
        decide(&prefecture, &id, "approve", since.clone()).await.assert_problem(Code::AlreadyDecided);
        other.post(&format!("/api/v1/me/it-registrations/{id}/take-back")).await
            .assert_problem(Code::NotFound);
        let ask = json!({"reason": "やめます。"});
        let end = format!("/api/v1/me/it-registrations/{id}/ask-end");
        other.post(&end).json(&ask).await.assert_problem(Code::NotFound);
        member.post(&end).json(&ask).await.assert_problem(Code::AlreadyDecided);
        assert_eq!(app.digest().await, before);

        decide(&contractor, &id, "check", Value::Null).await.expect(200);
        decide(&contractor, &id, "check", Value::Null).await.assert_problem(Code::AlreadyDecided);
        decide(&prefecture, &id, "approve", json!({"since": "昨日"})).await
            .assert_faults(&[("/since", Code::NotADate)]);
        decide(&prefecture, &id, "approve", since.clone()).await.expect(200);
        decide(&prefecture, &id, "approve", since).await.assert_problem(Code::AlreadyDecided);
        decide(&prefecture, &id, "return", json!({"comment": "遅い"})).await
            .assert_problem(Code::AlreadyDecided);
        apply(&member).await.assert_problem(Code::ItRegistrationExists);
        let mails = app.mails_to("member@example.jp").await;
        assert!(mails.iter().any(|mail| mail.kind == "it-approved"));
        let own = member.get("/api/v1/me/organisation").await.assert_status(200).json();
        assert_eq!(own["organisation_id"], json!(company));
    }

    /// The number of a day is the same whenever it is asked: a period counts on each of its days,
    /// and on no other, also after the registration ended and began again.
    async fn the_number_of_a_day_can_be_counted_again(app: TestApp) {
        let (_, id) = applied(&app).await;
        let (member, prefecture) = (app.member().await, app.prefecture().await);
        decide(&prefecture, &id, "check", Value::Null).await.expect(200);
        decide(&prefecture, &id, "approve", json!({"since": "2026-07-01"})).await.expect(200);
        let days = ["2026-06-30", "2026-07-01", "2026-09-30", "2026-10-01", "2027-01-01"];
        let mut counted = Vec::new();
        for day in days {
            counted.push(on(&app, day).await);
        }
        assert_eq!(counted, [0, 1, 1, 1, 1]);
        let end = |until: &str| json!({"until": until, "reason": "事業をやめるため。"});
        let asks = format!("/api/v1/me/it-registrations/{id}/ask-end");
        member.post(&asks).json(&json!({"reason": "やめます。"})).await.expect(200);
        let waiting = prefecture.get(STAFF).await.assert_status(200).json();
        assert_eq!(waiting["items"][0]["ending_reason"], "やめます。");
        decide(&prefecture, &id, "end", end("2026-06-30")).await
            .assert_faults(&[("/until", Code::EndBeforeStart)]);
        decide(&prefecture, &id, "end", end("2026-09-30")).await.expect(200);
        decide(&prefecture, &id, "end", end("2026-09-30")).await.assert_problem(Code::AlreadyDecided);
        let mails = app.mails_to("member@example.jp").await;
        assert!(mails.iter().any(|mail| mail.kind == "it-ended"));

        let again = apply(&member).await.assert_status(201).id();
        decide(&prefecture, &again, "check", Value::Null).await.expect(200);
        decide(&prefecture, &again, "approve", json!({"since": "2026-09-30"})).await
            .assert_faults(&[("/since", Code::PeriodsOverlap)]);
        decide(&prefecture, &again, "approve", json!({"since": "2026-12-01"})).await.expect(200);
        let mut counted = Vec::new();
        for day in days {
            counted.push(on(&app, day).await);
        }
        assert_eq!(counted, [0, 1, 1, 0, 1]);
    }

    /// What is returned says why, and the company may apply again; so may who took it back.
    async fn a_returned_application_may_come_again(app: TestApp) {
        let (_, id) = applied(&app).await;
        let (member, contractor) = (app.member().await, app.contractor().await);
        decide(&contractor, &id, "return", json!({"comment": "実績を書いてください。"})).await.expect(200);
        let mails = app.mails_to("member@example.jp").await;
        let mail = mails.iter().find(|mail| mail.kind == "it-returned").expect("a mail");
        assert!(mail.text.contains("実績を書いてください"));
        let again = apply(&member).await.assert_status(201).id();
        member.post(&format!("/api/v1/me/it-registrations/{again}/take-back")).await.expect(200);
        apply(&member).await.expect(201);
        assert_eq!(on(&app, "2026-07-01").await, 0);
    }

    /// Two companies that turn out to be one count once, and both having something that waits is
    /// settled first.
    async fn merged_companies_count_once(app: TestApp) {
        let staff = app.contractor().await;
        let one = crate::organisation::add(&app, crate::organisation::organisation("見本一号社", "", Sector::It)).await;
        let other = crate::organisation::add(&app, crate::organisation::organisation("見本二号社", "", Sector::It)).await;
        assert_eq!(on(&app, "2026-07-01").await, 2);
        step(&staff, &one.to_string(), "merge", json!({"into": other})).await.expect(200);
        assert_eq!(on(&app, "2026-07-01").await, 1);
        let (first, second) = (
            listed(&app, "見本三号社", Sector::It).await, listed(&app, "見本四号社", Sector::It).await,
        );
        works_for(&app.member().await, first).await;
        works_for(&app.other_member().await, second).await;
        apply(&app.member().await).await.expect(201);
        apply(&app.other_member().await).await.expect(201);
        step(&staff, &first.to_string(), "merge", json!({"into": second})).await
            .assert_problem(Code::OpenMatters);
    }
}
