//! Tells the API which page is shown, so that it is counted: its kind, and what it is about. Staff see
//! the counts.

pub mod client;
pub mod pages;

use shared::visit::PageView;
use shared::visit::api::path;
use shared::visit::types::{PageKind, PageThingId};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::client::Call;
use crate::hooks::{use_client, use_session};
use crate::routes::Route;
use crate::session::Session;
use shared::account::perm::Permission;

/// What is counted of a page; nothing of those that belong to somebody, and of the staff's.
pub fn view_of(route: &Route) -> Option<PageView> {
    let (kind, id) = match route {
        Route::Home => (PageKind::Home, None),
        Route::Events => (PageKind::Events, None),
        Route::Event { id } => (PageKind::Event, Some(id.uuid())),
        Route::Companies => (PageKind::Organisations, None),
        Route::Company { id } => (PageKind::Organisation, Some(id.uuid())),
        Route::Articles => (PageKind::Articles, None),
        Route::Article { id } => (PageKind::Article, Some(id.uuid())),
        Route::Measures => (PageKind::Measures, None),
        Route::Measure { id } => (PageKind::Measure, Some(id.uuid())),
        _ => return None,
    };
    Some(PageView {
        kind,
        id: id.map(PageThingId::from_uuid),
    })
}

/// Counts the page once it is known who looks: staff are not counted.
#[hook]
pub fn use_visit(route: &Route) {
    let client = use_client();
    let state = use_session().state;
    let who = match &state {
        Session::Unknown => None,
        known => Some(known.may(Permission::StaffRead)),
    };
    use_effect_with((route.clone(), who), move |(route, who)| {
        if let (Some(view), Some(false)) = (view_of(route), *who) {
            spawn_local(async move {
                // Whether it was counted is nobody's trouble but the statistics'.
                let call = Call::post(path::PAGE_VIEWS).json(&view);
                drop(call.send::<serde::de::IgnoredAny>(&client).await);
            });
        }
    });
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::pages::{Numbers, NumbersProps};
    use super::*;
    use crate::testing::draw;

    async fn numbers(change: Value) -> String {
        let mut summary = json!({
            "from": "2026-11-20", "to": "2026-11-24", "total": 1234, "months": [],
            "days": [{"day": "2026-11-21", "views": 1200}, {"day": "2026-11-24", "views": 34}],
            "pages": [
                {"kind": "event", "id": "0193a5b0-0000-7000-8000-000000000001",
                    "title": "<b>見本の会</b>", "views": 1200},
                {"kind": "home", "id": null, "title": null, "views": 30},
                {"kind": "article", "id": "0193a5b0-0000-7000-8000-000000000002", "title": null,
                    "views": 4}
            ]
        });
        for (name, value) in change.as_object().unwrap() {
            summary[name] = value.clone();
        }
        let summary = std::rc::Rc::new(serde_json::from_value(summary).unwrap());
        draw::<Numbers>(NumbersProps { summary }).await
    }

    #[tokio::test]
    async fn a_short_span_is_told_by_day_and_each_page_by_its_name() {
        let html = numbers(json!({})).await;
        for part in [
            "1,234",
            "日ごとの閲覧数",
            "class=\"chart\" role=\"img\"",
            "id=\"visit-times-caption\"",
            "href=\"/events/0193a5b0-0000-7000-8000-000000000001\"",
            "&lt;b&gt;見本の会&lt;/b&gt;",
            "href=\"/\"",
            "公開していないページ",
        ] {
            assert!(html.contains(part), "{part} is missing in {html}");
        }
        // Days without views have their rows; what is not public has no link.
        let table = html.split("id=\"visit-times\"").nth(1).unwrap();
        let table = table.split("</table>").next().unwrap();
        assert_eq!(table.matches("<tr").count(), 1 + 5, "{table}");
        assert!(!html.contains("/articles/"), "{html}");
        assert!(!html.contains("style="), "{html}");
    }

    #[tokio::test]
    async fn a_long_span_is_told_by_month_and_none_says_so() {
        let html = numbers(json!({
            "from": "2026-04-01", "days": [], "months": [{"year": 2026, "month": 6, "views": 1234}]
        }))
        .await;
        assert!(html.contains("月ごとの閲覧数"), "{html}");
        let table = html.split("id=\"visit-times\"").nth(1).unwrap();
        let table = table.split("</table>").next().unwrap();
        assert_eq!(table.matches("<tr").count(), 1 + 8, "{table}");
        let html = numbers(json!({"total": 0, "days": [], "pages": []})).await;
        assert!(
            html.contains("まだ閲覧がありません") && !html.contains("<table"),
            "{html}"
        );
    }

    #[test]
    fn pages_that_belong_to_somebody_are_not_counted() {
        let id: shared::event::EventId = "0193a5b0-0000-7000-8000-000000000001".parse().unwrap();
        let view = view_of(&Route::Event { id }).unwrap();
        assert_eq!(
            (view.kind, view.id.unwrap().uuid()),
            (PageKind::Event, id.uuid())
        );
        assert_eq!(view_of(&Route::Home).unwrap().id, None);
        for route in [
            Route::Me,
            Route::SignIn,
            Route::Staff,
            Route::StaffEvent { id },
            Route::Registration { token: "t".into() },
            Route::NotFound,
        ] {
            assert_eq!(view_of(&route), None, "{route:?}");
        }
    }
}
