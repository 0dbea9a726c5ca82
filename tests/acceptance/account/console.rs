//! Ways back in: `musubi admin create` at the server's console, and another administrator.

use acceptance::{Answer, Client, TestApp, both};
use api::features::account::service;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};
use shared::account::types::{AccountId, Role};
use shared::problem::Code;

use super::totp::set_up;
use super::{OTHER_PASSWORD, PASSWORD, account, sign_in_body, sign_up_body, signed_in, somebody};

const SIGN_IN: &str = "/api/v1/auth/sign-in";
const ACCOUNTS: &str = "/api/v1/accounts";
const EMAIL: &str = "taro@example.jp";

async fn create_admin(app: &TestApp, email: &str) -> AccountId {
    let password = OTHER_PASSWORD.parse().unwrap();
    let made = service::create_admin(app.context(), email.parse().unwrap(), password).await;
    made.unwrap()
}

async fn sign_in(app: &TestApp, password: &str) -> Answer {
    let body = sign_in_body(EMAIL, password);
    app.client().post(SIGN_IN).json(&body).await
}

/// Signs in with the password from the console, and is an administrator.
async fn assert_admin(app: &TestApp) -> Client {
    let answer = sign_in(app, OTHER_PASSWORD).await.assert_status(200);
    let body: Value = answer.json();
    assert_eq!(body["me"]["roles"], json!(["admin", "member"]));
    let client = app
        .client()
        .with_bearer(body["access_token"].as_str().unwrap());
    client.get(ACCOUNTS).await.expect(200);
    client
}

both! {
    /// The first one, in an empty house.
    async fn the_console_makes_a_new_administrator(app: TestApp) {
        create_admin(&app, EMAIL).await;
        assert_admin(&app).await;
    }

    /// Password, phone and recovery codes are lost: the console opens the door again, and what
    /// somebody else may hold is void.
    async fn the_console_replaces_password_and_second_factor(app: TestApp) {
        let id = account(&app, EMAIL, &[Role::Admin]).await;
        let client = signed_in(&app, EMAIL).await;
        set_up(&app, &client).await;
        assert_eq!(create_admin(&app, EMAIL).await, id);
        client.get("/api/v1/me").await.assert_problem(Code::SessionEnded);
        sign_in(&app, PASSWORD).await.assert_problem(Code::InvalidCredentials);
        let client = assert_admin(&app).await;
        let shown = client.get(&format!("{ACCOUNTS}/{id}")).await.assert_status(200).json();
        assert_eq!(shown["totp_enabled"], false);
        let admin_grants = shown["grants"].as_array().unwrap().len();
        assert_eq!(admin_grants, 1, "no second grant of the same role");
        // The codes went with the lost factor.
        let conn = app.context().db.read();
        let sql = "SELECT COUNT(*) FROM recovery_code";
        let count = conn.query_one_raw(Statement::from_string(conn.get_database_backend(), sql));
        assert_eq!(count.await.unwrap().unwrap().try_get_by_index::<i64>(0), Ok(0));
        let kinds: Vec<String> = app.mails_to(EMAIL).await.into_iter().map(|mail| mail.kind).collect();
        assert_eq!(kinds, ["account-changed", "account-factor"]);
    }

    async fn the_console_ends_a_suspension(app: TestApp) {
        let admin = somebody(&app, "admin@example.jp", &[Role::Admin]).await;
        let id = account(&app, EMAIL, &[]).await;
        let path = format!("{ACCOUNTS}/{id}/suspend");
        admin.post(&path).json(&json!({"reason": "見本"})).await.expect(200);
        assert_eq!(create_admin(&app, EMAIL).await, id);
        assert_admin(&app).await;
    }

    /// The console's word stands for the mail's link, which is void from then on.
    async fn the_console_proves_an_address(app: TestApp) {
        app.client().post(ACCOUNTS).json(&sign_up_body(EMAIL)).await.expect(202);
        let token = app.mails_to(EMAIL).await[0].token("/verify");
        create_admin(&app, EMAIL).await;
        assert_admin(&app).await;
        app.client().post("/api/v1/auth/verify-email").json(&json!({"token": token})).await
            .assert_problem(Code::LinkInvalid);
    }

    /// An officer has lost phone and codes: an administrator takes the factor away, the officer
    /// is told, every sign-in ends, and in production the roles rest until another is set up.
    async fn an_administrator_takes_a_lost_factor_away(app: TestApp) {
        let admin = somebody(&app, "admin@example.jp", &[Role::Admin]).await;
        let id = account(&app, EMAIL, &[Role::Prefecture]).await;
        let officer = signed_in(&app, EMAIL).await;
        let path = format!("{ACCOUNTS}/{id}/totp");
        admin.delete(&path).await.assert_problem(Code::Conflict);
        let (_, codes) = set_up(&app, &officer).await;
        sign_in(&app, PASSWORD).await.assert_problem(Code::TotpRequired);
        officer.delete(&path).await.assert_problem(Code::Forbidden);
        admin.delete(&path).await.expect(204);
        admin.delete(&path).await.assert_problem(Code::Conflict);
        officer.get("/api/v1/me").await.assert_problem(Code::SessionEnded);
        let mail = app.mails_to(EMAIL).await.pop().unwrap();
        assert_eq!(mail.kind, "account-factor");
        assert!(mail.text.contains("2段階認証"), "{}", mail.text);
        let strict = app.instance_with(|options| options.totp_required = true).await;
        let officer = signed_in(&app, EMAIL).await.at(&strict.base);
        officer.get("/api/v1/staff/events").await.assert_problem(Code::TotpSetupRequired);
        set_up(&app, &officer).await;
        officer.get("/api/v1/staff/events").await.expect(200);
        // The old codes went with the old factor.
        let old = json!({"email": EMAIL, "password": PASSWORD, "code": codes[0]});
        app.client().post(SIGN_IN).json(&old).await.assert_problem(Code::TotpInvalid);
    }

    /// Whoever stole an administrator's session gets no further by it: one's own factor is given
    /// up by password and code only.
    async fn nobody_takes_their_own_factor_away(app: TestApp) {
        let id = account(&app, EMAIL, &[Role::Admin]).await;
        let admin = signed_in(&app, EMAIL).await;
        set_up(&app, &admin).await;
        let path = format!("{ACCOUNTS}/{id}/totp");
        admin.delete(&path).await.assert_problem(Code::Conflict);
        sign_in(&app, PASSWORD).await.assert_problem(Code::TotpRequired);
    }
}
