//! Where the same thing looks otherwise to another persona: what is shown to one and hidden from
//! another, in one snapshot.

use std::collections::{BTreeMap, BTreeSet};

use acceptance::{Answer, Persona, both};
use insta::assert_snapshot;
use serde_json::{Value, json};

use super::table::rows;
use super::{ask, operation_of, reads};
use crate::world::World;

/// The places of an answer that hold something. A list's items count as one.
fn shown(answer: &Answer) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    if answer
        .header("content-type")
        .starts_with("application/json")
    {
        collect("", &answer.json(), &mut found);
    }
    found
}

fn collect(at: &str, value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (name, value) in map {
                collect(&format!("{at}/{name}"), value, found);
            }
        }
        Value::Array(list) => {
            for item in list {
                collect(&format!("{at}/*"), item, found);
            }
        }
        Value::Null => {}
        _ => {
            found.insert(at.to_owned());
        }
    }
}

/// One line for each place that not everybody is shown, with those who are.
fn differences(views: &[(String, BTreeSet<String>)]) -> Vec<String> {
    let mut lines: BTreeMap<Vec<&str>, Vec<&str>> = BTreeMap::new();
    let all: BTreeSet<&String> = views.iter().flat_map(|(_, places)| places).collect();
    for place in all {
        let who: Vec<&str> = views
            .iter()
            .filter(|(_, places)| places.contains(place))
            .map(|(who, _)| who.as_str())
            .collect();
        if who.len() < views.len() {
            lines.entry(who).or_default().push(place);
        }
    }
    let line = |(who, places): (Vec<&str>, Vec<&str>)| {
        format!("  only {}: {}", who.join(", "), places.join(" "))
    };
    lines.into_iter().map(line).collect()
}

both! {
    /// Who is shown what of the same thing.
    async fn who_sees_what(app: TestApp) {
        let (app, world) = World::shared(&app).await;
        let mut told = Vec::new();
        for row in rows().into_iter().filter(reads) {
            let mut views = Vec::new();
            for persona in row.allowed() {
                let answer = ask(&app, &world, operation_of(&row), &row, persona).await;
                views.push((persona.name().to_owned(), shown(&answer)));
            }
            let lines = differences(&views);
            if !lines.is_empty() {
                told.push(format!("{} {}", row.operation, row.case));
                told.extend(lines);
            }
        }
        assert_snapshot!("who_sees_what", told.join("\n"));
    }

    /// A ticket shows where to come online to those who have a place online, and to nobody else.
    async fn a_ticket_shows_what_its_state_allows(app: TestApp) {
        let (app, world) = World::shared(&app).await;
        let acceptance = app.client().get("/api/v1/legal").await.json();
        let acceptance = json!({
            "terms_version": acceptance["terms"]["version"],
            "privacy_version": acceptance["privacy"]["version"],
        });
        for persona in [Persona::Moderator, Persona::Contractor] {
            let path = format!("/api/v1/events/{}/registrations/me", world.id("event", "full"));
            let form = json!({"mode": "online", "locale": "ja", "acceptance": acceptance});
            app.persona(persona).await.post(&path).json(&form).await.expect(201);
        }
        let mut views = Vec::new();
        for (who, event, persona) in [
            ("at the venue", "full", Persona::OtherMember),
            ("waiting for the venue", "full", Persona::Member),
            ("online", "full", Persona::Moderator),
            ("waiting to come online", "full", Persona::Contractor),
            ("of an event that is called off", "published", Persona::Member),
        ] {
            if event == "published" {
                let cancel = format!("/api/v1/events/{}/cancel", world.id("event", event));
                let reason = json!({"reason": "台風のため"});
                app.prefecture().await.post(&cancel).json(&reason).await.expect(200);
                app.settle().await;
            }
            let client = app.persona(persona).await;
            let mine = client.get("/api/v1/me/registrations").await.assert_status(200).json();
            let mine = mine["items"].as_array().unwrap();
            let mine = mine.iter().find(|item| item["event"]["id"] == world.id("event", event));
            let path = format!("/api/v1/me/registrations/{}", mine.unwrap()["id"].as_str().unwrap());
            let ticket = client.get(&path).await.assert_status(200);
            views.push((who.to_owned(), shown(&ticket)));
        }
        assert_snapshot!("tickets", differences(&views).join("\n"));
    }
}
