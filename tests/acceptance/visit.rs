//! Visits: counted exactly, and nothing about who looks.

use acceptance::{Client, Digest, Persona, TestApp, both};
use futures::future::join_all;
use serde_json::{Value, json};
use shared::problem::Code;
use shared::visit::api::path;

use crate::event::{draft, form, programme, published};
use crate::portal;

/// What a person's browser says it is.
const BROWSER: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Safari/604.1";

/// Shows a page to a person.
pub async fn view(client: &Client, body: &Value) -> acceptance::Answer {
    let call = client.post(path::PAGE_VIEWS).header("user-agent", BROWSER);
    call.json(body).await
}

async fn summary(staff: &Client, query: &str) -> Value {
    let path = format!("{}{query}", path::SUMMARY);
    staff.get(&path).await.assert_status(200).json()
}

async fn total(app: &TestApp) -> i64 {
    app.settle().await;
    summary(&app.prefecture().await, "").await["total"]
        .as_i64()
        .unwrap()
}

both! {
    /// A page that is none of ours, or of nothing, is refused, and leaves no row behind: nobody can
    /// fill the table with names they made up.
    async fn only_pages_that_are_there_for_everybody_are_counted(app: TestApp) {
        programme(&app).await;
        let hidden = draft(&app.contractor().await, &form()).await;
        app.settle().await;
        let before = app.digest().await;
        let client = app.client();
        let nothing = app.random().uuid_v4();
        let refusals = [
            (json!({"kind": "../etc/passwd"}), "/kind", Code::UnknownValue),
            (json!({"kind": "staff"}), "/kind", Code::UnknownValue),
            (json!({"kind": 1}), "/kind", Code::WrongType),
            (json!({}), "/kind", Code::Required),
            (json!({"kind": "home", "referrer": "x"}), "/referrer", Code::UnknownField),
            (json!({"kind": "event"}), "/id", Code::Required),
            (json!({"kind": "event", "id": "7"}), "/id", Code::NotAnId),
            (json!({"kind": "home", "id": nothing}), "/id", Code::NotApplicable),
            (json!({"kind": "event", "id": nothing}), "/id", Code::NoSuchReference),
            (json!({"kind": "organisation", "id": nothing}), "/id", Code::NoSuchReference),
            (json!({"kind": "article", "id": nothing}), "/id", Code::NoSuchReference),
            (json!({"kind": "measure", "id": nothing}), "/id", Code::NoSuchReference),
            (json!({"kind": "event", "id": hidden}), "/id", Code::NoSuchReference),
        ];
        for (body, at, code) in refusals {
            view(&client, &body).await.assert_faults(&[(at, code)]);
        }
        app.settle().await;
        before.assert_same(&app.digest().await, "views that were refused");
    }

    /// However many come at once, each counts, once they are written; and one stop loses none.
    async fn many_at_once_are_counted_exactly(app: TestApp) {
        programme(&app).await;
        let event = published(&app, &form()).await;
        let instance = app.instances(1).await.remove(0);
        let background = instance.application.start();
        let client = instance.client();
        let bodies = [json!({"kind": "home"}), json!({"kind": "event", "id": event})];
        let views = (0..300).map(|n| view(&client, &bodies[n % 2]));
        for answer in join_all(views).await {
            assert_eq!(answer.status(), 204, "{answer:?}");
            assert!(answer.text().is_empty());
        }
        background.stop().await;
        let sums = summary(&app.prefecture().await, "").await;
        assert_eq!(sums["total"], 300);
        assert_eq!(
            sums["pages"],
            json!([
                {"kind": "event", "id": event, "title": "水産加工のDXを語る会", "views": 150},
                {"kind": "home", "id": null, "title": null, "views": 150},
            ])
        );
    }

    /// Staff, programs that say so, and what is fetched ahead are answered alike and not counted.
    async fn only_people_are_counted(app: TestApp) {
        programme(&app).await;
        let home = json!({"kind": "home"});
        for staff in [app.contractor().await, app.prefecture().await, app.admin().await] {
            view(&staff, &home).await.expect(204);
        }
        let client = app.client();
        for program in ["", "curl/8.5.0", "Mozilla/5.0 (compatible; Googlebot/2.1)"] {
            let call = client.post(path::PAGE_VIEWS).header("user-agent", program);
            call.json(&home).await.expect(204);
        }
        let ahead = client.post(path::PAGE_VIEWS).header("user-agent", BROWSER);
        ahead.header("sec-purpose", "prefetch;prerender").json(&home).await.expect(204);
        assert_eq!(total(&app).await, 0);
        // A page of the SPA that the server sends counts nothing; only what a browser shows does.
        client.get("/").await;
        assert_eq!(total(&app).await, 0);
        for person in [app.client(), app.member().await, app.moderator().await] {
            view(&person, &home).await.expect(204);
        }
        assert_eq!(total(&app).await, 3);
    }

    /// A view is a number in one row: no entry in the log, no kept answer, nothing of who looked.
    async fn a_view_leaves_a_number_and_nothing_else(app: TestApp) {
        let staff = app.prefecture().await;
        app.settle().await;
        let without = |digest: &Digest| digest.clone().without("page_view");
        let before = app.digest().await;
        let client = app.client();
        let call = client.post(path::PAGE_VIEWS).header("user-agent", BROWSER);
        let answer = call.idempotency_key("a-key").json(&json!({"kind": "home"})).await;
        assert_eq!(answer.header("set-cookie"), "");
        answer.expect(204);
        app.settle().await;
        without(&before).assert_same(&without(&app.digest().await), "a view");
        let days = staff.get(path::STAFF_PAGE_VIEWS).await.assert_status(200).json();
        assert_eq!(
            days["items"],
            json!([{"day": "2026-06-10", "kind": "home", "id": null, "views": 1}])
        );
    }

    /// The day is Japan's, and days of two instances add up.
    async fn a_day_ends_at_midnight_in_japan(app: TestApp) {
        app.prefecture().await;
        let home = json!({"kind": "home"});
        let other = app.instances(1).await.remove(0);
        app.clock.set("2026-06-10T14:59:59Z".parse().unwrap());
        view(&app.client(), &home).await.expect(204);
        view(&other.client(), &home).await.expect(204);
        app.settle().await;
        app.clock.set("2026-06-10T15:00:00Z".parse().unwrap());
        view(&app.client(), &home).await.expect(204);
        app.settle().await;
        app.renew().await;
        let staff = app.prefecture().await;
        let days = staff.get(path::STAFF_PAGE_VIEWS).await.assert_status(200).json();
        let found: Vec<(&str, i64)> = days["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| (row["day"].as_str().unwrap(), row["views"].as_i64().unwrap()))
            .collect();
        assert_eq!(found, [("2026-06-11", 1), ("2026-06-10", 2)]);
    }

    /// Sums are by month and fiscal year; a list has pages; a kind is not another that begins alike.
    async fn staff_read_the_counts(app: TestApp) {
        programme(&app).await;
        let event = published(&app, &form()).await;
        for (at, body) in [
            ("2027-03-31T14:59:59Z", json!({"kind": "home"})),
            ("2027-04-01T01:00:00Z", json!({"kind": "events"})),
            ("2027-04-30T14:59:59Z", json!({"kind": "event", "id": event})),
            ("2027-04-30T15:00:00Z", json!({"kind": "event", "id": event})),
        ] {
            app.clock.set(at.parse().unwrap());
            view(&app.client(), &body).await.expect(204);
        }
        app.settle().await;
        let staff = app.sign_in(&Persona::Prefecture.email()).await;
        let sums = summary(&staff, "").await;
        assert_eq!(sums["from"], "2027-04-01");
        assert_eq!(
            sums["months"],
            json!([
                {"year": 2027, "month": 4, "views": 2},
                {"year": 2027, "month": 5, "views": 1},
            ])
        );
        assert_eq!(summary(&staff, "?from=2027-03-31&to=2027-03-31").await["total"], 1);
        let days = json!([
            {"day": "2027-04-01", "views": 1},
            {"day": "2027-04-30", "views": 1},
            {"day": "2027-05-01", "views": 1},
        ]);
        assert_eq!(summary(&staff, "?from=2027-04-01&to=2027-06-01").await["days"], days);
        // 63 days are told by month only.
        let longer = summary(&staff, "?from=2027-04-01&to=2027-06-02").await;
        assert_eq!((&longer["days"], &longer["total"]), (&json!([]), &json!(3)));
        assert_eq!(longer["pages"][0], json!({
            "kind": "event", "id": event, "title": "水産加工のDXを語る会", "views": 2
        }));
        let list = async |query: &str| {
            let path = format!("{}{query}", path::STAFF_PAGE_VIEWS);
            staff.get(&path).await.assert_status(200).json()
        };
        let all = list("?from=2027-01-01").await;
        let mut paged = Vec::new();
        let mut cursor = String::new();
        loop {
            let page = list(&format!("?from=2027-01-01&limit=1{cursor}")).await;
            paged.extend(page["items"].as_array().unwrap().iter().cloned());
            match page["next_cursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        assert_eq!(all["items"], Value::from(paged));
        assert_eq!(all["items"].as_array().unwrap().len(), 4);
        let events = list("?kind=event").await;
        assert_eq!(events["items"].as_array().unwrap().len(), 2);
        for (query, code) in [
            ("?from=2027-04-02&to=2027-04-01", Code::EndBeforeStart),
            ("?from=2007-04-02", Code::OutOfRange),
        ] {
            for address in [path::SUMMARY, path::STAFF_PAGE_VIEWS] {
                let answer = staff.get(&format!("{address}{query}")).await;
                answer.assert_faults(&[("/to", code)]);
            }
        }
    }

    /// What could not be written waits for the next time.
    async fn a_failing_database_loses_nothing(app: TestApp) {
        app.prefecture().await;
        let instance = app.instances(1).await.remove(0);
        view(&instance.client(), &json!({"kind": "home"})).await.expect(204);
        let context = &instance.application.context;
        context.db.close().await;
        let views = &instance.application.views;
        assert!(views.flush(&context.db).await.is_err());
        // Settling writes what every instance holds, by a connection that works.
        assert_eq!(total(&app).await, 1);
    }

    /// A page about one thing is told by its name, of any kind; once it is not public it has none,
    /// and its views stay counted.
    async fn pages_are_told_by_their_names_while_they_are_public(app: TestApp) {
        programme(&app).await;
        let news = portal::published(&app, &portal::news()).await;
        let measure = portal::published(&app, &portal::measure()).await;
        for body in [json!({"kind": "article", "id": news}), json!({"kind": "measure", "id": measure})] {
            view(&app.client(), &body).await.expect(204);
        }
        app.settle().await;
        let staff = app.prefecture().await;
        let titles = async || {
            let pages = summary(&staff, "").await["pages"].clone();
            let row = |page: &Value| (page["kind"].clone(), page["title"].clone(), page["views"].clone());
            pages.as_array().unwrap().iter().map(row).collect::<Vec<_>>()
        };
        let (article, grant) = (portal::news()["title"].clone(), portal::measure()["title"].clone());
        let there = (json!("measure"), grant, json!(1));
        assert_eq!(titles().await, [(json!("article"), article, json!(1)), there.clone()]);
        portal::step(&staff, &news, "archive").await.expect(200);
        assert_eq!(titles().await, [(json!("article"), Value::Null, json!(1)), there]);
    }
}
