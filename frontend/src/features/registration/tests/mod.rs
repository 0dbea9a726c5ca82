//! Registrations as their owners see them, drawn as HTML.

mod consents;
mod people;
mod states;

use std::rc::Rc;

use serde_json::{Value, json};
use shared::event::api::EventDetail;
use shared::registration::api::Ticket;
use yew::prelude::*;

use super::components::props::{TicketListProps, TicketProps};
use super::components::{TicketList, TicketView};
use super::pages::{GuestForm, MemberForm, RequestView, RequestViewProps};
use crate::browser::{self, Store};
use crate::session::Session;
use crate::testing::{As, AsProps, draw, me};

/// A ticket for the event `title` that begins at `starts_at`.
fn ticket(last: u8, title: &str, starts_at: &str, change: &Value) -> Ticket {
    let mut value = json!({
        "id": format!("0193a5b0-0000-7000-8000-0000000002{last:02}"),
        "event": {
            "id": format!("0193a5b0-0000-7000-8000-0000000003{last:02}"),
            "title": title, "status": "published", "format": "hybrid",
            "starts_at": starts_at, "ends_at": starts_at,
            "venue_name": "県庁", "venue_address": null, "venue_access": null,
            "online_url": null, "contact": null, "notice": null,
        },
        "status": "confirmed", "mode": "in_person", "position": null, "code": "3F7KQ0ZB1M",
        "family_name": "見本", "given_name": "花子", "organisation_name": null,
        "department": null, "job_title": null, "note": null,
        "created_at": "2026-01-01T00:00:00Z", "confirmed_at": null, "cancelled_at": null,
        "cancelled_by": null, "cancel_reason": null, "can_cancel": true, "can_change": true,
        "phone": null, "locale": "ja", "offered_until": null, "group": null,
        "asked_to_keep": false,
        "cancel_until": starts_at, "version": 1,
    });
    for (pointer, new) in change.as_object().into_iter().flatten() {
        *value.pointer_mut(pointer).unwrap() = new.clone();
    }
    serde_json::from_value(value).unwrap()
}

async fn list(tickets: Vec<Ticket>) -> String {
    draw::<TicketList>(TicketListProps {
        tickets,
        pending: false,
        oncancel: Callback::noop(),
    })
    .await
}

async fn view(ticket: Ticket) -> String {
    draw::<TicketView>(TicketProps {
        ticket,
        calendar: Some("/calendar.ics".into()),
        etag: Some(String::from("3").into()),
        refetch: Callback::noop(),
        onact: Callback::noop(),
        pending: false,
        error: None,
    })
    .await
}

#[tokio::test]
async fn the_next_event_stands_first_and_what_is_over_or_given_up_last() {
    // The clock of these tests stands at 1970.
    let html = list(vec![
        ticket(1, "later", "2026-12-20T05:00:00Z", &json!({})),
        ticket(2, "over", "1969-10-01T05:00:00Z", &json!({})),
        ticket(
            3,
            "given-up",
            "2026-12-01T05:00:00Z",
            &json!({ "/status": "cancelled", "/can_cancel": false }),
        ),
        ticket(4, "sooner", "2026-12-10T05:00:00Z", &json!({})),
    ])
    .await;
    let at = |title: &str| html.find(&format!(">{title}<")).unwrap();
    assert!(at("sooner") < at("later"), "{html}");
    assert!(at("later") < at("given-up") && at("given-up") < at("over"));
    assert!(html.find("これから").unwrap() < at("sooner"));
    assert!(html.find("終わったもの").unwrap() > at("later"));
}

#[tokio::test]
async fn a_list_says_what_became_of_the_event_and_leads_to_the_ticket() {
    let off = json!({ "/event/status": "cancelled" });
    let wait = json!({ "/status": "waitlisted", "/position": 3, "/code": null });
    let html = list(vec![
        ticket(1, "off", "2026-12-20T05:00:00Z", &off),
        ticket(2, "wait", "2026-12-21T05:00:00Z", &wait),
    ])
    .await;
    assert!(html.contains("中止"), "{html}");
    assert!(html.contains("キャンセル待ち 3番目"), "{html}");
    let own = "/me/registrations/0193a5b0-0000-7000-8000-000000000201";
    assert!(html.contains(own), "{html}");
}

#[tokio::test]
async fn a_seat_is_never_given_back_by_one_tap() {
    let html = list(vec![ticket(1, "next", "2026-12-20T05:00:00Z", &json!({}))]).await;
    // The button opens the dialog, which is there, closed, and names nothing yet.
    assert!(html.contains("申込を取り消す"), "{html}");
    assert!(
        html.contains(r#"<dialog id="cancel-registration""#),
        "{html}"
    );
}

#[tokio::test]
async fn a_ticket_has_a_code_to_scan_and_the_same_in_words() {
    let html = view(ticket(1, "next", "2026-12-20T05:00:00Z", &json!({}))).await;
    assert!(
        html.contains(r#"role="img" aria-label="受付で読み取るQRコード(受付番号 3F7KQ-0ZB1M)""#),
        "{html}"
    );
    assert!(html.contains(">3F7KQ-0ZB1M<"), "{html}");
    assert!(html.contains("/calendar.ics"), "{html}");
}

#[tokio::test]
async fn who_waits_sees_the_place_in_the_queue_and_no_code() {
    let wait = json!({ "/status": "waitlisted", "/position": 3, "/code": null });
    let html = view(ticket(1, "wait", "2026-12-20T05:00:00Z", &wait)).await;
    assert!(html.contains("3番目です"), "{html}");
    assert!(!html.contains("<svg class=\"qr\""), "{html}");
    assert!(
        !html.contains("/calendar.ics"),
        "nothing to put into it yet"
    );
}

pub(super) fn event() -> EventDetail {
    let id = "0193a5b0-0000-7000-8000-000000000301";
    let seats = |mode| json!({ "mode": mode, "capacity": 10, "left": 3 });
    serde_json::from_value(json!({
        "id": id, "title": "観光×IT", "theme": null, "summary": null, "format": "hybrid",
        "status": "published", "starts_at": "2026-12-20T05:00:00Z",
        "ends_at": "2026-12-20T07:00:00Z", "venue_name": "県庁",
        "seats": [seats("in_person"), seats("online")],
        "registration": { "phase": "open", "reason": null, "opens_at": null,
            "closes_at": "2026-12-19T03:00:00Z" },
        "entry": { "selection": "first_come", "promotion": "direct", "company_limit": 2,
            "change_until": null },
        "description_html": "", "venue": null, "fee_text": null, "contact": null, "agenda": [],
        "organiser": {
            "programme_id": "0193a5b0-0000-7000-8000-000000000401", "programme_name": "見本事業",
            "fiscal_year": 2026, "prefecture": "見本県", "contractor": "見本社",
            "office_phone": "022-000-0000", "office_email": "office@example.jp",
        },
        "notice": null, "updated_at": "2026-01-01T00:00:00Z",
    }))
    .unwrap()
}

async fn member_form(state: Session) -> String {
    let own = Rc::new(me(1));
    let ended = matches!(state, Session::Ended(_));
    let children = html! { <MemberForm event={event()} me={own} {ended} /> };
    draw::<As>(AsProps { state, children }).await
}

#[tokio::test]
async fn a_sign_in_that_runs_out_leaves_the_form_and_asks_to_sign_in_again() {
    let own = Rc::new(me(1));
    let draft = json!({ "values": { "mode": "online", "locale": "ja", "note": "車いすです" },
        "base": { "mode": "in_person", "locale": "ja" }, "version": null });
    let key = format!(
        "musubi.draft.@{}.register-me-{}",
        own.account_id,
        event().event.id
    );
    browser::save(Store::Session, &key, &draft.to_string());
    let html = member_form(Session::Ended(own)).await;
    for part in [
        "もう一度サインインしてください",
        "/sign-in?next=",
        "車いすです",
    ] {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
    let button = html.rsplit_once("<button").unwrap().1;
    assert!(button.contains("disabled"), "{button}");
}

#[tokio::test]
async fn a_member_is_told_what_happens_next() {
    let html = member_form(Session::SignedIn(Rc::new(me(1)))).await;
    assert!(html.contains("結果をこの画面ですぐにお知らせし"), "{html}");
    assert!(!html.contains("もう一度サインイン"), "{html}");
}

#[tokio::test]
async fn a_guest_is_asked_at_most_eight_things_and_offered_the_directory() {
    let state = Session::SignedOut;
    let children = html! { <GuestForm event={event()} /> };
    let html = draw::<As>(AsProps { state, children }).await;
    let (before, folded) = html.split_once("<details").unwrap();
    let asked = before.matches("class=\"field\"").count();
    assert!(asked <= 8, "{asked} fields: {html}");
    assert!(folded.contains("-phone") && folded.contains("-note"));
    let tag = folded.split('>').next().unwrap();
    assert!(!tag.contains("open"), "{tag}");
    assert!(
        before.contains(r#"role="combobox""#) && before.contains(r#"aria-expanded="false""#),
        "{html}"
    );
}

#[tokio::test]
async fn what_waits_to_be_confirmed_says_by_whom_it_came() {
    let request = |via: Value| {
        let value = json!({
            "event_id": "0193a5b0-0000-7000-8000-000000000301", "title": "見本の集い",
            "starts_at": "2026-07-01T05:00:00Z", "ends_at": "2026-07-01T07:00:00Z",
            "mode": "online", "family_name": "見本", "given_name": "花子", "consents": ["photos"],
            "via": via,
            "confirm_by": "2026-06-04T05:00:00Z",
        });
        RequestViewProps {
            request: serde_json::from_value(value).unwrap(),
        }
    };
    let drawn = draw::<RequestView>(request(json!("見本市ポータル"))).await;
    for text in [
        "「見本市ポータル」を通じて",
        "見本の集い",
        "見本 花子",
        "まだ確定していません",
        "自分が写った会場の写真を",
    ] {
        assert!(drawn.contains(text), "{text}: {drawn}");
    }
    let drawn = draw::<RequestView>(request(Value::Null)).await;
    assert!(drawn.contains("事務局が、"), "{drawn}");
}
