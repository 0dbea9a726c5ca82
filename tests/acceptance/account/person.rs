//! Persons: known by their address, with or without an account.

use acceptance::{TestApp, both};
use api::features::account::service::{self, PersonDraft};
use api::personal_data;
use serde_json::json;
use shared::account::types::PersonId;
use shared::i18n::Lang;

use super::{PASSWORD, sign_in_body, sign_up_body};

const EMAIL: &str = "hanako@example.jp";

async fn person_for(app: &TestApp, family: &str) -> PersonId {
    let ctx = app.context().clone();
    let mut draft = PersonDraft::new(EMAIL.parse().unwrap(), Lang::Ja);
    draft.family_name = family.parse().ok();
    draft.given_name = "花子".parse().ok();
    let db = ctx.db.clone();
    db.write(move |tx| Box::pin(async move { service::person_for(tx, &ctx, draft).await }))
        .await
        .unwrap()
}

both! {
    /// Whoever registers somebody else's address changes nothing about that person.
    async fn a_known_person_is_never_overwritten(app: TestApp) {
        let first = person_for(&app, "見本").await;
        let again = person_for(&app, "偽物").await;
        assert_eq!(first, again);
        let known = service::person(app.context().db.read(), first).await.unwrap().unwrap();
        assert_eq!(known.display_name, "見本 花子");
    }

    /// A guest who later signs up is the same person; what was unknown is filled in.
    async fn a_guest_who_signs_up_stays_the_same_person(app: TestApp) {
        let guest = person_for(&app, "旧姓").await;
        app.client().post("/api/v1/accounts").json(&sign_up_body(EMAIL)).await.expect(202);
        let token = app.mails_to(EMAIL).await[0].token("/verify");
        let body = json!({"token": token});
        app.client().post("/api/v1/auth/verify-email").json(&body).await.expect(204);
        let answer = app.client().post("/api/v1/auth/sign-in").json(&sign_in_body(EMAIL, PASSWORD)).await;
        let me = answer.assert_status(200).json()["me"].clone();
        assert_eq!(me["person_id"], json!(guest));
        assert_eq!(me["family_name"], "旧姓");
        assert_eq!(me["organisation_name"], "見本水産");
    }

    /// Two registrations of a new address at the same moment make one person.
    async fn one_address_is_one_person(app: TestApp) {
        let made = futures::future::join_all((0..8).map(|_| person_for(&app, "見本"))).await;
        assert!(made.iter().all(|id| *id == made[0]));
    }

    /// Each column of the schema is in the map of personal data or in the list of columns without;
    /// in one of them, and once.
    async fn every_column_has_its_class(app: TestApp) {
        let mut listed: Vec<(&str, &str)> = personal_data::columns()
            .map(|(table, column, _)| (*table, *column))
            .chain(personal_data::without().flat_map(|(table, columns)| {
                columns.iter().map(|column| (*table, *column))
            }))
            .collect();
        let there = app.columns().await;
        let unlisted: Vec<&(String, String)> = there
            .iter()
            .filter(|(table, column)| !listed.contains(&(table, column)))
            .collect();
        assert!(unlisted.is_empty(), "in api/src/personal_data nothing is said of {unlisted:?}");
        // The search index is another table on each database.
        listed.retain(|(table, _)| !table.starts_with("search_"));
        let gone: Vec<&(&str, &str)> = listed
            .iter()
            .filter(|(table, column)| !there.iter().any(|(t, c)| t == table && c == column))
            .collect();
        assert!(gone.is_empty(), "api/src/personal_data names {gone:?}, which do not exist");
        let all = listed.len();
        listed.sort_unstable();
        listed.dedup();
        assert_eq!(listed.len(), all, "a column stands in api/src/personal_data twice");
    }
}
