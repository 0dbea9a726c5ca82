//! The course of one event, as those do it whom it concerns.

use std::collections::{BTreeMap, HashMap};

use acceptance::{Client, Mail};
use chrono::Duration;
use serde_json::{Value, json};

use super::Year;
use super::ledger::{self, Place, came, places};
use super::plan::{self, Fate, Gathering, Guest};
use crate::event::{EVENTS, form_with, step};
use crate::registration::{acceptance, guest, with};

/// The address of somebody.
pub fn address(human: usize, other: bool) -> String {
    let mailbox = if other { "private" } else { "work" };
    format!("person{human}-{mailbox}@year.example.jp")
}

/// How somebody writes the company's name who types it.
fn typed(company: usize) -> String {
    match company {
        plan::NO_COMPANY => "個人で参加".to_owned(),
        _ if company == plan::BRANCH.0 => "見本ソフト第4 石巻営業所".to_owned(),
        _ if company < plan::LISTED => format!("㈱　{}", plan::core(company)),
        _ => plan::core(company),
    }
}

/// An event's form.
fn form(gathering: &Gathering) -> Value {
    let online = gathering.seats.1 > 0;
    let mut form = form_with(json!({
        "title": gathering.title, "format": gathering.format,
        "starts_at": format!("{}T05:00:00Z", gathering.day),
        "ends_at": format!("{}T07:30:00Z", gathering.day),
        "capacity": {"in_person": gathering.seats.0, "online": gathering.seats.1}
    }));
    if !online {
        form["online_url"] = Value::Null;
        form["capacity"]["online"] = Value::Null;
    }
    if gathering.format == "online" {
        form["venue"] = Value::Null;
        form["capacity"]["in_person"] = Value::Null;
    }
    form
}

impl Year {
    /// The contractor prepares an event, the prefecture confirms it.
    pub async fn publish(&mut self, gathering: &Gathering) {
        let (contractor, prefecture) = (self.app.contractor().await, self.app.prefecture().await);
        let made = contractor.post(EVENTS).json(&form(gathering)).await;
        let id = made.assert_status(201).id();
        step(&contractor, &id, "submit", None).await.expect(200);
        step(&prefecture, &id, "publish", None).await.expect(200);
        self.ids.push(id);
    }

    /// Everybody who wants to come registers; some give the place back, and who waits moves up.
    pub async fn register_all(&mut self, n: usize) {
        let gathering = self.gatherings[n].clone();
        for one in &gathering.guests {
            self.register(n, one).await;
            // Who comes first is told by the clock.
            self.app.clock.advance(Duration::milliseconds(1));
        }
        self.assert_places(n, &places(&gathering, false)).await;
        let mails = self.new_mails().await;
        self.step_to(gathering.day, -6, "01:00").await;
        for one in gathering
            .guests
            .iter()
            .filter(|one| one.fate == Fate::GivesBack)
        {
            self.give_back(n, one, &mails).await;
            self.app.clock.advance(Duration::milliseconds(1));
        }
        self.assert_places(n, &places(&gathering, true)).await;
    }

    async fn register(&self, n: usize, one: &Guest) {
        let path = format!("{EVENTS}/{}/registrations", self.ids[n]);
        let email = address(one.human, one.other_address);
        if plan::MEMBERS.contains(&one.human) {
            let form = json!({"mode": one.mode, "locale": "ja", "acceptance": acceptance()});
            let member = self.app.sign_in(&email).await;
            member
                .post(&format!("{path}/me"))
                .json(&form)
                .await
                .expect(201);
            return;
        }
        let company = self.companies[one.human];
        let mut form = with(
            guest(""),
            json!({
                "email": email, "given_name": format!("花子{}", one.human), "mode": one.mode,
                "organisation_name": typed(company)
            }),
        );
        // Every other one picks the company from the directory.
        if one.human.is_multiple_of(2) && company < plan::LISTED {
            form = with(
                form,
                json!({
                    "organisation_name": null, "organisation_id": self.organisations[company]
                }),
            );
        }
        self.app.client().post(&path).json(&form).await.expect(202);
    }

    async fn give_back(&self, n: usize, one: &Guest, mails: &[Mail]) {
        let email = address(one.human, one.other_address);
        if plan::MEMBERS.contains(&one.human) {
            let member = self.app.sign_in(&email).await;
            let own = member
                .get("/api/v1/me/registrations")
                .await
                .assert_status(200)
                .json();
            let own = own["items"].as_array().unwrap();
            let here = own
                .iter()
                .find(|one| one["event"]["id"] == *self.ids[n])
                .unwrap();
            let path = format!(
                "/api/v1/me/registrations/{}/cancel",
                here["id"].as_str().unwrap()
            );
            member.post(&path).await.expect(200);
            return;
        }
        let mail = mails.iter().find(|mail| mail.to == email).unwrap();
        let path = format!(
            "/api/v1/registrations/by-link/{}/cancel",
            mail.token("/registrations/")
        );
        self.app.client().post(&path).await.expect(200);
    }

    /// Staff see each registration where it must be; answers the persons by their addresses.
    async fn assert_places(&self, n: usize, places: &[Place]) -> HashMap<String, String> {
        let staff = self.app.contractor().await;
        let path = format!("{EVENTS}/{}/registrations?limit=100", self.ids[n]);
        let page = staff.get(&path).await.assert_status(200).json();
        let word = |row: &Value, name: &str| row[name].as_str().unwrap().to_owned();
        let rows = page["items"].as_array().unwrap();
        let found: BTreeMap<String, String> = rows
            .iter()
            .map(|row| (word(row, "email"), word(row, "status")))
            .collect();
        let guests = self.gatherings[n].guests.iter().zip(places);
        let expected: BTreeMap<String, String> = guests
            .map(|(one, place)| {
                (
                    address(one.human, one.other_address),
                    place.word().to_owned(),
                )
            })
            .collect();
        assert_eq!(
            found, expected,
            "the places of {}",
            self.gatherings[n].title
        );
        rows.iter()
            .map(|row| (word(row, "email"), word(row, "person_id")))
            .collect()
    }

    /// Staff note who is present: those on the list, and others.
    pub async fn attend(&mut self, n: usize) {
        let gathering = self.gatherings[n].clone();
        let persons = self.assert_places(n, &places(&gathering, true)).await;
        let staff = self.app.contractor().await;
        let path = format!("{EVENTS}/{}/attendance", self.ids[n]);
        let all = came(n, &gathering);
        let registered = &all[..all.len() - 1];
        for one in registered {
            let person = &persons[&address(one.human, one.other_address)];
            let body = json!({"person_id": person});
            staff
                .post(&format!("{path}/tick"))
                .json(&body)
                .await
                .expect(200);
        }
        // One is taken for another, which is undone.
        let away = |one: &&Guest| one.fate == Fate::StaysAway;
        if let Some(one) = gathering.guests.iter().find(away) {
            let body = json!({"person_id": persons[&address(one.human, one.other_address)]});
            staff
                .post(&format!("{path}/tick"))
                .json(&body)
                .await
                .expect(200);
            staff
                .post(&format!("{path}/untick"))
                .json(&body)
                .await
                .expect(204);
        }
        self.attend_by_hand(n, &staff).await;
        let summary = staff
            .get(&format!("{path}/summary"))
            .await
            .assert_status(200)
            .json();
        let participants = json!({"kind": "participant", "number": all.len()});
        assert_eq!(summary["by_kind"][0], participants, "{summary}");
    }

    /// One comes who had not registered, and two who do not count.
    async fn attend_by_hand(&self, n: usize, staff: &Client) {
        let gathering = &self.gatherings[n];
        let path = format!("{EVENTS}/{}/attendance/by-hand", self.ids[n]);
        let walk_in = gathering.walk_in;
        let mode = ledger::walk_in_mode(gathering);
        let company = typed(self.companies[walk_in]);
        for (email, kind, company) in [
            (address(walk_in, false), "participant", company),
            (
                format!("speaker{n}@year.example.jp"),
                "speaker",
                "話す会社".to_owned(),
            ),
            (
                format!("observer{n}@year.example.jp"),
                "observer",
                "見る会社".to_owned(),
            ),
        ] {
            let body = json!({
                "family_name": "見本", "given_name": format!("花子{walk_in}"), "family_kana": "ミホン",
                "given_kana": "ハナコ", "email": email, "organisation_name": company,
                "kind": kind, "mode": mode
            });
            staff.post(&path).json(&body).await.expect(201);
        }
    }

    /// Those who were present are asked by mail, exactly once, and some answer.
    pub async fn answer(&mut self, n: usize) {
        let all = came(n, &self.gatherings[n]);
        let mails = self.new_mails().await;
        let asked: BTreeMap<&str, &Mail> = mails
            .iter()
            .filter(|mail| mail.kind == "survey")
            .map(|mail| (mail.to.as_str(), mail))
            .collect();
        let count = mails.iter().filter(|mail| mail.kind == "survey").count();
        assert_eq!(
            (asked.len(), count),
            (all.len(), all.len()),
            "who is asked about {n}"
        );
        for one in &all {
            let Some(satisfaction) = one.answer else {
                continue;
            };
            let token = asked[&*address(one.human, one.other_address)].token("/survey#");
            let body = json!({
                "token": token, "satisfaction": satisfaction, "content": 4, "exchange": 5,
                "discovery": 3, "comment": null
            });
            let call = || self.app.client().post("/api/v1/survey/answers").json(&body);
            call().await.expect(204);
        }
    }

    /// A member who was there writes in the event's thread, and is answered.
    pub async fn talk(&mut self, n: usize) {
        let moderator = self.app.moderator().await;
        let path = format!("/api/v1/community/threads?event_id={}", self.ids[n]);
        let page = moderator.get(&path).await.assert_status(200).json();
        let thread = page["items"][0]["id"].as_str().unwrap().to_owned();
        let path = format!("/api/v1/community/threads/{thread}/posts");
        let all = came(n, &self.gatherings[n]);
        let Some(one) = all.iter().find(|one| plan::MEMBERS.contains(&one.human)) else {
            return;
        };
        let member = self.app.sign_in(&address(one.human, false)).await;
        let say = async |who: &Client, body: &str| {
            who.post(&path)
                .json(&json!({"body": body}))
                .await
                .expect(201);
        };
        say(&member, "今日の話の続きをしませんか。").await;
        self.app.clock.advance(Duration::minutes(5));
        say(&moderator, "ぜひ、次の会の前に集まりましょう。").await;
        let posts = member.get(&path).await.assert_status(200).json();
        assert_eq!(posts["items"].as_array().unwrap().len(), 2);
        let mails = self.new_mails().await;
        let told = mails
            .iter()
            .any(|mail| mail.to == address(one.human, false));
        assert!(told, "no mail of the reply in {n}");
        self.talks += 1;
    }

    /// The mails since this was asked last.
    pub async fn new_mails(&mut self) -> Vec<Mail> {
        self.app.clock.advance(Duration::seconds(1));
        let mails = self.app.mails_since(self.mails).await;
        self.mails += mails.len();
        mails
    }
}
