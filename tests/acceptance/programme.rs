//! Programmes over HTTP.

use acceptance::{Persona, both};
use serde_json::json;
use shared::problem::Code;

use crate::event::{programme, programme_form};

const PROGRAMMES: &str = "/api/v1/programmes";

both! {
    /// The prefecture and the administrator make programmes, nobody else; each year has one.
    async fn a_fiscal_year_has_one_programme(app: TestApp) {
        for (persona, code) in [
            (Persona::Anonymous, Code::Unauthenticated), (Persona::Member, Code::Forbidden),
            (Persona::Moderator, Code::Forbidden), (Persona::Contractor, Code::Forbidden),
        ] {
            let client = app.persona(persona).await;
            client.post(PROGRAMMES).json(&programme_form()).await.assert_problem(code);
        }
        let made = programme(&app).await;
        assert_eq!(made.header("location"), format!("{PROGRAMMES}/{}", made.id()));
        let admin = app.admin().await;
        let before = app.digest().await;
        admin.post(PROGRAMMES).json(&programme_form()).await.assert_problem(Code::ProgrammeExists);
        before.assert_same(&app.digest().await, "a second programme");
        let legal = app.client().get("/api/v1/legal").await.assert_status(200).json();
        assert_eq!(legal["organiser"], programme_form()["prefecture"]);
        assert_eq!(legal["contractor"], programme_form()["contractor"]);
        let list = app.client().get(PROGRAMMES).await.assert_status(200).json();
        assert_eq!(list["items"][0]["phase"], json!("running"));
    }

    /// The contract lies within the fiscal year and ends after it begins.
    async fn the_contract_lies_within_the_fiscal_year(app: TestApp) {
        let prefecture = app.prefecture().await;
        let mut form = programme_form();
        form["contract_from"] = json!("2026-03-31");
        form["contract_until"] = json!("2027-04-01");
        prefecture.post(PROGRAMMES).json(&form).await.assert_faults(&[
            ("/contract_from", Code::OutOfRange), ("/contract_until", Code::OutOfRange),
        ]);
        form["contract_from"] = json!("2026-05-01");
        form["contract_until"] = json!("2026-04-30");
        form["office_phone"] = json!("=cmd|1");
        form["prefecture"] = json!("宮城\u{202E}県");
        prefecture.post(PROGRAMMES).json(&form).await.assert_faults(&[
            ("/office_phone", Code::NotAPhone), ("/prefecture", Code::ForbiddenCharacter),
            ("/contract_until", Code::EndBeforeStart),
        ]);
    }

    /// A programme is changed on the version it was read in.
    async fn a_programme_is_changed_on_its_version(app: TestApp) {
        let made = programme(&app).await;
        let prefecture = app.prefecture().await;
        let path = format!("{PROGRAMMES}/{}", made.id());
        let mut form = programme_form();
        form["contractor"] = json!("別の会社");
        prefecture.put(&path).json(&form).await.assert_problem(Code::PreconditionRequired);
        let changed = prefecture.put(&path).if_match(&made.etag()).json(&form).await.assert_status(200);
        assert_eq!(changed.json()["version"], json!(2));
        prefecture.put(&path).if_match(&made.etag()).json(&form).await.assert_problem(Code::VersionStale);
        let missing = format!("{PROGRAMMES}/01900000-0000-7000-8000-000000000000");
        prefecture.put(&missing).if_match("\"v1-0\"").json(&form).await.assert_problem(Code::NotFound);
        let shown = app.client().get(&path).await.assert_status(200);
        assert_eq!(shown.json()["contractor"], json!("別の会社"));
    }
}
