//! The examples of the API document, plainly fictional.

use serde_json::{Value, json};

const ID: &str = "019ab5f0-2c00-7000-8000-000000000010";
const EVENT: &str = "019ab0c4-5a00-7000-8000-000000000001";
const COMPANY: &str = "019aa7b2-0000-7000-8000-000000000003";

pub fn form() -> Value {
    json!({
        "title": "魚の鮮度を測る機器の共同開発", "summary": "漁協とIT企業が、市場で試しています。",
        "stage": "launched", "organisation_ids": [COMPANY], "origin_event_id": null,
        "launched_on": "2026-05-20"
    })
}

fn company() -> Value {
    json!({"id": COMPANY, "name": "株式会社見本システム", "sector": "it"})
}

fn step(at: &str, step: &str, by: &str) -> Value {
    json!({"at": at, "by": by, "step": step, "from": null, "to": "launched"})
}

pub fn created() -> Value {
    json!({
        "id": ID, "title": "魚の鮮度を測る機器の共同開発",
        "summary": "漁協とIT企業が、市場で試しています。", "stage": "launched",
        "organisations": [company()], "origin_event": null, "launched_on": "2026-05-20",
        "confirmed_at": null, "confirmed_by": null, "counts_in": null,
        "history": [step("2026-06-01T01:00:00Z", "created", "見本 匠")],
        "created_at": "2026-06-01T01:00:00Z", "updated_at": "2026-06-01T01:00:00Z", "version": 1
    })
}

pub fn confirmed() -> Value {
    json!({
        "id": ID, "title": "魚の鮮度を測る機器の共同開発",
        "summary": "漁協とIT企業が、市場で試しています。", "stage": "launched",
        "organisations": [company()],
        "origin_event": {"id": EVENT, "title": "水産加工のDXを語る会"},
        "launched_on": "2026-05-20", "confirmed_at": "2026-06-02T01:00:00Z",
        "confirmed_by": "見本 宮子", "counts_in": 2026,
        "history": [step("2026-06-01T01:00:00Z", "created", "見本 匠"),
            step("2026-06-02T01:00:00Z", "confirmed", "見本 宮子")],
        "created_at": "2026-06-01T01:00:00Z", "updated_at": "2026-06-02T01:00:00Z", "version": 2
    })
}

pub fn list() -> Value {
    json!({"items": [{
        "id": ID, "title": "魚の鮮度を測る機器の共同開発", "stage": "launched",
        "organisations": [company()],
        "origin_event": {"id": EVENT, "title": "水産加工のDXを語る会"},
        "launched_on": "2026-05-20", "confirmed_at": "2026-06-02T01:00:00Z", "counts_in": 2026,
        "updated_at": "2026-06-02T01:00:00Z"
    }], "next_cursor": null})
}
