//! Makes the world.

use acceptance::spec::Document;
use acceptance::{Answer, Client, Persona, TestApp};
use api::features::organisation::service::{self, NewOrganisation};
use api::features::registration::service::pr;
use api::platform::log::Actor;
use chrono::Duration;
use serde_json::{Value, json};
use shared::organisation::{Industry, Municipality, OrganisationId, OrganisationStatus, Sector};

use super::{Target, World, body};

/// Those who are there from the beginning; the others have trouble with their tokens.
const REGULARS: [Persona; 6] = [
    Persona::Member,
    Persona::OtherMember,
    Persona::Moderator,
    Persona::Contractor,
    Persona::Prefecture,
    Persona::Admin,
];

/// The example of an operation's request, fitted to the world as it is so far.
pub(super) fn example(world: &World, operation: &str) -> Value {
    let document = Document::current();
    let found = document.operation(operation);
    let found = found.unwrap_or_else(|| panic!("no operation {operation}"));
    body(document, found, world).unwrap_or_else(|| panic!("{operation} has no example"))
}

pub(super) fn text_at(answer: &Answer, pointer: &str) -> String {
    let json = answer.json();
    let found = json.pointer(pointer).and_then(Value::as_str);
    found
        .unwrap_or_else(|| panic!("no {pointer} in {json}"))
        .to_owned()
}

impl World {
    pub(super) async fn build(app: &TestApp) -> Self {
        let start = app.clock.now();
        app.clock.advance(Duration::days(-2));
        for persona in REGULARS {
            app.known(persona).await;
        }
        let mut world = Self::default();
        let legal = app.client().get("/api/v1/legal").await.assert_status(200);
        world.acceptance = json!({
            "terms_version": text_at(&legal, "/terms/version"),
            "privacy_version": text_at(&legal, "/privacy/version"),
        });
        world.programme(app).await;
        world.outside_figure(app).await;
        world.organisation(app).await;
        world.events(app).await;
        world.questions(app).await;
        world.registrations(app).await;
        world.asked(app).await;
        world.mails(app).await;
        world.community(app).await;
        Self::views(app).await;
        app.clock.set(start);
        app.renew().await;
        for persona in Persona::ALL {
            app.persona(persona).await;
        }
        world.accounts(app).await;
        world.sessions(app).await;
        world.articles(app).await;
        world.companies(app).await;
        world.attendance(app).await;
        world.survey(app).await;
        world.third_parties(app).await;
        world.collaborations(app).await;
        app.settle().await;
        world.what_waits(app).await;
        world.reports(app).await;
        world.materials(app).await;
        app.settle().await;
        world
    }

    async fn programme(&mut self, app: &TestApp) {
        let mut form = example(self, "create_programme");
        form["fiscal_year"] = 2026.into();
        form["contract_from"] = "2026-05-01".into();
        form["contract_until"] = "2027-03-19".into();
        form["confirm_required"] = true.into();
        let prefecture = app.prefecture().await;
        let made = prefecture.post("/api/v1/programmes").json(&form).await;
        let id = made.assert_status(201).id();
        self.put("programme", "this_year", Target::new(&id));
        // Its targets are of the version the programme has: both are asked about by its id.
        let form = example(self, "change_targets");
        let targets = format!("/api/v1/programmes/{id}/targets");
        let set = prefecture.put(&targets).if_match("\"v0-0\"").json(&form);
        set.await.expect(200);
    }

    async fn outside_figure(&mut self, app: &TestApp) {
        let form = example(self, "create_outside_figure");
        let contractor = app.contractor().await;
        // Two, so that their list has a second page.
        for _ in 0..2 {
            let made = contractor.post("/api/v1/outside-figures").json(&form).await;
            let id = made.assert_status(201).id();
            self.put("outside_figure", "entered", Target::new(id));
        }
    }

    async fn organisation(&mut self, app: &TestApp) {
        let id = Self::company(app, "株式会社見本システム", OrganisationStatus::Active).await;
        self.put("organisation", "public", Target::new(id));
    }

    /// A company that nobody has looked at yet.
    async fn what_waits(&mut self, app: &TestApp) {
        let id = Self::company(app, "見本の新しい会社", OrganisationStatus::Pending).await;
        self.put("organisation", "pending", Target::new(id));
    }

    /// Companies are entered by operations of a later issue; here as the demo enters them.
    pub async fn company(app: &TestApp, name: &str, status: OrganisationStatus) -> String {
        let context = app.context().clone();
        let new = NewOrganisation {
            name: name.parse().unwrap(),
            kana: "ミホンシステム".parse().ok(),
            corporate_number: None,
            sector: Sector::It,
            industry: Some(Industry::Information),
            municipality: Some(Municipality::Sendai),
            size: None,
            registered_it_since: None,
            description: None,
            offers: None,
            needs: None,
            website: None,
            status,
        };
        let db = context.db.clone();
        let made = db.write(move |tx| {
            Box::pin(async move { service::create(tx, &context, Actor::System, new).await })
        });
        let id: OrganisationId = made.await.expect("a company");
        id.to_string()
    }

    async fn events(&mut self, app: &TestApp) {
        let (contractor, prefecture) = (app.contractor().await, app.prefecture().await);
        let steps: [(&'static str, &[(&Client, &str)]); 8] = [
            ("draft", &[]),
            ("submitted", &[(&contractor, "submit")]),
            (
                "published",
                &[(&contractor, "submit"), (&prefecture, "publish")],
            ),
            ("full", &[(&prefecture, "publish")]),
            ("over", &[(&prefecture, "publish")]),
            ("asking", &[(&prefecture, "publish")]),
            (
                "postponed",
                &[(&prefecture, "publish"), (&contractor, "postpone")],
            ),
            (
                "cancelled",
                &[(&prefecture, "publish"), (&contractor, "cancel")],
            ),
        ];
        for (case, steps) in steps {
            let mut form = example(self, "create_event");
            form["title"] = format!("見本の会 {case}").into();
            if case == "over" {
                form["starts_at"] = "2026-06-09T05:00:00Z".into();
                form["ends_at"] = "2026-06-09T07:00:00Z".into();
                let moderator = app.known(Persona::Moderator).await.account;
                form["moderators"] = json!([moderator]);
            }
            if case == "full" {
                form["capacity"] = json!({"in_person": 1, "online": 1});
            }
            if case == "asking" {
                form["capacity"] = json!({"in_person": 1, "online": 1});
                form["entry"] = json!({
                    "selection": "approval", "promotion": "offer", "offer_hours": 336,
                    "company_limit": null
                });
            }
            let made = contractor.post("/api/v1/events").json(&form).await;
            let id = made.assert_status(201).id();
            for (who, step) in steps {
                let path = format!("/api/v1/events/{id}/{step}");
                let reason = json!({"reason": "台風のため"});
                let call = who.post(&path);
                let call = if ["postpone", "cancel"].contains(step) {
                    call.json(&reason)
                } else {
                    call
                };
                call.await.expect(200);
            }
            let shown = contractor.get(&format!("/api/v1/staff/events/{id}")).await;
            let version = shown.assert_status(200).json()["version"].as_i64();
            self.put("event", case, Target::new(id).at(version.unwrap()));
        }
    }

    /// News and support measures in every state, and a second public one of each.
    async fn articles(&mut self, app: &TestApp) {
        let (contractor, prefecture) = (app.contractor().await, app.prefecture().await);
        let steps: [(&'static str, &[(&Client, &str)]); 5] = [
            ("draft", &[]),
            ("submitted", &[(&contractor, "submit")]),
            (
                "archived",
                &[(&prefecture, "publish"), (&contractor, "archive")],
            ),
            ("another", &[(&prefecture, "publish")]),
            (
                "published",
                &[(&contractor, "submit"), (&prefecture, "publish")],
            ),
        ];
        for part in ["article", "measure"] {
            for (case, steps) in steps {
                let mut form = example(self, "create_article");
                form["title"] = format!("見本の{part} {case}").into();
                if part == "article" {
                    form["kind"] = "news".into();
                    form["measure"] = Value::Null;
                }
                let path = "/api/v1/staff/articles";
                let made = contractor.post(path).json(&form).await;
                let id = made.assert_status(201).id();
                for (who, step) in steps {
                    who.post(&format!("{path}/{id}/{step}")).await.expect(200);
                }
                let version = 1 + i64::try_from(steps.len()).unwrap();
                self.put(part, case, Target::new(id).at(version));
            }
        }
    }

    async fn registrations(&mut self, app: &TestApp) {
        for event in ["published", "full"] {
            let event = self.targets[&("event", event)].id("id");
            let path = format!("/api/v1/events/{event}/registrations");
            let cases = [(Persona::OtherMember, "other"), (Persona::Member, "own")];
            for (persona, case) in cases {
                let mut form = example(self, "register_member");
                if persona == Persona::Member && event == self.id("event", "full") {
                    form["extras"] = example(self, "change_own_extras");
                }
                let client = app.persona(persona).await;
                let made = client.post(&format!("{path}/me")).json(&form).await;
                let id = made.assert_status(201).id();
                self.put("registration", case, Target::new(id));
            }
            let form = example(self, "register_guest");
            app.client().post(&path).json(&form).await.expect(202);
        }
        let mails = app.mails_to(&Persona::Member.email()).await;
        // The one whose answers the world knows; which mail is the last is chance.
        let full = mails.iter().rfind(|mail| mail.subject.contains("full"));
        let mail = full.expect("a mail about the registration");
        self.put("link", "own", Target::new(mail.token("/registrations/")));
        let seated = mails
            .iter()
            .rfind(|mail| mail.kind == "registration-confirmed");
        let mail = seated.expect("a mail about a seat");
        self.put("link", "seated", Target::new(mail.token("/registrations/")));
        let member = app.known(Persona::Member).await.person;
        let stop = pr::token(&app.context().links, member, app.clock.now());
        self.put("pr_mail", "own", Target::new(stop));
        self.put("link", "wrong", Target::new("AZrW0wAAcACAAAAAAAAAAQAGRJ9v"));
    }

    /// Somebody was there, yesterday.
    async fn attendance(&mut self, app: &TestApp) {
        let form = example(self, "attend_by_hand");
        let path = format!(
            "/api/v1/events/{}/attendance/by-hand",
            self.id("event", "over")
        );
        let made = app.contractor().await.post(&path).json(&form).await;
        let made = made.assert_status(201);
        let there = Target::new(text_at(&made, "/present/id"))
            .and("there", text_at(&made, "/person_id"))
            .and(
                "absent",
                app.known(Persona::Member).await.person.to_string(),
            );
        self.put("attendance", "there", there);
    }

    /// Two that were launched, one of them confirmed.
    async fn collaborations(&mut self, app: &TestApp) {
        let form = example(self, "create_collaboration");
        for case in ["confirmed", "launched"] {
            let made = app
                .contractor()
                .await
                .post("/api/v1/collaborations")
                .json(&form)
                .await;
            let id = made.assert_status(201).id();
            let mut target = Target::new(&*id);
            if case == "confirmed" {
                let path = format!("/api/v1/collaborations/{id}/confirm");
                app.prefecture().await.post(&path).await.expect(200);
                target = target.at(2);
            }
            self.put("collaboration", case, target);
        }
    }

    /// A participant was there too, and is asked how it was.
    async fn survey(&mut self, app: &TestApp) {
        let mut form = example(self, "attend_by_hand");
        form["kind"] = "participant".into();
        form["email"] = "asked@example.jp".into();
        let over = self.id("event", "over");
        let path = format!("/api/v1/events/{over}/attendance/by-hand");
        let made = app.contractor().await.post(&path).json(&form).await;
        made.expect(201);
        let mails = app.mails_to("asked@example.jp").await;
        let mail = mails.last().expect("an invitation to the survey");
        self.survey = mail.token("/survey#");
    }

    async fn accounts(&mut self, app: &TestApp) {
        let admin = app.admin().await;
        let cases = [
            (Persona::Member, "own"),
            (Persona::OtherMember, "other"),
            (Persona::Contractor, "staff"),
            (Persona::Admin, "admin"),
            (Persona::Suspended, "suspended"),
        ];
        for (persona, case) in cases {
            let id = app.known(persona).await.account.to_string();
            let shown = admin.get(&format!("/api/v1/accounts/{id}")).await;
            let shown = shown.assert_status(200).json();
            let grant = shown["grants"][0]["id"].as_str().unwrap_or(super::NOTHING);
            self.put("account", case, Target::new(id).and("grant_id", grant));
        }
    }

    async fn sessions(&mut self, app: &TestApp) {
        for (persona, case) in [(Persona::Member, "own"), (Persona::OtherMember, "other")] {
            // Another one than the one that asks: it is the newest.
            let client = app.sign_in(&persona.email()).await;
            let shown = client.get("/api/v1/me/sessions").await.assert_status(200);
            let id = shown.json()["items"][0]["id"].as_str().unwrap().to_owned();
            self.put("session", case, Target::new(id));
        }
    }

    /// Two pages that somebody looked at.
    async fn views(app: &TestApp) {
        for kind in ["home", "events"] {
            let call = app.client().post("/api/v1/page-views");
            let call = call.header("user-agent", "Mozilla/5.0 Firefox/140.0");
            call.json(&json!({"kind": kind})).await.expect(204);
        }
    }

    async fn mails(&mut self, app: &TestApp) {
        app.settle().await;
        let contractor = app.contractor().await;
        let listed = contractor
            .get("/api/v1/staff/mails")
            .await
            .assert_status(200)
            .json();
        let ids =
            [&listed["items"][0], &listed["items"][1]].map(|mail| mail["id"].as_str().unwrap());
        self.put("mail", "sent", Target::new(ids[0]));
        self.put("mail", "failed", Target::new(ids[1]));
        app.fail_mail(ids[1]).await;
    }
}
