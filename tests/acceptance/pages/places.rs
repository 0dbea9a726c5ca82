//! Which addresses are pages, in which language, with which headers.

use acceptance::both;

use super::*;

/// An id for the addresses that have one.
const ID: &str = "01900000-0000-7000-8000-000000000001";

/// The addresses of the SPA, out of its own table: `to_path` writes each of them.
fn addresses() -> Vec<String> {
    let routes = include_str!("../../../frontend/src/routes/mod.rs");
    let table = between(routes, "fn to_path(&self)", "fn routes()");
    let found: Vec<String> = table
        .split('"')
        .filter(|word| word.starts_with('/'))
        .map(|word| word.replace("{id}", ID).replace("{}", "token"))
        .collect();
    assert!(found.len() >= 20, "{found:?}");
    found
}

both! {
    /// The API knows the same pages as the SPA; everything else is not found.
    async fn the_api_knows_the_pages_of_the_spa(app: TestApp) {
        let site = site(&app).await;
        let client = site.client();
        for path in addresses() {
            // The event is none that exists.
            let missing = path == "/404" || ["events", "companies", "articles", "measures"]
                    .iter()
                    .any(|part| path.starts_with(&format!("/{part}/{ID}")));
            let expected = if missing { 404 } else { 200 };
            whole(&client.get(&path).await.assert_status(expected));
        }
        for nonsense in [
            "/staff/nonsense", "/staff/events/nonsense", "/staff/events/new/edit", "/staff/mail/1", "/nowhere",
            "/events/nonsense", "/events/nonsense/register", "/me/nonsense", "/sign-in/x", "/registrations",
            "/registrations/a/b", "/community/x", "/community/threads/x", "/community/threads", "/community/unsubscribe", "/index.html", "/assets/nothing.js", "/%3Cscript%3E", "/..%2f..%2fetc%2fpasswd",
        ] {
            let answer = client.get(nonsense).await.assert_status(404);
            let html = whole(&answer);
            assert!(html.contains("noindex") && !html.contains("canonical"), "{nonsense}: {html}");
        }
        client.get("/api/nonsense").await.assert_status(404).problem();
        client.post("/events").await.expect(404);
    }

    /// Pages that are nobody's business but their reader's are kept out of search engines.
    async fn personal_pages_are_hidden(app: TestApp) {
        let site = site(&app).await;
        for path in ["/me", "/me/company", "/staff/organisations", "/staff/name-matching", "/community", "/community/unsubscribe/secret", "/verify?token=x", "/reset", "/registrations/secret", "/survey", "/confirm/secret", "/staff/api-keys", "/staff/reports", "/staff", "/staff/accounts"] {
            let html = page(&site.client(), path).await;
            assert!(html.contains("noindex") && !html.contains("canonical"), "{path}: {html}");
            assert!(!html.contains("secret"), "{path}: {html}");
        }
        for path in ["/", "/events", "/companies", "/terms", "/privacy", "/sign-in", "/sign-up"] {
            let html = page(&site.client(), path).await;
            let canonical = format!("<link rel=\"canonical\" href=\"https://musubi.example.jp{path}\">");
            assert!(html.contains(&canonical) && !html.contains("noindex"), "{path}: {html}");
        }
        let terms = page(&site.client(), "/terms").await;
        let section = &shared::account::legal::LegalDocument::Terms.text(shared::i18n::Lang::Ja).sections[0];
        assert!(terms.contains(&format!("<h2>{}</h2>", section.heading)), "{terms}");
    }

    /// The browser's language, or the one chosen in the SPA before.
    async fn pages_come_in_the_readers_language(app: TestApp) {
        let site = site(&app).await;
        programme(&app).await.expect(201);
        let id = published(&app, &form()).await;
        let path = format!("/events/{id}");
        let japanese = site.client().get(&path).await.assert_status(200);
        let english = site.client().with_language("en").get(&path).await.assert_status(200);
        for (answer, lang, locale, words) in [
            (&japanese, "ja", "ja_JP", "このイベントに申し込む"), (&english, "en", "en_US", "Register for this event"),
        ] {
            let html = whole(answer);
            assert!(html.contains(&format!("<html lang=\"{lang}\">")), "{html}");
            assert!(html.contains(&format!("property=\"og:locale\" content=\"{locale}\"")), "{html}");
            assert!(main_of(&html).contains(words), "{html}");
            assert_eq!(answer.header("content-language"), lang);
            let vary = answer.headers().get_all("vary").iter();
            let vary: Vec<&str> = vary.map(|value| value.to_str().unwrap()).collect();
            let vary = vary.join(", ").to_ascii_lowercase();
            assert!(vary.contains("accept-language") && vary.contains("cookie"), "{vary}");
        }
        let chooser = site.client();
        chooser.set_cookie("musubi_lang", "en");
        assert!(page(&chooser, &path).await.contains("<html lang=\"en\">"));
        chooser.set_cookie("musubi_lang", "\"><script>");
        assert!(page(&chooser, &path).await.contains("<html lang=\"ja\">"));
    }

    /// A page is asked for again at no cost, can be asked for by HEAD, and runs nothing foreign.
    async fn pages_carry_their_headers(app: TestApp) {
        let site = site(&app).await;
        programme(&app).await.expect(201);
        let id = published(&app, &form()).await;
        for path in ["/".to_owned(), "/events".into(), format!("/events/{id}"), "/me".into()] {
            let answer = site.client().get(&path).await.assert_status(200);
            let policy = answer.header("content-security-policy");
            for rule in ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "frame-ancestors 'none'"] {
                assert!(policy.contains(rule), "{policy}");
            }
            assert!(!policy.contains("unsafe-inline"), "{policy}");
            assert_eq!(answer.header("x-content-type-options"), "nosniff");
            assert_eq!(answer.header("referrer-policy"), "strict-origin-when-cross-origin");
            assert_eq!(answer.header("cache-control"), "no-cache");
            let html = whole(&answer);
            for inline in [" style=\"", "<style", " onclick", "javascript:"] {
                assert!(!html.contains(inline), "{inline} in {html}");
            }
            let tag = answer.header("etag").to_owned();
            assert!(tag.starts_with("W/\""), "{tag}");
            let same = site.client().get(&path).header("if-none-match", &tag).await.assert_status(304);
            assert_eq!((same.bytes().len(), same.header("etag")), (0, tag.as_str()));
            let head = site.client().call("HEAD", &path).await.assert_status(200);
            assert_eq!((head.bytes().len(), head.header("etag")), (0, tag.as_str()));
            let english = site.client().with_language("en").get(&path).header("if-none-match", &tag).await;
            english.expect(200);
        }
        let path = format!("/events/{id}");
        let tag = site.client().get(&path).await.header("etag").to_owned();
        crate::event::take_seat(&app, &id).await;
        site.client().get(&path).header("if-none-match", &tag).await.expect(200);
    }
}
