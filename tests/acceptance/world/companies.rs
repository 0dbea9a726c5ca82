//! Companies of the world: whose people propose changes and apply, and what became of it.

use acceptance::{Persona, TestApp};
use api::features::account::service::{self as accounts, PersonDraft};
use serde_json::json;
use shared::i18n::Lang;
use shared::organisation::OrganisationStatus;

use super::build::example;
use super::{Target, World};

const OWN: &str = "/api/v1/me/organisation";
const STAFF: &str = "/api/v1/staff/it-registrations";

impl World {
    /// The member's company waits for staff, the other member's is registered, the moderator's is
    /// checked, and the administrator's has asked for nothing yet.
    pub(super) async fn companies(&mut self, app: &TestApp) {
        let active = OrganisationStatus::Active;
        let second = Self::company(app, "見本ネット合同会社", active).await;
        let third = Self::company(app, "株式会社見本ラボ", active).await;
        let fourth = Self::company(app, "見本ワークス株式会社", active).await;
        self.put("organisation", "second", Target::new(second.clone()));
        let own = self.id("organisation", "public");
        for (persona, company) in [
            (Persona::Member, &own),
            (Persona::OtherMember, &second),
            (Persona::Moderator, &third),
            (Persona::Admin, &fourth),
        ] {
            works_for(app, persona, company).await;
        }
        for (persona, case) in [(Persona::Member, "own"), (Persona::OtherMember, "other")] {
            let form = example(self, "propose_organisation_change");
            let client = app.persona(persona).await;
            let made = client.post(&format!("{OWN}/proposals")).json(&form).await;
            let made = made.assert_status(201).json();
            let id = made["proposal"]["id"].as_str().unwrap();
            self.put("proposal", case, Target::new(id));
        }
        for (persona, case) in [
            (Persona::Member, "own"),
            (Persona::OtherMember, "running"),
            (Persona::Moderator, "checked"),
        ] {
            let form = example(self, "apply_it_registration");
            let client = app.persona(persona).await;
            let path = format!("{OWN}/it-registrations");
            let id = client.post(&path).json(&form).await.assert_status(201).id();
            self.put("it_registration", case, Target::new(id));
        }
        let (contractor, prefecture) = (app.contractor().await, app.prefecture().await);
        for case in ["checked", "running"] {
            let id = self.id("it_registration", case);
            contractor
                .post(&format!("{STAFF}/{id}/check"))
                .await
                .expect(200);
        }
        let id = self.id("it_registration", "running");
        let since = json!({"since": "2026-06-01"});
        prefecture
            .post(&format!("{STAFF}/{id}/approve"))
            .json(&since)
            .await
            .expect(200);
        self.persons(app).await;
    }

    /// Somebody who was entered twice.
    async fn persons(&mut self, app: &TestApp) {
        for (persona, case) in [(Persona::Member, "own"), (Persona::OtherMember, "other")] {
            let id = app.known(persona).await.person;
            self.put("person", case, Target::new(id.to_string()));
        }
        let ctx = app.context().clone();
        let db = ctx.db.clone();
        let draft = PersonDraft {
            family_name: "見本".parse().ok(),
            given_name: "双子".parse().ok(),
            ..PersonDraft::new("twin@example.jp".parse().unwrap(), Lang::Ja)
        };
        let twin = db
            .write(move |tx| Box::pin(async move { accounts::person_for(tx, &ctx, draft).await }));
        let twin = twin.await.unwrap();
        self.put("person", "twin", Target::new(twin.to_string()));
    }
}

/// Says where somebody works without a step of theirs, so that their profile is as it was.
async fn works_for(app: &TestApp, persona: Persona, company: &str) {
    let person = app.known(persona).await.person;
    let company = company.parse().unwrap();
    let db = app.context().db.clone();
    let done = db.write(move |tx| {
        Box::pin(async move { accounts::set_organisation(tx, person, company).await })
    });
    done.await.unwrap();
}
