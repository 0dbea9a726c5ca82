//! Who looks after an event.

use super::*;
use acceptance::{Persona, both};
use shared::account::types::Role;
use shared::problem::Code;

const MODERATORS: &str = "/api/v1/staff/moderators";

/// The names of those who can be moderators.
async fn names(client: &Client) -> Vec<String> {
    let shown = client.get(MODERATORS).await.assert_status(200).json();
    let items = shown["items"].as_array().unwrap();
    items
        .iter()
        .map(|one| one["name"].as_str().unwrap().to_owned())
        .collect()
}

both! {
    /// Moderators and staff whose role counts now can be chosen, and nobody else; only their names show.
    async fn who_can_moderate_is_listed_by_name(app: TestApp) {
        let contractor = app.contractor().await;
        for persona in [Persona::Moderator, Persona::Member, Persona::Admin, Persona::Suspended] {
            app.known(persona).await;
        }
        let (gone, _) = app.account("gone@example.jp", "去", &[Role::Moderator]).await;
        assert_eq!(names(&contractor).await, ["見本 匠", "見本 去", "見本 守"].map(str::to_owned).to_vec());
        let shown = contractor.get(MODERATORS).await.assert_status(200);
        assert!(!shown.text().contains('@'), "{}", shown.text());
        let admin = app.admin().await;
        let path = format!("/api/v1/accounts/{gone}/suspend");
        admin.post(&path).json(&json!({"reason": "見本"})).await.expect(200);
        assert_eq!(names(&contractor).await.len(), 2);
        for (client, status) in [(app.client(), 401), (app.member().await, 403), (app.moderator().await, 403)] {
            client.get(MODERATORS).await.expect(status);
        }
    }

    /// An event takes only them, and says which one it does not take.
    async fn an_event_takes_only_those_who_can_moderate(app: TestApp) {
        programme(&app).await.expect(201);
        let contractor = app.contractor().await;
        let [able, member, staff] = [
            app.known(Persona::Moderator).await.account,
            app.known(Persona::Member).await.account,
            app.known(Persona::Contractor).await.account,
        ];
        let before = app.digest().await;
        let asked = form_with(json!({"moderators": [able, member]}));
        contractor.post(EVENTS).json(&asked).await.assert_faults(&[("/moderators/1", Code::NoSuchReference)]);
        before.assert_same(&app.digest().await, "a refused moderator");
        let asked = form_with(json!({"moderators": [able, staff]}));
        let made = contractor.post(EVENTS).json(&asked).await.assert_status(201);
        assert_eq!(made.json()["form"]["moderators"], json!([able, staff]));
    }

    /// Whose role is over does not come along into a copy, which could not be made otherwise.
    async fn a_copy_leaves_out_whose_role_is_over(app: TestApp) {
        programme(&app).await.expect(201);
        let contractor = app.contractor().await;
        let (gone, _) = app.account("gone@example.jp", "去", &[Role::Moderator]).await;
        let able = app.known(Persona::Moderator).await.account;
        let id = draft(&contractor, &form_with(json!({"moderators": [gone, able]}))).await;
        let admin = app.admin().await;
        let path = format!("/api/v1/accounts/{gone}/suspend");
        admin.post(&path).json(&json!({"reason": "見本"})).await.expect(200);
        let copy = contractor.post(&format!("{EVENTS}/{id}/clone")).await.assert_status(201).json();
        assert_eq!(copy["form"]["moderators"], json!([able]));
    }
}
