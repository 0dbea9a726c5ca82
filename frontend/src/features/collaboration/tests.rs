//! Collaborations: what is shown to whom, and what can be done.

use serde_json::{Value, json};
use shared::account::api::Me;
use shared::collaboration::api::{CollaborationDetail, CollaborationItem};
use shared::i18n::Lang;
use yew::prelude::*;

use super::components::{CollaborationFormView, FormProps};
use super::pages::{Shown, ShownProps, table};
use crate::session::Session;
use crate::testing::{As, AsProps, draw, me};

#[expect(clippy::needless_pass_by_value, reason = "callers write `json!({…})`")]
fn one(change: Value) -> CollaborationDetail {
    let mut one = json!({
        "id": "019ab5f0-2c00-7000-8000-000000000010", "title": "魚の鮮度を測る機器の共同開発",
        "summary": "市場で試しています。", "stage": "launched",
        "organisations": [
            {"id": "019aa7b2-0000-7000-8000-000000000003", "name": "株式会社見本システム", "sector": "it"},
            {"id": "019aa7b2-0000-7000-8000-000000000004", "name": "見本水産", "sector": "local"}
        ],
        "origin_event": null, "launched_on": "2026-05-20", "confirmed_at": null,
        "confirmed_by": null, "counts_in": null,
        "history": [
            {"at": "2026-04-01T01:00:00Z", "by": "見本 匠", "step": "created", "from": null, "to": "trial"},
            {"at": "2026-06-01T01:00:00Z", "by": "見本 匠", "step": "moved", "from": "trial", "to": "launched"}
        ],
        "created_at": "2026-04-01T01:00:00Z", "updated_at": "2026-06-01T01:00:00Z", "version": 2
    });
    for (name, value) in change.as_object().unwrap() {
        one[name] = value.clone();
    }
    serde_json::from_value(one).unwrap()
}

fn somebody(permissions: &[&str]) -> Session {
    let mut who = serde_json::to_value(me(1)).unwrap();
    who["permissions"] = json!(permissions);
    let who: Me = serde_json::from_value(who).unwrap();
    Session::SignedIn(Box::new(who).into())
}

async fn shown(permissions: &[&str], one: CollaborationDetail) -> String {
    draw::<As>(AsProps {
        state: somebody(permissions),
        children: html! { <Shown ..ShownProps { one, etag: None, put: Callback::noop(), onedit: Callback::noop() } /> },
    })
    .await
}

fn all_in(html: &str, parts: &[&str]) {
    for part in parts {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
}

#[tokio::test]
async fn only_the_prefecture_is_asked_to_confirm() {
    let confirm = "新事業として確認する";
    let contractor = shown(&["collaboration_edit"], one(json!({}))).await;
    all_in(&contractor, &["県の確認待ち", "編集する", "削除する"]);
    assert!(!contractor.contains(confirm), "{contractor}");
    let prefecture = &["collaboration_edit", "collaboration_confirm"];
    all_in(&shown(prefecture, one(json!({}))).await, &[confirm]);
    let early = json!({"stage": "trial", "launched_on": null});
    assert!(!shown(prefecture, one(early)).await.contains(confirm));
    let reader = shown(&[], one(json!({}))).await;
    assert!(!reader.contains("<button"), "{reader}");
}

#[tokio::test]
async fn what_is_confirmed_says_in_which_year_it_counts_and_stays() {
    let confirmed = json!({"confirmed_at": "2026-06-02T01:00:00Z", "confirmed_by": "見本 宮子", "counts_in": 2026});
    let html = shown(
        &["collaboration_edit", "collaboration_confirm"],
        one(confirmed),
    )
    .await;
    all_in(
        &html,
        &[
            "令和8年度(2026年度)の新事業",
            "見本 宮子",
            "確認を取り消す",
            "試行 → 事業化",
        ],
    );
    assert!(!html.contains("削除する"), "{html}");
}

#[derive(Properties, PartialEq)]
struct RowsProps {
    item: CollaborationItem,
    lang: Lang,
}
#[component]
fn Rows(props: &RowsProps) -> Html {
    table(props.lang, std::slice::from_ref(&props.item))
}

#[tokio::test]
async fn the_list_shows_companies_and_where_it_stands() {
    let one = one(json!({}));
    let item = CollaborationItem {
        id: one.id,
        title: one.title,
        stage: one.stage,
        organisations: one.organisations,
        origin_event: None,
        launched_on: one.launched_on,
        confirmed_at: None,
        counts_in: None,
        updated_at: one.updated_at,
    };
    let lang = Lang::Ja;
    let item_en = item.clone();
    all_in(
        &draw::<Rows>(RowsProps { item, lang }).await,
        &[
            "株式会社見本システム、見本水産",
            "事業化",
            "令和8年(2026年)5月20日",
        ],
    );
    let html = draw::<Rows>(RowsProps {
        item: item_en,
        lang: Lang::En,
    })
    .await;
    all_in(&html, &["Launched", "Waits for the prefecture"]);
}

#[tokio::test]
async fn the_form_asks_for_the_launch_only_where_there_is_one() {
    let form = |one: Option<CollaborationDetail>| {
        draw::<CollaborationFormView>(FormProps {
            one,
            pending: false,
            error: None,
            refetch: None,
            onsave: Callback::noop(),
            onback: Callback::noop(),
        })
    };
    let html = form(Some(one(json!({})))).await;
    all_in(
        &html,
        &[
            "事業の開始日",
            "見本水産",
            r#"aria-label="見本水産を外す""#,
            "市場で試しています。",
        ],
    );
    let html = form(None).await;
    assert!(!html.contains("事業の開始日"), "{html}");
    all_in(&html, &["構想", "きっかけのイベント"]);
}
