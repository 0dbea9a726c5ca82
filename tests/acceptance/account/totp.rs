//! The second factor.

use acceptance::{Client, TestApp, both};
use chrono::Duration;
use serde_json::{Value, json};
use shared::account::types::Role;
use shared::problem::Code;
use totp_rs::{Builder, Secret};

use super::{PASSWORD, account, signed_in, somebody};

const SIGN_IN: &str = "/api/v1/auth/sign-in";
const EMAIL: &str = "taro@example.jp";

/// What the authenticator app shows now.
fn code(app: &TestApp, secret: &str) -> String {
    let secret = Secret::try_from_base32(secret).unwrap();
    let totp = Builder::new().with_secret(secret).build().unwrap();
    let seconds = app.clock.now().micros() / 1_000_000;
    totp.generate(u64::try_from(seconds).unwrap()).to_string()
}

/// Sets the factor up; the secret and the recovery codes.
pub async fn set_up(app: &TestApp, client: &Client) -> (String, Vec<String>) {
    let body = json!({"password": PASSWORD});
    let made = client
        .post("/api/v1/me/totp/setup")
        .json(&body)
        .await
        .assert_status(200)
        .json();
    let secret = made["secret"].as_str().unwrap().to_owned();
    assert!(made["uri"].as_str().unwrap().contains(&secret));
    let body = json!({"code": code(app, &secret)});
    let codes = client
        .post("/api/v1/me/totp/enable")
        .json(&body)
        .await
        .assert_status(200)
        .json();
    let codes = codes["codes"].as_array().unwrap().iter();
    (
        secret,
        codes.map(|one| one.as_str().unwrap().to_owned()).collect(),
    )
}

fn with_code(code: &str) -> Value {
    json!({"email": EMAIL, "password": PASSWORD, "code": code})
}

both! {
    /// Password first, then the code; each code once.
    async fn a_code_is_asked_for_and_works_once(app: TestApp) {
        let client = somebody(&app, EMAIL, &[]).await;
        let (secret, _) = set_up(&app, &client).await;
        let plain = json!({"email": EMAIL, "password": PASSWORD});
        app.client().post(SIGN_IN).json(&plain).await.assert_problem(Code::TotpRequired);
        let wrong = json!({"email": EMAIL, "password": "not the password"});
        app.client().post(SIGN_IN).json(&wrong).await.assert_problem(Code::InvalidCredentials);
        app.client().post(SIGN_IN).json(&with_code("000000")).await.assert_problem(Code::TotpInvalid);
        // The code that put it into force is used up.
        let first = code(&app, &secret);
        app.client().post(SIGN_IN).json(&with_code(&first)).await.assert_problem(Code::TotpInvalid);
        app.clock.advance(Duration::seconds(30));
        let next = code(&app, &secret);
        app.client().post(SIGN_IN).json(&with_code(&next)).await.expect(200);
        app.client().post(SIGN_IN).json(&with_code(&next)).await.assert_problem(Code::TotpInvalid);
    }

    /// For the day the phone is lost.
    async fn a_recovery_code_works_once(app: TestApp) {
        let client = somebody(&app, EMAIL, &[]).await;
        let (secret, codes) = set_up(&app, &client).await;
        assert_eq!(codes.len(), 10);
        let typed = codes[0].replace('-', "").to_uppercase();
        app.client().post(SIGN_IN).json(&with_code(&typed)).await.expect(200);
        app.client().post(SIGN_IN).json(&with_code(&codes[0])).await.assert_problem(Code::TotpInvalid);
        app.clock.advance(Duration::seconds(30));
        let client = signed_in_with(&app, &code(&app, &secret)).await;
        let body = json!({"password": PASSWORD, "code": codes[1]});
        let renewed = client.post("/api/v1/me/totp/recovery-codes").json(&body).await;
        let renewed = renewed.assert_status(200).json();
        app.client().post(SIGN_IN).json(&with_code(&codes[2])).await.assert_problem(Code::TotpInvalid);
        let fresh = renewed["codes"][0].as_str().unwrap();
        app.client().post(SIGN_IN).json(&with_code(fresh)).await.expect(200);
    }

    /// Neither a stolen session nor a stolen phone is enough to change it.
    async fn the_factor_is_changed_by_password_and_code_only(app: TestApp) {
        let client = somebody(&app, EMAIL, &[]).await;
        let [setup, enable, disable] =
            ["setup", "enable", "disable"].map(|name| format!("/api/v1/me/totp/{name}"));
        client.post(&enable).json(&json!({"code": "123456"})).await.assert_problem(Code::Conflict);
        client.post(&setup).json(&json!({"password": "not the password"})).await
            .assert_faults(&[("/password", Code::InvalidCredentials)]);
        let (secret, _) = set_up(&app, &client).await;
        client.post(&setup).json(&json!({"password": PASSWORD})).await.assert_problem(Code::Conflict);
        app.clock.advance(Duration::seconds(30));
        let right = code(&app, &secret);
        for (password, code, at, why) in [
            ("not the password", right.as_str(), "/password", Code::InvalidCredentials),
            (PASSWORD, "000000", "/code", Code::TotpInvalid),
        ] {
            let body = json!({"password": password, "code": code});
            client.post(&disable).json(&body).await.assert_faults(&[(at, why)]);
        }
        let body = json!({"password": PASSWORD, "code": right});
        client.post(&disable).json(&body).await.expect(204);
        signed_in(&app, EMAIL).await.get("/api/v1/me").await.expect(200);
    }

    /// In production a password alone opens nothing but one's own account to staff.
    async fn staff_without_the_factor_reach_their_own_account_only(app: TestApp) {
        let strict = app.instance_with(|options| options.totp_required = true).await;
        account(&app, EMAIL, &[Role::Admin]).await;
        let client = signed_in(&app, EMAIL).await.at(&strict.base);
        client.get("/api/v1/accounts").await.assert_problem(Code::TotpSetupRequired);
        let me = client.get("/api/v1/me").await.assert_status(200).json();
        assert_eq!(me["permissions"], json!(["own_account"]));
        assert_eq!(me["totp_setup_required"], true);
        set_up(&app, &client).await;
        client.get("/api/v1/accounts").await.expect(200);
        // A member has no such duty.
        let member = somebody(&app, "x@example.jp", &[]).await.at(&strict.base);
        assert_eq!(member.get("/api/v1/me").await.json()["totp_setup_required"], false);
    }
}

async fn signed_in_with(app: &TestApp, code: &str) -> Client {
    let client = app.client();
    let answer = client
        .post(SIGN_IN)
        .json(&with_code(code))
        .await
        .assert_status(200);
    client.with_bearer(answer.json()["access_token"].as_str().unwrap())
}
