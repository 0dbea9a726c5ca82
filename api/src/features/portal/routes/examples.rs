//! Examples for the API's description.

use serde_json::{Value, json};

const ARTICLE: &str = "019ab5f0-2c00-7000-8000-000000000040";
const MEASURE: &str = "019ab5f0-2c00-7000-8000-000000000041";
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
        "kind": "measure", "title": "みほん小規模DX補助金",
        "summary": "受発注や在庫管理をデジタルにする費用を補助します。",
        "body": "## 対象になる費用\n\n- ソフトウェアの利用料\n- **導入の支援**",
        "link": "https://www.example.jp/dx-hojo", "contact": "見本県産業デジタル課 022-000-0000",
        "measure": {
            "organisation": "見本県産業デジタル課",
            "eligibility": "県内に事業所がある中小企業",
            "sectors": ["local"], "industries": ["B", "E"], "municipalities": [],
            "amount_yen": 1_000_000, "amount_text": "上限100万円", "rate_text": "2/3以内",
            "deadline_kind": "must_arrive", "deadline_on": "2026-12-18", "deadline_time": "17:00",
            "ended_on": null
        }
    })
}

fn item() -> Value {
    json!({
        "id": ARTICLE, "kind": "dx", "title": "在庫の見える化は紙の台帳から始められます",
        "summary": "県内の加工会社が最初に試した三つのことを紹介します。",
        "published_at": "2026-11-20T01:00:00Z"
    })
}

pub fn articles() -> Value {
    json!({"items": [item()], "next_cursor": null})
}

pub fn article() -> Value {
    let more = json!({
        "status": "published", "body_html": "<p>まず、数えるものを一つ決めます。</p>",
        "link": null, "contact": null, "updated_at": "2026-11-20T01:00:00Z"
    });
    with(item(), more)
}

fn measure_item() -> Value {
    json!({
        "id": MEASURE, "title": "みほん小規模DX補助金",
        "summary": "受発注や在庫管理をデジタルにする費用を補助します。",
        "organisation": "見本県産業デジタル課", "amount_yen": 1_000_000,
        "amount_text": "上限100万円", "rate_text": "2/3以内",
        "deadline": {"kind": "must_arrive", "on": "2026-12-18", "time": "17:00", "ended_on": null},
        "closes_at": "2026-12-18T08:00:00Z", "open": true, "published_at": "2026-11-20T01:00:00Z"
    })
}

pub fn measures() -> Value {
    json!({"items": [measure_item()], "next_cursor": null})
}

pub fn measure() -> Value {
    let more = json!({
        "status": "published", "eligibility": "県内に事業所がある中小企業",
        "sectors": ["local"], "industries": ["B", "E"], "municipalities": [],
        "body_html": "<h2>対象になる費用</h2>", "link": "https://www.example.jp/dx-hojo",
        "contact": "見本県産業デジタル課 022-000-0000", "updated_at": "2026-11-20T01:00:00Z"
    });
    with(measure_item(), more)
}

pub fn staff_articles() -> Value {
    json!({"items": [{
        "id": MEASURE, "version": 3, "kind": "measure", "title": "みほん小規模DX補助金",
        "status": "submitted", "returned": false, "closes_at": "2026-12-18T08:00:00Z",
        "published_at": null, "updated_at": "2026-11-19T02:00:00Z"
    }], "next_cursor": null})
}

pub fn staff_article() -> Value {
    json!({
        "id": MEASURE, "version": 3, "status": "submitted", "form": form(),
        "body_html": "<h2>対象になる費用</h2>", "returned_comment": null,
        "created": stamp("2026-11-18T02:00:00Z"), "submitted": stamp("2026-11-19T02:00:00Z"),
        "confirmed": null, "seen": null, "published_at": null,
        "updated_at": "2026-11-19T02:00:00Z", "actions": ["withdraw"], "missing": []
    })
}

pub fn comment() -> Value {
    json!({"comment": "対象になる費用の例を足してください。"})
}
