//! Free consents, who takes part, and files, as participants see them.

use super::super::components::props::{ConsentSwitches, SwitchesProps, files, people_list};
use super::super::pages::{StopMail, StopProps};
use super::*;

/// How the box for `consent` is drawn: its tag.
fn box_of<'h>(html: &'h str, consent: &str) -> &'h str {
    let (before, _) = html.split_once(&format!("{consent}-label")).unwrap();
    let (_, tag) = before.rsplit_once("<input").unwrap();
    tag.split_once('>').unwrap().0
}

#[tokio::test]
async fn four_boxes_stand_apart_and_none_is_ticked() {
    let state = Session::SignedOut;
    let children = html! { <GuestForm event={event()} /> };
    let guest = draw::<As>(AsProps { state, children }).await;
    let member = member_form(Session::SignedIn(Rc::new(me(1)))).await;
    for html in [guest, member] {
        for consent in ["show_name", "show_company", "photos", "pr_mail"] {
            let tag = box_of(&html, consent);
            assert!(
                tag.contains("checkbox") && !tag.contains("checked"),
                "{tag}"
            );
        }
        // What must be accepted comes after what may be left.
        let optional = html.find("ご希望の方だけ(任意)").unwrap();
        assert!(
            optional < html.find("利用規約と個人情報の取扱い").unwrap(),
            "{html}"
        );
    }
}

#[tokio::test]
async fn a_switch_says_what_is_given_and_since_when() {
    let one = |consent: &str, given: bool| {
        json!({
            "consent": consent, "given": given, "version": given.then_some("2026-11-24"),
            "given_at": given.then_some("2026-11-25T01:00:00Z"),
        })
    };
    let consents = json!({
        "registration_id": "0193a5b0-0000-7000-8000-000000000201", "version": 2,
        "consents": [one("show_name", true), one("show_company", false), one("photos", false),
            one("pr_mail", true)],
    });
    let html = draw::<ConsentSwitches>(SwitchesProps {
        consents: serde_json::from_value(consents).unwrap(),
        pending: false,
        ontoggle: Callback::noop(),
    })
    .await;
    for (consent, given) in [
        ("show_name", true),
        ("show_company", false),
        ("photos", false),
        ("pr_mail", true),
    ] {
        assert_eq!(
            box_of(&html, consent).contains("checked"),
            given,
            "{consent}: {html}"
        );
    }
    assert_eq!(html.matches("に選びました").count(), 2, "{html}");
    assert!(html.contains("いつでも変えられます"), "{html}");
}

#[tokio::test]
async fn who_takes_part_is_told_by_name_and_company_as_text() {
    let people = serde_json::from_value(json!([
        { "family_name": "見本", "given_name": "花子", "organisation_name": "<b>見本</b>水産" },
        { "family_name": "試作", "given_name": "太郎", "organisation_name": null },
    ]));
    let people: Vec<shared::registration::consent::Participant> = people.unwrap();
    let state = Session::SignedOut;
    let children = people_list(shared::i18n::Lang::Ja, &people);
    let html = draw::<As>(AsProps { state, children }).await;
    for text in ["見本 花子", "試作 太郎", "&lt;b&gt;見本&lt;/b&gt;水産"] {
        assert!(html.contains(text), "{text}: {html}");
    }
}

#[tokio::test]
async fn mail_ends_by_a_press_and_not_by_looking() {
    let token = "x".into();
    let html = draw::<StopMail>(StopProps { token }).await;
    assert!(html.contains("<h1"), "{html}");
    assert!(
        html.contains("お知らせメールを止める") && !html.contains("止めました"),
        "{html}"
    );
}

#[tokio::test]
async fn whom_an_event_is_for_is_said_in_words() {
    let whom = json!({ "sectors": ["it"], "industries": ["B", "E"], "text": "<現場>の方" });
    let whom = serde_json::from_value(whom).unwrap();
    let state = Session::SignedOut;
    let children = crate::features::event::components::audience(shared::i18n::Lang::Ja, &whom);
    let html = draw::<As>(AsProps { state, children }).await;
    for text in ["IT企業", "漁業", "製造業", "&lt;現場&gt;の方"] {
        assert!(html.contains(text), "{text}: {html}");
    }
}

#[derive(Properties, PartialEq)]
struct PieceProps {
    html: Html,
}

#[component]
fn Piece(props: &PieceProps) -> Html {
    props.html.clone()
}

#[tokio::test]
async fn a_ticket_lists_the_files_one_may_fetch_and_says_nothing_where_there_are_none() {
    let materials = |items: Value| serde_json::from_value(json!({ "items": items })).unwrap();
    let one = json!({
        "id": "0193a5b0-0000-7000-8000-000000000501",
        "event_id": "0193a5b0-0000-7000-8000-000000000301", "title": "<i>当日の資料</i>",
        "name": "a.pdf", "kind": "pdf", "bytes": 500_000, "audience": "confirmed",
        "created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-01T00:00:00Z", "version": 1,
    });
    let drawn = async |items: Value| {
        let found = materials(items);
        let html = files(shared::i18n::Lang::Ja, Some(&found), |item| {
            html! { <a href="/x">{ item.title.as_str().to_owned() }</a> }
        });
        draw::<Piece>(PieceProps { html }).await
    };
    let html = drawn(json!([one])).await;
    for part in ["資料", "&lt;i&gt;当日の資料&lt;/i&gt;", "PDF、489KB"] {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
    assert_eq!(drawn(json!([])).await, "");
}
