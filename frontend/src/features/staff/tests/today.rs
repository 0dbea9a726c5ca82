//! Today, and the list of events.

use super::super::pages::{
    FirstSteps, StepsProps, WaitingLine, WaitingProps, WaitingView, deadlines, taken, todays, when,
};
use super::*;
use crate::routes::Route;

fn line(found: Option<usize>, error: Option<Rc<ClientError>>) -> WaitingLine {
    WaitingLine {
        to: Route::StaffMail,
        query: "",
        key: "staff-waiting-mails",
        found: found.map(|count| (count, false)),
        error,
        retry: Callback::noop(),
    }
}

async fn waiting(lines: Vec<WaitingLine>) -> String {
    draw::<WaitingView>(WaitingProps { lines }).await
}

#[tokio::test]
async fn nothing_waits_is_only_said_when_all_is_known() {
    let quiet = "急ぎの用件はありません";
    let error = || Some(Rc::new(ClientError::Network));
    assert!(
        !waiting(vec![line(Some(0), None), line(None, None)])
            .await
            .contains(quiet)
    );
    let failed = waiting(vec![line(Some(0), None), line(None, error())]).await;
    assert!(!failed.contains(quiet), "{failed}");
    all_in(&failed, &[r#"role="alert""#, "もう一度読み込む"]);
    let half = waiting(vec![line(Some(2), None), line(None, error())]).await;
    all_in(&half, &["送れなかったメール: 2件", r#"role="alert""#]);
    all_in(&waiting(vec![line(Some(0), None)]).await, &[quiet]);
}

#[test]
fn the_next_deadlines_are_the_closing_registrations_and_the_end_of_the_contract() {
    let summary = |id: &str, closes_at: &str, phase: &str| {
        json!({
            "id": id, "title": format!("会 {closes_at}"), "theme": null, "summary": null,
            "format": "online", "status": "published", "starts_at": "2026-12-10T05:00:00Z",
            "ends_at": "2026-12-10T07:30:00Z", "venue_name": null, "seats": [],
            "registration": {"phase": phase, "reason": null, "opens_at": null, "closes_at": closes_at}
        })
    };
    let page = serde_json::from_value(json!({"items": [
        summary(EVENT, "2026-12-09T03:00:00Z", "open"),
        summary(ACCOUNT, "2026-12-01T03:00:00Z", "not_open"),
        summary(ACCOUNT, "2026-11-20T03:00:00Z", "closed"),
    ], "next_cursor": null}))
    .unwrap();
    let years = serde_json::from_value(json!({"items": [programme()]})).unwrap();
    let now = "2026-11-24T00:00:00Z".parse().unwrap();
    let lines = deadlines(Lang::Ja, &page, &years, now);
    let words: Vec<&str> = lines.iter().map(|line| line.words.as_str()).collect();
    assert_eq!(words.len(), 3, "{words:?}");
    assert!(words[0].contains("12月1日"), "{words:?}");
    assert!(words[1].contains("12月9日(水) 正午"), "{words:?}");
    assert!(
        words[2].contains("3月19日") && words[2].contains("契約の終わり"),
        "{words:?}"
    );
}

#[tokio::test]
async fn the_first_steps_say_what_is_done_and_lead_to_what_is_not() {
    let html = draw::<FirstSteps>(StepsProps {
        programme: true,
        event: true,
        submitted: false,
        public: false,
        may_programme: false,
    })
    .await;
    assert_eq!(html.matches("できています").count(), 2, "{html}");
    assert_eq!(html.matches("<a ").count(), 2, "{html}");
}

#[tokio::test]
async fn the_list_tells_who_waits_who_is_too_many_and_that_a_date_is_open() {
    let item = serde_json::from_value(json!({
        "id": EVENT, "version": 3, "title": "会", "theme": null, "format": "in_person",
        "status": "postponed", "returned": false, "starts_at": "2026-12-10T05:00:00Z",
        "ends_at": "2026-12-10T07:30:00Z", "fiscal_year": 2026,
        "seats": [{"mode": "in_person", "capacity": 12, "left": 0}],
        "registration": {"phase": "closed", "reason": "postponed", "opens_at": null, "closes_at": "2026-12-09T03:00:00Z"},
        "updated_at": "2026-11-20T01:00:00Z"
    }))
    .unwrap();
    let counts = serde_json::from_value(json!({"items": [
        {"event_id": EVENT, "mode": "in_person", "confirmed": 14, "waitlisted": 3, "pending": 2}
    ]}))
    .unwrap();
    let html = piece(taken(Lang::Ja, &item, Some(&counts))).await;
    all_in(
        &html,
        &["14 / 12", "定員より2名多い", "承認待ち 2名", "待ち 3名"],
    );
    let html = piece(when(Lang::Ja, &item)).await;
    all_in(&html, &["日程調整中", "延期前"]);
}

#[tokio::test]
async fn on_the_day_of_an_event_the_way_to_its_attendance_comes_first() {
    #[derive(Properties, PartialEq)]
    struct DayProps {
        now: &'static str,
    }
    #[component]
    fn Day(props: &DayProps) -> Html {
        let page = serde_json::from_value(json!({"items": [{
            "id": EVENT, "title": "今日の会", "theme": null, "summary": null, "format": "online",
            "status": "published", "starts_at": "2026-12-10T05:00:00Z",
            "ends_at": "2026-12-10T07:30:00Z", "venue_name": null, "seats": [],
            "registration": {"phase": "closed", "reason": null, "opens_at": null,
                "closes_at": "2026-12-09T03:00:00Z"}
        }], "next_cursor": null}))
        .unwrap();
        todays(Lang::Ja, Some(&page), props.now.parse().unwrap())
    }
    // Until the last moment of the day in Japan.
    let html = draw::<Day>(DayProps {
        now: "2026-12-10T14:59:59Z",
    })
    .await;
    let way = format!("href=\"/staff/events/{EVENT}/attendance\"");
    all_in(
        &html,
        &["今日のイベント", "今日の会", "当日受付をする", &way],
    );
    let html = draw::<Day>(DayProps {
        now: "2026-12-10T15:00:00Z",
    })
    .await;
    assert!(!html.contains("今日の会"), "{html}");
}
