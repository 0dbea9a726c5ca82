//! How many of one company may come.

use super::*;
use acceptance::both;
use shared::problem::Code;

both! {
    /// Two of a company unless the event says otherwise, however many wait; who gives up makes room.
    async fn two_of_a_company_come(app: TestApp) {
        let id = event_with(&app, json!({"entry": null})).await;
        let first = token_of(&app, &id, "one").await;
        token_of(&app, &id, "two").await;
        let before = app.digest().await;
        let refused = join(&app, &id, &guest("three")).await.assert_problem(Code::CompanyLimit);
        assert_eq!(refused.errors.len(), 1);
        assert_eq!(refused.errors[0].pointer.as_str(), "/organisation_name");
        before.assert_same(&app.digest().await, "one of a company too many");
        // However it is written.
        let spelt = with(guest("three"), json!({"organisation_name": "見本水産(株)"}));
        join(&app, &id, &spelt).await.assert_problem(Code::CompanyLimit);
        join(&app, &id, &with(guest("three"), json!({"mode": "online"}))).await.assert_problem(Code::CompanyLimit);
        join(&app, &id, &with(guest("three"), json!({"organisation_name": "別の会社"}))).await.expect(202);
        cancel(&app, &first).await.expect(200);
        join(&app, &id, &guest("four")).await.expect(202);
    }

    /// Those who belong to no company are not one.
    async fn who_has_no_company_is_not_counted(app: TestApp) {
        let id = event_with(&app, json!({"entry": null})).await;
        for name in ["one", "two", "three"] {
            join(&app, &id, &with(guest(name), json!({"organisation_name": "個人事業主"}))).await.expect(202);
        }
    }

    /// A group counts as many as it is, and says of whom there are too many; staff may, by exception.
    async fn a_group_counts_whole(app: TestApp) {
        let id = event_with(&app, json!({"entry": null})).await;
        let person = |name: &str, company: Value| json!({
            "family_name": "連れ", "given_name": "花", "family_kana": "ツレ", "given_kana": "ハナ",
            "email": format!("{name}@example.jp"), "organisation_name": company,
        });
        let people = json!([person("b", json!(null)), person("c", json!("別の会社")), person("d", json!(null))]);
        let form = with(guest("a"), json!({"group": {"people": people, "policy": "partial"}}));
        let refused = join(&app, &id, &form).await.assert_problem(Code::CompanyLimit);
        let at: Vec<&str> = refused.errors.iter().map(|one| one.pointer.as_str()).collect();
        assert_eq!(at, ["/group/people/2/organisation_name"]);
        let by_hand = format!("{EVENTS}/{id}/registrations/by-hand");
        let staff = app.contractor().await;
        let form = with(form, json!({"acceptance": null}));
        staff.post(&by_hand).json(&form).await.assert_problem(Code::CompanyLimit);
        staff.post(&by_hand).json(&with(form, json!({"exception": true}))).await.expect(201);
        assert_eq!(rows(&app, &id).await.len(), 4);
    }
}
