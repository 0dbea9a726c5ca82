//! An event whose staff approve and whose waitlist is asked.

use acceptance::{Persona, TestApp};
use serde_json::{Value, json};

use super::build::{example, text_at};
use super::{Target, World};

impl World {
    /// Somebody who is offered a seat, and somebody whom staff have not approved yet.
    pub(super) async fn asked(&mut self, app: &TestApp) {
        let event = self.id("event", "asking");
        let path = format!("/api/v1/events/{event}/registrations");
        let staff = app.contractor().await;
        let mut ids = Vec::new();
        for persona in [Persona::OtherMember, Persona::Member] {
            let form = example(self, "register_member");
            let client = app.persona(persona).await;
            let made = client.post(&format!("{path}/me")).json(&form).await;
            ids.push(made.assert_status(201).id());
            let approve = json!({"registrations": [ids.last()], "decision": "approve"});
            let decide = format!("{path}/decide");
            staff.post(&decide).json(&approve).await.expect(200);
        }
        let reason = json!({"reason": "ご本人のご都合"});
        let cancel = format!("/api/v1/registrations/{}/cancel", ids[0]);
        staff.post(&cancel).json(&reason).await.expect(200);
        let mails = app.mails_to(&Persona::Member.email()).await;
        let offer = mails
            .iter()
            .rfind(|mail| mail.kind == "registration-offered");
        let mail = offer.expect("a mail about the offer");
        self.put(
            "link",
            "offered",
            Target::new(mail.token("/registrations/")),
        );
        self.put("registration", "offered", Target::new(&ids[1]));
        let mut form = example(self, "register_guest");
        form["group"] = Value::Null;
        app.client().post(&path).json(&form).await.expect(202);
        let list = staff.get(&format!("{path}?status=pending")).await;
        let id = text_at(&list, "/items/0/id");
        self.put("registration", "pending", Target::new(id));
    }
}
