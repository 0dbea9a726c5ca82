//! The directory: public, searchable however one types, in the order of readings.

use acceptance::{TestApp, both};
use api::features::organisation::service;
use serde_json::{Value, json};
use shared::organisation::api::{FACETS, LIST, OrganisationDetail, OrganisationPage, one};
use shared::organisation::{Municipality, OrganisationStatus, Sector};
use shared::problem::Code;

use super::{add, organisation};

async fn names(app: &TestApp, query: &str) -> Vec<String> {
    let answer = app
        .client()
        .get(&format!("{LIST}{query}"))
        .await
        .assert_status(200);
    let page: OrganisationPage = answer.parse();
    page.items.iter().map(|one| one.name.to_string()).collect()
}

both! {
    /// Names and readings are found in any width and kana, each word anywhere.
    async fn a_company_is_found_however_one_types(app: TestApp) {
        add(&app, organisation("株式会社見本システム", "ミホンシステム", Sector::It)).await;
        add(&app, organisation("有限会社見本水産 100%", "ミホンスイサン", Sector::Local)).await;
        for q in ["見本システム", "みほんしす", "ﾐﾎﾝｼｽﾃﾑ", "システム%20見本"] {
            assert_eq!(names(&app, &format!("?q={q}")).await, ["株式会社見本システム"], "{q}");
        }
        assert_eq!(names(&app, "?q=%25").await, ["有限会社見本水産 100%"]);
        assert_eq!(names(&app, "?q=_").await, Vec::<String>::new());
        assert_eq!(names(&app, "?sector=local").await, ["有限会社見本水産 100%"]);
        assert_eq!(names(&app, "?municipality=042021").await, Vec::<String>::new());
        assert_eq!(names(&app, "?industry=G&municipality=041009").await.len(), 2);
        let strange = app.client().get(&format!("{LIST}?sector=x&size=1")).await;
        strange.assert_faults(&[("/sector", Code::UnknownValue), ("/size", Code::UnknownField)]);
    }

    /// Pages follow each other in the order of readings, and a cursor is good for its filter only.
    async fn pages_come_in_the_order_of_readings(app: TestApp) {
        for (name, kana) in [("丙社", "ヘイシャ"), ("乙社", "オツシャ"), ("甲社", "コウシャ"), ("丁社", "")] {
            add(&app, organisation(name, kana, Sector::It)).await;
        }
        let first: OrganisationPage = app.client().get(&format!("{LIST}?limit=2")).await.parse();
        let cursor = first.next_cursor.unwrap();
        let second = names(&app, &format!("?limit=2&cursor={cursor}")).await;
        let first: Vec<_> = first.items.iter().map(|one| one.name.to_string()).collect();
        assert_eq!((first, second), (vec!["乙社".into(), "甲社".into()], vec!["丙社".into(), "丁社".into()]));
        let other = app.client().get(&format!("{LIST}?sector=it&cursor={cursor}")).await;
        other.assert_faults(&[("/cursor", Code::NotACursor)]);
    }

    /// What staff have not looked at yet is not in the directory.
    async fn a_pending_organisation_is_not_public(app: TestApp) {
        let mut new = organisation("未確認社", "ミカクニンシャ", Sector::Other);
        new.status = OrganisationStatus::Pending;
        let id = add(&app, new).await;
        assert_eq!(names(&app, "").await, Vec::<String>::new());
        app.client().get(&one(id)).await.assert_problem(Code::NotFound);
        let known = service::find_by_name_key(app.context().db.read(), "㈱ 未確認社").await.unwrap();
        assert_eq!(known.iter().map(|one| one.id).collect::<Vec<_>>(), [id]);
    }

    /// The page tells whether a company is registered today.
    async fn a_registered_company_says_so(app: TestApp) {
        let id = add(&app, organisation("株式会社見本システム", "ミホンシステム", Sector::It)).await;
        let answer = app.client().get(&one(id)).await.assert_status(200);
        let detail: OrganisationDetail = answer.parse();
        assert!(detail.registered_it && detail.version == 1);
        assert!(answer.etag().starts_with("\"v1-"));
        app.client().get(&format!("{LIST}/x")).await.assert_problem(Code::NotFound);
    }

    /// The numbers beside the list are those of the list, each given the other filters.
    async fn facets_count_what_each_filter_would_leave(app: TestApp) {
        for (n, (sector, place)) in [
            (Sector::It, Municipality::Sendai), (Sector::It, Municipality::Sendai),
            (Sector::Local, Municipality::Sendai), (Sector::Local, Municipality::Ishinomaki),
        ].into_iter().enumerate() {
            let mut new = organisation(&format!("見本{n}社"), "", sector);
            new.municipality = Some(place);
            if n == 3 {
                new.needs = "ﾃﾞｰﾀの置き場".parse().ok();
                new.description = "水産加工をしています。".parse().ok();
            }
            add(&app, new).await;
        }
        let mut waiting = organisation("待つ社", "", Sector::It);
        waiting.status = OrganisationStatus::Pending;
        add(&app, waiting).await;
        let facets = async |query: &str| -> Value {
            app.client().get(&format!("{FACETS}{query}")).await.assert_status(200).json()
        };
        let all = facets("").await;
        assert_eq!(all["total"], 4);
        assert_eq!(all["sector"], json!([{"value": "it", "count": 2}, {"value": "local", "count": 2}]));
        assert_eq!(all["municipality"], json!([
            {"value": "041009", "count": 3}, {"value": "042021", "count": 1}
        ]));
        assert_eq!(all["registered_it"], json!([{"value": "yes", "count": 2}, {"value": "no", "count": 2}]));
        let local = facets("?sector=local").await;
        assert_eq!((&local["total"], &local["sector"]), (&json!(2), &all["sector"]));
        assert_eq!(local["registered_it"], json!([{"value": "no", "count": 2}]));
        assert_eq!(facets("?registered_it=yes").await["total"], 2);
        for text in ["でーた", "水産%20見本3"] {
            assert_eq!(facets(&format!("?text={text}")).await["total"], 1, "{text}");
            assert_eq!(names(&app, &format!("?text={text}")).await, ["見本3社"], "{text}");
        }
        // What a form offers while one types goes by names.
        assert_eq!(names(&app, "?q=水産").await, Vec::<String>::new());
        let strange = app.client().get(&format!("{FACETS}?limit=1")).await;
        strange.assert_faults(&[("/limit", Code::UnknownField)]);
    }
}
