//! Staff enter and change companies.

use acceptance::both;
use serde_json::{Value, json};
use shared::organisation::Sector;
use shared::problem::Code;

use super::{STAFF, listed};

both! {
    /// A company is entered once however often the request comes, changed at the version it was read
    /// at, and every fault of a form is named.
    async fn staff_enter_and_change_companies(app: TestApp) {
        let staff = app.contractor().await;
        let before = app.digest().await;
        let long = "あ".repeat(1001);
        let bad = json!({"name": "", "sector": "it", "offers": long, "website": "javascript:alert(1)", "x": 1});
        staff.post(STAFF).json(&bad).await.assert_faults(&[
            ("/name", Code::Required), ("/offers", Code::TooLong), ("/website", Code::NotAUrl),
            ("/x", Code::UnknownField),
        ]);
        assert_eq!(app.digest().await, before);
        let form = json!({"name": "株式会社見本システム", "kana": "みほんしすてむ", "sector": "it",
            "offers": "在庫管理", "needs": "現場"});
        let id = staff.post(STAFF).json(&form).await.assert_status(201).id();
        let path = format!("{STAFF}/{id}");
        let shown = staff.get(&path).await.assert_status(200);
        let public = app.client().get(&format!("/api/v1/organisations/{id}")).await.assert_status(200).json();
        assert_eq!((&public["offers"], &public["kana"]), (&json!("在庫管理"), &json!("ミホンシステム")));
        let mut changed = shown.json()["form"].clone();
        changed["name"] = json!("株式会社見本ワークス");
        changed["offers"] = Value::Null;
        staff.put(&path).json(&changed).await.assert_problem(Code::PreconditionRequired);
        staff.put(&path).if_match(&shown.etag()).json(&changed).await.expect(200);
        staff.put(&path).if_match(&shown.etag()).json(&changed).await.assert_problem(Code::VersionStale);
        let found = app.client().get("/api/v1/organisations?q=ワークス").await.assert_status(200).json();
        assert_eq!(found["items"][0]["offers"], Value::Null);
    }

    /// The staff's list has what waits too, and says so.
    async fn the_staffs_list_has_everything(app: TestApp) {
        listed(&app, "見本一号社", Sector::It).await;
        let mut new = crate::organisation::organisation("見本二号社", "", Sector::Local);
        new.status = shared::organisation::OrganisationStatus::Pending;
        crate::organisation::add(&app, new).await;
        let staff = app.prefecture().await;
        let list = async |query: &str| -> Vec<Value> {
            let page = staff.get(&format!("{STAFF}{query}")).await.assert_status(200).json();
            page["items"].as_array().unwrap().clone()
        };
        assert_eq!(list("").await.len(), 2);
        let waiting = list("?status=pending").await;
        assert_eq!((&waiting[0]["name"], &waiting[0]["sector"]), (&json!("見本二号社"), &Value::Null));
        assert_eq!(list("?q=一号").await.len(), 1);
    }
}
