//! Files on events, for each audience.

use acceptance::TestApp;

use super::{PDF, Target, World};

impl World {
    /// One for everybody, one for those confirmed, one for those who were there, and one of a
    /// draft; the member's link leads to an event with one as well.
    pub(super) async fn materials(&mut self, app: &TestApp) {
        let contractor = app.contractor().await;
        let ticket = format!("/api/v1/registrations/by-link/{}", self.id("link", "own"));
        let ticket = app.client().get(&ticket).await.assert_status(200).json();
        let linked = ticket["event"]["id"].as_str().unwrap().to_owned();
        let made = [
            ("public", self.id("event", "published"), "public"),
            ("confirmed", self.id("event", "published"), "confirmed"),
            ("attended", self.id("event", "over"), "attended"),
            ("draft", self.id("event", "draft"), "public"),
            ("linked", linked, "public"),
        ];
        for (case, event, audience) in made {
            let path =
                format!("/api/v1/events/{event}/materials?name={case}.pdf&audience={audience}");
            let call = contractor.post(&path).raw("application/pdf", PDF);
            let id = call.await.assert_status(201).id();
            if case == "linked" {
                for case in ["own", "wrong"] {
                    let link = self.targets[&("link", case)].clone();
                    self.put("link", case, link.and("material", &*id));
                }
            }
            self.put("material", case, Target::new(id));
        }
    }
}
