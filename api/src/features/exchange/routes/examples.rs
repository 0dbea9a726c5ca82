//! The examples of the API document: one event, one participant and one speaker, plainly
//! fictional.

use serde_json::{Value, json};

const EVENT: &str = "019ab0c4-5a00-7000-8000-000000000001";
const REGISTRATION: &str = "019ab0c4-5a00-7000-8000-000000000002";
const PERSON: &str = "019ab0c4-5a00-7000-8000-000000000003";
const ATTENDANCE: &str = "019ab0c4-5a00-7000-8000-000000000004";
const SPEAKER: &str = "019ab0c4-5a00-7000-8000-000000000005";
const TALK: &str = "019ab0c4-5a00-7000-8000-000000000006";

fn attendee(present: Value) -> Value {
    let mut one = json!({
        "person_id": PERSON, "registration_id": REGISTRATION, "status": "confirmed",
        "registered_mode": "in_person", "family_name": "見本", "given_name": "花子",
        "family_kana": "ミホン", "given_kana": "ハナコ",
        "organisation_name": "見本水産株式会社"
    });
    if let Some(object) = one.as_object_mut() {
        object.insert("present".to_owned(), present);
    }
    one
}

pub fn there() -> Value {
    attendee(json!({
        "id": ATTENDANCE, "kind": "participant", "mode": "in_person",
        "at": "2026-12-10T04:50:00Z", "version": 1
    }))
}

pub fn events() -> Value {
    json!({"items": [{
        "event_id": EVENT, "title": "水産加工のDXを語る会", "format": "in_person",
        "starts_at": "2026-12-10T05:00:00Z", "ends_at": "2026-12-10T07:30:00Z", "phase": "open",
        "first_day": "2026-12-10", "last_day": "2026-12-24"
    }], "next_cursor": null})
}

pub fn list() -> Value {
    json!({"items": [attendee(Value::Null), speaker()], "next_cursor": null})
}

pub fn speaker() -> Value {
    json!({
        "person_id": SPEAKER, "registration_id": null, "status": null, "registered_mode": null,
        "family_name": "見本", "given_name": "太郎", "family_kana": "ミホン",
        "given_kana": "タロウ", "organisation_name": "見本ソフト株式会社",
        "present": {
            "id": TALK, "kind": "speaker", "mode": "in_person",
            "at": "2026-12-10T04:40:00Z", "version": 1
        }
    })
}

pub fn tick() -> Value {
    json!({"person_id": PERSON, "kind": "participant", "mode": "in_person"})
}

pub fn untick() -> Value {
    json!({"person_id": PERSON})
}

pub fn by_hand() -> Value {
    json!({
        "family_name": "見本", "given_name": "太郎", "family_kana": "ミホン",
        "given_kana": "タロウ", "organisation_name": "見本ソフト株式会社",
        "kind": "speaker", "mode": "in_person"
    })
}

pub fn one() -> Value {
    json!({
        "id": ATTENDANCE, "event_id": EVENT, "person_id": PERSON, "kind": "participant",
        "mode": "in_person", "at": "2026-12-10T04:50:00Z", "version": 1
    })
}

pub fn change() -> Value {
    json!({"kind": "observer", "mode": "in_person"})
}

pub fn changed() -> Value {
    json!({
        "id": ATTENDANCE, "event_id": EVENT, "person_id": PERSON, "kind": "observer",
        "mode": "in_person", "at": "2026-12-10T04:50:00Z", "version": 2
    })
}

pub fn summary() -> Value {
    json!({
        "event_id": EVENT, "title": "水産加工のDXを語る会", "format": "in_person",
        "starts_at": "2026-12-10T05:00:00Z", "ends_at": "2026-12-10T07:30:00Z", "phase": "open",
        "first_day": "2026-12-10", "last_day": "2026-12-24",
        "by_mode": [{"mode": "in_person", "expected": 20, "participants": 18, "everybody": 21}],
        "by_kind": [{"kind": "participant", "number": 18}, {"kind": "speaker", "number": 2},
            {"kind": "organiser", "number": 1}],
        "by_sector": [{"sector": "it", "participants": 8}, {"sector": "local", "participants": 10}],
        "first_timers": 11
    })
}
