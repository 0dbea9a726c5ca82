//! The event's form.

use shared::event::form::EventForm;
use shared::field::parse;

use super::super::components::{
    EventBody, EventFormProps, EventFormView, check, closes_hint, minutes, offered,
};
use super::*;
use crate::browser::{self, Store};

#[test]
fn what_the_format_does_not_have_is_not_sent_and_comes_back_with_it() {
    for (format, gone) in [
        ("online", &["/venue", "/capacity/in_person"][..]),
        ("in_person", &["/online_url", "/capacity/online"][..]),
        ("hybrid", &[][..]),
    ] {
        let typed = with(json!({"format": format}));
        let EventBody(form) = parse(&typed).unwrap();
        let sent = serde_json::to_value(&form).unwrap();
        let mut faults = Faults::none();
        check(&form, Some(&[programme()]), &mut faults);
        assert!(faults.is_empty(), "{format}: {faults:?}");
        for at in gone {
            let value = sent.pointer(at).unwrap_or(&Value::Null);
            assert!(value.is_null(), "{format} sends {at}");
            // The draft itself is left as it is.
            assert!(typed.pointer(at).is_some());
        }
    }
    // Without a format there is nothing to go by.
    assert_eq!(offered(&json!({"venue": 1})), json!({"venue": 1}));
}

#[test]
fn the_form_says_no_for_the_reasons_of_the_api() {
    let told = |change: Value, all: Option<&[Programme]>| {
        // As the form does: what holds between fields first, then what the programmes say.
        let parsed: Result<EventForm, Faults> = parse(&with(change));
        let faults = parsed.map_or_else(
            |faults| faults,
            |form| {
                let mut faults = Faults::none();
                check(&form, all, &mut faults);
                faults
            },
        );
        let found = faults.iter().map(|(at, code)| (at.to_string(), *code));
        found.collect::<Vec<_>>()
    };
    let all = [programme()];
    let one = |at: &str, code| vec![(at.to_owned(), code)];
    assert_eq!(
        told(json!({"ends_at": "2026-12-10T05:00:00Z"}), Some(&all)),
        one("/ends_at", Code::EndBeforeStart)
    );
    assert_eq!(
        told(json!({"ends_at": "2026-12-20T05:00:00Z"}), Some(&all)),
        one("/ends_at", Code::OutOfRange)
    );
    assert_eq!(
        told(json!({"closes_at": "2026-12-11T05:00:00Z"}), Some(&all)),
        one("/closes_at", Code::OutOfRange)
    );
    // Noon of the third business day before is 2026-12-07: what opens that day never opens.
    let late = json!({"opens_at": "2026-12-07T03:00:00Z"});
    assert_eq!(
        told(late.clone(), Some(&all)),
        one("/opens_at", Code::EndBeforeStart)
    );
    assert_eq!(told(late, None), vec![], "the rule is not known yet");
    assert_eq!(
        told(
            json!({"starts_at": "2031-12-10T05:00:00Z", "ends_at": "2031-12-10T07:30:00Z"}),
            Some(&all)
        ),
        one("/starts_at", Code::NoProgramme)
    );
}

#[test]
fn the_deadline_that_follows_is_the_one_of_the_programme() {
    let start = "2026-12-10T05:00:00Z".parse().ok();
    let hint = closes_hint(Lang::Ja, Some(&programme()), start);
    all_in(&hint, &["12月7日", "正午に締め切ります", "3営業日前の正午"]);
    assert!(!closes_hint(Lang::Ja, None, start).contains("営業日"));
}

#[test]
fn the_minutes_of_the_agenda_are_held_against_the_event() {
    let agenda = values()["agenda"].clone();
    let told = minutes(&agenda, "2026-12-10T05:00:00Z", "2026-12-10T06:00:00Z");
    assert_eq!(told, Some((90, 60)));
    assert_eq!(minutes(&agenda, "", "2026-12-10T06:00:00Z"), None);
}

async fn form(initial: Value, error: Option<Rc<ClientError>>) -> String {
    version(None, initial, error).await
}

async fn version(version: Option<i64>, initial: Value, error: Option<Rc<ClientError>>) -> String {
    draw::<EventFormView>(EventFormProps {
        name: "event".into(),
        initial,
        version,
        refetch: None,
        pending: false,
        error,
        onsave: Callback::noop(),
    })
    .await
}

#[tokio::test]
async fn a_fault_of_a_field_that_the_format_hides_stands_at_the_format() {
    let faults = Faults::one("/capacity/in_person", Code::CapacityBelowTaken);
    let online = with(json!({"format": "online"}));
    let html = form(online, Some(refused(Code::Invalid, &faults))).await;
    assert!(!html.contains("会場の住所"), "no input for the venue");
    let at = html.find(r#"id="event-capacity-in_person""#);
    let at = at.unwrap_or_else(|| panic!("nowhere to go to from the summary: {html}"));
    all_in(
        &html[at..],
        &["会場の定員", &Code::CapacityBelowTaken.text(Lang::Ja)],
    );
}

#[tokio::test]
async fn items_of_the_agenda_move_both_ways_and_say_why_not() {
    let html = form(values(), None).await;
    all_in(
        &html,
        &[
            r#"aria-label="プログラム 1 を下へ移す""#,
            r#"aria-label="プログラム 2 を上へ移す""#,
            "最初のプログラムなので、上へは移せません。",
            "最後のプログラムなので、下へは移せません。",
            r#"aria-describedby="agenda-0-why""#,
        ],
    );
    assert!(!html.contains("より長くなっています"), "{html}");
    let short = with(json!({"ends_at": "2026-12-10T05:30:00Z"}));
    all_in(&form(short, None).await, &["合計は90分", "30分より長く"]);
}

#[tokio::test]
async fn what_two_people_changed_differently_is_shown_in_words_before_it_is_saved() {
    let mut agenda = values()["agenda"].clone();
    agenda[1]["minutes"] = json!(45);
    let mine = json!({"format": "online", "closes_at": "2026-12-09T03:00:00Z", "agenda": agenda});
    let draft = json!({ "values": with(mine), "base": values(), "version": 3 });
    browser::save(Store::Session, "musubi.draft.event", &draft.to_string());
    let theirs = json!({
        "format": "in_person", "closes_at": "2026-12-08T08:00:00Z", "agenda": [], "fee_text": "500円"
    });
    let html = version(Some(4), with(theirs), None).await;
    let (_, head) = html.split_once("自分の内容</dt>").unwrap();
    let head = head.split_once("<h2>").unwrap().0;
    all_in(
        &html,
        &["自分の内容で上書きする", "新しい内容を使う", "3件の項目"],
    );
    all_in(
        head,
        &[
            "オンライン開催",
            "会場開催",
            "12月9日(水) 正午",
            "12月8日(火) 17:00",
            "席を替えて話す / ",
            "45分",
            "(空欄)",
        ],
    );
    for raw in ["/closes_at", "T03:00", "in_person", "{"] {
        assert!(!head.contains(raw), "{raw} in {head}");
    }
    assert!(!html.contains("下書きを復元しました"), "{html}");
}

#[tokio::test]
async fn whom_an_event_is_for_is_chosen_from_all_there_is() {
    let chosen = json!({"audience": {"sectors": ["it"], "industries": ["B"], "text": "現場の方"}});
    let html = version(None, with(chosen), None).await;
    let boxes = html.split("<label class=\"choice\">").skip(1);
    let boxes: Vec<&str> = boxes
        .map(|part| part.split("</label>").next().unwrap())
        .collect();
    for (label, on) in [
        ("IT企業", true),
        ("地域企業", false),
        ("漁業", true),
        ("製造業", false),
    ] {
        let found = boxes.iter().find(|one| one.contains(&format!(">{label}<")));
        let found = found.unwrap_or_else(|| panic!("no box for {label}: {html}"));
        assert_eq!(found.contains("checked"), on, "{found}");
    }
    all_in(&html, &["対象についてのひとこと", "現場の方"]);
}
