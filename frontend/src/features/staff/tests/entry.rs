//! How registrations are taken: the block of the event's form, and what it sends.

use shared::event::form::EventForm;
use shared::field::parse;

use super::super::components::{
    EventBody, EventFormProps, EventFormView, EventWhole, WholeProps, offered, values as begin,
};
use super::*;

#[expect(clippy::needless_pass_by_value, reason = "callers write `json!({…})`")]
fn entry(change: Value) -> Value {
    let mut entry = json!({ "selection": "first_come", "promotion": "direct", "company_limit": 2 });
    for (name, value) in change.as_object().unwrap() {
        entry[name] = value.clone();
    }
    with(json!({ "entry": entry }))
}

async fn form(initial: Value) -> String {
    draw::<EventFormView>(EventFormProps {
        name: "event".into(),
        initial,
        version: None,
        refetch: None,
        pending: false,
        error: None,
        onsave: Callback::noop(),
    })
    .await
}

#[test]
fn a_new_event_takes_two_of_a_company_and_another_keeps_what_it_has() {
    assert_eq!(begin(None)["entry"]["company_limit"], json!(2));
    let read = |values: &Value| -> EventForm { parse(values).unwrap() };
    let old = begin(Some(&read(&values())));
    assert_eq!(old["entry"]["selection"], json!("first_come"));
    let own = entry(json!({ "selection": "approval", "company_limit": null }));
    let kept = begin(Some(&read(&own)));
    assert_eq!(kept["entry"]["selection"], json!("approval"));
    assert_eq!(kept["entry"]["company_limit"], Value::Null);
    // Emptied, it is no limit; not the default again.
    let EventBody(sent) = parse(&own).unwrap();
    assert_eq!(sent.entry.unwrap().company_limit, None);
}

#[test]
fn seats_for_one_sector_are_none_for_the_others_and_empty_is_none_at_all() {
    let sent = |reserved: Value| offered(&entry(json!({ "reserved": reserved })));
    let one = sent(json!({ "it": 3, "local": null }));
    assert_eq!(
        one.pointer("/entry/reserved"),
        Some(&json!({ "it": 3, "local": 0, "other": 0 }))
    );
    for empty in [json!({}), json!({ "it": null, "local": "", "other": 0 })] {
        assert_eq!(sent(empty).pointer("/entry/reserved"), None);
    }
    // A time alone is a mistake that is told, not one that vanishes.
    let late = sent(json!({ "until": "2026-12-09T03:00:00Z" }));
    assert!(parse::<EventForm>(&late).is_err());
    let hours = |promotion: &str| {
        let values = entry(json!({ "promotion": promotion, "offer_hours": 24 }));
        offered(&values).pointer("/entry/offer_hours").cloned()
    };
    assert_eq!(hours("direct"), None);
    assert_eq!(hours("offer"), Some(json!(24)));
}

#[tokio::test]
async fn the_form_says_what_happens_by_each_choice() {
    let html = form(entry(json!({}))).await;
    all_in(
        &html,
        &[
            "申込の受け方",
            "早く申し込んだ人から",
            "「承認待ち」になり",
            "返事があるまで席を取っておきます",
            "人数の制限はありません",
            "会場で参加",
            "IT企業のための席",
        ],
    );
    assert!(
        !html.contains("48時間"),
        "asked only where seats are offered"
    );
    let html = form(entry(json!({ "promotion": "offer" }))).await;
    all_in(&html, &["返事を待つ時間", "48時間"]);
}

#[tokio::test]
async fn who_confirms_sees_how_one_gets_in() {
    let whole = |values: Value| WholeProps {
        values,
        html: AttrValue::default(),
        programme: None,
    };
    let approval = entry(
        json!({ "selection": "approval", "promotion": "offer", "offer_hours": 24,
        "company_limit": null, "reserved": { "it": 5, "local": 5, "other": 2 } }),
    );
    let html = draw::<EventWhole>(whole(approval)).await;
    all_in(
        &html,
        &[
            "申込を確かめて承認する",
            "24時間",
            "5名",
            "制限なし",
            "金融・大学・自治体",
        ],
    );
    let html = draw::<EventWhole>(whole(values())).await;
    assert!(!html.contains("参加の決め方"), "{html}");
}
