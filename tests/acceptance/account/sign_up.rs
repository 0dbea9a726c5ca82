//! Signing up and proving the address.

use acceptance::{Answer, TestApp, both};
use chrono::Duration;
use serde_json::json;
use shared::problem::Code;

use super::{PASSWORD, account, sign_in_body, sign_up_body};

const SIGN_UP: &str = "/api/v1/accounts";
const VERIFY: &str = "/api/v1/auth/verify-email";
const SIGN_IN: &str = "/api/v1/auth/sign-in";
const EMAIL: &str = "hanako@example.jp";

async fn verify(app: &TestApp, token: &str) -> Answer {
    app.client()
        .post(VERIFY)
        .json(&json!({"token": token}))
        .await
}

both! {
    /// Without the acceptance of the texts in force nothing is stored.
    async fn a_sign_up_without_acceptance_is_refused(app: TestApp) {
        app.settle().await;
        let before = app.digest().await;
        let mut body = sign_up_body(EMAIL);
        body.as_object_mut().unwrap().remove("acceptance");
        let answer = app.client().post(SIGN_UP).json(&body).await.assert_status(422);
        answer.assert_faults(&[("/acceptance", Code::ConsentRequired)]);
        body["acceptance"] = json!({"terms_version": "2025-04-01", "privacy_version": "2026-11-22"});
        let answer = app.client().post(SIGN_UP).json(&body).await.assert_status(422);
        answer.assert_faults(&[("/acceptance/terms_version", Code::ConsentRequired)]);
        before.assert_same(&app.digest().await, "a refused sign-up");
    }

    /// One answer names everything that is wrong.
    async fn every_fault_of_a_sign_up_is_named(app: TestApp) {
        let body = json!({
            "email": "a..b.@docomo.ne.jp", "password": "short", "family_name": "<script>",
            "family_kana": "佐藤", "role": "admin", "locale": "fr", "acceptance": null
        });
        let answer = app.client().post(SIGN_UP).json(&body).await.assert_status(422);
        answer.assert_faults(&[
            ("/role", Code::UnknownField), ("/email", Code::EmailOldCarrier), ("/password", Code::TooShort),
            ("/family_name", Code::ForbiddenCharacter), ("/given_name", Code::Required),
            ("/family_kana", Code::NotKana), ("/locale", Code::UnknownValue),
            ("/acceptance", Code::ConsentRequired),
        ]);
        let mut body = sign_up_body("aobajo.taro@example.jp");
        body["password"] = json!("aobajo.taro 2026");
        let answer = app.client().post(SIGN_UP).json(&body).await.assert_status(422);
        answer.assert_faults(&[("/password", Code::PasswordTooWeak)]);
    }

    /// Whether an address has an account is told to its owner only, by mail.
    async fn a_known_address_is_answered_like_a_new_one(app: TestApp) {
        account(&app, "known@example.jp", &[]).await;
        let [new, known] = ["new@example.jp", "known@example.jp"];
        let first = app.client().post(SIGN_UP).json(&sign_up_body(new)).await.assert_status(202);
        let second = app.client().post(SIGN_UP).json(&sign_up_body(known)).await.assert_status(202);
        assert_eq!(first.json(), json!({"email": new}));
        assert_eq!(second.json(), json!({"email": known}));
        let mails = app.mails_to(known).await;
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].kind, "account-known");
        assert_eq!(app.mails_to(new).await[0].kind, "account-verify");
    }

    /// The way of a new account.
    async fn the_mails_link_proves_the_address_once(app: TestApp) {
        let english = app.client().with_language("en");
        english.post(SIGN_UP).json(&sign_up_body(EMAIL)).await.expect(202);
        let mails = app.mails_to(EMAIL).await;
        assert_eq!(mails.len(), 1);
        // The language of the request, since the body told none.
        assert_eq!(mails[0].lang.as_str(), "en");
        let token = mails[0].token("/verify");
        let mut bad = token.clone();
        bad.replace_range(30..31, if &token[30..31] == "A" { "B" } else { "A" });
        for wrong in [&bad, "x", &token[1..]] {
            verify(&app, wrong).await.assert_status(422).assert_problem(Code::LinkInvalid);
        }
        verify(&app, &token).await.expect(204);
        verify(&app, &token).await.assert_problem(Code::LinkInvalid);
        let answer = app.client().post(SIGN_IN).json(&sign_in_body(EMAIL, PASSWORD)).await;
        let me = answer.assert_status(200).json()["me"].clone();
        assert_eq!(me["display_name"], "見本 花子");
        assert_eq!(me["family_kana"], "ミホン");
        assert_eq!(me["roles"], json!(["member"]));
        assert_eq!(me["permissions"], json!(["own_account", "community_take"]));
    }

    /// A link that nobody used for a day is void; so is one for another purpose.
    async fn a_link_runs_out(app: TestApp) {
        app.client().post(SIGN_UP).json(&sign_up_body(EMAIL)).await.expect(202);
        let token = app.mails_to(EMAIL).await[0].token("/verify");
        let other = json!({"token": token, "password": "another good one"});
        app.client().post("/api/v1/auth/password-reset/confirm").json(&other).await
            .assert_problem(Code::LinkInvalid);
        app.clock.advance(Duration::hours(24));
        verify(&app, &token).await.assert_problem(Code::LinkInvalid);
    }

    /// Whoever signs up first with a stranger's address does not get a password proven by them.
    async fn a_later_sign_up_makes_earlier_links_void(app: TestApp) {
        let mut body = sign_up_body(EMAIL);
        body["password"] = json!("the attacker's own");
        app.client().post(SIGN_UP).json(&body).await.expect(202);
        let first = app.mails_to(EMAIL).await[0].token("/verify");
        app.client().post(SIGN_UP).json(&sign_up_body(EMAIL)).await.expect(202);
        let second = app.mails_to(EMAIL).await[1].token("/verify");
        verify(&app, &first).await.assert_problem(Code::LinkInvalid);
        verify(&app, &second).await.expect(204);
        let attacker = sign_in_body(EMAIL, "the attacker's own");
        app.client().post(SIGN_IN).json(&attacker).await.assert_problem(Code::InvalidCredentials);
        app.client().post(SIGN_IN).json(&sign_in_body(EMAIL, PASSWORD)).await.expect(200);
    }

    /// The right password brings another mail; a wrong one tells nothing.
    async fn an_unproven_address_can_not_sign_in(app: TestApp) {
        app.client().post(SIGN_UP).json(&sign_up_body(EMAIL)).await.expect(202);
        app.client().post(SIGN_IN).json(&sign_in_body(EMAIL, "not the password")).await
            .assert_problem(Code::InvalidCredentials);
        assert_eq!(app.mails_to(EMAIL).await.len(), 1);
        app.client().post(SIGN_IN).json(&sign_in_body(EMAIL, PASSWORD)).await
            .assert_problem(Code::EmailUnverified);
        let mails = app.mails_to(EMAIL).await;
        assert_eq!(mails.len(), 2);
        verify(&app, &mails[1].token("/verify")).await.expect(204);
    }

    /// The texts that are accepted can be read by anybody, in both languages.
    async fn the_legal_texts_are_public(app: TestApp) {
        let ja = app.client().with_language("ja").get("/api/v1/legal").await.assert_status(200).json();
        assert_eq!(ja["terms"]["title"], "利用規約");
        assert_eq!(ja["terms"]["version"], "2026-11-22");
        assert!(!ja["purposes"].as_array().unwrap().is_empty());
        let en = app.client().with_language("en").get("/api/v1/legal").await.assert_status(200).json();
        assert_eq!(en["privacy"]["title"], "Handling of personal data");
    }
}
