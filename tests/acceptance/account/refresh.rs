//! Refresh tokens: used once, with ten seconds of grace.

use acceptance::{Answer, Client, TestApp, both};
use chrono::Duration;
use shared::account::types::Role;
use shared::problem::Code;

use super::{account, signed_in, somebody};

const EMAIL: &str = "taro@example.jp";
const COOKIE: &str = "musubi_refresh";

async fn refresh(client: &Client) -> Answer {
    client.post("/api/v1/auth/refresh").await
}

/// Somebody with this cookie and nothing else.
fn holder(app: &TestApp, cookie: &str) -> Client {
    let client = app.client();
    client.set_cookie(COOKIE, cookie);
    client
}

both! {
    /// The everyday way: a new access token and a new cookie, again and again.
    async fn a_refresh_renews_both_tokens(app: TestApp) {
        account(&app, EMAIL, &[]).await;
        let client = signed_in(&app, EMAIL).await;
        for _ in 0..3 {
            app.clock.advance(Duration::minutes(30));
            let before = client.cookie(COOKIE).unwrap();
            let answer = refresh(&client).await.assert_status(200);
            assert_ne!(client.cookie(COOKIE).unwrap(), before);
            let token = answer.json()["access_token"].as_str().unwrap().to_owned();
            client.clone().with_bearer(token).get("/api/v1/me").await.expect(200);
        }
    }

    /// A stolen cookie and its owner can't both go on.
    async fn a_second_use_ends_the_sign_in(app: TestApp) {
        account(&app, EMAIL, &[]).await;
        let client = signed_in(&app, EMAIL).await;
        let stolen = client.cookie(COOKIE).unwrap();
        refresh(&client).await.expect(200);
        app.clock.advance(Duration::seconds(11));
        refresh(&holder(&app, &stolen)).await.assert_problem(Code::SessionEnded);
        // The family is dead: the owner's new cookie and the access token as well.
        refresh(&client).await.assert_problem(Code::SessionEnded);
        client.get("/api/v1/me").await.assert_problem(Code::SessionEnded);
    }

    /// Two tabs that wake together both go on; later, the twin that was left over is a thief's.
    async fn two_tabs_may_refresh_within_ten_seconds(app: TestApp) {
        account(&app, EMAIL, &[]).await;
        let tab = signed_in(&app, EMAIL).await;
        let other = holder(&app, &tab.cookie(COOKIE).unwrap());
        refresh(&tab).await.expect(200);
        app.clock.advance(Duration::seconds(10));
        refresh(&other).await.expect(200);
        refresh(&tab).await.expect(200);
        app.clock.advance(Duration::seconds(5));
        refresh(&other).await.expect(200);
        let left_over = tab.cookie(COOKIE).unwrap();
        app.clock.advance(Duration::minutes(10));
        refresh(&other).await.expect(200);
        app.clock.advance(Duration::minutes(10));
        refresh(&holder(&app, &left_over)).await.assert_problem(Code::SessionEnded);
        refresh(&other).await.assert_problem(Code::SessionEnded);
    }

    /// Unknown, missing, malformed: the same answer.
    async fn a_cookie_that_is_worth_nothing_is_refused(app: TestApp) {
        for bad in ["", "x", &"A".repeat(43), &"A".repeat(5000)] {
            refresh(&holder(&app, bad)).await.assert_problem(Code::SessionEnded);
        }
        refresh(&app.client()).await.assert_problem(Code::SessionEnded);
    }

    /// Signing out ends the sign-in; doing it twice, or without one, is no error.
    async fn signing_out_ends_the_sign_in(app: TestApp) {
        account(&app, EMAIL, &[]).await;
        let client = signed_in(&app, EMAIL).await;
        let cookie = client.cookie(COOKIE).unwrap();
        client.post("/api/v1/auth/sign-out").await.expect(204);
        assert_eq!(client.cookie(COOKIE), None);
        client.get("/api/v1/me").await.assert_problem(Code::SessionEnded);
        refresh(&holder(&app, &cookie)).await.assert_problem(Code::SessionEnded);
        client.post("/api/v1/auth/sign-out").await.expect(204);
    }

    /// A sign-in that is not used ends after two weeks, a used one after ninety days.
    async fn a_sign_in_ends_by_itself(app: TestApp) {
        account(&app, EMAIL, &[]).await;
        let idle = signed_in(&app, EMAIL).await;
        let busy = signed_in(&app, EMAIL).await;
        for _ in 0..6 {
            app.clock.advance(Duration::days(14) - Duration::seconds(1));
            refresh(&busy).await.expect(200);
        }
        refresh(&idle).await.assert_problem(Code::SessionEnded);
        app.clock.advance(Duration::days(7));
        refresh(&busy).await.assert_problem(Code::SessionEnded);
    }

    /// Suspending acts on refreshing and on the token in hand.
    async fn a_suspended_account_can_not_refresh(app: TestApp) {
        let admin = somebody(&app, "admin@example.jp", &[Role::Admin]).await;
        let id = account(&app, EMAIL, &[]).await;
        let client = signed_in(&app, EMAIL).await;
        let reason = serde_json::json!({"reason": "調査のため"});
        admin.post(&format!("/api/v1/accounts/{id}/suspend")).json(&reason).await.expect(200);
        client.get("/api/v1/me").await.assert_problem(Code::AccountSuspended);
        refresh(&client).await.assert_status(401).assert_problem(Code::SessionEnded);
        admin.post(&format!("/api/v1/accounts/{id}/restore")).await.expect(200);
        client.get("/api/v1/me").await.assert_problem(Code::SessionEnded);
        signed_in(&app, EMAIL).await.get("/api/v1/me").await.expect(200);
    }

    /// Many tabs at once, on two processes: nobody is thrown out, and nothing fails.
    async fn simultaneous_refreshes_all_go_on(app: TestApp) {
        account(&app, EMAIL, &[]).await;
        let client = signed_in(&app, EMAIL).await;
        let cookie = client.cookie(COOKIE).unwrap();
        let other = app.process(crate::SERVICE).await;
        let tabs: Vec<Client> = (0..8)
            .map(|n| if n % 2 == 0 { app.client() } else { other.client() })
            .collect();
        for tab in &tabs {
            tab.set_cookie(COOKIE, &cookie);
        }
        let answers = futures::future::join_all(tabs.iter().map(refresh)).await;
        for answer in answers {
            answer.expect(200);
        }
    }
}
