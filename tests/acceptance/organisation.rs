//! The directory: public, searchable however one types, in the order of readings.

use acceptance::{TestApp, both};
use api::features::organisation::service::{self, NewOrganisation};
use api::platform::http_error::ApiError;
use api::platform::log::Actor;
use shared::organisation::api::{LIST, OrganisationDetail, OrganisationPage, one};
use shared::organisation::{Industry, Municipality, OrganisationId, OrganisationStatus, Sector};
use shared::problem::Code;

fn organisation(name: &str, kana: &str, sector: Sector) -> NewOrganisation {
    NewOrganisation {
        name: name.parse().unwrap(),
        kana: kana.parse().ok(),
        corporate_number: None,
        sector,
        industry: Some(Industry::Information),
        municipality: Some(Municipality::Sendai),
        size: None,
        registered_it_since: (sector == Sector::It).then(|| "2025-04-01".parse().unwrap()),
        description: None,
        offers: None,
        needs: None,
        website: None,
        status: OrganisationStatus::Active,
    }
}

async fn add(app: &TestApp, new: NewOrganisation) -> OrganisationId {
    let context = app.context().clone();
    let db = context.db.clone();
    let added = db.write(move |tx| {
        Box::pin(async move {
            let id = service::create(tx, &context, Actor::System, new).await?;
            Ok::<_, ApiError>(id)
        })
    });
    added.await.unwrap()
}

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
}
