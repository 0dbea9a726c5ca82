//! The list on the day: what is read at a glance, and what can be done.

use std::rc::Rc;

use serde_json::json;
use shared::account::api::Me;
use shared::event::types::Format;
use shared::exchange::api::{AttendanceSummary, Attendee};
use shared::i18n::Lang;
use yew::prelude::*;

use super::components::{AttendanceFiles, AttendeeRow, AttendeeRowProps, numbers, phase};
use super::pages::attendance_event;
use crate::session::Session;
use crate::testing::{As, AsProps, draw, me};

const EVENT: &str = "019ab5f0-2c00-7000-8000-000000000001";

#[expect(clippy::needless_pass_by_value, reason = "callers write `json!({…})`")]
fn attendee(status: serde_json::Value, present: serde_json::Value) -> Attendee {
    serde_json::from_value(json!({
        "person_id": "019ab5f0-2c00-7000-8000-000000000041", "registration_id": null,
        "status": status, "registered_mode": "in_person", "family_name": "見本",
        "given_name": "花子", "family_kana": "ミホン", "given_kana": "ハナコ",
        "organisation_name": "見本水産株式会社", "present": present
    }))
    .unwrap()
}

fn there() -> serde_json::Value {
    json!({"id": "019ab5f0-2c00-7000-8000-000000000042", "kind": "speaker", "mode": "in_person",
        "at": "2026-12-10T04:50:00Z", "version": 1})
}

fn summary(phase: &str) -> AttendanceSummary {
    serde_json::from_value(json!({
        "event_id": EVENT, "title": "見本の会", "format": "hybrid",
        "starts_at": "2026-12-10T05:00:00Z", "ends_at": "2026-12-10T07:30:00Z", "phase": phase,
        "first_day": "2026-12-10", "last_day": "2026-12-24",
        "by_mode": [{"mode": "in_person", "expected": 20, "participants": 18, "everybody": 21},
            {"mode": "online", "expected": 5, "participants": 0, "everybody": 0}],
        "by_kind": [{"kind": "participant", "number": 18}, {"kind": "speaker", "number": 3}],
        "by_sector": [{"sector": "it", "participants": 8}, {"sector": null, "participants": 10}],
        "first_timers": 11
    }))
    .unwrap()
}

async fn row(one: Attendee, editable: bool) -> String {
    draw::<AttendeeRow>(AttendeeRowProps {
        event: EVENT.parse().unwrap(),
        format: Format::Hybrid,
        one,
        editable,
        onchange: Callback::noop(),
    })
    .await
}

#[derive(Properties, PartialEq)]
struct PieceProps {
    html: Html,
}

#[component]
fn Piece(props: &PieceProps) -> Html {
    props.html.clone()
}

async fn piece(html: Html) -> String {
    draw::<Piece>(PieceProps { html }).await
}

fn all_in(html: &str, parts: &[&str]) {
    for part in parts {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
}

#[tokio::test]
async fn one_tap_says_that_somebody_is_there() {
    let html = row(attendee(json!("waitlisted"), json!(null)), true).await;
    all_in(
        &html,
        &[
            r#"aria-pressed="false""#,
            "見本 花子",
            "ミホン ハナコ",
            "見本水産株式会社",
            "キャンセル待ち",
            "未受付",
        ],
    );
    // What can't be changed yet is not offered.
    assert!(!html.contains("<details"), "{html}");
}

#[tokio::test]
async fn who_is_there_shows_since_when_and_as_what_and_can_be_changed() {
    let html = row(attendee(json!(null), there()), true).await;
    all_in(
        &html,
        &[
            r#"aria-pressed="true""#,
            "登壇者 13:50",
            "申込なし",
            "見本 花子さんの立場を変える",
            r#"<option value="speaker" selected"#,
            r#"<option value="online""#,
        ],
    );
}

#[tokio::test]
async fn out_of_its_days_the_list_is_only_read() {
    let html = row(attendee(json!("confirmed"), there()), false).await;
    all_in(&html, &["disabled", "登壇者 13:50"]);
    assert!(!html.contains("<details"), "{html}");
    for (name, lang, part) in [
        (
            "too_early",
            Lang::Ja,
            "令和8年(2026年)12月10日(木)から始められます",
        ),
        ("over", Lang::En, "until"),
        ("not_held", Lang::Ja, "公開中のイベントだけ"),
    ] {
        let html = piece(phase(lang, &summary(name))).await;
        all_in(&html, &[part]);
    }
    assert_eq!(piece(phase(Lang::Ja, &summary("open"))).await, "");
}

#[tokio::test]
async fn the_numbers_say_who_counts() {
    let html = piece(numbers(Lang::Ja, &summary("open"))).await;
    all_in(
        &html,
        &[
            "参加者 18人 / 予定 20人",
            "参加者 0人 / 予定 5人",
            "登壇者",
            "3人",
            "はじめての方",
            "11人",
            "IT企業 8人",
        ],
    );
    let html = piece(numbers(Lang::En, &summary("open"))).await;
    all_in(&html, &["18 participants / 20 expected", "First time"]);
}

#[tokio::test]
async fn a_moderator_reaches_the_list_of_each_event_and_reads_when_it_opens() {
    let drawn = async |phase: &str| {
        let one = serde_json::from_value(json!({
            "event_id": EVENT, "title": "<b>見本の会</b>", "format": "hybrid",
            "starts_at": "2026-12-10T05:00:00Z", "ends_at": "2026-12-10T07:30:00Z",
            "phase": phase, "first_day": "2026-12-10", "last_day": "2026-12-24"
        }))
        .unwrap();
        piece(attendance_event(Lang::Ja, &one)).await
    };
    let html = drawn("open").await;
    for part in [
        "href=\"/staff/events/019ab5f0-2c00-7000-8000-000000000001/attendance\"",
        "&lt;b&gt;見本の会&lt;/b&gt;",
        "受付できます",
        "12月24日(木)までです",
    ] {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
    let html = drawn("too_early").await;
    assert!(
        html.contains("12月10日(木)から始められます") && !html.contains("受付できます"),
        "{html}"
    );
}

#[tokio::test]
async fn only_who_may_take_lists_out_is_offered_the_files() {
    let html = async |permissions: serde_json::Value| {
        let mut me = serde_json::to_value(me(1)).unwrap();
        me["permissions"] = permissions;
        let me: Me = serde_json::from_value(me).unwrap();
        let id: shared::event::EventId = EVENT.parse().unwrap();
        draw::<As>(AsProps {
            state: Session::SignedIn(Rc::new(me)),
            children: yew::html! { <AttendanceFiles {id} /> },
        })
        .await
    };
    let staff = html(json!(["attendance_read", "registration_export"])).await;
    for part in ["CSV で保存する", "Excel で保存する", "記録に残ります"] {
        assert!(staff.contains(part), "{part} is missing in {staff}");
    }
    let moderator = html(json!(["attendance_read", "attendance_edit"])).await;
    assert!(!moderator.contains("保存"), "{moderator}");
}
