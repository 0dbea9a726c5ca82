//! The examples of the API document: one company, plainly fictional.

use serde_json::{Value, json};

const COMPANY: &str = "019aa7b2-0000-7000-8000-000000000003";
const OTHER: &str = "019aa7b2-0000-7000-8000-000000000004";
const PROPOSAL: &str = "019aa7b2-0000-7000-8000-000000000005";
const REGISTRATION: &str = "019aa7b2-0000-7000-8000-000000000006";
const NAME: &str = "株式会社見本システム";
const AT: &str = "2026-11-22T01:00:00Z";

fn with(mut value: Value, changes: Value) -> Value {
    if let (Some(object), Value::Object(changes)) = (value.as_object_mut(), changes) {
        object.extend(changes);
    }
    value
}

fn item() -> Value {
    json!({
        "id": COMPANY, "name": NAME, "kana": "ミホンシステム", "sector": "it", "industry": "G",
        "municipality": "041009", "registered_it": true, "offers": "在庫管理の仕組みづくり",
        "needs": "現場を見せてくださる水産加工の会社"
    })
}

pub fn items() -> Value {
    json!({"items": [item()], "next_cursor": null})
}

pub fn facets() -> Value {
    json!({
        "total": 102,
        "sector": [{"value": "it", "count": 62}, {"value": "local", "count": 40}],
        "industry": [{"value": "G", "count": 62}, {"value": "E", "count": 40}],
        "municipality": [{"value": "041009", "count": 70}, {"value": "042021", "count": 32}],
        "registered_it": [{"value": "yes", "count": 62}, {"value": "no", "count": 40}]
    })
}

pub fn form() -> Value {
    json!({
        "name": NAME, "kana": "ミホンシステム", "corporate_number": null, "sector": "it",
        "industry": "G", "municipality": "041009", "size": "up_to_20",
        "description": "業務システムを作っています。", "offers": "在庫管理の仕組みづくり",
        "needs": "現場を見せてくださる水産加工の会社",
        "website": "https://mihon-system.example.jp/"
    })
}

pub fn detail() -> Value {
    let detail = json!({
        "id": COMPANY, "registered_it": true, "registered_it_since": "2025-04-01", "version": 1
    });
    with(form(), detail)
}

pub fn staff_items() -> Value {
    json!({"items": [{
        "id": COMPANY, "name": NAME, "kana": "ミホンシステム", "sector": "it",
        "municipality": "041009", "status": "active", "set_aside": false, "registered_it": true,
        "updated_at": AT
    }], "next_cursor": null})
}

pub fn staff_one() -> Value {
    json!({
        "id": COMPANY, "form": form(), "status": "active", "set_aside": false, "merged_into": null,
        "registered_it": true, "spellings": ["見本システム 仙台営業所"],
        "it_registrations": [approved()], "version": 1, "created_at": AT, "updated_at": AT
    })
}

pub fn waiting() -> Value {
    let changes = json!({
        "status": "pending", "registered_it": false, "spellings": [], "it_registrations": []
    });
    with(staff_one(), changes)
}

pub fn aside() -> Value {
    with(waiting(), json!({"set_aside": true}))
}

pub fn merge() -> Value {
    json!({"into": OTHER})
}

fn proposal_item() -> Value {
    json!({
        "id": PROPOSAL, "organisation_id": COMPANY, "organisation_name": NAME,
        "proposed_by": "見本 花子", "status": "open", "created_at": AT, "decided_at": null
    })
}

pub fn proposals() -> Value {
    json!({"items": [proposal_item()], "next_cursor": null})
}

pub fn proposal() -> Value {
    json!({
        "proposal": proposal_item(), "base": form(), "current": form(), "organisation_version": 1,
        "form": with(form(), json!({"size": "up_to_50"})), "changed": ["/size"], "conflicts": [],
        "message": "人が増えました。", "comment": null, "version": 1
    })
}

pub fn propose() -> Value {
    json!({"form": with(form(), json!({"size": "up_to_50"})), "message": "人が増えました。"})
}

pub fn seen() -> Value {
    json!({"organisation_version": 1})
}

pub fn comment() -> Value {
    json!({"comment": "何を作っているかを、もう少し書いてください。"})
}

pub fn join() -> Value {
    json!({"organisation_id": COMPANY})
}

pub fn own() -> Value {
    json!({
        "organisation_id": COMPANY, "name": NAME, "listed": true, "form": form(),
        "proposal": proposal(), "registered_it": true, "it_registration": approved(), "version": 1
    })
}

pub fn apply() -> Value {
    json!({"statement": "水産加工の在庫管理を10年作っています。", "contact": "見本 花子 022-000-0000"})
}

pub fn applied() -> Value {
    json!({
        "id": REGISTRATION, "organisation_id": COMPANY, "organisation_name": NAME,
        "status": "applied", "statement": "水産加工の在庫管理を10年作っています。",
        "contact": "見本 花子 022-000-0000", "comment": null, "since": null, "until": null,
        "ending_asked_at": null, "ending_reason": null, "applied_at": AT, "checked_at": null,
        "version": 1
    })
}

pub fn registrations() -> Value {
    json!({"items": [applied()], "next_cursor": null})
}

pub fn checked() -> Value {
    let changes = json!({"status": "checked", "checked_at": "2026-11-23T01:00:00Z", "version": 2});
    with(applied(), changes)
}

pub fn approved() -> Value {
    let changes = json!({"status": "approved", "since": "2026-12-01", "version": 3});
    with(checked(), changes)
}

pub fn sent_back() -> Value {
    let comment = "何を作っているかを、もう少し書いてください。";
    with(
        checked(),
        json!({"status": "returned", "comment": comment, "version": 3}),
    )
}

pub fn taken_back() -> Value {
    with(applied(), json!({"status": "withdrawn", "version": 2}))
}

pub fn asked() -> Value {
    let changes = json!({"ending_asked_at": AT, "ending_reason": "事業をやめます。", "version": 4});
    with(approved(), changes)
}

pub fn ended() -> Value {
    let changes = json!({"status": "withdrawn", "until": "2027-03-31", "version": 5});
    with(asked(), changes)
}

pub fn since() -> Value {
    json!({"since": "2026-12-01"})
}

pub fn until() -> Value {
    json!({"until": "2027-03-31", "reason": "事業をやめるとのお申し出のため。"})
}

pub fn ask_end() -> Value {
    json!({"reason": "事業をやめます。"})
}
