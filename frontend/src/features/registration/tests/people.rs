//! Bringing people, and what is said before one registers.

use shared::problem::Code;
use shared::registration::rules::MOST_TOGETHER;

use super::super::components::{EntryWords, props::EntryProps, with_people};
use super::*;

#[test]
fn nobody_brought_is_no_group_and_a_company_is_sent_once() {
    let alone = json!({ "email": "a@example.jp", "group": { "people": [], "policy": "whole" } });
    assert_eq!(with_people(&alone), json!({ "email": "a@example.jp" }));
    let listed = "0193a5b0-0000-7000-8000-000000000007";
    let together = json!({ "group": { "people": [
        { "organisation_id": listed, "organisation_name": "見本水産" },
        { "organisation_name": "見本社" }, {}
    ] } });
    assert_eq!(
        with_people(&together),
        json!({ "group": { "policy": "whole", "people": [
            { "organisation_id": listed }, { "organisation_name": "見本社" }, {}
        ] } })
    );
}

/// The guest's form with a draft that brings so many people.
async fn bringing(count: usize) -> String {
    let person = |n: usize| {
        json!({ "family_name": "見本", "given_name": format!("{n}号"),
        "email": "same@example.jp" })
    };
    let people: Vec<Value> = (1..=count).map(person).collect();
    let draft = json!({ "values": { "mode": "online", "locale": "ja",
            "group": { "people": people, "policy": "partial" } },
        "base": {}, "version": null });
    let key = format!("musubi.draft.register-{}", event().event.id);
    browser::save(Store::Session, &key, &draft.to_string());
    let state = Session::SignedOut;
    let children = html! { <GuestForm event={event()} /> };
    draw::<As>(AsProps { state, children }).await
}

#[tokio::test]
async fn a_draft_keeps_the_people_and_five_are_the_most() {
    let html = bringing(2).await;
    for text in [
        "一緒に参加する方 2",
        r#"value="2号""#,
        "全員そろって参加する",
        r#"aria-label="一緒に参加する方 1 を外す""#,
    ] {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
    let chosen = html.split(r#"value="partial""#).nth(1).unwrap();
    assert!(
        chosen.split('>').next().unwrap().contains("checked"),
        "{html}"
    );
    let html = bringing(MOST_TOGETHER).await;
    assert!(html.contains("5名までです"), "{html}");
    let state = Session::SignedOut;
    browser::forget_all(Store::Session, |_| true);
    let children = html! { <GuestForm event={event()} /> };
    let html = draw::<As>(AsProps { state, children }).await;
    assert!(
        html.contains("一緒に参加する方を追加する") && !html.contains("全員そろって"),
        "{html}"
    );
}

#[tokio::test]
async fn what_counts_is_said_before_one_registers() {
    let html = draw::<EntryWords>(EntryProps { event: event() }).await;
    for text in ["2名までです", "順番に参加が確定し"] {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
    assert!(!html.contains("承認") && !html.contains("可否"), "{html}");
    let mut strict = event();
    strict.entry = serde_json::from_value(json!({ "selection": "approval", "promotion": "offer",
        "company_limit": null, "change_until": "2026-12-18T03:00:00Z" }))
    .unwrap();
    let html = draw::<EntryWords>(EntryProps { event: strict }).await;
    for text in [
        "事務局が申込の内容を確かめて決めます",
        "順番にメールでお尋ねします",
        "12月18日",
    ] {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
    assert!(!html.contains("1つの企業"), "{html}");
    assert!(!Code::CompanyLimit.text(shared::i18n::Lang::Ja).is_empty());
}
