//! An event's registrations.

use shared::registration::staff::{RegistrationHistory, StaffRegistration};

use super::super::components::registrations::{
    DetailDialog, DetailProps, FactsProps, RegistrationFacts, RegistrationTable, TableProps,
    history,
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
        "cancelled_at": null, "cancelled_by": null, "cancel_reason": null, "version": 1
    }))
    .unwrap()
}

#[tokio::test]
async fn a_registration_shows_how_to_reach_its_owner_and_its_place_in_the_queue() {
    let props = yew::props!(TableProps {
        rows: Rc::new(vec![registration()]),
        editable: true,
        onshow: Callback::noop(),
        oncancel: Callback::noop(),
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
        ],
    );
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
