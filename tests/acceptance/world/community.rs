//! The community of the world: a thread of the general space that the other member may not enter, the
//! threads of two events, and posts of several people.

use acceptance::{Persona, TestApp};
use serde_json::{Value, json};

use super::{Target, World};

const THREADS: &str = "/api/v1/community/threads";

impl World {
    pub(super) async fn community(&mut self, app: &TestApp) {
        app.settle().await;
        for persona in [Persona::Member, Persona::Moderator, Persona::Admin] {
            let client = app.persona(persona).await;
            client.post("/api/v1/community/join").await.expect(200);
        }
        let form = json!({"title": "検品の話", "body": "**カメラ**で助けたい。"});
        let made = app.member().await.post(THREADS).json(&form).await;
        let own = made.assert_status(201).id();
        self.put("thread", "own", Target::new(own.clone()));
        let listed = app
            .member()
            .await
            .get(&format!("{THREADS}/{own}/posts"))
            .await;
        let first = listed.assert_status(200).json()["items"][0]["id"].clone();
        self.put("post", "own", Target::new(first.as_str().unwrap()));
        for (event, case) in [("published", "event"), ("over", "over")] {
            let query = format!("{THREADS}?event_id={}", self.id("event", event));
            let found = app.moderator().await.get(&query).await.assert_status(200);
            let id = found.json()["items"][0]["id"].clone();
            self.put("thread", case, Target::new(id.as_str().unwrap()));
        }
        for (persona, thread, case) in [
            (Persona::Admin, "own", "admins"),
            (Persona::Member, "own", "hidden"),
            (Persona::OtherMember, "event", "other"),
        ] {
            let post = self.reply(app, persona, thread).await;
            let id = post["id"].as_str().unwrap();
            let version = post["version"].as_i64().unwrap();
            self.put("post", case, Target::new(id).at(version));
        }
        let hide = format!("/api/v1/community/posts/{}/hide", self.id("post", "hidden"));
        let reason = json!({"reason": "見本の理由"});
        app.moderator()
            .await
            .post(&hide)
            .json(&reason)
            .await
            .expect(200);
        let hidden = Target::new(self.id("post", "hidden")).at(2);
        self.put("post", "hidden", hidden);
        let mails = app.mails_to(&Persona::Member.email()).await;
        let told = mails.iter().find(|mail| mail.kind == "community-reply");
        let token = told
            .expect("a mail about a reply")
            .token("/community/unsubscribe/");
        self.put("unsubscribe", "own", Target::new(token));
    }

    /// Two reports that wait, so that their list has a second page, and one that is settled.
    pub(super) async fn reports(&mut self, app: &TestApp) {
        let form = json!({"reason": "insulting", "note": "見本の補足"});
        let moderator = app.moderator().await;
        for (persona, case) in [
            (Persona::Prefecture, "settled"),
            (Persona::Admin, "open"),
            (Persona::Moderator, "second"),
        ] {
            let path = format!("/api/v1/community/posts/{}/report", self.id("post", "own"));
            let reporter = app.persona(persona).await;
            reporter.post(&path).json(&form).await.expect(200);
            let listed = moderator.get("/api/v1/community/reports").await;
            let listed = listed.assert_status(200).json();
            let known = (case == "second").then(|| self.id("report", "open"));
            let new = listed["items"].as_array().unwrap().iter();
            let mut new = new.filter_map(|one| one["id"].as_str());
            let new = new.find(|id| known.as_deref() != Some(id)).unwrap();
            self.put("report", case, Target::new(new));
            if case == "settled" {
                let path = format!("/api/v1/community/reports/{new}/dismiss");
                moderator.post(&path).await.expect(200);
            }
        }
    }

    async fn reply(&self, app: &TestApp, persona: Persona, thread: &'static str) -> Value {
        app.clock.advance(chrono::Duration::seconds(1));
        let path = format!("{THREADS}/{}/posts", self.id("thread", thread));
        let body = json!({"body": "当社でも同じ悩みがあります。"});
        app.persona(persona)
            .await
            .post(&path)
            .json(&body)
            .await
            .assert_status(201)
            .json()
    }
}
