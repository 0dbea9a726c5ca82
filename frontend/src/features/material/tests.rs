//! An event's files at the desk, drawn as HTML.

use std::rc::Rc;

use serde_json::json;
use shared::account::api::Me;
use shared::i18n::Lang;
use shared::material::api::MaterialItem;
use yew::prelude::*;

use super::components::{AddMaterial, DeskMaterials, MaterialRow, MaterialRowProps, sending};
use crate::client::Progress;
use crate::session::Session;
use crate::testing::{As, AsProps, draw, me};

const EVENT: &str = "019ab5f0-2c00-7000-8000-000000000001";

fn item() -> MaterialItem {
    serde_json::from_value(json!({
        "id": "019ab5f0-2c00-7000-8000-000000000051", "event_id": EVENT,
        "title": "<b>当日の資料</b>", "name": "handout.pdf", "kind": "pdf", "bytes": 1_300_000,
        "audience": "attended", "created_at": "2026-12-01T01:00:00Z",
        "updated_at": "2026-12-01T01:00:00Z", "version": 3
    }))
    .unwrap()
}

async fn row(editable: bool) -> String {
    draw::<MaterialRow>(MaterialRowProps {
        item: item(),
        editable,
        onchange: Callback::noop(),
        ondelete: Callback::noop(),
    })
    .await
}

#[tokio::test]
async fn a_file_says_what_it_is_and_for_whom() {
    let html = row(true).await;
    for part in [
        "&lt;b&gt;当日の資料&lt;/b&gt;",
        "出席した方",
        "handout.pdf",
        "PDF、1.2MB",
        "を保存する",
        "を削除する",
        r#"value="confirmed""#,
    ] {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
    let html = row(false).await;
    assert!(html.contains("を保存する"), "{html}");
    assert!(
        !html.contains("を削除する") && !html.contains("<details"),
        "{html}"
    );
}

async fn desk(permissions: serde_json::Value, public: bool) -> String {
    let mut me = serde_json::to_value(me(1)).unwrap();
    me["permissions"] = permissions;
    let me: Me = serde_json::from_value(me).unwrap();
    let id: shared::event::EventId = EVENT.parse().unwrap();
    draw::<As>(AsProps {
        state: Session::SignedIn(Rc::new(me)),
        children: html! { <DeskMaterials {id} {public} /> },
    })
    .await
}

#[tokio::test]
async fn only_who_changes_events_is_offered_to_add_files() {
    let html = desk(json!(["staff_read", "event_edit"]), false).await;
    for part in [
        r#"type="file""#,
        ".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.pptx",
        "20MB",
        "イベントが公開されるまで",
        r#"<dialog id="delete-material""#,
    ] {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
    let html = desk(json!(["staff_read"]), true).await;
    assert!(!html.contains(r#"type="file""#), "{html}");
    assert!(!html.contains("公開されるまで"), "{html}");
}

#[tokio::test]
async fn nobody_is_chosen_by_accident() {
    let id: shared::event::EventId = EVENT.parse().unwrap();
    let html = draw::<As>(AsProps {
        state: Session::SignedOut,
        children: html! { <AddMaterial {id} onadded={Callback::noop()} /> },
    })
    .await;
    let checked = html.split("<input").find(|input| input.contains("checked"));
    assert!(checked.unwrap().contains(r#"value="confirmed""#), "{html}");
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
async fn sending_is_told_in_numbers() {
    let now = Progress {
        sent: 5 * 1024 * 1024,
        total: 20 * 1024 * 1024,
    };
    for (lang, words) in [
        (Lang::Ja, "5MB / 20MB(25%)"),
        (Lang::En, "5MB of 20MB (25%)"),
    ] {
        let html = sending(lang, now);
        let html = draw::<Piece>(PieceProps { html }).await;
        assert!(
            html.contains(words) && html.contains(r#"value="25""#),
            "{html}"
        );
    }
    assert_eq!(Progress { sent: 0, total: 0 }.percent(), 0);
}
