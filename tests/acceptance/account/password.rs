//! Changing and resetting the password.

use acceptance::{TestApp, both};
use chrono::Duration;
use serde_json::json;
use shared::problem::Code;

use super::{OTHER_PASSWORD, PASSWORD, account, sign_in_body, sign_up_body, signed_in, somebody};

const SIGN_IN: &str = "/api/v1/auth/sign-in";
const RESET: &str = "/api/v1/auth/password-reset";
const CONFIRM: &str = "/api/v1/auth/password-reset/confirm";
const EMAIL: &str = "taro@example.jp";

async fn reset_token(app: &TestApp) -> String {
    app.client()
        .post(RESET)
        .json(&json!({"email": EMAIL}))
        .await
        .expect(202);
    app.mails_to(EMAIL).await.last().unwrap().token("/reset")
}

both! {
    /// Known or not: the same answer, and a mail only to who has an account.
    async fn asking_for_a_link_does_not_tell_who_has_an_account(app: TestApp) {
        account(&app, EMAIL, &[]).await;
        for email in [EMAIL, "nobody@example.jp"] {
            let answer = app.client().post(RESET).json(&json!({"email": email})).await;
            assert_eq!(answer.assert_status(202).json(), json!({"email": email}));
        }
        assert_eq!(app.mails_to(EMAIL).await.len(), 1);
        assert!(app.mails_to("nobody@example.jp").await.is_empty());
    }

    /// Once, for an hour, and all sign-ins end.
    async fn a_reset_link_sets_a_password_once(app: TestApp) {
        account(&app, EMAIL, &[]).await;
        let client = signed_in(&app, EMAIL).await;
        let (unused, token) = (reset_token(&app).await, reset_token(&app).await);
        let weak = json!({"token": token, "password": "password1234"});
        app.client().post(CONFIRM).json(&weak).await
            .assert_faults(&[("/password", Code::PasswordTooWeak)]);
        let body = json!({"token": token, "password": OTHER_PASSWORD});
        app.client().post(CONFIRM).json(&body).await.expect(204);
        for used in [token, unused] {
            let body = json!({"token": used, "password": PASSWORD});
            app.client().post(CONFIRM).json(&body).await.assert_problem(Code::LinkInvalid);
        }
        client.get("/api/v1/me").await.assert_problem(Code::SessionEnded);
        app.client().post(SIGN_IN).json(&sign_in_body(EMAIL, PASSWORD)).await.expect(401);
        app.client().post(SIGN_IN).json(&sign_in_body(EMAIL, OTHER_PASSWORD)).await.expect(200);
        assert_eq!(app.mails_to(EMAIL).await.last().unwrap().kind, "account-changed");
    }

    /// A link of yesterday is void.
    async fn a_reset_link_runs_out_after_an_hour(app: TestApp) {
        account(&app, EMAIL, &[]).await;
        let token = reset_token(&app).await;
        app.clock.advance(Duration::hours(1));
        let body = json!({"token": token, "password": OTHER_PASSWORD});
        app.client().post(CONFIRM).json(&body).await.assert_problem(Code::LinkInvalid);
    }

    /// A person who forgot the password before proving the address does both by one link.
    async fn a_reset_proves_the_address(app: TestApp) {
        let body = sign_up_body(EMAIL);
        app.client().post("/api/v1/accounts").json(&body).await.expect(202);
        let token = reset_token(&app).await;
        let body = json!({"token": token, "password": OTHER_PASSWORD});
        app.client().post(CONFIRM).json(&body).await.expect(204);
        app.client().post(SIGN_IN).json(&sign_in_body(EMAIL, OTHER_PASSWORD)).await.expect(200);
    }

    /// Needs the password in force; ends the other sign-ins and keeps this one.
    async fn changing_the_password_ends_the_other_sign_ins(app: TestApp) {
        let client = somebody(&app, EMAIL, &[]).await;
        let other = signed_in(&app, EMAIL).await;
        let path = "/api/v1/me/password";
        let wrong = json!({"current": "not the password", "password": OTHER_PASSWORD});
        client.put(path).json(&wrong).await.assert_faults(&[("/current", Code::InvalidCredentials)]);
        let weak = json!({"current": PASSWORD, "password": "taro"});
        client.put(path).json(&weak).await.assert_faults(&[("/password", Code::TooShort)]);
        app.client().put(path).json(&wrong).await.assert_problem(Code::Unauthenticated);
        let body = json!({"current": PASSWORD, "password": OTHER_PASSWORD});
        client.put(path).json(&body).await.expect(204);
        client.get("/api/v1/me").await.expect(200);
        other.get("/api/v1/me").await.assert_problem(Code::SessionEnded);
        app.client().post(SIGN_IN).json(&sign_in_body(EMAIL, OTHER_PASSWORD)).await.expect(200);
    }
}
