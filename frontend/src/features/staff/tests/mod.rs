//! The staff's pages, drawn natively.

mod ask;
mod entry;
mod form;
mod registrations;
mod review;
mod today;

use std::rc::Rc;

use serde_json::{Value, json};
use shared::event::staff::StaffEvent;
use shared::field::Faults;
use shared::i18n::Lang;
use shared::problem::{Code, Problem};
use shared::programme::Programme;
use yew::prelude::*;

use crate::client::ClientError;
use crate::testing::draw;

const EVENT: &str = "019ab5f0-2c00-7000-8000-000000000010";
const ACCOUNT: &str = "019ab5f0-2c00-7000-8000-000000000001";

/// A hybrid event's form, Thursday 2026-12-10 14:00 to 16:30 in Japan.
fn values() -> Value {
    json!({
        "title": "水産加工のDXを語る会", "theme": "水産加工のDX", "summary": "現場とIT企業が話し合います。",
        "description": "現場の**困りごと**から。", "format": "hybrid",
        "starts_at": "2026-12-10T05:00:00Z", "ends_at": "2026-12-10T07:30:00Z",
        "venue": {"name": "見本会館", "address": "宮城県石巻市見本町1-1", "access": "石巻駅から徒歩5分"},
        "online_url": "https://meet.example.jp/room", "capacity": {"in_person": 20, "online": 30},
        "opens_at": "2026-11-25T00:00:00Z", "fee_text": "無料", "contact": "見本の窓口",
        "agenda": [
            {"kind": "input", "title": "話題提供", "speaker": "見本 太郎", "minutes": 30},
            {"kind": "output", "title": "席を替えて話す", "minutes": 60}
        ],
        "moderators": []
    })
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "callers write `with(json!({…}))`"
)]
fn with(change: Value) -> Value {
    let mut values = values();
    for (name, value) in change.as_object().unwrap() {
        values[name] = value.clone();
    }
    values
}

fn programme() -> Programme {
    serde_json::from_value(json!({
        "id": "019ab5f0-2c00-7000-8000-000000000020", "version": 1, "fiscal_year": 2026,
        "name": "令和8年度異業種交流促進事業", "prefecture": "宮城県",
        "contractor": "見本コンサルティング株式会社", "office_phone": "022-000-0000",
        "office_email": "office@example.jp", "contract_from": "2026-05-01",
        "contract_until": "2027-03-19", "confirm_required": true,
        "deadline_rule": "third_business_day_noon", "phase": "running",
        "updated_at": "2026-05-01T00:00:00Z"
    }))
    .unwrap()
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "callers write `event(json!({…}))`"
)]
fn event(change: Value) -> StaffEvent {
    let stamp = |name: &str| json!({"at": "2026-11-20T01:00:00Z", "by": ACCOUNT, "name": name});
    let mut event = json!({
        "id": EVENT, "version": 3, "status": "submitted",
        "programme_id": "019ab5f0-2c00-7000-8000-000000000020", "fiscal_year": 2026,
        "form": values(), "description_html": "<p>現場の<strong>困りごと</strong>から。</p>",
        "seats": [{"mode": "in_person", "capacity": 20, "left": 8}],
        "registration": {"phase": "not_open", "reason": null, "opens_at": null, "closes_at": "2026-12-09T03:00:00Z"},
        "returned_comment": "参加費を確かめてください。", "notice": null,
        "created": stamp("見本 匠"), "submitted": stamp("見本 巧"), "confirmed": null,
        "seen": {"kind": "returned", "done": stamp("見本 宮子"),
            "changes": [{"pointer": "/fee_text", "before": "500円", "after": "無料"}]},
        "updated_at": "2026-11-20T01:00:00Z", "actions": ["return", "publish"], "missing": []
    });
    for (name, value) in change.as_object().unwrap() {
        event[name] = value.clone();
    }
    serde_json::from_value(event).unwrap()
}

fn refused(code: Code, faults: &Faults) -> Rc<ClientError> {
    let problem = Problem::new(code, faults, Lang::Ja, "trace-7");
    Rc::new(ClientError::Problem(Box::new(problem)))
}

fn all_in(html: &str, texts: &[&str]) {
    for text in texts {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
}

/// Draws a piece that is not a component by itself.
#[derive(Properties, PartialEq)]
struct PieceProps {
    children: Html,
}

#[component]
fn Piece(props: &PieceProps) -> Html {
    props.children.clone()
}

async fn piece(children: Html) -> String {
    draw::<Piece>(PieceProps { children }).await
}

/// What stands inside the page's dialog.
fn inside(html: &str) -> &str {
    let (_, rest) = html.split_once("<dialog").expect("a dialog");
    rest.split_once("</dialog>").expect("its end").0
}
