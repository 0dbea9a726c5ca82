//! The KPI page, drawn natively and read as HTML.

use std::rc::Rc;

use serde_json::{Value, json};
use shared::kpi::Kpi;
use yew::prelude::*;

use super::components::OutsideFigures;
use super::components::props::{FormProps, OutsideProps, TargetsFormView};
use super::pages::{Whole, WholeProps};
use crate::testing::draw;

const HOSTILE: &str = "</title><script>alert(1)</script>";

fn heads(total: u32, distinct: u32) -> Value {
    json!({"total": total, "distinct": distinct})
}

fn event(id: u8, title: &str, satisfaction: &Value) -> Value {
    json!({
        "id": format!("019ab5f0-2c00-7000-8000-0000000000{id:02}"), "title": title,
        "starts_at": "2026-07-15T05:00:00Z", "format": "hybrid", "status": "finished",
        "participants": 12, "in_person": 8, "online": 4, "companies": 7, "satisfaction": satisfaction
    })
}

fn shown() -> Value {
    json!({"state": "shown", "figures": {
        "answers": 9, "participants": 12, "satisfied": 7, "rate_permille": 778,
        "mean_hundredths": 411, "response_permille": 750, "counts": [0, 1, 1, 3, 4]
    }})
}

fn withheld() -> Value {
    json!({"state": "withheld", "figures": null})
}

#[expect(clippy::needless_pass_by_value, reason = "callers write `json!({…})`")]
fn figures(value: Value, target: Value, achievement: Value) -> Value {
    let none =
        |metric: &str| json!({"metric": metric, "value": 0, "target": null, "achievement": null});
    json!([
        {"metric": "satisfaction_rate", "value": value, "target": target, "achievement": achievement},
        {"metric": "event_participants", "value": 1234, "target": 1000,
            "achievement": {"permille": 1234, "reached": true}},
        none("community_members"), none("new_businesses"), none("events_held"),
        none("portal_accesses"), none("registered_it_companies"),
    ])
}

#[expect(clippy::needless_pass_by_value, reason = "callers write `json!({…})`")]
fn kpi(change: Value) -> Rc<Kpi> {
    let months: Vec<Value> = (4..=12)
        .map(|month| format!("2026-{month:02}"))
        .chain((1..=3).map(|month| format!("2027-{month:02}")))
        .map(|month| json!({"month": month, "events": 1, "participants": 12, "portal_accesses": 2100}))
        .collect();
    let mut whole = json!({
        "fiscal_year": 2026, "programme_id": "019ab5f0-2c00-7000-8000-000000000010",
        "as_of": "2026-11-24",
        "figures": figures(json!(778), json!(800), json!({"permille": 972, "reached": false})),
        "satisfaction": {"overall": shown(), "events_shown": 1, "events_withheld": 1,
            "events_not_asked": 0},
        "participation": {
            "persons": heads(24, 20), "companies": heads(14, 9),
            "by_mode": [{"mode": "in_person", "persons": heads(16, 14), "companies": heads(9, 6)}],
            "by_sector": [{"sector": null, "persons": heads(2, 2), "companies": heads(0, 0)}]
        },
        "events": [event(1, "水産加工のDX", &shown()), event(2, HOSTILE, &withheld())],
        "months": months,
        "outside": [{
            "id": "019ab5f0-2c00-7000-8000-0000000000f1", "version": 1, "label": HOSTILE,
            "metric": "portal_accesses", "source": "県のアクセス解析", "period_from": "2026-04",
            "period_to": "2026-09", "basis": "per_month", "value": 2200, "note": null,
            "updated_at": "2026-10-02T01:00:00Z"
        }]
    });
    for (name, value) in change.as_object().unwrap() {
        whole[name] = value.clone();
    }
    Rc::new(serde_json::from_value(whole).unwrap())
}

async fn page(kpi: Rc<Kpi>, may: bool) -> String {
    draw::<Whole>(WholeProps {
        kpi,
        may_targets: may,
        may_outside: may,
        onedit: Callback::noop(),
        onchange: Callback::noop(),
    })
    .await
}

fn all_in(html: &str, parts: &[&str]) {
    for part in parts {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
}

#[tokio::test]
async fn the_four_numbers_come_first_with_target_and_achievement() {
    let html = page(kpi(json!({})), true).await;
    all_in(
        &html,
        &[
            "77.8%",
            "目標 80.0%",
            "達成率 97.2%",
            "1,234",
            "達成率 123.4%",
            "目標は未設定です",
        ],
    );
    // Reached is said in words, and only of what is.
    assert_eq!(html.matches(">達成<").count(), 1, "{html}");
    let first = html.find("主な成果").unwrap();
    assert!(first < html.find("参加者と企業").unwrap());
    assert_eq!(html.matches("<h1").count(), 0, "the heading is the page's");
    // Every figure says how it is computed, and events lead to their desks.
    assert_eq!(
        html.matches("<summary>算出方法</summary>").count(),
        7,
        "{html}"
    );
    all_in(
        &html,
        &["href=\"/staff/events/019ab5f0-2c00-7000-8000-000000000001\""],
    );
    all_in(&html, &["href=\"/staff/events?year=2026\""]);
    all_in(
        &html,
        &["href=\"/staff/visits?from=2026-04-01&amp;to=2026-11-24\""],
    );
    all_in(
        &html,
        &["href=\"/staff/collaborations?fiscal_year=2026&amp;confirmation=confirmed\""],
    );
}

#[tokio::test]
async fn a_month_to_come_has_no_figures() {
    let rows = |html: &str, month: &str| html.matches(&format!(">{month}</th>")).count();
    let html = page(kpi(json!({})), false).await;
    assert_eq!(
        (rows(&html, "2026-11"), rows(&html, "2026-12")),
        (2, 0),
        "{html}"
    );
    let over = page(kpi(json!({"as_of": "2027-03-31"})), false).await;
    assert_eq!(rows(&over, "2027-03"), 2, "{over}");
    let to_come = page(kpi(json!({"as_of": "2026-03-01"})), false).await;
    assert_eq!(
        (rows(&to_come, "2026-04"), rows(&to_come, "2026-05")),
        (2, 0)
    );
}

#[tokio::test]
async fn a_chart_has_its_table_and_no_style_of_its_own() {
    let html = page(kpi(json!({})), false).await;
    // Icons are pictures too, but adorn only.
    assert_eq!(
        html.matches("class=\"chart\" role=\"img\"").count(),
        4,
        "{html}"
    );
    for table in ["kpi-steps", "kpi-events", "kpi-months", "kpi-accesses"] {
        all_in(
            &html,
            &[
                &format!("id=\"{table}\""),
                &format!("id=\"{table}-caption\""),
            ],
        );
    }
    for banned in ["style=", "<script>"] {
        assert!(!html.contains(banned), "{banned} in {html}");
    }
    assert!(html.contains("&lt;script&gt;"), "{html}");
}

#[tokio::test]
async fn what_is_withheld_is_said_in_words() {
    let year = json!({"overall": withheld(), "events_shown": 0, "events_withheld": 2,
        "events_not_asked": 0});
    let html = page(
        kpi(json!({
            "satisfaction": year, "figures": figures(Value::Null, json!(800), Value::Null),
            "events": [event(2, "小さな会", &withheld())]
        })),
        false,
    )
    .await;
    assert!(
        html.matches("公表できる回答が5件に満たないため、表示しません")
            .count()
            >= 3,
        "{html}"
    );
    all_in(&html, &["除いたイベント: 2件"]);
    assert!(!html.contains("kpi-steps"), "{html}");
}

#[tokio::test]
async fn an_empty_year_says_what_will_appear() {
    let none = figures(Value::Null, Value::Null, Value::Null);
    let mut none = none.as_array().unwrap().clone();
    none[1]["value"] = json!(0);
    none[1]["target"] = Value::Null;
    let html = page(
        kpi(json!({
            "figures": none, "events": [], "outside": [], "programme_id": null,
            "satisfaction": {"overall": {"state": "not_asked", "figures": null}, "events_shown": 0,
                "events_withheld": 0, "events_not_asked": 0}
        })),
        true,
    )
    .await;
    all_in(
        &html,
        &[
            "この年度の数字はまだありません",
            "イベントが始まると",
            "外部の数値はまだありません",
        ],
    );
    assert!(
        !html.contains("<svg viewBox=\"0 0 360") && !html.contains("目標を設定する"),
        "{html}"
    );
}

#[tokio::test]
async fn figures_from_outside_have_their_source_and_are_changed_by_who_may() {
    let props = |may_edit| OutsideProps {
        kpi: kpi(json!({})),
        may_edit,
        onedit: Callback::noop(),
        onchange: Callback::noop(),
    };
    let html = draw::<OutsideFigures>(props(true)).await;
    all_in(
        &html,
        &[
            "県のアクセス解析",
            "2,200",
            "月あたり",
            "合計しません",
            "2026-04〜2026-09",
            "削除する",
        ],
    );
    let html = draw::<OutsideFigures>(props(false)).await;
    assert!(!html.contains("<button"), "{html}");
}

#[tokio::test]
async fn targets_are_asked_for_in_their_units() {
    let targets = serde_json::from_value(json!({
        "programme_id": "019ab5f0-2c00-7000-8000-000000000010", "version": 1,
        "satisfaction_rate": 80, "event_participants": null, "community_members": null,
        "new_businesses": 3, "events_held": null, "portal_accesses": null,
        "registered_it_companies": null
    }))
    .unwrap();
    let html = draw::<TargetsFormView>(FormProps {
        targets,
        pending: false,
        error: None,
        refetch: None,
        onsave: Callback::noop(),
    })
    .await;
    all_in(
        &html,
        &[
            "参加者の満足度",
            "value=\"80\"",
            "<span>%</span>",
            "<span>社</span>",
            "value=\"3\"",
        ],
    );
    assert_eq!(html.matches("inputmode=\"numeric\"").count(), 7);
}
