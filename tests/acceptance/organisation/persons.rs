//! Persons who were entered twice.

use acceptance::{Answer, Client, both};
use serde_json::{Value, json};
use shared::problem::Code;

use crate::registration::{EVENTS, event, guest, join, rows, with};

const DUPLICATES: &str = "/api/v1/staff/person-duplicates";

async fn merge(staff: &Client, from: &Value, into: &Value) -> Answer {
    let path = format!("/api/v1/staff/persons/{}/merge", from.as_str().unwrap());
    staff.post(&path).json(&json!({"into": into})).await
}

both! {
    /// Only who may merge; not with oneself, with nobody, twice, or two with accounts.
    async fn what_can_not_be_one_stays_two(app: TestApp) {
        let id = event(&app, 9, 9).await;
        join(&app, &id, &guest("a")).await.expect(202);
        join(&app, &id, &guest("b")).await.expect(202);
        let people: Vec<Value> = rows(&app, &id).await.iter().map(|row| row["person_id"].clone()).collect();
        let (staff, admin) = (app.contractor().await, app.admin().await);
        let (member, other) = (app.member().await, app.other_member().await);
        let me = async |client: &Client| -> Value {
            client.get("/api/v1/me").await.assert_status(200).json()["person_id"].clone()
        };
        let (mine, theirs) = (me(&member).await, me(&other).await);
        let nobody = json!("01900000-0000-7000-8000-000000000000");
        let before = app.digest().await;
        merge(&member, &people[0], &people[1]).await.assert_problem(Code::Forbidden);
        merge(&admin, &people[0], &people[1]).await.assert_problem(Code::Forbidden);
        merge(&staff, &nobody, &people[1]).await.assert_problem(Code::NotFound);
        for into in [&people[0], &nobody] {
            merge(&staff, &people[0], into).await.assert_faults(&[("/into", Code::NoSuchReference)]);
        }
        merge(&staff, &mine, &theirs).await.assert_problem(Code::BothHaveAccounts);
        // Both have a place at one event: it is named.
        let refused = merge(&staff, &people[0], &people[1]).await;
        let problem = refused.problem();
        assert_eq!(problem.code, Code::BothRegistered);
        let named: Vec<String> = problem.errors.iter().map(|one| one.pointer.to_string()).collect();
        assert_eq!(named, [format!("/events/{id}")]);
        assert_eq!(app.digest().await, before);
    }

    /// Same name, reading and company: suggested. Merged, the account sees the registrations of both,
    /// mails go to it, and the address that is gone is free.
    async fn a_merged_persons_registrations_are_the_others(app: TestApp) {
        let (first, second) = (event(&app, 9, 9).await, event(&app, 9, 9).await);
        join(&app, &first, &guest("alt")).await.expect(202);
        join(&app, &second, &guest("old")).await.expect(202);
        app.settle().await;
        let staff = app.contractor().await;
        let found = staff.get(DUPLICATES).await.assert_status(200).json();
        assert_eq!(found["groups"].as_array().unwrap().len(), 1);
        let persons = found["groups"][0]["persons"].as_array().unwrap().clone();
        assert_eq!(persons.len(), 2);
        let member = app.member().await;
        let mine = member.get("/api/v1/me").await.assert_status(200).json()["person_id"].clone();
        merge(&staff, &persons[0]["id"], &persons[1]["id"]).await.expect(200);
        // A chain is flat: what was merged before follows.
        let shown = merge(&staff, &persons[1]["id"], &mine).await.assert_status(200).json();
        assert_eq!((&shown["has_account"], &shown["email"]), (&json!(true), &json!("member@example.jp")));
        merge(&staff, &persons[0]["id"], &mine).await.assert_problem(Code::PersonMerged);
        let own = member.get("/api/v1/me/registrations").await.assert_status(200).json();
        let own = own["items"].as_array().unwrap().clone();
        assert_eq!(own.len(), 2);
        for ticket in &own {
            let path = format!("/api/v1/me/registrations/{}", ticket["id"].as_str().unwrap());
            member.get(&path).await.expect(200);
        }
        // Neither can be registered a second time, as a member or as that address.
        let accepted = guest("x")["acceptance"].clone();
        let form = json!({"mode": "in_person", "locale": "ja", "acceptance": accepted});
        member.post(&format!("{EVENTS}/{first}/registrations/me")).json(&form).await
            .assert_problem(Code::AlreadyRegistered);
        assert_eq!(rows(&app, &first).await[0]["email"], "member@example.jp");
        let cancel = format!("/api/v1/me/registrations/{}/cancel", own[0]["id"].as_str().unwrap());
        member.post(&cancel).await.expect(200);
        let mails = app.mails_to("member@example.jp").await;
        assert!(mails.iter().any(|mail| mail.kind == "registration-cancelled"));
        assert_eq!(staff.get(DUPLICATES).await.assert_status(200).json()["groups"], json!([]));
    }

    /// The account comes along with its address, whichever way round.
    async fn an_account_comes_along(app: TestApp) {
        let id = event(&app, 9, 9).await;
        join(&app, &id, &with(guest("alt"), json!({"given_name": "改名"}))).await.expect(202);
        let person = rows(&app, &id).await[0]["person_id"].clone();
        let member = app.member().await;
        let mine = member.get("/api/v1/me").await.assert_status(200).json()["person_id"].clone();
        let shown = merge(&app.prefecture().await, &mine, &person).await.assert_status(200).json();
        assert_eq!((&shown["id"], &shown["email"]), (&person, &json!("member@example.jp")));
        let me = member.get("/api/v1/me").await.assert_status(200).json();
        assert_eq!((&me["person_id"], &me["given_name"]), (&person, &json!("改名")));
        assert_eq!(member.get("/api/v1/me/registrations").await.json()["items"].as_array().unwrap().len(), 1);
    }
}
