//! Which page stands at which address, and what it says before WASM runs.

use actix_web::http::StatusCode;
use shared::event::EventId;
use shared::event::api::EventQuery;
use shared::i18n::{self, Lang};
use shared::page::Limit;

use super::render::{self, Page};
use crate::app::Context;
use crate::features::event::service as events;

/// The page at `path`, with the status its address deserves.
pub async fn page(context: &Context, lang: Lang, path: &str) -> (StatusCode, Page) {
    let url = format!("{}{path}", context.options.public_url);
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [] => (StatusCode::OK, list(context, lang, "home", &url).await),
        ["events"] => (StatusCode::OK, list(context, lang, "events", &url).await),
        ["events", id] | ["events", id, "register"] => match event(context, lang, id, &url).await {
            Some(page) => (StatusCode::OK, page),
            None => (StatusCode::NOT_FOUND, named(lang, "not-found", &url, true)),
        },
        ["terms" | "privacy" | "sign-in" | "sign-up"] => {
            (StatusCode::OK, named(lang, "app", &url, false))
        }
        ["me" | "verify" | "reset" | "staff"]
        | ["registrations", _]
        | ["me", "registrations", _]
        | ["staff", ..] => (StatusCode::OK, named(lang, "app", &url, true)),
        _ => (StatusCode::NOT_FOUND, named(lang, "not-found", &url, true)),
    }
}

async fn list(context: &Context, lang: Lang, name: &str, url: &str) -> Page {
    let query = EventQuery {
        limit: Limit::new(20).ok(),
        ..EventQuery::default()
    };
    let found = events::list(context, query).await;
    let items = found.map(|page| page.items).unwrap_or_default();
    render::events(lang, name, url, &items)
}

async fn event(context: &Context, lang: Lang, id: &str, url: &str) -> Option<Page> {
    let id: EventId = id.parse().ok()?;
    // A registration's form has its event's page as its main text: it names the other ways in.
    let detail = events::public_detail(context.db.read(), id, context.clock.now())
        .await
        .ok()
        .flatten()?;
    Some(render::event(lang, url, &detail))
}

fn named(lang: Lang, name: &str, url: &str, hidden: bool) -> Page {
    let title = i18n::text(lang, &format!("web-{name}-title"));
    let description = i18n::text(lang, &format!("web-{name}-description"));
    render::plain(lang, &title, &description, url, hidden)
}
