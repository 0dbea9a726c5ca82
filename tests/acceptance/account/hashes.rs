//! One hash per attempt, whatever the address: the time it takes tells nothing.

use acceptance::{TestApp, both};
use serde_json::{Value, json};
use shared::account::types::Role;

use super::{PASSWORD, account, sign_in_body, sign_up_body, somebody};

/// How many hashes the request cost.
async fn cost(app: &TestApp, path: &str, body: &Value, status: u16) -> u64 {
    let before = app.context().options.hashing.done();
    app.client().post(path).json(body).await.expect(status);
    app.context().options.hashing.done() - before
}

both! {
    async fn every_attempt_costs_one_hash(app: TestApp) {
        let admin = somebody(&app, "admin@example.jp", &[Role::Admin]).await;
        account(&app, "known@example.jp", &[]).await;
        let suspended = account(&app, "suspended@example.jp", &[]).await;
        let path = format!("/api/v1/accounts/{suspended}/suspend");
        admin.post(&path).json(&json!({"reason": "見本"})).await.expect(200);
        app.client().post("/api/v1/accounts").json(&sign_up_body("unproven@example.jp")).await.expect(202);

        let sign_in = "/api/v1/auth/sign-in";
        for (address, password, status) in [
            ("known@example.jp", PASSWORD, 200),
            ("known@example.jp", "not the password", 401),
            ("unknown@example.jp", PASSWORD, 401),
            ("suspended@example.jp", PASSWORD, 403),
            ("suspended@example.jp", "not the password", 401),
            ("unproven@example.jp", PASSWORD, 403),
            ("unproven@example.jp", "not the password", 401),
        ] {
            let body = sign_in_body(address, password);
            assert_eq!(cost(&app, sign_in, &body, status).await, 1, "{address} {password}");
        }
        for address in ["new@example.jp", "known@example.jp", "unproven@example.jp"] {
            let body = sign_up_body(address);
            assert_eq!(cost(&app, "/api/v1/accounts", &body, 202).await, 1, "{address}");
            let reset = json!({ "email": address });
            let path = "/api/v1/auth/password-reset";
            assert_eq!(cost(&app, path, &reset, 202).await, 0, "{address}");
        }
    }
}
