//! Examples of the document. The walkers send those of requests.

use serde_json::{Value, json};

const PROGRAMME: &str = "019ab5f0-2c00-7000-8000-000000000010";

fn with(mut value: Value, more: Value) -> Value {
    if let (Value::Object(map), Value::Object(more)) = (&mut value, more) {
        map.extend(more);
    }
    value
}

pub fn targets_form() -> Value {
    json!({
        "satisfaction_rate": 80, "event_participants": 200, "community_members": 150,
        "new_businesses": 3, "events_held": 12, "portal_accesses": 30000,
        "registered_it_companies": 70
    })
}

pub fn targets() -> Value {
    with(
        targets_form(),
        json!({ "programme_id": PROGRAMME, "version": 1 }),
    )
}

pub fn outside_form() -> Value {
    json!({
        "label": "県ポータルサイトのアクセス数", "metric": "portal_accesses",
        "source": "県のアクセス解析(月次報告)", "period_from": "2026-04", "period_to": "2026-09",
        "basis": "per_month", "value": 2200, "note": "当サイトのアクセス数とは別に数えたものです。"
    })
}

pub fn outside() -> Value {
    with(
        outside_form(),
        json!({
            "id": "019ab5f0-2c00-7000-8000-0000000000f1", "version": 1,
            "updated_at": "2026-10-02T01:00:00Z"
        }),
    )
}

pub fn outside_list() -> Value {
    json!({ "items": [outside()], "next_cursor": null })
}

pub fn registered_it() -> Value {
    json!({ "on": "2026-11-24", "companies": 62 })
}

fn satisfaction(counts: [u32; 5], participants: u32) -> Value {
    let found = shared::kpi::rules::satisfaction(Some(counts), participants);
    serde_json::to_value(found).unwrap_or_default()
}

fn heads(total: u32, distinct: u32) -> Value {
    json!({ "total": total, "distinct": distinct })
}

fn participation() -> Value {
    json!({
        "persons": heads(19, 17), "companies": heads(14, 12),
        "by_mode": [
            {"mode": "in_person", "persons": heads(15, 13), "companies": heads(11, 10)},
            {"mode": "online", "persons": heads(4, 4), "companies": heads(3, 3)}
        ],
        "by_sector": [
            {"sector": "it", "persons": heads(8, 7), "companies": heads(6, 5)},
            {"sector": "local", "persons": heads(9, 8), "companies": heads(8, 7)},
            {"sector": "other", "persons": heads(0, 0), "companies": heads(0, 0)},
            {"sector": null, "persons": heads(2, 2), "companies": heads(0, 0)}
        ]
    })
}

fn events() -> Value {
    json!([
        {"id": "019ab5f0-2c00-7000-8000-0000000000e1", "title": "水産加工のDXを語る会",
            "starts_at": "2026-07-15T05:00:00Z", "format": "hybrid", "status": "finished",
            "participants": 16, "in_person": 12, "online": 4, "companies": 11,
            "satisfaction": satisfaction([0, 1, 1, 6, 6], 16)},
        {"id": "019ab5f0-2c00-7000-8000-0000000000e2", "title": "観光×ITの小さな会",
            "starts_at": "2026-09-02T05:00:00Z", "format": "in_person", "status": "finished",
            "participants": 3, "in_person": 3, "online": 0, "companies": 3,
            "satisfaction": {"state": "withheld", "figures": null}}
    ])
}

pub fn kpi() -> Value {
    json!({
        "fiscal_year": 2026, "programme_id": PROGRAMME, "as_of": "2026-11-24",
        "figures": [
            {"metric": "satisfaction_rate", "value": 857, "target": 800,
                "achievement": {"permille": 1071, "reached": true}},
            {"metric": "event_participants", "value": 19, "target": 200,
                "achievement": {"permille": 95, "reached": false}}
        ],
        "satisfaction": {
            "overall": satisfaction([0, 1, 1, 6, 6], 16),
            "events_shown": 1, "events_withheld": 1, "events_not_asked": 0
        },
        "participation": participation(),
        "events": events(),
        "months": [
            {"month": "2026-07", "events": 1, "participants": 16, "portal_accesses": 1830},
            {"month": "2026-09", "events": 1, "participants": 3, "portal_accesses": 2110}
        ],
        "outside": [outside()]
    })
}
