//! The portal's pages, drawn as HTML.

use serde_json::{Value, json};
use shared::i18n::Lang;
use shared::portal::api::{ArticleDetail, ArticleItem, MeasureDetail, MeasureItem};
use shared::portal::staff::StaffArticle;
use yew::prelude::*;

use super::components::{ArticleCard, ArticleCardProps, MeasureCard, MeasureCardProps};
use super::pages::{article_page, measure_page};
use super::staff::{ArticleActions, ArticleActionsProps, Overview, OverviewProps};
use crate::client::Etag;
use crate::testing::draw;

const ID: &str = "0193a5b0-0000-7000-8000-000000000004";

#[expect(clippy::needless_pass_by_value, reason = "callers write `json!({…})`")]
fn measure(change: Value) -> Value {
    let mut one = json!({
        "id": ID, "title": "みほん小規模DX補助金", "summary": "機器の費用を補助します。",
        "organisation": "見本県産業デジタル課", "amount_yen": 1_000_000, "amount_text": null,
        "rate_text": "2/3以内",
        "deadline": {"kind": "must_arrive", "on": "2026-12-18", "time": "17:00", "ended_on": null},
        "closes_at": "2026-12-18T08:00:00Z", "open": true, "published_at": "2026-11-20T01:00:00Z"
    });
    for (name, value) in change.as_object().unwrap() {
        one[name] = value.clone();
    }
    one
}

#[expect(clippy::needless_pass_by_value, reason = "callers write `json!({…})`")]
fn detail(change: Value) -> MeasureDetail {
    let mut one = measure(json!({
        "status": "published", "eligibility": "県内の中小企業", "sectors": ["local"],
        "industries": [], "municipalities": ["042021"], "body_html": "<p>本文</p>",
        "link": "https://www.example.jp/dx", "contact": null, "updated_at": "2026-11-20T01:00:00Z"
    }));
    for (name, value) in change.as_object().unwrap() {
        one[name] = value.clone();
    }
    serde_json::from_value(one).unwrap()
}

/// What a page draws.
#[derive(Properties, PartialEq)]
struct PageProps {
    page: Html,
}

#[component]
fn Page(props: &PageProps) -> Html {
    props.page.clone()
}

#[tokio::test]
async fn a_measure_says_until_when_how_much_and_from_whom() {
    let measure: MeasureItem = serde_json::from_value(measure(json!({}))).unwrap();
    let html = draw::<MeasureCard>(MeasureCardProps { measure }).await;
    for part in [
        "令和8年(2026年)12月18日(金) 17:00 必着",
        "1,000,000円 / 2/3以内",
        "見本県産業デジタル課",
        &format!("href=\"/measures/{ID}\""),
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
}

#[tokio::test]
async fn a_measure_that_is_over_says_so_and_keeps_its_facts() {
    let over = json!({"open": false});
    let page = measure_page(Lang::Ja, &detail(over));
    let html = draw::<Page>(PageProps { page }).await;
    for part in [
        "受付は終了しました。",
        "受付終了",
        "県内の中小企業",
        "石巻市",
        "地域企業",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
    assert!(!html.contains("受付中"), "{html}");
    let early = json!({"open": false, "deadline": {
        "kind": "until_budget", "on": null, "time": null, "ended_on": "2026-11-20"
    }});
    let html = draw::<Page>(PageProps {
        page: measure_page(Lang::En, &detail(early)),
    })
    .await;
    assert!(
        html.contains("Applications closed on Fri, 20 Nov 2026."),
        "{html}"
    );
    assert_eq!(html.matches("<h1").count(), 1);
}

#[tokio::test]
async fn an_article_that_is_not_public_says_so_to_staff() {
    let article = |status: &str| -> ArticleDetail {
        serde_json::from_value(json!({
            "id": ID, "kind": "news", "title": "お知らせ", "summary": null, "published_at": null,
            "status": status, "body_html": "<p>本文</p>", "link": null, "contact": "事務局",
            "updated_at": "2026-11-20T01:00:00Z"
        }))
        .unwrap()
    };
    let draft = article_page(Lang::Ja, &article("draft"));
    let html = draw::<Page>(PageProps { page: draft }).await;
    assert!(html.contains("職員だけが見られます"), "{html}");
    let public = article_page(Lang::Ja, &article("published"));
    let html = draw::<Page>(PageProps { page: public }).await;
    assert!(!html.contains("職員だけが見られます"), "{html}");
    assert!(
        html.contains("<p>本文</p>") && html.contains("事務局"),
        "{html}"
    );
}

#[tokio::test]
async fn a_title_is_text() {
    let article: ArticleItem = serde_json::from_value(json!({
        "id": ID, "kind": "dx", "title": "<b>x</b>", "summary": "<script>",
        "published_at": "2026-11-20T01:00:00Z"
    }))
    .unwrap();
    let html = draw::<ArticleCard>(ArticleCardProps { article }).await;
    assert!(
        !html.contains("<b>") && !html.contains("<script>"),
        "{html}"
    );
    assert!(html.contains("令和8年(2026年)11月20日(金) 公開"), "{html}");
}

#[expect(clippy::needless_pass_by_value, reason = "callers write `json!({…})`")]
fn staff_article(change: Value) -> StaffArticle {
    let stamp = json!({"at": "2026-11-19T02:00:00Z", "by": ID, "name": "見本 匠"});
    let mut one = json!({
        "id": ID, "version": 3, "status": "submitted",
        "form": {
            "kind": "measure", "title": "みほん小規模DX補助金", "summary": "概要です。",
            "body": "本文", "link": "https://www.example.jp/dx", "contact": null,
            "measure": {"organisation": "見本県", "eligibility": "中小企業",
                "sectors": [], "industries": ["E"], "municipalities": [], "amount_yen": null,
                "amount_text": "上限100万円", "rate_text": null, "deadline_kind": "postmark",
                "deadline_on": "2026-12-18", "deadline_time": null, "ended_on": null}
        },
        "body_html": "<p>本文</p>", "returned_comment": "額を確かめてください。",
        "created": stamp, "submitted": stamp, "confirmed": null,
        "seen": {"kind": "returned", "done": stamp, "changes": [
            {"pointer": "/measure/amount_text", "before": "上限50万円", "after": "上限100万円"}
        ]},
        "published_at": null, "updated_at": "2026-11-19T02:00:00Z",
        "actions": ["withdraw", "return", "publish"], "missing": []
    });
    for (name, value) in change.as_object().unwrap() {
        one[name] = value.clone();
    }
    serde_json::from_value(one).unwrap()
}

#[tokio::test]
async fn the_officer_sees_the_whole_with_what_changed() {
    let html = draw::<Overview>(OverviewProps {
        article: staff_article(json!({})),
        etag: Some(Etag::from("\"v3-x\"".to_owned())),
        put: Callback::noop(),
        refetch: Callback::noop(),
    })
    .await;
    for part in [
        "額を確かめてください。",
        "金額の説明",
        "上限50万円",
        "令和8年(2026年)12月18日(金) 消印有効",
        "製造業",
        "<p>本文</p>",
        "見本 匠",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
}

#[tokio::test]
async fn one_button_is_the_main_one_and_only_what_is_allowed_is_there() {
    let props = |article| ArticleActionsProps {
        article,
        etag: None,
        changed: Callback::noop(),
        refetch: Callback::noop(),
    };
    let html = draw::<ArticleActions>(props(staff_article(json!({})))).await;
    assert!(
        html.contains("公開する") && html.contains("差し戻す"),
        "{html}"
    );
    assert!(!html.contains("編集する"), "{html}");
    let none = staff_article(json!({"actions": []}));
    let html = draw::<ArticleActions>(props(none)).await;
    assert!(
        !html.contains("<button type=\"button\" class=\"button"),
        "{html}"
    );
}
