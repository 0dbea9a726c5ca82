//! Members: with an account the outcome is known at once, and kept in one place.

use super::*;
use acceptance::both;
use shared::problem::Code;

fn form(mode: &str) -> Value {
    json!({"mode": mode, "locale": "ja", "acceptance": acceptance()})
}

both! {
    /// Who is not signed in, has not accepted, or asks for what is not offered is refused.
    async fn a_member_is_refused_for_a_reason(app: TestApp) {
        let id = event(&app, 1, 1).await;
        let path = format!("{EVENTS}/{id}/registrations/me");
        app.client().post(&path).json(&form("in_person")).await.assert_problem(Code::Unauthenticated);
        let member = app.member().await;
        let before = app.digest().await;
        member.post(&path).json(&json!({"mode": "in_person", "locale": "ja"})).await
            .assert_faults(&[("/acceptance", Code::ConsentRequired)]);
        member.post(&path).json(&with(form("online"), json!({"given_name": "別"}))).await
            .assert_faults(&[("/given_name", Code::UnknownField)]);
        assert_eq!(app.digest().await, before);
    }

    /// The outcome is in the answer; a second time is refused; the list shows one's own only.
    async fn a_member_sees_the_outcome_at_once(app: TestApp) {
        let id = event(&app, 1, 1).await;
        let (member, other) = (app.member().await, app.other_member().await);
        let path = format!("{EVENTS}/{id}/registrations/me");
        let made = member.post(&path).json(&form("in_person")).await.assert_status(201);
        let own = made.header("location").to_owned();
        let made = made.json();
        assert_eq!((&made["status"], &made["position"]), (&json!("confirmed"), &Value::Null));
        assert!(made["family_name"].is_string() && made["code"].is_string());
        member.post(&path).json(&form("online")).await.assert_problem(Code::AlreadyRegistered);
        let waits = other.post(&path).json(&form("in_person")).await.assert_status(201).json();
        assert_eq!((&waits["status"], &waits["position"]), (&json!("waitlisted"), &json!(1)));

        let mine = member.get("/api/v1/me/registrations").await.assert_status(200).json();
        assert_eq!(mine["items"].as_array().unwrap().len(), 1);
        assert_eq!(mine["items"][0]["id"], made["id"]);
        member.get(&own).await.expect(200);
        other.get(&own).await.assert_problem(Code::NotFound);
        other.post(&format!("{own}/cancel")).await.assert_problem(Code::NotFound);
        app.client().get(&own).await.assert_problem(Code::Unauthenticated);

        let gone = member.post(&format!("{own}/cancel")).await.assert_status(200).json();
        assert_eq!(gone["status"], "cancelled");
        member.post(&format!("{own}/cancel")).await.assert_problem(Code::AlreadyCancelled);
        let theirs = other.get("/api/v1/me/registrations").await.assert_status(200).json();
        assert_eq!(theirs["items"][0]["status"], "confirmed");
        // The member may come again, and a guest with the member's address is the same person.
        member.post(&path).json(&form("online")).await.expect(201);
        join(&app, &id, &guest("member")).await.expect(202);
        let mails = app.mails_to("member@example.jp").await;
        assert!(mails.iter().any(|mail| mail.kind == "registration-repeated"));
    }

    /// Walking through the pages shows every registration once.
    async fn ones_own_list_has_pages(app: TestApp) {
        let member = app.member().await;
        for _ in 0..3 {
            let id = event(&app, 5, 5).await;
            let path = format!("{EVENTS}/{id}/registrations/me");
            member.post(&path).json(&form("online")).await.expect(201);
            app.clock.advance(chrono::Duration::minutes(1));
        }
        let first = member.get("/api/v1/me/registrations?limit=2").await.assert_status(200).json();
        let cursor = first["next_cursor"].as_str().unwrap().to_owned();
        let path = format!("/api/v1/me/registrations?limit=2&cursor={cursor}");
        let second = member.get(&path).await.assert_status(200).json();
        let ids = |page: &Value| -> Vec<String> {
            page["items"].as_array().unwrap().iter()
                .map(|item| item["id"].as_str().unwrap().to_owned()).collect()
        };
        let mut all = [ids(&first), ids(&second)].concat();
        assert_eq!((all.len(), &second["next_cursor"]), (3, &Value::Null));
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 3);
        app.other_member().await.get(&path).await.assert_faults(&[("/cursor", Code::NotACursor)]);
        let path = format!("/api/v1/me/registrations?cursor=A{cursor}");
        member.get(&path).await.assert_faults(&[("/cursor", Code::NotACursor)]);
    }
}
