//! An event's registrations.

use shared::registration::staff::{Decided, RegistrationHistory, StaffRegistration};
use shared::registration::types::Decision;

use super::super::components::registrations::{
    DecideBar, DecideProps, DetailDialog, DetailProps, FactsProps, PlaceDialog, PlaceProps,
    RegistrationFacts, RegistrationTable, TableProps, decided_news, history,
};
use super::*;

fn registration() -> StaffRegistration {
    serde_json::from_value(json!({
        "id": "019ab5f0-2c00-7000-8000-000000000040", "event_id": EVENT,
        "person_id": "019ab5f0-2c00-7000-8000-000000000041", "family_name": "見本",
        "given_name": "花子", "family_kana": "ミホン", "given_kana": "ハナコ",
        "email": "hanako@example.jp", "organisation_id": null, "organisation_name": "見本水産株式会社",
        "sector": "local", "department": "営業部", "job_title": "課長", "phone": "022-000-0001",
        "note": "車で行きます。", "mode": "in_person", "status": "waitlisted", "queue_seq": 7,
        "group_id": null, "group_policy": null, "offered_until": null, "decided_at": null,
        "asked_to_keep": false,
        "source": "staff", "locale": "ja", "created_at": "2026-11-22T01:00:00Z", "confirmed_at": null,
        "cancelled_at": null, "cancelled_by": null, "cancel_reason": null,
        "consents": ["show_name", "photos"], "extras": null, "version": 1
    }))
    .unwrap()
}

#[tokio::test]
async fn a_registration_shows_how_to_reach_its_owner_and_its_place_in_the_queue() {
    let props = yew::props!(TableProps {
        rows: Rc::new(vec![registration()]),
        editable: true,
        hybrid: true,
        onshow: Callback::noop(),
        onask: Callback::noop(),
        picked: Rc::new(vec![]),
        onpick: Callback::noop(),
    });
    let html = draw::<RegistrationTable>(props).await;
    all_in(
        &html,
        &[
            "見本 花子",
            "待ち番号 7",
            "022-000-0001",
            "hanako@example.jp",
            "車で行きます。",
            "地域企業",
            r#"aria-label="申込を取り消す: 見本 花子""#,
        ],
    );
    let props = yew::props!(FactsProps {
        one: registration()
    });
    let html = draw::<RegistrationFacts>(props).await;
    all_in(
        &html,
        &[
            "ミホン ハナコ",
            "営業部",
            "課長",
            "事務局が登録",
            "待ち番号 7",
            "参加者への氏名の表示",
            "写真の公開",
        ],
    );
    assert!(!html.contains("お知らせメール"), "{html}");
}

#[tokio::test]
async fn the_history_of_a_registration_says_what_by_whom_and_why() {
    let told: RegistrationHistory = serde_json::from_value(json!({"lines": [
        {"at": "2026-11-22T01:00:00Z", "actor": "anonymous", "actor_name": null, "from": null,
            "to": "waitlisted", "cause": "joined_queue", "reason": null},
        {"at": "2026-11-23T01:00:00Z", "actor": "account", "actor_name": "見本 匠",
            "from": "waitlisted", "to": "cancelled", "cause": "cancelled_by_staff", "reason": "重複のため"}
    ]}))
    .unwrap();
    let html = piece(history(Lang::Ja, &told)).await;
    all_in(
        &html,
        &[
            "申込(キャンセル待ち)",
            "申込者",
            "見本 匠",
            "キャンセル待ち → 取消済み",
            "重複のため",
        ],
    );
    let html = draw::<DetailDialog>(DetailProps {
        one: Some(registration()),
        onclose: Callback::noop(),
    })
    .await;
    all_in(inside(&html), &["見本 花子", "履歴", "aria-busy"]);
}

#[expect(clippy::needless_pass_by_value, reason = "callers write `json!({…})`")]
fn with_status(status: &str, change: Value) -> StaffRegistration {
    let mut value = serde_json::to_value(registration()).unwrap();
    value["status"] = json!(status);
    for (name, new) in change.as_object().unwrap() {
        value[name] = new.clone();
    }
    serde_json::from_value(value).unwrap()
}

async fn table(row: StaffRegistration, hybrid: bool, picked: bool) -> String {
    let picked = if picked { vec![row.id] } else { vec![] };
    draw::<RegistrationTable>(TableProps {
        rows: Rc::new(vec![row]),
        editable: true,
        hybrid,
        onshow: Callback::noop(),
        onask: Callback::noop(),
        picked: Rc::new(picked),
        onpick: Callback::noop(),
    })
    .await
}

#[tokio::test]
async fn a_row_offers_what_can_be_done_with_it_as_it_stands() {
    let html = table(with_status("pending", json!({})), true, true).await;
    all_in(
        &html,
        &[
            "承認待ち",
            "見本 花子を選ぶ",
            "checked",
            "参加方法を変える: 見本 花子",
            "特例で席を確保する: 見本 花子",
        ],
    );
    let offered = json!({ "offered_until": "2026-12-01T03:00:00Z", "group_policy": "whole",
        "asked_to_keep": true });
    let html = table(with_status("offered", offered), true, false).await;
    all_in(
        &html,
        &[
            "席のご案内中",
            "12月1日",
            "全員そろって",
            "変更への返事なし",
        ],
    );
    assert!(
        !html.contains("type=\"checkbox\"") && !html.contains("参加方法を変える"),
        "{html}"
    );
    let html = table(with_status("confirmed", json!({})), false, false).await;
    assert!(
        !html.contains("特例") && !html.contains("参加方法を変える"),
        "{html}"
    );
    let html = table(with_status("declined", json!({})), true, false).await;
    assert!(!html.contains("申込を取り消す"), "{html}");
}

#[test]
fn what_was_decided_is_told_with_those_left_as_they_were() {
    let reply = Decided {
        decided: vec![
            with_status("confirmed", json!({})),
            with_status("waitlisted", json!({})),
        ],
        skipped: vec![registration().id],
    };
    let news = decided_news(Lang::Ja, Decision::Approve, &reply);
    all_in(
        &news,
        &[
            "2名を承認しました",
            "確定1名",
            "キャンセル待ち1名",
            "1名はすでに決まって",
        ],
    );
    let news = decided_news(Lang::En, Decision::Decline, &reply);
    all_in(&news, &["2 declined", "1 had been decided before"]);
}

#[tokio::test]
async fn the_bar_selects_those_who_wait_and_says_that_groups_go_together() {
    let id = registration().id;
    let bar = |picked: Vec<_>, waiting: Vec<_>| {
        draw::<DecideBar>(DecideProps {
            id: EVENT.parse().unwrap(),
            picked: Rc::new(picked),
            waiting: Rc::new(waiting),
            onpick: Callback::noop(),
            ondone: Callback::noop(),
        })
    };
    let html = bar(vec![id], vec![id]).await;
    all_in(
        &html,
        &[
            "1名を選んでいます",
            "承認する",
            "お断りする",
            "選ばれていない方も",
        ],
    );
    assert!(!html.contains("disabled"), "{html}");
    assert!(bar(vec![], vec![id]).await.contains("disabled"));
    assert!(!bar(vec![], vec![]).await.contains("承認する"));
}

#[tokio::test]
async fn an_exception_says_that_it_goes_over_the_capacity_and_asks_why() {
    let place = |exception: bool| {
        draw::<PlaceDialog>(PlaceProps {
            asked: Some((registration(), exception)),
            onclose: Callback::noop(),
        })
    };
    all_in(
        &place(true).await,
        &[
            "見本 花子さんの席を特例で",
            "定員を超えることがあります",
            "特例にする理由",
        ],
    );
    let html = place(false).await;
    all_in(&html, &["「オンラインで参加」に変えますか", "最後の順番"]);
    assert!(!html.contains("<textarea"), "{html}");
}
