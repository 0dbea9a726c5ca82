//! The examples of the API document: one event's questions and one participant's answers, plainly
//! fictional.

use serde_json::{Value, json};

const EVENT: &str = "019ab0c4-5a00-7000-8000-000000000001";
const REGISTRATION: &str = "019ab0c4-5a00-7000-8000-000000000002";
const TOPIC: &str = "019ab0c4-5a00-7000-8000-000000000011";
const HOPES: &str = "019ab0c4-5a00-7000-8000-000000000012";

fn topic() -> Value {
    json!({
        "id": TOPIC, "kind": "single_choice", "label": "いちばん関心のある話題", "hint": null,
        "required": false, "modes": "both", "options": ["品質の検査", "人手不足", "販路"]
    })
}

fn hopes() -> Value {
    json!({
        "id": HOPES, "kind": "long_text", "label": "当日、話してみたいこと", "hint": "空欄でもかまいません。",
        "required": false, "modes": "in_person", "options": []
    })
}

pub fn questions() -> Value {
    json!({
        "event_id": EVENT, "version": 1, "questions": [topic(), hopes()], "support": true,
        "party": {"capacity": 30, "left": 12, "full": false,
            "fee_text": "会費 3,000円(当日集金)"},
        "answered": false
    })
}

pub fn edit() -> Value {
    json!({
        "questions": [
            {"kind": "single_choice", "label": "いちばん関心のある話題", "required": false,
                "modes": "both", "options": ["品質の検査", "人手不足", "販路"]},
            {"kind": "long_text", "label": "当日、話してみたいこと", "hint": "空欄でもかまいません。",
                "required": false, "modes": "in_person"}
        ],
        "support": true, "party": {"capacity": 30, "fee_text": "会費 3,000円(当日集金)"}
    })
}

pub fn extras() -> Value {
    json!({
        "version": 1, "answers": [{"question_id": TOPIC, "choices": ["人手不足"]}],
        "support": "車いすで参加します。", "party": true
    })
}

fn answered() -> Value {
    json!([{
        "version": 1, "question": topic(), "text": null, "choices": ["人手不足"], "number": null,
        "agreed": null
    }])
}

pub fn own() -> Value {
    json!({
        "questions": questions(), "mode": "in_person", "answers": answered(),
        "support": "車いすで参加します。", "party": true, "can_change": true,
        "change_until": "2026-12-10T05:00:00Z", "version": 2
    })
}

pub fn staff() -> Value {
    json!({"answers": answered(), "party": true})
}

pub fn summary() -> Value {
    json!({
        "questions": [
            {"question": topic(), "current": true, "answered": 3, "options": [
                {"option": "品質の検査", "count": 1}, {"option": "人手不足", "count": 2},
                {"option": "販路", "count": 0}
            ], "total": null, "texts": []},
            {"question": hopes(), "current": true, "answered": 1, "options": [], "total": null,
                "texts": ["設備の更新をどう決めたか、聞いてみたいです。"]}
        ],
        "party": {"capacity": 30, "taken": 18}
    })
}

pub fn support() -> Value {
    json!({
        "registration_id": REGISTRATION, "family_name": "見本", "given_name": "花子",
        "mode": "in_person", "status": "confirmed", "support": "車いすで参加します。"
    })
}

pub fn support_list() -> Value {
    json!({"items": [support()], "erased_at": "2027-01-09T07:30:00Z"})
}
