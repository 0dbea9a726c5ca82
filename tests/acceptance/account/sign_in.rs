//! Signing in, and what an access token is worth.

use acceptance::both;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as B64;
use chrono::Duration;
use shared::account::types::Role;
use shared::problem::Code;

use super::{PASSWORD, account, sign_in_body, signed_in, somebody};

const SIGN_IN: &str = "/api/v1/auth/sign-in";
const ME: &str = "/api/v1/me";
const EMAIL: &str = "taro@example.jp";

both! {
    /// Which of the two is wrong is not said.
    async fn a_wrong_password_and_an_unknown_address_answer_alike(app: TestApp) {
        account(&app, EMAIL, &[]).await;
        let wrong = app.client().post(SIGN_IN).json(&sign_in_body(EMAIL, "not the password")).await;
        let unknown = app.client().post(SIGN_IN).json(&sign_in_body("x@example.jp", PASSWORD)).await;
        let mut problems = [wrong, unknown].map(|one| one.assert_problem(Code::InvalidCredentials));
        for problem in &mut problems {
            problem.instance = String::new();
        }
        assert_eq!(problems[0], problems[1]);
    }

    /// Bad bodies are named and cost no attempt.
    async fn a_malformed_sign_in_is_refused(app: TestApp) {
        let body = serde_json::json!({"email": "taro", "password": "", "remember": true});
        app.client().post(SIGN_IN).json(&body).await.assert_status(422).assert_faults(&[
            ("/remember", Code::UnknownField), ("/email", Code::NotAnEmail), ("/password", Code::Required),
        ]);
        app.client().post(SIGN_IN).raw("text/plain", "{}").await
            .assert_problem(Code::UnsupportedMediaType);
        app.client().post(SIGN_IN).raw("application/json", "{").await.assert_problem(Code::Malformed);
    }

    /// The refresh token is out of reach of scripts and other sites.
    async fn the_refresh_cookie_is_locked_away(app: TestApp) {
        account(&app, EMAIL, &[]).await;
        let body = sign_in_body("TARO@example.jp", PASSWORD);
        let answer = app.client().post(SIGN_IN).json(&body).await.assert_status(200);
        let cookie = answer.header("set-cookie");
        for part in ["musubi_refresh=", "HttpOnly", "SameSite=Strict", "Secure", "Path=/api/v1/auth"] {
            assert!(cookie.contains(part), "{part} in {cookie}");
        }
        assert_eq!(answer.header("cache-control"), "no-store");
        assert_eq!(answer.json()["expires_in"], 600);
    }

    /// The state of an account is told only to who knows its password.
    async fn a_suspended_account_can_not_sign_in(app: TestApp) {
        let admin = somebody(&app, "admin@example.jp", &[Role::Admin]).await;
        let id = account(&app, EMAIL, &[]).await;
        let reason = serde_json::json!({"reason": "退職"});
        admin.post(&format!("/api/v1/accounts/{id}/suspend")).json(&reason).await.expect(200);
        app.client().post(SIGN_IN).json(&sign_in_body(EMAIL, PASSWORD)).await
            .assert_problem(Code::AccountSuspended);
        app.client().post(SIGN_IN).json(&sign_in_body(EMAIL, "not the password")).await
            .assert_problem(Code::InvalidCredentials);
    }

    /// Ten minutes, not a second longer.
    async fn an_access_token_runs_out(app: TestApp) {
        let client = somebody(&app, EMAIL, &[]).await;
        app.clock.advance(Duration::seconds(599));
        client.get(ME).await.expect(200);
        app.clock.advance(Duration::seconds(1));
        let answer = client.get(ME).await;
        answer.assert_problem(Code::TokenExpired);
        assert_eq!(answer.header("www-authenticate"), "Bearer");
    }

    /// Forged, cut, borrowed or of another scheme: refused, also where none is needed.
    async fn a_token_that_is_not_ours_is_refused(app: TestApp) {
        let client = somebody(&app, EMAIL, &[]).await;
        let token = client.bearer().unwrap().to_owned();
        let parts: Vec<&str> = token.split('.').collect();
        let kid = &app.context().options.jwt.id;
        let none = B64.encode(format!(r#"{{"alg":"none","kid":"{kid}"}}"#));
        let hs = B64.encode(format!(r#"{{"alg":"HS256","kid":"{kid}"}}"#));
        let mut body: serde_json::Value =
            serde_json::from_slice(&B64.decode(parts[1]).unwrap()).unwrap();
        body["exp"] = serde_json::json!(4_000_000_000_i64);
        let longer = B64.encode(body.to_string());
        for bad in [
            format!("{none}.{}.", parts[1]),
            format!("{hs}.{}.{}", parts[1], parts[2]),
            format!("{}.{longer}.{}", parts[0], parts[2]),
            format!("{}.{}.", parts[0], parts[1]),
            "garbage".to_owned(),
        ] {
            app.client().with_bearer(bad).get(ME).await.assert_problem(Code::Unauthenticated);
        }
        app.client().get(ME).header("authorization", "Basic dGFybzp4").await
            .assert_problem(Code::Unauthenticated);
        app.client().get(ME).await.assert_problem(Code::Unauthenticated);
    }

    /// Ended here means ended on every device and in every process, at once.
    async fn signing_out_everywhere_acts_in_all_processes(app: TestApp) {
        account(&app, EMAIL, &[]).await;
        let [phone, laptop] = [signed_in(&app, EMAIL).await, signed_in(&app, EMAIL).await];
        let other = app.process(crate::SERVICE).await;
        phone.clone().at(other.base()).get(ME).await.expect(200);
        laptop.post("/api/v1/auth/sign-out-everywhere").await.expect(204);
        phone.clone().at(other.base()).get(ME).await.assert_problem(Code::SessionEnded);
        phone.post("/api/v1/auth/refresh").await.assert_problem(Code::SessionEnded);
    }

    /// One sees one's own sign-ins and ends one of them; another's is not there.
    async fn a_sign_in_can_be_ended_by_its_owner_only(app: TestApp) {
        account(&app, EMAIL, &[]).await;
        let [phone, laptop] = [signed_in(&app, EMAIL).await, signed_in(&app, EMAIL).await];
        let stranger = somebody(&app, "x@example.jp", &[]).await;
        let list = laptop.get("/api/v1/me/sessions").await.assert_status(200).json();
        let items = list["items"].as_array().unwrap();
        assert_eq!(items.len(), 2);
        let others: Vec<_> = items.iter().filter(|one| one["current"] == false).collect();
        let path = format!("/api/v1/me/sessions/{}", others[0]["id"].as_str().unwrap());
        stranger.delete(&path).await.assert_problem(Code::NotFound);
        phone.get(ME).await.expect(200);
        laptop.delete(&path).await.expect(204);
        laptop.delete(&path).await.assert_problem(Code::NotFound);
        phone.get(ME).await.assert_problem(Code::SessionEnded);
        laptop.get(ME).await.expect(200);
        laptop.delete("/api/v1/me/sessions/nonsense").await.assert_problem(Code::NotFound);
    }
}
