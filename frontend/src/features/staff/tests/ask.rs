//! The dialogs before a step.

use shared::event::form::ReasonForm;
use shared::event::types::Action;
use shared::field::{Pointer, parse};
use shared::registration::staff::RegistrationSummary;

use super::super::client::{Step, step_call};
use super::super::components::registrations::numbers;
use super::super::components::{Ask, AskProps, told};
use super::*;
use crate::client::Etag;

fn ask(action: Action, error: Option<Rc<ClientError>>) -> AskProps {
    AskProps {
        action: Some(action),
        event: event(json!({})),
        onclose: Callback::noop(),
        onlook: Callback::noop(),
        run: Callback::noop(),
        ondelete: Callback::noop(),
        pending: false,
        error,
    }
}

#[tokio::test]
async fn why_a_step_failed_is_said_in_the_dialog_that_covers_the_page() {
    let mut missing = Faults::one("/theme", Code::Required);
    missing.add(&Pointer::from("/venue/address"), Code::Required);
    let error = Some(refused(Code::EventIncomplete, &missing));
    let html = draw::<Ask>(ask(Action::Publish, error)).await;
    all_in(
        inside(&html),
        &[r#"role="alert""#, "テーマ", "会場の住所", "trace-7"],
    );
    let error = Some(refused(Code::EventState, &Faults::none()));
    for action in [
        Action::Return,
        Action::Cancel,
        Action::Postpone,
        Action::Reschedule,
        Action::Delete,
    ] {
        let html = draw::<Ask>(ask(action, error.clone())).await;
        all_in(inside(&html), &[r#"role="alert""#, "trace-7"]);
    }
    // A new date that opens too late has no input here, so it is named in words.
    let opens = Faults::one("/opens_at", Code::EndBeforeStart);
    let error = Some(refused(Code::Invalid, &opens));
    let html = draw::<Ask>(ask(Action::Reschedule, error)).await;
    all_in(inside(&html), &["申込の受付開始"]);
}

#[tokio::test]
async fn who_decides_about_what_was_changed_meanwhile_is_told_and_led_to_the_new_content() {
    let stale = Some(refused(Code::VersionStale, &Faults::none()));
    for action in [Action::Publish, Action::Return, Action::Delete] {
        let html = draw::<Ask>(ask(action, stale.clone())).await;
        all_in(
            inside(&html),
            &[
                r#"role="alert""#,
                "画面を開いている間に変更されました",
                "まだ何も行っていません",
                "新しい内容を見る</button>",
            ],
        );
        // The same again would be refused again.
        let again = format!("{}</button>", action.label(Lang::Ja));
        assert!(!inside(&html).contains(&again), "{html}");
        let open = draw::<Ask>(ask(action, None)).await;
        assert!(inside(&open).contains(&again), "{open}");
    }
}

#[test]
fn what_is_decided_about_is_what_was_read() {
    let id = event(json!({})).id;
    let read = Etag::from("\"v3-abc\"".to_owned());
    let reason: ReasonForm = parse(&json!({"reason": "参加費を書いてください。"})).unwrap();
    let told = |step: &Step| format!("{:?}", step_call(id, step, Some(&read)));
    for step in [
        Step::Plain(Action::Publish),
        Step::Reasoned(Action::Return, reason.clone()),
    ] {
        all_in(&told(&step), &["if-match", "v3-abc"]);
    }
    // The others are guarded by the state alone; the API takes no version with them.
    for step in [
        Step::Plain(Action::Submit),
        Step::Reasoned(Action::Postpone, reason),
    ] {
        assert!(!told(&step).contains("if-match"), "{step:?}");
    }
}

#[tokio::test]
async fn a_closed_dialog_stays_in_the_page_so_that_the_focus_can_go_back() {
    let closed = AskProps {
        action: None,
        ..ask(Action::Publish, None)
    };
    let html = draw::<Ask>(closed).await;
    assert!(
        html.contains("<dialog") && !html.contains("<button"),
        "{html}"
    );
}

#[tokio::test]
async fn everybody_who_registered_is_counted_those_who_wait_too() {
    let summary: RegistrationSummary = serde_json::from_value(json!({
        "by_mode": [
            {"mode": "in_person", "capacity": 12, "confirmed": 11, "offered": 1, "waitlisted": 3,
                "pending": 2, "overbooked": 0, "cancelled": 4},
            {"mode": "online", "capacity": 5, "confirmed": 2, "offered": 0, "waitlisted": 0,
                "pending": 0, "overbooked": 0, "cancelled": 0}
        ],
        "by_sector": [
            {"sector": "it", "confirmed": 9, "waitlisted": 3, "pending": 0, "kept": 0},
            {"sector": null, "confirmed": 5, "waitlisted": 0, "pending": 0, "kept": 0}
        ],
        "asked_to_keep": 0
    }))
    .unwrap();
    let html = piece(told(Lang::Ja, &summary)).await;
    all_in(&html, &["19名", "確定13名", "結果を待つ方6名"]);
    // The desk shows the same by mode and by sector.
    let html = piece(numbers(Lang::Ja, &summary)).await;
    all_in(
        &html,
        &["会場で参加", "IT企業", "名簿にない団体", "確定 9、待ち 3"],
    );
    assert!(!html.contains("定員より"), "{html}");
    let none = RegistrationSummary {
        by_mode: vec![],
        by_sector: vec![],
        asked_to_keep: 0,
    };
    all_in(&piece(told(Lang::Ja, &none)).await, &["メールは送りません"]);
    // Nobody is told of what only staff do.
    let html = draw::<Ask>(ask(Action::Return, None)).await;
    assert!(!html.contains("aria-busy"), "{html}");
}
