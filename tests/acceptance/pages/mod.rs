//! What the API serves at the pages' addresses: HTML that can be read before, or without, WASM.

mod documentation;
mod event;
mod failure;
mod list;
mod look;
mod places;
mod portal;

use acceptance::{Answer, Client, Instance, TestApp};
use serde_json::Value;

use crate::event::{EVENTS, draft, form, form_with, programme, published, step};

/// An instance that serves a SPA: the real `index.html`, with files of a few bytes.
async fn site(app: &TestApp) -> Instance {
    site_with(app, |_| {}).await
}

async fn site_with(app: &TestApp, change: impl FnOnce(&mut api::app::Options)) -> Instance {
    let folder = app.data_dir().join("web");
    std::fs::create_dir_all(folder.join("assets")).unwrap();
    let page = include_str!("../../../frontend/index.html")
        .replace("{{css}}", "/assets/styles-1.css")
        .replace("{{js}}", "/assets/boot-1.js");
    std::fs::write(folder.join("index.html"), page).unwrap();
    std::fs::write(folder.join("assets/styles-1.css"), ":root{}").unwrap();
    std::fs::write(folder.join("assets/boot-1.js"), "// SPA").unwrap();
    app.instance_with(|options| {
        options.web_dir = Some(folder);
        change(options);
    })
    .await
}

/// A page, which must be there.
async fn page(client: &Client, path: &str) -> String {
    let answer = client.get(path).await.assert_status(200);
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    whole(&answer)
}

/// The answer's text, which must be one whole page around one main text.
#[track_caller]
fn whole(answer: &Answer) -> String {
    // The templates' way to write a slash.
    let html = answer.text().replace("&#x2f;", "/");
    assert!(
        html.starts_with("<!doctype html>") && html.ends_with("</html>\n"),
        "{html}"
    );
    for part in [
        "<title>",
        "<h1>",
        "<main",
        "</main>",
        "<meta name=\"description\"",
    ] {
        assert_eq!(html.matches(part).count(), 1, "{part} in {html}");
    }
    assert!(
        !html.contains("<!--head-->") && !html.contains("<!--prerender-->"),
        "{html}"
    );
    let title = between(&html, "<title>", "</title>");
    assert!(
        title.len() > " | Musubi".len() && !title.starts_with(" |"),
        "{title}"
    );
    assert!(!between(&html, "<h1>", "</h1>").trim().is_empty(), "{html}");
    html
}

/// What stands between two marks.
#[track_caller]
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let found = text
        .split_once(from)
        .and_then(|(_, rest)| rest.split_once(to));
    found
        .unwrap_or_else(|| panic!("no {from}…{to} in {text}"))
        .0
}

/// The page's main text.
#[track_caller]
fn main_of(html: &str) -> &str {
    between(html, "<main", "</main>")
}

/// The titles of a list, in its order.
fn listed(html: &str) -> Vec<String> {
    let items = main_of(html).split("<li><h2><a href=\"/events/").skip(1);
    items
        .map(|item| between(item, "\">", "</a>").to_owned())
        .collect()
}

/// The form of an event on a day of 2026.
fn on(day: &str, title: &str) -> Value {
    form_with(serde_json::json!({
        "title": title, "starts_at": format!("{day}T05:00:00Z"), "ends_at": format!("{day}T07:00:00Z"),
    }))
}
