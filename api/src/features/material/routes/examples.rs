//! The examples of the API document.

use serde_json::{Value, json};

fn item(title: &str, audience: &str, version: i64) -> Value {
    json!({
        "id": "019ab0c4-5a00-7000-8000-000000000021",
        "event_id": "019ab0c4-5a00-7000-8000-000000000001",
        "title": title, "name": "handout.pdf", "kind": "pdf", "bytes": 482_133,
        "audience": audience, "created_at": "2026-12-01T01:00:00Z",
        "updated_at": "2026-12-01T01:00:00Z", "version": version
    })
}

pub fn one() -> Value {
    item("当日の資料", "confirmed", 1)
}

pub fn list() -> Value {
    json!({"items": [one()]})
}

pub fn change() -> Value {
    json!({"title": "当日の資料(改訂版)", "audience": "attended"})
}

pub fn changed() -> Value {
    item("当日の資料(改訂版)", "attended", 2)
}
