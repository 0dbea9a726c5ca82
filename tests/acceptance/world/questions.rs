//! What the events that people register for ask of them, and what the member answered.

use acceptance::TestApp;
use serde_json::{Value, json};

use super::build::example;
use super::{Target, World};

impl World {
    /// Two events ask; the others never did.
    pub(super) async fn questions(&mut self, app: &TestApp) {
        for case in ["published", "full"] {
            let event = self.id("event", case);
            let form = example(self, "change_event_questions");
            let path = format!("/api/v1/events/{event}/questions");
            let client = app.contractor().await;
            let made = client.put(&path).if_match("\"v0-0\"").json(&form).await;
            let made = made.assert_status(200).json();
            let topic = made["questions"][0]["id"].as_str().unwrap().to_owned();
            let target = Target::new(event).and("topic", topic).at(1);
            self.put("questions", case, target);
        }
        for case in ["draft", "cancelled"] {
            let event = self.id("event", case);
            self.put("questions", case, Target::new(event).at(0));
        }
    }

    /// What the member answers, of the event that is full.
    pub(super) fn answers(&self) -> Value {
        let topic = self.targets[&("questions", "full")].id("topic");
        json!([{ "question_id": topic, "choices": ["人手不足"] }])
    }
}
