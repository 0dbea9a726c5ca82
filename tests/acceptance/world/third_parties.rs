//! What third parties have in the world.

use acceptance::TestApp;

use super::build::example;
use super::{NOTHING, Target, World};

impl World {
    /// A key that works, one that is revoked, and what the first handed in.
    pub(super) async fn third_parties(&mut self, app: &TestApp) {
        let prefecture = app.prefecture().await;
        let form = example(self, "create_api_key");
        for case in ["revoked", "active"] {
            let made = prefecture.post("/api/v1/api-keys").json(&form).await;
            let made = made.assert_status(201).json();
            let id = made["key"]["id"].as_str().unwrap_or(NOTHING);
            self.put("api_key", case, Target::new(id));
            if case == "revoked" {
                let path = format!("/api/v1/api-keys/{id}/revoke");
                prefecture.post(&path).await.expect(200);
            }
        }
        let mut form = example(self, "register_by_key");
        form["email"] = "third@example.jp".into();
        form["acceptance"] = self.acceptance.clone();
        let event = self.targets[&("event", "published")].id("id");
        let path = format!("/api/v1/events/{event}/registrations/by-key");
        let contractor = app.contractor().await;
        contractor.post(&path).json(&form).await.expect(202);
        let mails = app.mails_to("third@example.jp").await;
        // Other mails may have been made at the same moment.
        let asks = |mail: &&acceptance::Mail| mail.text.contains("/confirm/");
        let mail = mails
            .iter()
            .find(asks)
            .expect("a mail that asks to confirm");
        self.put("request", "own", Target::new(mail.token("/confirm/")));
        self.put(
            "request",
            "wrong",
            Target::new("AZrW0wAAcACAAAAAAAAAAQAGRJ9v"),
        );
    }
}
