//! The whole table: who, which audience, in which state of the event.

use acceptance::{Answer, Client, Persona, TestApp, both};
use serde_json::{Value, json};
use shared::problem::Code;

use super::{add, content, named, titles};
use crate::registration::{EVENTS, acceptance, draft, event, guest, rows, token_of, with};

const AUDIENCES: [&str; 3] = ["public", "confirmed", "attended"];

/// An event with one seat at the venue and its three files.
struct Scene {
    event: String,
    files: [String; 3],
}

impl Scene {
    async fn draft(app: &TestApp) -> Self {
        let event = draft(app, 1, 9).await;
        let staff = app.contractor().await;
        let mut files = Vec::new();
        for audience in AUDIENCES {
            files.push(add(&staff, &event, audience).await);
            // A moment later, so that the list has an order.
            app.clock.advance(chrono::Duration::milliseconds(1));
        }
        let files = files.try_into().unwrap();
        Self { event, files }
    }

    async fn step(&self, app: &TestApp, step: &str, body: Option<Value>) {
        let call = app
            .prefecture()
            .await
            .post(&format!("{EVENTS}/{}/{step}", self.event));
        let call = match body {
            Some(body) => call.json(&body),
            None => call,
        };
        call.await.expect(200);
    }

    /// The list and each file are what `may` names; nothing else is known to be there.
    async fn sees(&self, client: &Client, may: &[&str], who: &str) {
        assert_eq!(titles(client, &self.event).await, may, "{who}");
        for (audience, file) in AUDIENCES.iter().zip(&self.files) {
            let about = client.get(&format!("/api/v1/materials/{file}")).await;
            let answer = client.get(&content(file)).await;
            for answer in [about, answer] {
                held(&answer, may.contains(audience), who);
            }
        }
    }

    /// Who may not know of the event hears of nothing.
    async fn is_hidden_from(&self, client: &Client) {
        let list = client
            .get(&format!("{EVENTS}/{}/materials", self.event))
            .await;
        list.assert_problem(Code::NotFound);
        for file in &self.files {
            client
                .get(&content(file))
                .await
                .assert_problem(Code::NotFound);
            let about = client.get(&format!("/api/v1/materials/{file}")).await;
            about.assert_problem(Code::NotFound);
        }
    }

    /// The same by the link of a registration.
    async fn shows_by(&self, app: &TestApp, token: &str, may: &[&str], who: &str) {
        let path = format!("/api/v1/registrations/by-link/{token}/materials");
        let list = app.client().get(&path).await.assert_status(200);
        assert_eq!(named(&list), may, "{who}");
        for (audience, file) in AUDIENCES.iter().zip(&self.files) {
            let answer = app.client().get(&format!("{path}/{file}")).await;
            held(&answer, may.contains(audience), who);
        }
    }

    async fn join(&self, client: &Client, mode: &str) -> Answer {
        let path = format!("{EVENTS}/{}/registrations/me", self.event);
        let form = json!({"mode": mode, "locale": "ja", "acceptance": acceptance()});
        client.post(&path).json(&form).await.assert_status(201)
    }

    async fn mark(&self, app: &TestApp, person: &str, step: &str) -> Answer {
        let path = format!("{EVENTS}/{}/attendance/{step}", self.event);
        let body = json!({"person_id": person, "mode": "in_person"});
        let body = if step == "tick" {
            body
        } else {
            json!({"person_id": person})
        };
        app.contractor().await.post(&path).json(&body).await
    }
}

#[track_caller]
fn held(answer: &Answer, may: bool, who: &str) {
    if may {
        assert_eq!(answer.status(), 200, "{who}: {answer:?}");
    } else {
        let code = answer.problem().code;
        assert_eq!(code, Code::NotFound, "{who}: {answer:?}");
    }
}

/// Moves the clock; whoever is there signs in again, and nobody's sign-in is older than the move.
async fn at(app: &TestApp, time: &str) {
    for persona in [
        Persona::Member,
        Persona::OtherMember,
        Persona::Moderator,
        Persona::Contractor,
        Persona::Prefecture,
        Persona::Admin,
    ] {
        app.persona(persona).await;
    }
    app.clock.set(time.parse().unwrap());
    app.sign_in_anew().await;
}

both! {
    /// Before an event is public only staff have its files; then each audience is whom it names,
    /// and stays so when the event is put off, over or called off.
    async fn each_audience_is_whom_it_names_in_every_state(app: TestApp) {
        let scene = Scene::draft(&app).await;
        let hidden = [app.client(), app.member().await, app.moderator().await];
        for _ in ["draft", "submitted"] {
            for client in &hidden {
                scene.is_hidden_from(client).await;
            }
            for client in [app.contractor().await, app.prefecture().await, app.admin().await] {
                scene.sees(&client, &AUDIENCES, "staff").await;
            }
            let submit = format!("{EVENTS}/{}/submit", scene.event);
            let _ = app.contractor().await.post(&submit).await;
        }
        scene.step(&app, "publish", None).await;
        let (member, waiting) = (app.member().await, app.other_member().await);
        scene.join(&member, "in_person").await;
        assert_eq!(scene.join(&waiting, "in_person").await.json()["status"], "waitlisted");
        let online = with(guest("hana"), json!({"mode": "online"}));
        let path = format!("{EVENTS}/{}/registrations", scene.event);
        app.client().post(&path).json(&online).await.expect(202);
        let link = app.mails_to("hana@example.jp").await[0].token("/registrations/");
        let queue = token_of(&app, &scene.event, "kan").await;

        let reason = json!({"reason": "台風のため"});
        for state in ["published", "postponed", "rescheduled"] {
            match state {
                "postponed" => scene.step(&app, "postpone", Some(reason.clone())).await,
                "rescheduled" => scene.step(&app, "reschedule", Some(json!({
                    "starts_at": "2026-07-15T05:00:00Z", "ends_at": "2026-07-15T07:30:00Z",
                    "closes_at": null
                }))).await,
                _ => {}
            }
            scene.sees(&app.client(), &["public"], state).await;
            scene.sees(&app.moderator().await, &["public"], state).await;
            scene.sees(&member, &["public", "confirmed"], state).await;
            scene.sees(&waiting, &["public"], state).await;
            scene.sees(&app.admin().await, &AUDIENCES, state).await;
            scene.shows_by(&app, &link, &["public", "confirmed"], state).await;
            scene.shows_by(&app, &queue, &["public"], state).await;
        }

        at(&app, "2026-07-15T05:00:00Z").await;
        let people = rows(&app, &scene.event).await;
        for row in &people {
            // Who waited came all the same, and is let in.
            if row["email"] == "hana@example.jp" || row["email"] == Persona::OtherMember.email() {
                scene.mark(&app, row["person_id"].as_str().unwrap(), "tick").await.expect(200);
            }
        }
        at(&app, "2026-07-15T07:31:00Z").await;
        for state in ["held", "finished"] {
            if state == "finished" {
                scene.step(&app, "finish", None).await;
            }
            let (member, waited) = (app.member().await, app.other_member().await);
            scene.sees(&app.client(), &["public"], state).await;
            scene.sees(&member, &["public", "confirmed"], state).await;
            scene.sees(&waited, &["public", "attended"], state).await;
            scene.shows_by(&app, &link, &AUDIENCES, state).await;
            scene.shows_by(&app, &queue, &["public"], state).await;
        }
    }

    /// Called off: nobody loses what they had.
    async fn a_cancelled_events_files_stay_with_whom_they_were_for(app: TestApp) {
        let scene = Scene::draft(&app).await;
        scene.step(&app, "publish", None).await;
        let member = app.member().await;
        scene.join(&member, "online").await;
        scene.step(&app, "cancel", Some(json!({"reason": "台風のため"}))).await;
        scene.sees(&member, &["public", "confirmed"], "confirmed").await;
        scene.sees(&app.client(), &["public"], "anybody").await;
    }

    /// Cancelled by whomever: from that moment on what was for the confirmed is not there.
    async fn who_cancels_loses_at_once(app: TestApp) {
        let scene = Scene::draft(&app).await;
        scene.step(&app, "publish", None).await;
        let member = app.member().await;
        let own = scene.join(&member, "online").await.id();
        let link = token_of(&app, &scene.event, "hana").await;
        scene.sees(&member, &["public", "confirmed"], "before").await;
        scene.shows_by(&app, &link, &["public", "confirmed"], "before").await;
        member.post(&format!("/api/v1/me/registrations/{own}/cancel")).await.expect(200);
        scene.sees(&member, &["public"], "after").await;
        let cancel = format!("/api/v1/registrations/by-link/{link}/cancel");
        app.client().post(&cancel).await.expect(200);
        scene.shows_by(&app, &link, &["public"], "after").await;
    }

    /// A walk-in has what is for those who were there, until the tick is taken back.
    async fn presence_counts_without_a_registration_and_not_once_it_is_undone(app: TestApp) {
        let scene = Scene::draft(&app).await;
        scene.step(&app, "publish", None).await;
        let _ = app.contractor().await;
        at(&app, "2026-07-15T05:00:00Z").await;
        let person = app.known(Persona::Member).await.person.to_string();
        scene.mark(&app, &person, "tick").await.expect(200);
        let member = app.member().await;
        scene.sees(&member, &["public", "attended"], "there").await;
        scene.mark(&app, &person, "untick").await.expect(204);
        scene.sees(&member, &["public"], "not there").await;
    }

    /// What a merged person was confirmed for, and was at, is the other's.
    async fn what_a_merged_person_had_is_the_others(app: TestApp) {
        let scene = Scene::draft(&app).await;
        scene.step(&app, "publish", None).await;
        let link = token_of(&app, &scene.event, "old").await;
        at(&app, "2026-07-15T05:00:00Z").await;
        let member = app.member().await;
        scene.sees(&member, &["public"], "before").await;
        let old = rows(&app, &scene.event).await[0]["person_id"].as_str().unwrap().to_owned();
        scene.mark(&app, &old, "tick").await.expect(200);
        let into = app.known(Persona::Member).await.person;
        let merge = format!("/api/v1/staff/persons/{old}/merge");
        app.contractor().await.post(&merge).json(&json!({"into": into})).await.expect(200);
        scene.sees(&member, &AUDIENCES, "after").await;
        scene.shows_by(&app, &link, &AUDIENCES, "the link").await;
    }

    /// One event's participant is nobody at another event.
    async fn another_events_participant_is_anybody(app: TestApp) {
        let scene = Scene::draft(&app).await;
        scene.step(&app, "publish", None).await;
        let other = event(&app, 5, 5).await;
        let member = app.member().await;
        let path = format!("{EVENTS}/{other}/registrations/me");
        let form = json!({"mode": "online", "locale": "ja", "acceptance": acceptance()});
        member.post(&path).json(&form).await.expect(201);
        scene.sees(&member, &["public"], "another event's").await;
    }
}
