//! Markup and formulas that were taken in, read again wherever they are shown: pages, lists, mails,
//! the file for spreadsheets.

use acceptance::{Answer, Client, TestApp, both};
use serde_json::{Value, json};

use super::{Attacked, Kind, all, assert_inert};
use crate::world::World;

/// What would run in a browser, in a spreadsheet or in a template.
const WORDS: [&str; 5] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "=HYPERLINK(\"https://example.com\")",
    "javascript:alert(1)",
    "{{7*7}}",
];

/// The good request with `words` in every text that takes them.
async fn full_of(attacked: &Attacked, words: &str) -> (Value, usize) {
    let mut body = attacked.good.clone();
    let mut taken = 0;
    for place in attacked
        .places
        .iter()
        .filter(|place| place.kind == Kind::Text)
    {
        let mut tried = body.clone();
        super::set(&mut tried, &place.pointer, json!(words));
        if attacked.send(&tried).await.status() < 300 {
            body = tried;
            taken += 1;
        }
    }
    (body, taken)
}

/// A page shows words as words.
#[track_caller]
fn assert_plain(page: &Answer, words: &str, told: &str) {
    let html = page.text();
    assert!(
        page.header("content-type").starts_with("text/html"),
        "{told}: {page:?}"
    );
    for alive in ["<script>alert", "<img src=x", "href=\"javascript:", ">49<"] {
        assert!(!html.contains(alive), "{told} holds {alive}: {html}");
    }
    let policy = page.header("content-security-policy");
    assert!(
        policy.contains("script-src") && !policy.contains("'unsafe-inline'"),
        "{told}: {policy}"
    );
    if words.starts_with('<') {
        assert!(
            html.contains("&lt;"),
            "{told} does not show {words}: {html}"
        );
    }
}

/// The cells of a file: quotes undone.
fn cells(text: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut quoted = false;
    let mut chars = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = chars.next() {
        let last = found.last_mut().unwrap();
        match (c, quoted) {
            ('"', true) if chars.peek() == Some(&'"') => {
                chars.next();
                last.push('"');
            }
            ('"', _) => quoted = !quoted,
            (',' | '\n', false) => found.push(String::new()),
            ('\r', false) => {}
            _ => last.push(c),
        }
    }
    found
}

/// Somebody unknown at an instance that serves pages, in the plainest frame.
async fn visitor(app: &TestApp) -> Client {
    let folder = app.data_dir().join("web");
    std::fs::create_dir_all(&folder).unwrap();
    let frame = "<html lang=\"ja\"><head><!--head--></head><body><!--prerender--></body></html>";
    std::fs::write(folder.join("index.html"), frame).unwrap();
    let instance = app
        .instance_with(|options| options.web_dir = Some(folder))
        .await;
    instance.client()
}

async fn assert_event_is_inert((app, visitor): (&TestApp, &Client), id: &str, words: &str) {
    let detail = format!("/events/{id}");
    let register = format!("/events/{id}/register");
    for path in ["/", "/events", &detail, &register] {
        let page = visitor.get(path).await.assert_status(200);
        assert_plain(&page, words, &format!("{path} with {words}"));
    }
    let everything = app.everything().await;
    for path in [
        "/api/v1/events?limit=100".to_owned(),
        "/api/v1/event-themes".to_owned(),
        "/api/v1/staff/events?limit=100".to_owned(),
        format!("/api/v1/events/{id}"),
        format!("/api/v1/staff/events/{id}"),
        format!("/api/v1/events/{id}/history"),
    ] {
        let answer = everything.get(&path).await.assert_status(200);
        assert_inert(&answer, &format!("{path} with {words}"));
    }
}

both! {
    /// An event full of markup is words on every page, and so are those who registered for it, also
    /// in the file for spreadsheets.
    async fn what_was_taken_in_is_shown_as_words(app: TestApp) {
        let (app, world) = World::shared(&app).await;
        let attacked = all(&app, &world).await;
        let by = |id: &str| attacked.iter().find(|one| one.operation.id == id).unwrap();
        let prefecture = app.prefecture().await;
        let visitor = visitor(&app).await;
        for words in WORDS {
            let (form, taken) = full_of(by("create_event"), words).await;
            // Not an address, but all that is told in words.
            assert!(taken >= 5, "only {taken} places take {words}");
            let id = prefecture.post("/api/v1/events").json(&form).await.assert_status(201).id();
            prefecture.post(&format!("/api/v1/events/{id}/publish")).await.expect(200);
            assert_event_is_inert((&app, &visitor), &id, words).await;

            let (mut guest, _) = full_of(by("register_by_hand"), words).await;
            guest["email"] = json!("somebody.else@example.jp");
            let path = format!("/api/v1/events/{id}/registrations");
            prefecture.post(&format!("{path}/by-hand")).json(&guest).await.expect(201);
            app.settle().await;
            let list = prefecture.get(&path).await.assert_status(200);
            assert_inert(&list, &format!("{path} with {words}"));
            let file = prefecture.get(&format!("{path}.csv")).await.assert_status(200);
            for cell in cells(&file.text()) {
                let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
                assert!(!formula, "a cell is a formula: {cell:?}");
            }
        }
        for mail in app.mails().await {
            for alive in ["<script", "<img src=x", "href=\"javascript:"] {
                assert!(!mail.html.contains(alive), "{}: {}", mail.kind, mail.html);
            }
        }
    }
}
