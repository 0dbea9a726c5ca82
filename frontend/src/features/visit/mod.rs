//! Tells the API which page is shown, so that it is counted: its kind, and what it is about.

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
    use super::*;

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
