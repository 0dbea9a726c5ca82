//! Who is seen at an event because they agreed to it: by each other, and their companies by everybody.

use super::consents::{agreeing, erase, joined, say};
use super::*;
use crate::world::World;
use acceptance::both;
use shared::organisation::OrganisationStatus;
use shared::problem::Code;

fn by_link(token: &str) -> String {
    format!("/api/v1/registrations/by-link/{token}/participants")
}

fn companies(event: &str) -> String {
    format!("{EVENTS}/{event}/companies")
}

/// The given names on a page of people.
async fn names(app: &TestApp, path: &str) -> Vec<String> {
    let page = app.client().get(path).await.assert_status(200).json();
    let people = page["items"].as_array().unwrap().iter();
    people
        .map(|one| one["given_name"].as_str().unwrap().to_owned())
        .collect()
}

/// The names on a page of companies.
async fn named(app: &TestApp, event: &str) -> Vec<String> {
    let page = app
        .client()
        .get(&companies(event))
        .await
        .assert_status(200)
        .json();
    let all = page["items"].as_array().unwrap().iter();
    all.map(|one| one["name"].as_str().unwrap().to_owned())
        .collect()
}

/// A guest who agrees to be seen by the others.
fn seen(address: &str, name: &str, kana: &str) -> Value {
    let form = agreeing(address, json!({"show_name": true}));
    with(form, json!({"given_name": name, "given_kana": kana}))
}

/// A guest of a company of the directory, who agrees that it is named.
fn of_company(name: &str, company: &str) -> Value {
    let form = agreeing(name, json!({"show_company": true}));
    with(
        form,
        json!({"organisation_name": null, "organisation_id": company}),
    )
}

both! {
    /// Those with a seat see those with a seat who agreed, by reading; and nobody else sees anybody.
    async fn the_list_of_people_is_for_those_with_a_seat(app: TestApp) {
        let id = event(&app, 3, 9).await;
        let silent = joined(&app, &id, &guest("silent")).await;
        joined(&app, &id, &seen("p0", "後", "ワタル")).await;
        let first = joined(&app, &id, &seen("p1", "先", "アオイ")).await;
        let waiting = joined(&app, &id, &seen("p2", "待", "イチ")).await;
        assert_eq!(names(&app, &by_link(&silent)).await, ["先", "後"]);
        let page = app.client().get(&by_link(&silent)).await.assert_status(200);
        assert!(page.header("cache-control").contains("no-store"));
        assert_eq!(page.json()["items"][0], json!({
            "family_name": "見本", "given_name": "先", "organisation_name": "見本水産株式会社",
        }));
        // Who waits neither sees nor is seen; who got the seat does, at once.
        app.client().get(&by_link(&waiting)).await.assert_problem(Code::NotFound);
        cancel(&app, &first).await.expect(200);
        assert_eq!(names(&app, &by_link(&waiting)).await, ["待", "後"]);
        app.client().get(&by_link(&first)).await.assert_problem(Code::NotFound);
        // By the event one needs a sign-in and a seat of one's own.
        let path = format!("{EVENTS}/{id}/participants");
        app.client().get(&path).await.assert_problem(Code::Unauthenticated);
        let member = app.member().await;
        member.get(&path).await.assert_problem(Code::NotFound);
        app.contractor().await.get(&path).await.assert_problem(Code::NotFound);
        let form = json!({"mode": "online", "locale": "ja", "acceptance": acceptance()});
        member.post(&format!("{EVENTS}/{id}/registrations/me")).json(&form).await.expect(201);
        let page = member.get(&path).await.assert_status(200).json();
        assert_eq!(page["items"].as_array().unwrap().len(), 2);
        let other = event(&app, 3, 3).await;
        member.get(&format!("{EVENTS}/{other}/participants")).await.assert_problem(Code::NotFound);
    }

    /// Taking it back, and being erased, take one off the list at once; pages go on where they ended.
    async fn taken_back_is_off_the_list_at_once(app: TestApp) {
        let id = event(&app, 9, 9).await;
        let one = joined(&app, &id, &seen("p3", "一", "ア")).await;
        joined(&app, &id, &seen("p4", "二", "イ")).await;
        joined(&app, &id, &seen("p5", "三", "ウ")).await;
        let path = format!("{}?limit=2", by_link(&one));
        let page = app.client().get(&path).await.assert_status(200).json();
        assert_eq!(page["items"].as_array().unwrap().len(), 2);
        let next = format!("{path}&cursor={}", page["next_cursor"].as_str().unwrap());
        assert_eq!(names(&app, &next).await, ["三"]);
        let foreign = format!("{}?cursor={}", companies(&id), page["next_cursor"].as_str().unwrap());
        app.client().get(&foreign).await.assert_faults(&[("/cursor", Code::NotACursor)]);
        say(&app, &one, json!({})).await;
        assert_eq!(names(&app, &by_link(&one)).await, ["二", "三"]);
        say(&app, &one, json!({"show_name": true})).await;
        erase(&app, "p4@example.jp").await;
        assert_eq!(names(&app, &by_link(&one)).await, ["一", "三"]);
        let reason = json!({"reason": "台風のため"});
        let staff = app.contractor().await;
        staff.post(&format!("{EVENTS}/{id}/cancel")).json(&reason).await.expect(200);
        assert!(names(&app, &by_link(&one)).await.is_empty());
    }

    /// A company is named once somebody of it who has a seat agreed; nothing else stands there.
    async fn companies_are_named_that_agreed(app: TestApp) {
        let id = event(&app, 3, 9).await;
        assert!(named(&app, &id).await.is_empty());
        let later = World::company(&app, "株式会社わかば", OrganisationStatus::Active).await;
        let sooner = World::company(&app, "青葉水産株式会社", OrganisationStatus::Active).await;
        let token = joined(&app, &id, &of_company("a", &later)).await;
        joined(&app, &id, &of_company("b", &later)).await;
        let silent = with(of_company("c", &sooner), json!({"consents": null}));
        let third = joined(&app, &id, &silent).await;
        let page = app.client().get(&companies(&id)).await.assert_status(200).json();
        assert_eq!(page["items"], json!([{"id": later, "name": "株式会社わかば"}]));
        // Who only waits names nobody.
        let waiting = joined(&app, &id, &of_company("d", &sooner)).await;
        assert_eq!(named(&app, &id).await.len(), 1);
        cancel(&app, &third).await.expect(200);
        let both = named(&app, &id).await;
        assert_eq!(both.len(), 2, "{both:?}");
        // One of two takes it back, gives up: the other's word still stands.
        say(&app, &token, json!({"photos": true})).await;
        assert_eq!(named(&app, &id).await.len(), 2);
        erase(&app, "b@example.jp").await;
        assert_eq!(named(&app, &id).await, ["青葉水産株式会社"]);
        cancel(&app, &waiting).await.expect(200);
        assert!(named(&app, &id).await.is_empty());
    }

    /// What a stranger types is no company's name until staff have looked at it.
    async fn a_name_that_a_stranger_typed_is_not_published(app: TestApp) {
        let id = event(&app, 9, 9).await;
        for (index, name) in ["<b>悪い会社</b>".replace(['<', '>'], ""), "ばか".to_owned(), "=1+1".to_owned()]
            .iter().enumerate()
        {
            let form = agreeing(&format!("s{index}"), json!({"show_company": true, "show_name": true}));
            join(&app, &id, &with(form, json!({"organisation_name": name}))).await;
        }
        assert!(named(&app, &id).await.is_empty());
        let text = app.client().get(&companies(&id)).await.assert_status(200).text();
        assert!(!text.contains("花子") && !text.contains("悪い"), "{text}");
    }

    /// Of what is not public nothing is said, and nothing of what is called off.
    async fn only_a_public_event_names_companies(app: TestApp) {
        let hidden = draft(&app, 2, 2).await;
        let nothing = "01900000-0000-7000-8000-000000000000";
        for id in [hidden.as_str(), nothing, "x"] {
            app.client().get(&companies(id)).await.assert_problem(Code::NotFound);
            app.contractor().await.get(&companies(id)).await.assert_problem(Code::NotFound);
        }
        let id = event(&app, 9, 9).await;
        let company = World::company(&app, "株式会社わかば", OrganisationStatus::Active).await;
        joined(&app, &id, &of_company("a", &company)).await;
        assert_eq!(named(&app, &id).await.len(), 1);
        let staff = app.contractor().await;
        let reason = json!({"reason": "台風のため"});
        staff.post(&format!("{EVENTS}/{id}/cancel")).json(&reason).await.expect(200);
        assert!(named(&app, &id).await.is_empty());
    }
}
