//! The demo programme: loads by the rules, shows something true on every page, sends nothing.

use acceptance::both;
use api::demo::{self, DemoError, PASSWORD, SIGN_INS};
use serde_json::{Value, json};
use shared::organisation::api::OrganisationPage;
use shared::outbox::MailStatus;

async fn all(app: &acceptance::TestApp, path: &str) -> Vec<Value> {
    let mut items = Vec::new();
    let mut cursor = String::new();
    loop {
        let sign = if path.contains('?') { '&' } else { '?' };
        let page = app
            .client()
            .get(&format!("{path}{sign}limit=100{cursor}"))
            .await
            .assert_status(200)
            .json();
        items.extend(page["items"].as_array().unwrap().clone());
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return items,
        }
    }
}

both! {
    /// It loads once, on an empty database, around today.
    async fn the_demo_fills_every_page(app: TestApp) {
        demo::load(app.context()).await.unwrap();
        let again = demo::load(app.context()).await;
        assert!(matches!(again, Err(DemoError::NotEmpty)), "{again:?}");

        for (sector, expected) in [("it", 62), ("local", 40)] {
            let path = format!("/api/v1/organisations?limit=100&sector={sector}");
            let page: OrganisationPage = app.client().get(&path).await.parse();
            assert_eq!(page.items.len(), expected, "{sector}");
            assert!(page.items.iter().all(|one| one.name.as_str().contains("見本")));
        }

        let events = all(&app, "/api/v1/events?period=all").await;
        let with = |key: &str, value: &str| {
            events.iter().filter(|event| event[key] == value).count()
        };
        assert!(with("status", "finished") >= 12, "{events:?}");
        assert!(with("status", "published") >= 4);
        assert_eq!((with("status", "cancelled"), with("status", "postponed")), (2, 1));
        assert!(with("format", "hybrid") >= 2 && with("format", "online") >= 2);

        for (address, _) in SIGN_INS {
            let body = json!({ "email": address, "password": PASSWORD });
            app.client().post("/api/v1/auth/sign-in").json(&body).await.expect(200);
        }

        let mails = app.mails().await;
        assert!((2..=4).contains(&mails.len()), "{}", mails.len());
        assert!(mails.iter().all(|mail| mail.status == MailStatus::Sent));
        assert!(mails.iter().any(|mail| mail.to == "member@example.jp"));
        assert!(mails.iter().all(|mail| mail.to.ends_with("@example.jp")));
    }
}
