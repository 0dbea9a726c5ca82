//! The portal over HTTP, refusals first.

mod browse;
mod deadlines;
mod refusals;
mod steps;
mod told;

use acceptance::{Answer, Client, TestApp};
use serde_json::{Value, json};
use shared::portal::api::path::STAFF_ARTICLES;

/// A whole piece of news.
pub fn news() -> Value {
    json!({
        "kind": "news", "title": "相談窓口を開きます", "summary": "DXの相談をお受けします。",
        "body": "毎週**水曜日**に開きます。", "link": null, "contact": "事務局 022-000-0000",
        "measure": null
    })
}

/// A whole support measure, until 2026-07-31 17:00 in Japan.
pub fn measure() -> Value {
    json!({
        "kind": "measure", "title": "みほん小規模DX補助金", "summary": "機器の費用を補助します。",
        "body": "## 対象になる費用\n\nソフトウェアの利用料", "link": "https://www.example.jp/dx",
        "contact": null,
        "measure": {
            "organisation": "見本県産業デジタル課", "eligibility": "県内の中小企業",
            "sectors": [], "industries": [], "municipalities": [],
            "amount_yen": 1_000_000, "amount_text": "上限100万円", "rate_text": "2/3以内",
            "deadline_kind": "must_arrive", "deadline_on": "2026-07-31",
            "deadline_time": "17:00", "ended_on": null
        }
    })
}

/// The form with members replaced; `measure`'s are replaced one by one.
#[expect(
    clippy::needless_pass_by_value,
    reason = "callers write `with(news(), json!({…}))`"
)]
pub fn with(mut form: Value, change: Value) -> Value {
    for (name, value) in change.as_object().unwrap() {
        match (name.as_str(), value) {
            ("measure", Value::Object(parts)) => {
                for (name, value) in parts {
                    form["measure"][name] = value.clone();
                }
            }
            _ => form[name] = value.clone(),
        }
    }
    form
}

/// Makes a draft.
pub async fn draft(client: &Client, form: &Value) -> String {
    let made = client.post(STAFF_ARTICLES).json(form).await;
    made.assert_status(201).id()
}

/// Takes a step without a body.
pub async fn step(client: &Client, id: &str, step: &str) -> Answer {
    client.post(&format!("{STAFF_ARTICLES}/{id}/{step}")).await
}

/// A public one.
pub async fn published(app: &TestApp, form: &Value) -> String {
    let prefecture = app.prefecture().await;
    let id = draft(&prefecture, form).await;
    step(&prefecture, &id, "publish").await.expect(200);
    id
}

/// The ETag as staff read it.
pub async fn etag(client: &Client, id: &str) -> String {
    let path = format!("{STAFF_ARTICLES}/{id}");
    client.get(&path).await.assert_status(200).etag()
}

/// The titles of a list that everybody reads.
pub async fn titles(app: &TestApp, path: &str) -> Vec<String> {
    let page = app.client().get(path).await.assert_status(200).json();
    let items = page["items"].as_array().unwrap();
    let title = |item: &Value| item["title"].as_str().unwrap().to_owned();
    items.iter().map(title).collect()
}
