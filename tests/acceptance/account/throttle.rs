//! How many attempts an address and a client get.

use acceptance::{Answer, Client, both};
use chrono::Duration;
use shared::problem::Code;

use super::{PASSWORD, account, sign_in_body};

const SIGN_IN: &str = "/api/v1/auth/sign-in";
const EMAIL: &str = "taro@example.jp";

async fn from(client: &Client, address: &str, email: &str, password: &str) -> Answer {
    let call = client.post(SIGN_IN).header("x-forwarded-for", address);
    call.json(&sign_in_body(email, password)).await
}

both! {
    /// Ten attempts on one address in a quarter of an hour, wherever they come from and whichever
    /// process they reach.
    async fn an_address_is_not_guessed_at_for_ever(app: TestApp) {
        account(&app, EMAIL, &[]).await;
        let other = app.process(crate::SERVICE).await;
        let clients = [app.client(), other.client()];
        for n in 0..10 {
            let answer = from(&clients[n % 2], &format!("192.0.2.{n}"), EMAIL, "not the password").await;
            answer.assert_problem(Code::InvalidCredentials);
        }
        let answer = from(&clients[1], "192.0.2.99", EMAIL, PASSWORD).await;
        answer.assert_problem(Code::TooManyRequests);
        let wait: i64 = answer.header("retry-after").parse().unwrap();
        assert!((1..=901).contains(&wait), "{wait}");
        // Another address is free, and this one is again when the time is over.
        from(&clients[0], "192.0.2.99", "x@example.jp", PASSWORD).await
            .assert_problem(Code::InvalidCredentials);
        app.clock.advance(Duration::seconds(wait));
        from(&clients[0], "192.0.2.99", EMAIL, PASSWORD).await.expect(200);
    }

    /// The owner who gets in has not used up the attempts of the next time.
    async fn getting_in_forgives_what_went_wrong_before(app: TestApp) {
        account(&app, EMAIL, &[]).await;
        for _ in 0..2 {
            for _ in 0..9 {
                from(&app.client(), "192.0.2.1", EMAIL, "not the password").await.expect(401);
            }
            from(&app.client(), "192.0.2.1", EMAIL, PASSWORD).await.expect(200);
        }
    }

    /// Fifty attempts from one client, whatever addresses it tries; unknown ones count too.
    async fn a_client_does_not_try_all_addresses(app: TestApp) {
        let reset = "/api/v1/auth/password-reset";
        for n in 0..50 {
            let body = serde_json::json!({"email": format!("u{n}@example.jp")});
            app.client().post(reset).header("x-forwarded-for", "192.0.2.7").json(&body).await.expect(202);
        }
        from(&app.client(), "192.0.2.7", EMAIL, PASSWORD).await.assert_problem(Code::TooManyRequests);
        from(&app.client(), "192.0.2.8", EMAIL, PASSWORD).await.assert_problem(Code::InvalidCredentials);
    }
}
