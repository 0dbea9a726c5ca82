//! Examples for the API's description.

use serde_json::{Value, json};

const EVENT: &str = "019ab5f0-2c00-7000-8000-000000000020";
const PROGRAMME: &str = "019ab5f0-2c00-7000-8000-000000000010";
const ACCOUNT: &str = "019ab5f0-2c00-7000-8000-000000000001";

fn with(mut base: Value, more: Value) -> Value {
    if let (Value::Object(base), Value::Object(more)) = (&mut base, more) {
        base.extend(more);
    }
    base
}

fn stamp(at: &str) -> Value {
    json!({"at": at, "by": ACCOUNT, "name": "見本 花子"})
}

pub fn form() -> Value {
    json!({
        "title": "水産加工のDXを語る会", "theme": "水産加工のDX",
        "summary": "水産加工の現場とIT企業が、同じ机で課題を話し合います。",
        "audience": audience(),
        "description": "## この会について\n\n現場の**困りごと**から始めます。",
        "format": "hybrid", "starts_at": "2026-12-10T05:00:00Z", "ends_at": "2026-12-10T07:30:00Z",
        "venue": {"name": "見本会館 2階", "address": "宮城県石巻市見本町1-1",
            "access": "石巻駅から徒歩5分"},
        "online_url": "https://meet.example.jp/abc",
        "capacity": {"in_person": 20, "online": 30},
        "opens_at": null, "closes_at": null, "entry": entry(),
        "fee_text": "無料", "contact": null, "agenda": agenda(), "moderators": []
    })
}

fn entry() -> Value {
    json!({
        "selection": "first_come", "promotion": "offer", "offer_hours": 24, "company_limit": 2,
        "change_until": "2026-12-09T08:00:00Z",
        "reserved": {"it": 5, "local": 10, "other": 0, "until": "2026-12-07T03:00:00Z"}
    })
}

fn entered() -> Value {
    json!({"selection": "first_come", "promotion": "offer", "company_limit": 2,
        "change_until": "2026-12-09T08:00:00Z"})
}

fn audience() -> Value {
    json!({"sectors": ["it", "local"], "industries": ["B", "E", "G"],
        "text": "水産加工の現場の方と、現場を知りたいIT企業の方"})
}

fn agenda() -> Value {
    json!([
        {"kind": "input", "title": "話題提供: 検品をAIで", "speaker": "見本 太郎(見本水産)", "minutes": 30},
        {"kind": "output", "title": "席を替えて話す", "speaker": null, "minutes": 60}
    ])
}

fn seats() -> Value {
    json!([
        {"mode": "in_person", "capacity": 20, "left": 3},
        {"mode": "online", "capacity": 30, "left": 30}
    ])
}

fn registration() -> Value {
    json!({"phase": "open", "reason": null, "opens_at": null, "closes_at": "2026-12-09T03:00:00Z"})
}

fn summary() -> Value {
    json!({
        "id": EVENT, "title": "水産加工のDXを語る会", "theme": "水産加工のDX",
        "summary": "水産加工の現場とIT企業が、同じ机で課題を話し合います。", "format": "hybrid",
        "status": "published", "starts_at": "2026-12-10T05:00:00Z",
        "ends_at": "2026-12-10T07:30:00Z", "venue_name": "見本会館 2階", "seats": seats(),
        "registration": registration()
    })
}

pub fn events() -> Value {
    json!({"items": [summary()], "next_cursor": null})
}

pub fn themes() -> Value {
    json!({"items": [{"theme": "水産加工のDX", "events": 3}]})
}

pub fn event() -> Value {
    with(
        summary(),
        json!({
            "description_html": preview_html(), "audience": audience(), "entry": entered(),
            "venue": {"name": "見本会館 2階", "address": "宮城県石巻市見本町1-1",
                "access": "石巻駅から徒歩5分", "map_url": "https://www.google.com/maps/search/?api=1&query=…"},
            "fee_text": "無料", "contact": null, "agenda": agenda(),
            "organiser": {
                "programme_id": PROGRAMME, "programme_name": "令和8年度異業種交流促進事業",
                "fiscal_year": 2026, "prefecture": "宮城県", "contractor": "見本コンサルティング株式会社",
                "office_phone": "022-000-0000", "office_email": "office@example.jp"
            },
            "notice": null, "updated_at": "2026-11-20T01:00:00Z"
        }),
    )
}

fn preview_html() -> &'static str {
    "<h2>この会について</h2>\n<p>現場の<strong>困りごと</strong>から始めます。</p>\n"
}

pub fn markdown() -> Value {
    json!({"markdown": "## この会について\n\n現場の**困りごと**から始めます。"})
}

pub fn preview() -> Value {
    json!({"html": preview_html()})
}

pub fn staff_event() -> Value {
    let stamp = stamp("2026-11-20T01:00:00Z");
    json!({
        "id": EVENT, "version": 3, "status": "submitted", "programme_id": PROGRAMME,
        "fiscal_year": 2026, "form": form(), "description_html": preview_html(), "seats": seats(),
        "registration": registration(), "returned_comment": null, "notice": null, "created": stamp,
        "submitted": stamp, "confirmed": null,
        "seen": {"kind": "returned", "done": stamp, "changes": changes()}, "updated_at": "2026-11-20T01:00:00Z",
        "actions": ["withdraw"], "missing": []
    })
}

fn staff_item() -> Value {
    json!({
        "id": EVENT, "version": 3, "title": "水産加工のDXを語る会", "theme": "水産加工のDX",
        "format": "hybrid", "status": "submitted", "returned": false,
        "starts_at": "2026-12-10T05:00:00Z", "ends_at": "2026-12-10T07:30:00Z",
        "fiscal_year": 2026, "seats": seats(), "registration": registration(),
        "updated_at": "2026-11-20T01:00:00Z"
    })
}

pub fn staff_events() -> Value {
    json!({"items": [staff_item()], "next_cursor": null})
}

fn changes() -> Value {
    json!([{"pointer": "/fee_text", "before": "500円", "after": "無料"}])
}

pub fn confirmations() -> Value {
    json!({
        "items": [{
            "event": staff_item(), "submitted": stamp("2026-11-20T01:00:00Z"),
            "compared_with": "2026-11-18T01:00:00Z", "last_comment": "参加費を確かめてください。",
            "changes": changes()
        }],
        "next_cursor": null
    })
}

pub fn history() -> Value {
    json!({
        "items": [{
            "id": "019ab5f0-2c00-7000-8000-000000000030", "kind": "edited",
            "done": stamp("2026-11-19T01:00:00Z"), "comment": null,
            "changes": changes()
        }],
        "next_cursor": null
    })
}

pub fn reason() -> Value {
    json!({"reason": "大雪の予報のため。"})
}

pub fn reschedule() -> Value {
    json!({"starts_at": "2027-01-21T05:00:00Z", "ends_at": "2027-01-21T07:30:00Z", "closes_at": null})
}
