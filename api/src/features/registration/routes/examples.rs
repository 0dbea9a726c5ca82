//! The examples of the API document: one event, one participant, plainly fictional.

use serde_json::{Value, json};

const EVENT: &str = "019ab0c4-5a00-7000-8000-000000000001";
const REGISTRATION: &str = "019ab0c4-5a00-7000-8000-000000000002";
const PERSON: &str = "019ab0c4-5a00-7000-8000-000000000003";

fn acceptance() -> Value {
    json!({"terms_version": "2026-11-22", "privacy_version": "2026-11-22"})
}

pub fn guest() -> Value {
    json!({
        "family_name": "見本", "given_name": "花子", "family_kana": "ミホン",
        "given_kana": "ハナコ", "email": "hanako@example.jp",
        "organisation_name": "見本水産株式会社", "department": "製造部", "mode": "in_person",
        "note": "車いすで参加します。", "locale": "ja", "acceptance": acceptance(),
        "group": {
            "people": [{"family_name": "見本", "given_name": "次郎", "family_kana": "ミホン",
                "given_kana": "ジロウ", "email": "jiro@example.jp"}],
            "policy": "whole"
        },
        "consents": agreed()
    })
}

pub fn receipt() -> Value {
    json!({"event_id": EVENT, "sent_to": "hanako@example.jp"})
}

pub fn member() -> Value {
    json!({
        "mode": "in_person", "locale": "ja", "acceptance": acceptance(), "consents": agreed()
    })
}

pub fn by_hand() -> Value {
    json!({
        "family_name": "見本", "given_name": "太郎", "family_kana": "ミホン",
        "given_kana": "タロウ", "email": "taro@example.jp",
        "organisation_name": "見本ソフト株式会社", "mode": "online", "locale": "ja",
        "consents": agreed()
    })
}

pub fn ticket() -> Value {
    json!({
        "id": REGISTRATION,
        "event": {
            "id": EVENT, "title": "水産加工のDXを語る会", "status": "published",
            "format": "in_person", "starts_at": "2026-12-10T05:00:00Z",
            "ends_at": "2026-12-10T07:30:00Z", "venue_name": "見本会館 2階",
            "venue_address": "宮城県石巻市見本町1-1", "venue_access": "石巻駅から徒歩5分",
            "online_url": null, "contact": null, "notice": null
        },
        "status": "confirmed", "mode": "in_person", "position": null, "code": "3F7KQ0ZB1M",
        "family_name": "見本", "given_name": "花子", "organisation_name": "見本水産株式会社",
        "department": "製造部", "job_title": null, "phone": null, "note": null, "locale": "ja",
        "created_at": "2026-11-22T01:00:00Z", "confirmed_at": "2026-11-22T01:00:00Z",
        "cancelled_at": null, "cancelled_by": null, "cancel_reason": null, "offered_until": null,
        "group": {
            "members": [
                {"family_name": "見本", "given_name": "花子", "status": "confirmed",
                    "applicant": true},
                {"family_name": "見本", "given_name": "次郎", "status": "confirmed",
                    "applicant": false}
            ],
            "policy": "whole", "applicant": true
        },
        "asked_to_keep": false, "can_change": true, "can_cancel": true,
        "cancel_until": "2026-12-10T05:00:00Z", "version": 1
    })
}

pub fn cancelled_ticket() -> Value {
    let mut ticket = ticket();
    set(&mut ticket, "status", json!("cancelled"));
    set(&mut ticket, "code", Value::Null);
    set(&mut ticket, "cancelled_at", json!("2026-11-25T01:00:00Z"));
    set(&mut ticket, "cancelled_by", json!("participant"));
    set(&mut ticket, "can_cancel", json!(false));
    set(&mut ticket, "can_change", json!(false));
    set(&mut ticket, "group", Value::Null);
    set(&mut ticket, "version", json!(2));
    ticket
}

pub fn tickets() -> Value {
    json!({"items": [ticket()], "next_cursor": null})
}

pub fn for_staff() -> Value {
    json!({
        "id": REGISTRATION, "event_id": EVENT, "person_id": PERSON, "family_name": "見本",
        "given_name": "花子", "family_kana": "ミホン", "given_kana": "ハナコ",
        "email": "hanako@example.jp", "organisation_id": null,
        "organisation_name": "見本水産株式会社", "sector": null, "department": "製造部",
        "job_title": null, "phone": null, "note": null, "mode": "in_person",
        "status": "confirmed", "group_id": null, "group_policy": null, "offered_until": null,
        "decided_at": null, "asked_to_keep": false, "queue_seq": null, "source": "guest", "locale": "ja",
        "created_at": "2026-11-22T01:00:00Z", "confirmed_at": "2026-11-22T01:00:00Z",
        "cancelled_at": null, "cancelled_by": null, "cancel_reason": null,
        "consents": ["show_name", "photos"], "extras": super::examples_questions::staff(),
        "version": 1
    })
}

pub fn cancelled_for_staff() -> Value {
    let mut row = for_staff();
    set(&mut row, "status", json!("cancelled"));
    set(&mut row, "cancelled_at", json!("2026-11-25T01:00:00Z"));
    set(&mut row, "cancelled_by", json!("staff"));
    set(&mut row, "cancel_reason", reason_text());
    set(&mut row, "version", json!(2));
    row
}

pub fn list() -> Value {
    let mut row = for_staff();
    set(&mut row, "extras", Value::Null);
    json!({"items": [row], "next_cursor": null})
}

fn reason_text() -> Value {
    json!("ご本人から電話でお申し出がありました。")
}

pub fn reason() -> Value {
    json!({"reason": reason_text()})
}

pub fn summary() -> Value {
    json!({
        "by_mode": [{"mode": "in_person", "capacity": 20, "confirmed": 19, "offered": 1,
            "waitlisted": 3, "pending": 2, "overbooked": 0, "cancelled": 1}],
        "by_sector": [
            {"sector": "it", "confirmed": 9, "waitlisted": 3, "pending": 0, "kept": 8},
            {"sector": null, "confirmed": 10, "waitlisted": 0, "pending": 2, "kept": 0}
        ],
        "asked_to_keep": 0
    })
}

pub fn counts() -> Value {
    json!({"items": [{"event_id": EVENT, "mode": "in_person", "confirmed": 20, "waitlisted": 3,
        "pending": 0}]})
}

pub fn history() -> Value {
    json!({"lines": [
        {"at": "2026-11-22T01:00:00Z", "actor": "anonymous", "actor_name": null, "from": null,
            "to": "waitlisted", "cause": "joined_queue", "reason": null},
        {"at": "2026-11-23T01:00:00Z", "actor": "system", "actor_name": null,
            "from": "waitlisted", "to": "confirmed", "cause": "promoted_by_seat_given_back",
            "reason": null}
    ]})
}

pub fn uses() -> Value {
    json!({"registrations": 3, "persons": 2})
}

pub fn unmatched() -> Value {
    json!({"items": [{
        "id": "019aa7b2-0000-7000-8000-000000000007", "name": "見本水産 石巻工場",
        "created_at": "2026-11-22T01:00:00Z", "uses": uses(),
        "candidates": [{"id": "019aa7b2-0000-7000-8000-000000000008", "name": "見本水産株式会社",
            "municipality": "042021", "likeness": 79}]
    }], "next_cursor": null})
}

pub fn merge_person() -> Value {
    json!({"into": PERSON})
}

pub fn person() -> Value {
    json!({
        "id": PERSON, "display_name": "見本 花子", "family_kana": "ミホン", "given_kana": "ハナコ",
        "email": "hanako@example.jp", "organisation_name": "見本水産株式会社", "has_account": true,
        "created_at": "2026-11-22T01:00:00Z"
    })
}

fn set(value: &mut Value, name: &str, to: Value) {
    if let Some(object) = value.as_object_mut() {
        object.insert(name.to_owned(), to);
    }
}

pub fn request_receipt() -> Value {
    json!({ "event_id": EVENT, "sent_to": "hanako@example.jp",
        "confirm_by": "2026-11-25T05:00:00Z", "test": false })
}

pub fn request() -> Value {
    json!({
        "event_id": EVENT, "title": "見本の集い", "starts_at": "2026-12-10T05:00:00Z",
        "ends_at": "2026-12-10T07:00:00Z", "mode": "in_person", "family_name": "見本",
        "given_name": "花子", "consents": ["show_name"], "via": "見本市ポータル", "confirm_by": "2026-11-25T05:00:00Z"
    })
}

pub fn switch() -> Value {
    json!({"mode": "online"})
}

pub fn edit() -> Value {
    json!({"department": "企画部", "job_title": "課長", "phone": "0225-00-0000", "note": null,
        "locale": "ja"})
}

pub fn edit_by_link() -> Value {
    json!({"department": "営業部", "job_title": null, "phone": null, "note": "遅れて着きます。",
        "locale": "ja"})
}

pub fn decide() -> Value {
    json!({"registrations": [REGISTRATION], "decision": "approve", "reason": null})
}

pub fn decided() -> Value {
    json!({"decided": [for_staff()], "skipped": []})
}

pub fn place() -> Value {
    json!({"mode": "online", "exception": false, "reason": "ご本人からのご希望です。"})
}

pub fn agreed() -> Value {
    json!({"show_name": true, "show_company": true, "photos": false, "pr_mail": false})
}

pub fn agreed_by_link() -> Value {
    json!({"show_name": true, "show_company": false, "photos": true, "pr_mail": false})
}

pub fn agreed_later() -> Value {
    json!({"show_name": false, "show_company": true, "photos": true, "pr_mail": true})
}

pub fn consents() -> Value {
    let given = |consent: &str| {
        json!({"consent": consent, "given": true, "version": "2026-11-24",
            "given_at": "2026-11-25T01:00:00Z"})
    };
    let not = |consent: &str| json!({"consent": consent, "given": false, "version": null, "given_at": null});
    json!({
        "registration_id": REGISTRATION, "version": 3,
        "consents": [given("show_name"), given("show_company"), not("photos"), not("pr_mail")]
    })
}

pub fn participants() -> Value {
    json!({"items": [{"family_name": "見本", "given_name": "花子",
        "organisation_name": "見本水産株式会社"}], "next_cursor": null})
}

pub fn companies() -> Value {
    json!({"items": [{"id": "019aa7b2-0000-7000-8000-000000000008", "name": "見本水産株式会社"}],
        "next_cursor": null})
}

pub fn pr_mail() -> Value {
    json!({"recipients": 12, "sender": {
        "prefecture": "宮城県", "contractor": "見本コンサルティング株式会社",
        "address": "宮城県仙台市青葉区見本町1-1", "phone": "022-000-0000",
        "email": "office@example.jp"
    }})
}

pub fn stop_token() -> Value {
    json!({"token": "AZq7LJ9xdHOqY2-m4Qk0kQAGQmZ3vVAA"})
}
