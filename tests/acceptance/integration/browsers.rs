//! What a page of somebody else's may ask and read (CORS).

use super::*;
use acceptance::{Answer, Persona, both};

const ORIGIN: &str = "https://portal.example.com";

async fn preflight(app: &TestApp, method: &str, path: &str) -> Answer {
    let call = app.client().call("OPTIONS", path);
    call.header("origin", ORIGIN)
        .header("access-control-request-method", method)
        .header(
            "access-control-request-headers",
            "authorization, content-type, idempotency-key",
        )
        .await
}

both! {
    /// What everybody may read a page elsewhere may read too, refusals as well, and no cookie goes along.
    async fn a_page_elsewhere_reads_what_is_public(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let nothing = "01900000-0000-7000-8000-000000000000";
        for (path, status) in [
            (EVENTS.to_owned(), 200),
            (format!("{EVENTS}/{id}"), 200),
            (format!("{EVENTS}/{nothing}"), 404),
            (format!("{EVENTS}?limit=0"), 422),
            (format!("{EVENTS}/{id}/calendar.ics"), 200),
            ("/api/v1/organisations".to_owned(), 200),
        ] {
            let answer = app.client().get(&path).header("origin", ORIGIN).await.assert_status(status);
            assert_eq!(answer.header("access-control-allow-origin"), "*", "{path}");
            assert!(answer.header("access-control-expose-headers").contains("etag"));
            assert!(!answer.headers().contains_key("access-control-allow-credentials"));
        }
        let answer = preflight(&app, "GET", EVENTS).await.assert_status(204);
        assert!(answer.header("access-control-allow-headers").contains("if-none-match"));
    }

    /// A program in a browser may hand a registration in with its key.
    async fn a_page_elsewhere_may_use_a_key(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let answer = preflight(&app, "POST", &by_key(&id)).await.assert_status(204);
        assert_eq!(answer.header("access-control-allow-origin"), "*");
        assert_eq!(answer.header("access-control-allow-methods"), "POST");
        let key = program(&app, &["registration_create"], false).await;
        let call = key.post(&by_key(&id)).header("origin", ORIGIN).json(&guest("a"));
        assert_eq!(call.await.assert_status(202).header("access-control-allow-origin"), "*");
    }

    /// Whatever works with a cookie, or changes something without a key, is ours alone: neither
    /// is a page elsewhere let in, nor can it read an answer.
    async fn a_page_elsewhere_cannot_use_our_cookie(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let guests = format!("{EVENTS}/{id}/registrations");
        for (method, path) in [
            ("POST", "/api/v1/auth/refresh"),
            ("POST", "/api/v1/auth/sign-in"),
            ("POST", "/api/v1/auth/sign-out"),
            ("GET", "/api/v1/auth/refresh"),
            ("POST", guests.as_str()),
            ("POST", "/api/v1/accounts"),
            ("PUT", "/api/v1/me/profile"),
            ("DELETE", "/api/v1/me/totp"),
            ("POST", "/api/v1/api-keys"),
        ] {
            let answer = preflight(&app, method, path).await;
            assert!(answer.status() >= 400, "{method} {path}: {}", answer.status());
            assert!(!answer.headers().contains_key("access-control-allow-origin"), "{method} {path}");
        }
        // A browser that sends the cookie nevertheless may not show the token to the page.
        app.known(Persona::Member).await;
        let member = app.sign_in(&Persona::Member.email()).await;
        let answer = member.post("/api/v1/auth/refresh").header("origin", ORIGIN).await;
        assert!(!answer.headers().contains_key("access-control-allow-origin"));
    }
}
