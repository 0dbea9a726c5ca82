//! What goes on beside the events: members, companies, businesses, articles, pages.

use acceptance::{Client, PASSWORD, Persona};
use serde_json::{Value, json};

use super::Year;
use super::course::address;
use super::ledger;
use super::plan;
use crate::portal::{draft as article, news, step as article_step};
use crate::registration::acceptance;
use crate::visit::view;

const STAFF: &str = "/api/v1/staff/organisations";

impl Year {
    /// Staff enter the companies that are known, with their sides.
    pub async fn enter_companies(&mut self) {
        let staff = self.app.contractor().await;
        for company in 0..plan::LISTED {
            let form = json!({"name": plan::listed_name(company), "sector": plan::sector(company)});
            self.organisations
                .push(staff.post(STAFF).json(&form).await.assert_status(201).id());
        }
    }

    /// Some people make themselves accounts and say where they work.
    pub async fn sign_up_members(&mut self) {
        for human in plan::MEMBERS {
            let email = address(human, false);
            let body = json!({
                "email": email, "password": PASSWORD, "family_name": "見本",
                "given_name": format!("花子{human}"), "family_kana": "ミホン",
                "given_kana": "ハナコ", "acceptance": acceptance()
            });
            let client = self.app.client();
            client
                .post("/api/v1/accounts")
                .json(&body)
                .await
                .expect(202);
        }
        for mail in self.new_mails().await {
            let body = json!({"token": mail.token("/verify")});
            self.app
                .client()
                .post("/api/v1/auth/verify-email")
                .json(&body)
                .await
                .expect(204);
        }
        for human in plan::MEMBERS {
            let member = self.app.sign_in(&address(human, false)).await;
            let body = json!({"organisation_id": self.organisations[self.companies[human]]});
            member
                .post("/api/v1/me/organisation")
                .json(&body)
                .await
                .expect(200);
        }
    }

    /// One more joins the community; one leaves in the end.
    pub async fn join_community(&mut self, n: usize) {
        let today = self.app.clock.now().jst_date().to_string();
        if let Some(human) = plan::MEMBERS.get(n) {
            let member = self.app.sign_in(&address(*human, false)).await;
            member.post("/api/v1/community/join").await.expect(200);
            self.ledger.members.push((today.clone(), None));
        }
        if n == 10 {
            let member = self.app.sign_in(&address(plan::MEMBERS[2], false)).await;
            member.post("/api/v1/community/leave").await.expect(200);
            self.ledger.members[2].1 = Some(today);
        }
    }

    /// A member's company applies as IT company; it is checked and approved, or returned.
    pub async fn register_it(&mut self, human: usize, since: Option<&'static str>) -> String {
        let member = self.app.sign_in(&address(human, false)).await;
        let form = json!({"statement": "在庫管理を作っています。", "contact": "見本 花子"});
        let path = "/api/v1/me/organisation/it-registrations";
        let id = member.post(path).json(&form).await.assert_status(201).id();
        let path = format!("/api/v1/staff/it-registrations/{id}");
        let (contractor, prefecture) = (self.app.contractor().await, self.app.prefecture().await);
        let Some(since) = since else {
            let body = json!({"comment": "実績を書いてください。"});
            contractor
                .post(&format!("{path}/return"))
                .json(&body)
                .await
                .expect(200);
            return path;
        };
        contractor.post(&format!("{path}/check")).await.expect(200);
        let body = json!({"since": since});
        prefecture
            .post(&format!("{path}/approve"))
            .json(&body)
            .await
            .expect(200);
        self.ledger.it.push((since, None));
        path
    }

    /// The second registered company ends it.
    pub async fn end_it(&mut self, path: &str, until: &'static str) {
        let body = json!({"until": until, "reason": "事業をやめるため。"});
        let prefecture = self.app.prefecture().await;
        prefecture
            .post(&format!("{path}/end"))
            .json(&body)
            .await
            .expect(200);
        self.ledger.it[1].1 = Some(until);
    }

    /// Staff tell apart the names that wait, and find one company entered twice.
    pub async fn tidy_names(&mut self) {
        let staff = self.app.contractor().await;
        let page = staff
            .get("/api/v1/staff/name-matching")
            .await
            .assert_status(200)
            .json();
        let waiting = page["items"].as_array().unwrap();
        let id = |name: &str| {
            let found = waiting.iter().find(|one| one["name"] == *name);
            found.unwrap_or_else(|| panic!("{name} does not wait: {page}"))["id"]
                .as_str()
                .unwrap()
        };
        let (branch, whole) = plan::BRANCH;
        self.merge_company(&staff, id("見本ソフト第4 石巻営業所"), whole)
            .await;
        let name = plan::core(plan::ACCEPTED);
        let form = json!({"name": name, "sector": "local"});
        let path = format!("{STAFF}/{}/accept", id(&name));
        staff.post(&path).json(&form).await.expect(200);
        let path = format!("{STAFF}/{}/set-aside", id("個人で参加"));
        staff.post(&path).await.expect(200);
        let (twice, kept) = plan::ENTERED_TWICE;
        let twice = self.organisations[twice].clone();
        self.merge_company(&staff, &twice, kept).await;
        assert_eq!(branch, plan::LISTED);
        self.app.settle().await;
        self.ledger.names_are_tidy = true;
    }

    async fn merge_company(&self, staff: &Client, from: &str, into: usize) {
        let body = json!({"into": self.organisations[into]});
        staff
            .post(&format!("{STAFF}/{from}/merge"))
            .json(&body)
            .await
            .expect(200);
    }

    /// Staff make one person of each two that are suggested: those who are known twice, and nobody
    /// else.
    pub async fn merge_persons(&mut self) {
        let staff = self.app.contractor().await;
        let page = staff
            .get("/api/v1/staff/person-duplicates")
            .await
            .assert_status(200)
            .json();
        let groups = page["groups"].as_array().unwrap();
        let twice = ledger::known_twice(&self.gatherings);
        assert_eq!(groups.len(), twice.len(), "{page}");
        assert!(twice.len() > 2, "{twice:?}");
        let addresses = twice
            .into_iter()
            .map(|human| [false, true].map(|one| address(human, one)));
        for [work, private] in addresses {
            let of = |group: &&Value| {
                let persons = group["persons"].as_array().unwrap();
                let has = |email: &String| persons.iter().any(|one| one["email"] == **email);
                has(&work) && has(&private)
            };
            let group = groups
                .iter()
                .find(of)
                .unwrap_or_else(|| panic!("{work}: {page}"));
            let person = |email: &String| {
                let mut persons = group["persons"].as_array().unwrap().iter();
                persons.find(|one| one["email"] == **email).unwrap()["id"]
                    .as_str()
                    .unwrap()
                    .to_owned()
            };
            let path = format!("/api/v1/staff/persons/{}/merge", person(&private));
            staff
                .post(&path)
                .json(&json!({"into": person(&work)}))
                .await
                .expect(200);
        }
        self.app.settle().await;
        self.ledger.persons_are_merged = true;
    }

    /// Two companies do something together; the prefecture may confirm that it is a new business.
    pub async fn business(&mut self, n: usize, launched: Option<&'static str>, confirmed: bool) {
        let staff = self.app.contractor().await;
        let stage = if launched.is_some() {
            "launched"
        } else {
            "trial"
        };
        let form = json!({
            "title": format!("見本の事業 {n}"), "summary": "会で知り合いました。", "stage": stage,
            "organisation_ids": [self.organisations[n], self.organisations[n + 1]],
            "origin_event_id": self.ids[n], "launched_on": launched
        });
        let path = "/api/v1/collaborations";
        let id = staff.post(path).json(&form).await.assert_status(201).id();
        if confirmed {
            let prefecture = self.app.prefecture().await;
            prefecture
                .post(&format!("{path}/{id}/confirm"))
                .await
                .expect(200);
        }
        self.ledger.businesses.push((launched, confirmed));
    }

    /// The contractor writes, the prefecture confirms; answers the article.
    pub async fn publish_article(&mut self, title: &str) -> String {
        let (contractor, prefecture) = (self.app.contractor().await, self.app.prefecture().await);
        let mut form = news();
        form["title"] = json!(title);
        let id = article(&contractor, &form).await;
        article_step(&contractor, &id, "submit").await.expect(200);
        article_step(&prefecture, &id, "publish").await.expect(200);
        self.app
            .client()
            .get(&format!("/api/v1/articles/{id}"))
            .await
            .expect(200);
        id
    }

    /// People look at pages; staff do too, which does not count.
    pub async fn look(&mut self, page: &Value, times: u64) {
        for _ in 0..times {
            view(&self.app.client(), page).await.expect(204);
        }
        let staff = self.app.persona(Persona::Contractor).await;
        staff
            .post("/api/v1/page-views")
            .json(page)
            .await
            .expect(204);
        let month = self.app.clock.now().jst_date().format("%Y-%m").to_string();
        *self.ledger.views.entry(month).or_default() += times;
    }
}
