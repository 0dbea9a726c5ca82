//! Who may not, what is not there, and what is wrong with what was typed.

use acceptance::both;
use shared::problem::Code;

use super::*;

both! {
    /// The figures are for the prefecture, the contractor and administration.
    async fn a_member_or_moderator_sees_no_figure(app: TestApp) {
        programme(&app, 2026).await;
        let paths = [
            KPI.to_owned(), format!("{KPI}.csv"), format!("{KPI}.xlsx"),
            format!("{KPI}/registered-it-companies"), OUTSIDE.to_owned(),
        ];
        for path in paths {
            app.client().get(&path).await.assert_problem(Code::Unauthenticated);
            for persona in [Persona::Member, Persona::Moderator] {
                app.persona(persona).await.get(&path).await.assert_problem(Code::Forbidden);
            }
        }
    }

    /// Targets are the prefecture's; figures from outside are entered by those who run the programme.
    async fn only_the_prefecture_sets_targets(app: TestApp) {
        let id = programme(&app, 2026).await;
        let path = format!("/api/v1/programmes/{id}/targets");
        let form = json!({"event_participants": 200});
        let _ = (app.contractor().await, app.admin().await);
        let before = app.digest().await;
        for persona in [Persona::Contractor, Persona::Admin] {
            let client = app.persona(persona).await;
            client.put(&path).if_match("\"v0-0\"").json(&form).await.assert_problem(Code::Forbidden);
        }
        let admin = app.admin().await;
        admin.post(OUTSIDE).json(&outside(json!({}))).await.assert_problem(Code::Forbidden);
        before.assert_same(&app.digest().await, "targets of those who may not");
    }

    /// Every fault of a form is named, and nothing is stored.
    async fn every_fault_is_named(app: TestApp) {
        let id = programme(&app, 2026).await;
        let prefecture = app.prefecture().await;
        let before = app.digest().await;
        let targets = json!({
            "satisfaction_rate": 101, "event_participants": 0, "community_members": -1,
            "new_businesses": 1.5, "events_held": "12", "portal_accesses": 100_000_001, "more": 1
        });
        let path = format!("/api/v1/programmes/{id}/targets");
        prefecture.put(&path).if_match("\"v0-0\"").json(&targets).await.assert_faults(&[
            ("/more", Code::UnknownField), ("/satisfaction_rate", Code::OutOfRange),
            ("/event_participants", Code::OutOfRange), ("/community_members", Code::OutOfRange),
            ("/new_businesses", Code::WrongType), ("/events_held", Code::WrongType),
            ("/portal_accesses", Code::OutOfRange),
        ]);
        let figure = json!({
            "label": "", "metric": "visitors", "source": "a\u{202E}b", "period_from": "2026-13",
            "period_to": "2026", "basis": "daily", "value": -1, "note": "x".repeat(1001)
        });
        prefecture.post(OUTSIDE).json(&figure).await.assert_faults(&[
            ("/label", Code::Required), ("/metric", Code::UnknownValue),
            ("/source", Code::ForbiddenCharacter), ("/period_from", Code::NotADate),
            ("/period_to", Code::NotADate), ("/basis", Code::UnknownValue),
            ("/value", Code::OutOfRange), ("/note", Code::TooLong),
        ]);
        let backwards = outside(json!({"period_from": "2026-10"}));
        prefecture.post(OUTSIDE).json(&backwards).await
            .assert_faults(&[("/period_to", Code::EndBeforeStart)]);
        before.assert_same(&app.digest().await, "refused forms");
    }

    /// A year or a day that is none is told so.
    async fn a_year_is_a_year_and_a_day_a_day(app: TestApp) {
        let staff = app.contractor().await;
        for (path, at, code) in [
            (format!("{KPI}?year=1999"), "/year", Code::OutOfRange),
            (format!("{KPI}?year=R8"), "/year", Code::NotANumber),
            (format!("{KPI}?fiscal_year=2026"), "/fiscal_year", Code::UnknownField),
            (format!("{KPI}.csv?year=2101"), "/year", Code::OutOfRange),
            (format!("{KPI}.xlsx?year="), "/year", Code::NotANumber),
            (format!("{KPI}/registered-it-companies?on=2026-02-30"), "/on", Code::NotADate),
            (format!("{OUTSIDE}?year=x"), "/year", Code::NotANumber),
            (format!("{OUTSIDE}?cursor=x"), "/cursor", Code::NotACursor),
        ] {
            staff.get(&path).await.assert_faults(&[(at, code)]);
        }
    }

    /// Of what is not there nothing is shown or changed.
    async fn what_is_not_there_is_not_found(app: TestApp) {
        let prefecture = app.prefecture().await;
        let id = app.random().uuid_v4();
        let one = format!("{OUTSIDE}/{id}");
        let targets = format!("/api/v1/programmes/{id}/targets");
        prefecture.get(&one).await.assert_problem(Code::NotFound);
        prefecture.get(&targets).await.assert_problem(Code::NotFound);
        let change = prefecture.put(&one).if_match("\"v1-0\"").json(&outside(json!({}))).await;
        change.assert_problem(Code::NotFound);
        prefecture.delete(&one).if_match("\"v1-0\"").await.assert_problem(Code::NotFound);
        let set = prefecture.put(&targets).if_match("\"v0-0\"").json(&json!({})).await;
        set.assert_problem(Code::NotFound);
    }
}
