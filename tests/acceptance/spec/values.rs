//! What stands in answers, whatever the schema says: names, times, ids, pages.

use acceptance::spec::Document;
use acceptance::{Answer, both};
use serde_json::{Map, Value};
use shared::time::Timestamp;

use super::allowed;
use super::reads::{read, readers};
use crate::world::World;

/// Every fault of a JSON answer of this operation.
pub fn faults(operation: &str, answer: &Answer) -> Vec<String> {
    let mut found = Vec::new();
    look("", &answer.json(), &mut found);
    let page = answer.json();
    if page.get("items").is_some() && !allowed::UNPAGED.contains(&operation) {
        let next = page.get("next_cursor");
        let cursor = next.is_some_and(|next| next.is_null() || next.is_string());
        if !page["items"].is_array() || !cursor {
            found.push("a page is {items: […], next_cursor: text or null}".to_owned());
        }
    }
    found
        .iter()
        .map(|what| format!("{operation}: {what}"))
        .collect()
}

fn look(at: &str, value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            for (name, value) in map {
                let here = format!("{at}/{name}");
                if !is_snake_case(name) && !is_a_map(map) {
                    found.push(format!("{here} is not snake_case"));
                }
                keeps_its_name(name, &here, value, found);
                look(&here, value, found);
            }
        }
        Value::Array(list) => {
            for (number, item) in list.iter().enumerate() {
                look(&format!("{at}/{number}"), item, found);
            }
        }
        Value::String(text) => {
            let time = is_a_time(text);
            if time && (!text.ends_with('Z') || text.parse::<Timestamp>().is_err()) {
                found.push(format!("{at} is {text}: a time is UTC and ends in Z"));
            }
            if let Ok(id) = text.parse::<uuid::Uuid>()
                && id.get_version_num() != 7
            {
                found.push(format!("{at} is {text}: an id is a UUIDv7"));
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Names that promise a form keep it.
fn keeps_its_name(name: &str, at: &str, value: &Value, found: &mut Vec<String>) {
    let Some(text) = value.as_str() else {
        let promises = name == "id" || name.ends_with("_id") || name.ends_with("_at");
        if promises && !value.is_null() {
            found.push(format!("{at} is {value}"));
        }
        return;
    };
    let kept = match name {
        "id" => text.parse::<uuid::Uuid>().is_ok(),
        "at" => is_a_time(text),
        _ if name.ends_with("_id") => text.parse::<uuid::Uuid>().is_ok(),
        _ if name.ends_with("_at") => is_a_time(text),
        _ if name.ends_with("_on") => text.parse::<chrono::NaiveDate>().is_ok(),
        _ => true,
    };
    if !kept {
        found.push(format!("{at} is {text:?}"));
    }
}

fn is_snake_case(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// A map's keys are data, such as JSON pointers to fields that changed.
fn is_a_map(map: &Map<String, Value>) -> bool {
    map.keys().all(|key| key.starts_with('/'))
}

/// `2026-06-10T01:…`, whatever follows.
fn is_a_time(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() > 16
        && bytes.get(10) == Some(&b'T')
        && bytes.get(13) == Some(&b':')
        && text
            .get(..10)
            .is_some_and(|day| day.parse::<chrono::NaiveDate>().is_ok())
}

both! {
    /// Names, times, ids and pages of every operation that reads are as promised.
    async fn what_is_read_is_written_as_promised(app: TestApp) {
        let (app, world) = World::shared(&app).await;
        let clients = readers(&app).await;
        let mut found = Vec::new();
        for operation in Document::current().operations().iter().filter(|one| one.method == "GET") {
            let (_, _, answer) = read(&clients, &world, operation).await;
            if answer.header("content-type").starts_with("application/json") {
                found.extend(faults(&operation.id, &answer));
            }
        }
        assert!(found.is_empty(), "\n{}\n", found.join("\n"));
    }
}

#[test]
fn what_is_written_otherwise_is_noticed() {
    let wrong = serde_json::json!({
        "id": "6f9619ff-8b86-4011-b42d-00c04fc964ff",
        "event_id": 7,
        "startsAt": null,
        "made_at": "2026-06-10T10:00:00+09:00",
        "held_on": "10.6.2026",
        "list": [{"at": "yesterday"}],
    });
    let mut found = Vec::new();
    look("", &wrong, &mut found);
    found.sort();
    let at: Vec<&str> = found
        .iter()
        .filter_map(|what| what.split(' ').next())
        .collect();
    assert_eq!(
        at,
        [
            "/event_id",
            "/held_on",
            "/id",
            "/list/0/at",
            "/made_at",
            "/startsAt"
        ]
    );
}
