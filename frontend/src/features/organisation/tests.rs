//! What the pages of companies say.

use serde_json::{Value, json};
use shared::i18n::Lang;
use shared::organisation::api::{OrganisationDetail, OrganisationItem};
use shared::organisation::own::OwnOrganisation;
use shared::organisation::staff::{ItRegistrationView, ProposalDetail, Unmatched};
use yew::prelude::*;

use super::pages;
use crate::testing::draw;

const ID: &str = "019aa7b2-0000-7000-8000-000000000003";

fn form() -> Value {
    json!({
        "name": "株式会社見本システム", "kana": "ミホンシステム", "corporate_number": null,
        "sector": "it", "industry": "G", "municipality": "041009", "size": null,
        "description": null, "offers": "在庫管理の仕組み", "needs": null, "website": null
    })
}

#[expect(clippy::needless_pass_by_value, reason = "callers write `json!({…})`")]
fn with(mut value: Value, change: Value) -> Value {
    for (name, one) in change.as_object().unwrap() {
        value[name] = one.clone();
    }
    value
}

#[derive(Properties, PartialEq)]
struct Shown {
    html: Html,
}

#[component]
fn Page(props: &Shown) -> Html {
    props.html.clone()
}

async fn drawn(html: Html) -> String {
    draw::<Page>(Shown { html }).await
}

#[track_caller]
fn all_in(html: &str, parts: &[&str]) {
    for part in parts {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
}

#[tokio::test]
async fn a_card_says_what_a_company_offers() {
    let item = with(form(), json!({"id": ID, "registered_it": true}));
    let item: OrganisationItem = serde_json::from_value(item).unwrap();
    let html = drawn(pages::test::card(Lang::Ja, &item)).await;
    all_in(
        &html,
        &[
            "株式会社見本システム",
            "仙台市",
            "登録IT企業",
            "在庫管理の仕組み",
            &format!("/companies/{ID}"),
        ],
    );
}

#[tokio::test]
async fn a_page_says_what_is_not_written_yet() {
    let detail = with(
        form(),
        json!({"id": ID, "registered_it": true, "registered_it_since": "2025-04-01", "version": 1}),
    );
    let detail: OrganisationDetail = serde_json::from_value(detail).unwrap();
    let html = drawn(pages::test::company(Lang::Ja, &detail)).await;
    all_in(
        &html,
        &[
            "提供できること",
            "求めていること",
            "まだ書かれていません。",
            "2025年",
            "情報通信業",
            "/me/company",
        ],
    );
    assert_eq!(html.matches("<h1").count(), 1);
}

#[tokio::test]
async fn a_name_that_waits_offers_what_it_may_mean() {
    let one: Unmatched = serde_json::from_value(json!({
        "id": ID, "name": "見本システム 営業所", "created_at": "2026-11-22T01:00:00Z",
        "uses": {"registrations": 3, "persons": 2},
        "candidates": [{"id": "019aa7b2-0000-7000-8000-000000000004", "name": "株式会社見本システム",
            "municipality": "041009", "likeness": 83}]
    }))
    .unwrap();
    let html = drawn(pages::test::name(Lang::Ja, &one)).await;
    all_in(
        &html,
        &[
            "申込3件・参加者2人",
            "株式会社見本システムにまとめる",
            "新しい企業として登録する",
            "企業ではない",
        ],
    );
}

fn proposal() -> ProposalDetail {
    let wish = with(
        form(),
        json!({"size": "up_to_20", "website": "https://mihon.example.jp/"}),
    );
    serde_json::from_value(json!({
        "proposal": {"id": ID, "organisation_id": ID, "organisation_name": "株式会社見本システム",
            "proposed_by": "見本 花子", "status": "open", "created_at": "2026-11-22T01:00:00Z",
            "decided_at": null},
        "base": form(), "current": with(form(), json!({"size": "up_to_50"})),
        "organisation_version": 2, "form": wish, "changed": ["/size", "/website"],
        "conflicts": ["/size"], "message": "人が増えました。", "comment": null, "version": 1
    }))
    .unwrap()
}

#[tokio::test]
async fn a_proposal_is_compared_field_by_field_in_words() {
    let html = drawn(pages::test::comparison(Lang::Ja, &proposal())).await;
    all_in(
        &html,
        &[
            "人が増えました。",
            "従業員数",
            "21〜50人",
            "6〜20人",
            "その間に変わっています",
            "(空欄)",
            "https://mihon.example.jp/",
        ],
    );
}

fn own(change: Value) -> OwnOrganisation {
    let own = json!({
        "organisation_id": ID, "name": "株式会社見本システム", "listed": true, "form": form(),
        "proposal": null, "registered_it": false, "it_registration": null, "version": 1
    });
    serde_json::from_value(with(own, change)).unwrap()
}

#[tokio::test]
async fn ones_own_company_says_where_things_stand() {
    let show = async |change: Value| pages::test::own(own(change)).await;
    let html = show(json!({})).await;
    all_in(&html, &["変更案を送る", "申請する", "従業員数"]);
    let html = show(json!({"proposal": proposal()})).await;
    all_in(&html, &["事務局が確かめています", "取り下げる"]);
    assert!(!html.contains("変更案を送る</"), "{html}");
    let html = show(json!({"listed": false, "form": null})).await;
    all_in(&html, &["株式会社見本システムは、まだ名簿にありません"]);
    let html = show(json!({"organisation_id": null, "form": null, "listed": false})).await;
    all_in(&html, &["名簿から勤め先を選んでください。"]);
}

#[tokio::test]
async fn an_application_shows_what_was_written() {
    let one: ItRegistrationView = serde_json::from_value(json!({
        "id": ID, "organisation_id": ID, "organisation_name": "株式会社見本システム",
        "status": "approved", "statement": "在庫管理を作っています。", "contact": "見本 花子",
        "comment": null, "since": "2026-07-01", "until": null,
        "ending_asked_at": "2026-11-22T01:00:00Z", "ending_reason": "事業をやめます。",
        "applied_at": null, "checked_at": null, "version": 3
    }))
    .unwrap();
    let html = drawn(pages::test::written(Lang::Ja, &one)).await;
    all_in(
        &html,
        &[
            "在庫管理を作っています。",
            "見本 花子",
            "事業をやめます。",
            "終了の申し出",
        ],
    );
}
