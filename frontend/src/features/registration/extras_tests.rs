//! What an event asks, drawn as HTML: for those who register, for those who change it, for staff.

use serde_json::{Value, json};
use shared::event::types::Mode;
use shared::field::{Faults, parse};
use shared::i18n::Lang;
use shared::registration::answers::{AnswerSummary, OwnExtras, SupportList};
use shared::registration::question::{Extras, Questions};
use yew::prelude::*;

use super::components::extras::{check, initial, moved, trimmed};
use super::components::results::{needs, summary};
use super::pages::{AskedProps, GuestForm, QuestionsForm};
use super::tests::event;
use crate::session::Session;
use crate::testing::{As, AsProps, draw};

const TOPIC: &str = "0193a5b0-0000-7000-8000-000000000501";
const WORK: &str = "0193a5b0-0000-7000-8000-000000000502";
const STAFF: &str = "0193a5b0-0000-7000-8000-000000000503";
const PHOTO: &str = "0193a5b0-0000-7000-8000-000000000504";

fn questions(version: i64, left: u32) -> Questions {
    let one = |id: &str, kind: &str, label: &str, modes: &str, options: Value| {
        json!({ "id": id, "kind": kind, "label": label, "hint": null, "required": true,
            "modes": modes, "options": options })
    };
    serde_json::from_value(json!({
        "event_id": "0193a5b0-0000-7000-8000-000000000301", "version": version,
        "questions": [
            one(TOPIC, "single_choice", "関心のある話題", "both", json!(["品質", "人手"])),
            one(WORK, "short_text", "お仕事", "both", json!([])),
            one(STAFF, "number", "従業員数", "online", json!([])),
            one(PHOTO, "consent", "撮影に同意します", "in_person", json!([])),
        ],
        "support": true, "answered": true,
        "party": { "capacity": 30, "left": left, "full": left == 0,
            "fee_text": "会費 3,000円(当日集金)" },
    }))
    .unwrap()
}

async fn piece(html: Html) -> String {
    let children = html;
    let state = Session::SignedOut;
    draw::<As>(AsProps { state, children }).await
}

#[tokio::test]
async fn the_form_asks_what_the_mode_is_asked_and_says_who_reads_the_support_needs() {
    let html = piece(html! { <GuestForm event={event()} questions={questions(1, 5)} /> }).await;
    for part in [
        "関心のある話題",
        "お仕事",
        "撮影に同意します",
        "会費 3,000円(当日集金) / あと5名",
        "懇親会に参加する",
        "担当者だけ",
        "30日後に消去します",
    ] {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
    assert!(!html.contains("従業員数"), "asked online only: {html}");
    let full = piece(html! { <GuestForm event={event()} questions={questions(1, 0)} /> }).await;
    let place = full.find("懇親会に参加する").unwrap();
    let input = full[..place].rsplit_once("<input").unwrap().1;
    assert!(input.contains("disabled"), "{input}");
    assert!(full.contains("定員に達しました"), "{full}");
}

#[test]
fn what_was_typed_follows_its_question_into_the_next_version() {
    let old = questions(1, 5);
    let mut typed = initial(&old, None);
    typed["answers"][0]["choices"] = json!(["人手"]);
    typed["answers"][1]["text"] = json!("製造です");
    typed["support"] = json!("手話の通訳");
    typed["party"] = json!(true);
    let mut new = questions(2, 5);
    new.questions.remove(0);
    new.questions.reverse();
    let next = moved(&typed, &new);
    assert_eq!(next["version"], 2);
    assert_eq!(
        next["answers"][2],
        json!({ "question_id": WORK, "text": "製造です" })
    );
    assert_eq!(next["answers"].as_array().unwrap().len(), 3);
    assert_eq!(
        (&next["support"], &next["party"]),
        (&json!("手話の通訳"), &json!(true))
    );
}

#[test]
fn what_is_not_asked_in_the_mode_is_neither_wrong_nor_sent() {
    let asked = questions(1, 5);
    let extras: Extras = parse(&json!({ "version": 1, "answers": [
        { "question_id": TOPIC, "choices": ["品質"] }, { "question_id": WORK, "text": "製造です" },
        { "question_id": STAFF, "number": 40 }, { "question_id": PHOTO, "agreed": false },
    ] }))
    .unwrap();
    let found = |mode| {
        let mut faults = Faults::none();
        check(&asked, mode, Some(&extras), "/extras", &mut faults);
        let told = faults.iter();
        told.map(|(at, _)| at.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(found(Mode::Online), Vec::<String>::new());
    assert_eq!(found(Mode::InPerson), ["/extras/answers/3/agreed"]);
    let sent = trimmed(&asked, Mode::InPerson, extras);
    assert_eq!(sent.answers.as_slice()[2].number, None);
    assert_eq!(
        sent.answers.as_slice()[1].text.as_ref().unwrap().as_str(),
        "製造です"
    );
}

#[test]
fn a_form_of_ones_own_answers_begins_with_them() {
    let asked = questions(1, 5);
    let own: OwnExtras = serde_json::from_value(json!({
        "questions": asked, "mode": "in_person", "support": "筆談", "party": true,
        "can_change": true, "change_until": null, "version": 3,
        "answers": [{ "version": 1, "question": asked.questions[0], "text": null,
            "choices": ["人手", "今はない選択肢"], "number": null, "agreed": null }],
    }))
    .unwrap();
    let values = initial(&asked, Some(&own));
    assert_eq!(values["answers"][0]["choices"], json!(["人手"]));
    assert_eq!(
        values["answers"][1],
        json!({ "question_id": WORK, "text": null })
    );
    assert_eq!(
        (&values["support"], &values["party"]),
        (&json!("筆談"), &json!(true))
    );
}

#[tokio::test]
async fn staff_see_each_question_how_it_will_look_and_that_answers_stay() {
    let html = draw::<QuestionsForm>(AskedProps {
        questions: questions(2, 5),
        pending: false,
        error: None,
        refetch: Callback::noop(),
        onsave: Callback::noop(),
    })
    .await;
    for part in [
        "すでに回答があります",
        "新しい版になります",
        "選択肢 2",
        r#"aria-label="質問 2 を上へ移す""#,
        r#"aria-label="質問 1 を削除する""#,
        "従業員数(オンライン参加の方)",
        "懇親会の定員",
        "質問を保存する",
    ] {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
    assert!(
        !html.contains("質問 1 を上へ移す"),
        "the first is the first"
    );
}

#[tokio::test]
async fn staff_read_the_answers_and_the_support_needs() {
    let asked = questions(1, 5);
    let all: AnswerSummary = serde_json::from_value(json!({
        "questions": [
            { "question": asked.questions[0], "current": true, "answered": 3, "total": null,
                "options": [{ "option": "品質", "count": 1 }, { "option": "人手", "count": 2 }],
                "texts": [] },
            { "question": asked.questions[1], "current": false, "answered": 1, "total": null,
                "options": [], "texts": ["製造です"] },
        ],
        "party": { "capacity": 30, "taken": 25 },
    }))
    .unwrap();
    let html = piece(summary(Lang::Ja, &all)).await;
    for part in [
        "人手: 2名",
        "製造です",
        "今は尋ねていない質問",
        "25名 / 定員30名",
    ] {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
    let list: SupportList = serde_json::from_value(json!({
        "items": [{ "registration_id": TOPIC, "family_name": "見本", "given_name": "花子",
            "mode": "in_person", "status": "confirmed", "support": "車いすで参加します。" }],
        "erased_at": "2026-08-14T07:30:00Z",
    }))
    .unwrap();
    let html = piece(needs(Lang::Ja, &list)).await;
    for part in ["見本 花子", "車いすで参加します。", "に消去されます"] {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
}
